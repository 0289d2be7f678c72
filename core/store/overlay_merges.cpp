#include "core/store/overlay_merges.hpp"

#include <fmt/format.h>

#include <string_view>

#include "core/store/overlay_tables.hpp"
#include "core/store/sql.hpp"

namespace demarche::store {
namespace {

/// One laying of merges: temp.merging holds them meanwhile.
class Merging {
public:
    Merging(SQLite::Database& db, Party party) : db_{db}, key_{key_of(party)} {}

    void open(const std::vector<Merged>& merged) {
        SQLite::Statement add{db_, "INSERT OR IGNORE INTO temp.merging VALUES (?, ?, ?, ?, ?)"};
        for (const Merged& one : merged)
            run(add, one.row, one.id, one.stays, one.stays_id,
                std::int64_t{one.asks_otherwise ? 1 : 0});
    }
    void close() { db_.exec("DELETE FROM temp.merging"); }

    void redirect(std::string_view table, std::string_view column) {
        db_.exec(
            fmt::format("UPDATE temp.corrected_{0} SET {1} = (SELECT stays FROM temp.merging m "
                        "WHERE m.row = corrected_{0}.{1}) WHERE {1} IN (SELECT row FROM "
                        "temp.merging)",
                        table, column));
    }
    void redirect_id(std::string_view table, std::string_view column) {
        db_.exec(
            fmt::format("UPDATE temp.corrected_{0} SET {1} = (SELECT stays_id FROM temp.merging m "
                        "WHERE m.id = corrected_{0}.{1}) WHERE {1} IN (SELECT id FROM "
                        "temp.merging)",
                        table, column));
    }
    /// Lists the events or stances of which a column is about to change.
    void note_moved(std::string_view kind, std::string_view column) {
        db_.exec(
            fmt::format("INSERT OR IGNORE INTO temp.moved_{0}s SELECT {0} FROM temp.corrected_{0}s "
                        "WHERE {1} IN (SELECT row FROM temp.merging)",
                        kind, column));
    }
    void move(std::string_view kind, std::string_view column) {
        note_moved(kind, column);
        redirect(fmt::format("{}s", kind), column);
    }
    void remove_merged() {
        db_.exec(
            fmt::format("DELETE FROM temp.corrected_{0}s WHERE {0} IN (SELECT row FROM "
                        "temp.merging)",
                        key_));
    }

    void actors() {
        remove_merged();
        for (const auto* table : {"actor_names", "memberships", "roles", "mentions"})
            redirect(table, "actor");
        for (const auto* table : {"memberships", "roles"}) redirect_id(table, "of_id");
        redirect_id("issue_parties", "actor_id");
        db_.exec(
            "DELETE FROM temp.corrected_memberships WHERE of_id = (SELECT id FROM "
            "temp.actors a WHERE a.actor = corrected_memberships.actor)");
        keep_one(db_, "actor_names", "actor, name");
        keep_one(db_, "memberships", "actor, of_id");
        keep_one(db_, "roles", "actor, since, until, role, of_id");
        keep_one(db_, "mentions", "article, begin, end, actor");
        keep_one(db_, "issue_parties", "issue, actor_id");
        for (const auto* column : {"source", "target", "source_speaker", "target_speaker"})
            move("event", column);
        for (const auto* column : {"source_speaker", "target_speaker"})
            redirect("event_reports", column);
        for (const auto* column : {"holder", "speaker"}) move("stance", column);
    }

    void issues() {
        remove_merged();
        for (const auto* table : {"issue_names", "issue_parties"}) redirect(table, "issue");
        // What leans towards the question of the one says nothing to another question.
        db_.exec(
            "DELETE FROM temp.corrected_issue_leans WHERE issue IN (SELECT row FROM temp.merging "
            "m WHERE m.asks_otherwise OR (SELECT question FROM temp.corrected_issues i WHERE "
            "i.issue = m.stays) = '')");
        redirect("issue_leans", "issue");
        keep_one(db_, "issue_names", "issue, name");
        keep_one(db_, "issue_leans", "issue, phrase, lean");
        keep_one(db_, "issue_parties", "issue, actor_id");
        redirect_id("issues", "parent_id");
        db_.exec("UPDATE temp.corrected_issues SET parent_id = '' WHERE parent_id = id");
        for (const bool has_question : {true, false})
            forget_answers(
                db_,
                fmt::format("SELECT stance FROM temp.corrected_stances WHERE issue IN "
                            "(SELECT row FROM temp.merging m WHERE m.asks_otherwise AND "
                            "EXISTS (SELECT 1 FROM temp.corrected_issues i WHERE i.issue = m.stays "
                            "AND (i.question <> '') = {}))",
                            has_question ? 1 : 0),
                has_question);
        move("event", "issue");
        redirect("event_reports", "issue");
        move("stance", "issue");
    }

private:
    SQLite::Database& db_;
    std::string_view key_;
};

}  // namespace

void forget_answers(SQLite::Database& db, const std::string& stances, bool has_question) {
    if (has_question) db.exec("INSERT OR IGNORE INTO temp.unanswered " + stances);
    // An answer that is null counts as the position on the target does.
    const auto* const answer = has_question ? "'neutral'" : "NULL";
    for (const auto* table : {"stances", "stance_reports"})
        db.exec(fmt::format("UPDATE temp.corrected_{} SET on_issue = {} WHERE stance IN ({})",
                            table, answer, stances));
}

void lay_merges(SQLite::Database& db, Party party, const std::vector<Merged>& merged) {
    if (merged.empty()) return;
    Merging merging{db, party};
    merging.open(merged);
    if (party == Party::actor)
        merging.actors();
    else
        merging.issues();
    merging.close();
}

}  // namespace demarche::store
