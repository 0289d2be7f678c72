#include "core/store/overlay_splits.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>
#include <variant>
#include <vector>

#include "core/model/phrase.hpp"
#include "core/store/overlay_merges.hpp"
#include "core/store/overlay_tables.hpp"
#include "core/store/sql.hpp"

namespace demarche::store {
namespace {

Selection days_of(const Split& split) {
    Selection chosen;
    chosen.since = split.since;
    chosen.until = split.until;
    return chosen;
}

/// Rows `one` that one of the articles reports, extracted or added.
void add_reported(Conditions& conditions, SQLite::Database& db, std::string_view kind,
                  const std::vector<ArticleId>& articles) {
    if (articles.empty()) return;
    Conditions in;
    in.add_any(std::array<std::string_view, 1>{"article"}, rows_of(db, articles));
    std::vector<Conditions::Value> twice = in.values();
    twice.insert(twice.end(), in.values().begin(), in.values().end());
    conditions.add(fmt::format("(one.{0} IN (SELECT {0} FROM main.{0}_reports{1}) OR one.{0} IN "
                               "(SELECT {0} FROM temp.corrected_{0}_reports{1}))",
                               kind, in.sql()),
                   std::move(twice));
}

/// Stances on the phrase, however it is written; no event is on one. `issue`: of which stances it
/// is asked, 0 of those in the copies.
void add_target(Conditions& conditions, SQLite::Database& db, std::string_view kind,
                const std::string& target, std::int64_t issue) {
    if (target.empty()) return;
    if (kind != "stance") return conditions.add("0");
    const std::string key = phrase_key(target);
    std::string any;
    std::vector<Conditions::Value> phrases;
    SQLite::Statement all{db, issue == 0
                                  ? "SELECT DISTINCT target FROM temp.corrected_stances"
                                  : "SELECT DISTINCT target FROM temp.stances WHERE issue = ?"};
    if (issue != 0) bind_to(all, 1, issue);
    while (all.executeStep())
        if (std::string one = text_of(all, 0); phrase_key(one) == key) {
            any += any.empty() ? "?" : ", ?";
            phrases.emplace_back(std::move(one));
        }
    conditions.add(fmt::format("one.target IN ({})", any), std::move(phrases));
}

/// What of the events or stances `one` the split takes.
Conditions fitting(SQLite::Database& db, std::string_view kind, const Split& split,
                   std::int64_t issue) {
    Conditions conditions;
    add_days(conditions,
             kind == "event"
                 ? "coalesce((SELECT d.day FROM temp.edited_days d WHERE d.id = one.id), one.day)"
                 : "one.day",
             days_of(split));
    add_reported(conditions, db, kind, split.articles);
    add_target(conditions, db, kind, split.target, issue);
    return conditions;
}

/// " AND …", or "".
std::string and_also(const Conditions& conditions) {
    const std::string sql = conditions.sql();
    return sql.empty() ? sql : " AND " + sql.substr(std::string_view{" WHERE "}.size());
}

std::vector<Conditions::Value> followed_by(std::vector<Conditions::Value> first,
                                           const Conditions& conditions) {
    first.insert(first.end(), conditions.values().begin(), conditions.values().end());
    return first;
}

void execute(SQLite::Database& db, const std::string& sql,
             const std::vector<Conditions::Value>& values) {
    SQLite::Statement statement{db, sql};
    int at = 0;
    for (const Conditions::Value& value : values)
        std::visit([&](const auto& bound) { bind_to(statement, ++at, bound); }, value);
    statement.exec();
}

/// One split, table by table.
class Splitting {
public:
    Splitting(SQLite::Database& db, Party party, const SplitRows& rows)
        : db_{db},
          rows_{rows},
          of_events_{fitting(db, "event", rows.split, 0)},
          of_stances_{fitting(db, "stance", rows.split, party == Party::issue ? rows.from : 0)} {}

    /// Events or stances whose `column` is who is split.
    void move(std::string_view kind, std::string_view column) {
        const std::string table = fmt::format("{}s", kind);
        put(
            table, kind, column,
            [&](std::string_view schema) { return chosen(schema, kind, column); },
            kind == "event" ? of_events_ : of_stances_, fmt::format("temp.moved_{}", table));
    }

    /// The reports of events that fit.
    void move_reports(std::string_view column) {
        put(
            "event_reports", "event", column,
            [&](std::string_view schema) {
                return fmt::format(
                    "SELECT r.event FROM {}event_reports AS r WHERE r.{} = ? AND EXISTS (SELECT 1 "
                    "FROM temp.events AS one WHERE one.event = r.event{})",
                    schema, column, and_also(of_events_));
            },
            of_events_, "");
    }

    void move_mentions() {
        touch(db_, "mentions", "actor", "SELECT ?", {rows_.from});
        Conditions articles;
        add_days(articles, "one.day", days_of(rows_.split));
        if (!rows_.split.articles.empty())
            articles.add_any(std::array<std::string_view, 1>{"one.article"},
                             rows_of(db_, rows_.split.articles));
        execute(db_,
                fmt::format("UPDATE temp.corrected_mentions SET actor = ? WHERE actor = ? AND "
                            "article IN (SELECT one.article FROM main.articles AS one{})",
                            articles.sql()),
                followed_by({rows_.into, rows_.from}, articles));
    }

    /// What the stances that are about to go said to the question that they were on.
    void forget_answers_of_moved() {
        if (!rows_.asks_otherwise) return;
        const auto values = followed_by({rows_.from}, of_stances_);
        for (const auto* table : {"stances", "stance_reports"})
            touch(db_, table, "stance", chosen("main.", "stance", "issue"), values);
        execute(db_, "INSERT INTO temp.leaving " + chosen("temp.corrected_", "stance", "issue"),
                values);
        forget_answers(db_, "SELECT stance FROM temp.leaving", rows_.has_question);
        db_.exec("DELETE FROM temp.leaving");
    }

private:
    [[nodiscard]] std::string chosen(std::string_view schema, std::string_view kind,
                                     std::string_view column) const {
        return fmt::format("SELECT one.{1} FROM {0}{1}s AS one WHERE one.{2} = ?{3}", schema, kind,
                           column, and_also(kind == "event" ? of_events_ : of_stances_));
    }

    /// `rows_in(schema)` selects the keys of the rows of a table, or of its copies, that go;
    /// `moved` is the list that is told, if there is one.
    template <class RowsIn>
    void put(std::string_view table, std::string_view key, std::string_view column,
             const RowsIn& rows_in, const Conditions& conditions, const std::string& moved) {
        const auto values = followed_by({rows_.from}, conditions);
        touch(db_, table, key, rows_in("main."), values);
        const std::string in_copies = rows_in("temp.corrected_");
        if (!moved.empty())
            execute(db_, fmt::format("INSERT OR IGNORE INTO {} {}", moved, in_copies), values);
        execute(db_,
                fmt::format("UPDATE temp.corrected_{0} SET {1} = ? WHERE {1} = ? AND {2} IN ({3})",
                            table, column, key, in_copies),
                followed_by({rows_.into, rows_.from, rows_.from}, conditions));
    }

    SQLite::Database& db_;
    const SplitRows& rows_;
    Conditions of_events_, of_stances_;
};

/// Gives the copies what the table has of `into`, and takes it from `from` where that has it not by
/// itself.
void bring_back_rows(SQLite::Database& db, std::string_view table, std::string_view key,
                     std::string_view columns, std::int64_t from, std::int64_t into) {
    SQLite::Statement take{
        db, fmt::format("DELETE FROM temp.corrected_{0} WHERE {1} = ?1 AND ({2}) IN (SELECT {2} "
                        "FROM main.{0} WHERE {1} = ?2) AND ({2}) NOT IN (SELECT {2} FROM main.{0} "
                        "WHERE {1} = ?1)",
                        table, key, columns)};
    run(take, from, into);
    SQLite::Statement give{
        db, fmt::format("INSERT INTO temp.corrected_{0} SELECT * FROM main.{0} WHERE {1} = ?",
                        table, key)};
    run(give, into);
}

}  // namespace

void lay_split(SQLite::Database& db, Party party, const SplitRows& rows) {
    Splitting splitting{db, party, rows};
    if (party == Party::actor) {
        for (const auto* column : {"source_speaker", "target_speaker"})
            splitting.move_reports(column);
        for (const auto* column : {"source", "target", "source_speaker", "target_speaker"})
            splitting.move("event", column);
        for (const auto* column : {"holder", "speaker"}) splitting.move("stance", column);
        splitting.move_mentions();
        return;
    }
    splitting.forget_answers_of_moved();
    splitting.move_reports("issue");
    splitting.move("event", "issue");
    splitting.move("stance", "issue");
}

bool fits(SQLite::Database& db, std::string_view kind, const std::string& id, const Split& split) {
    const Conditions conditions = fitting(db, kind, split, 0);
    SQLite::Statement find{db, fmt::format("SELECT 1 FROM temp.corrected_{}s AS one WHERE "
                                           "one.id = ?{}",
                                           kind, and_also(conditions))};
    bind_to(find, 1, id);
    conditions.bind(find, 2);
    return find.executeStep();
}

void bring_back(SQLite::Database& db, Party party, std::int64_t from, std::int64_t into) {
    const std::string_view key = key_of(party), table = table_of(party);
    SQLite::Statement row{
        db, fmt::format("INSERT INTO temp.corrected_{0} SELECT * FROM main.{0} WHERE {1} = ?",
                        table, key)};
    run(row, into);
    bring_back_rows(db, fmt::format("{}_names", key), key, "name", from, into);
    if (party == Party::issue) {
        bring_back_rows(db, "issue_leans", key, "phrase, lean", from, into);
        bring_back_rows(db, "issue_parties", key, "actor_id", from, into);
        return;
    }
    bring_back_rows(db, "memberships", key, "of_id", from, into);
    bring_back_rows(db, "roles", key, "since, until, role, of_id", from, into);
}

void forget_name(SQLite::Database& db, Party party, std::int64_t from, std::int64_t into) {
    SQLite::Statement forget{
        db, fmt::format("DELETE FROM temp.corrected_{0}_names WHERE {0} = ?1 AND name IN (SELECT "
                        "name FROM temp.corrected_{1} WHERE {0} = ?2) AND name NOT IN (SELECT name "
                        "FROM temp.corrected_{1} WHERE {0} = ?1)",
                        key_of(party), table_of(party))};
    run(forget, from, into);
}

}  // namespace demarche::store
