#include "core/store/overlay.hpp"

#include <fmt/format.h>

#include <array>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/model/names.hpp"
#include "core/model/utf8.hpp"
#include "core/store/added.hpp"
#include "core/store/correction_log.hpp"
#include "core/store/kept.hpp"
#include "core/store/sql.hpp"

namespace demarche::store {
namespace {

/// A table that corrections touch, and the rows that they touch: all with a `key` that `touched`
/// selects.
struct Shadowed {
    std::string_view table, key, touched;
};

constexpr std::string_view merged_actors = "SELECT actor FROM temp.merged_actors";
constexpr std::string_view merged_issues = "SELECT issue FROM temp.merged_issues";

constexpr std::array<Shadowed, 12> shadowed = {{
    {"actors", "actor",
     "SELECT actor FROM temp.merged_actors UNION SELECT actor FROM main.actors WHERE id IN "
     "(SELECT subject FROM temp.corrected)"},
    {"actor_names", "actor",
     "SELECT actor FROM temp.merged_actors UNION SELECT stays FROM temp.merged_actors UNION "
     "SELECT actor FROM main.actors WHERE id IN (SELECT subject FROM temp.corrected)"},
    {"memberships", "actor",
     "SELECT actor FROM temp.merged_actors UNION SELECT stays FROM temp.merged_actors UNION "
     "SELECT actor FROM main.memberships WHERE of_id IN (SELECT id FROM temp.merged_actors)"},
    {"roles", "actor",
     "SELECT actor FROM temp.merged_actors UNION SELECT stays FROM temp.merged_actors UNION "
     "SELECT actor FROM main.roles WHERE of_id IN (SELECT id FROM temp.merged_actors)"},
    {"mentions", "actor", merged_actors},
    {"issues", "issue",
     "SELECT issue FROM temp.merged_issues UNION SELECT issue FROM main.issues WHERE id IN "
     "(SELECT subject FROM temp.corrected) OR parent_id IN (SELECT id FROM temp.merged_issues)"},
    {"issue_names", "issue",
     "SELECT issue FROM temp.merged_issues UNION SELECT stays FROM temp.merged_issues"},
    {"issue_leans", "issue", merged_issues},
    {"events", "event",
     "SELECT event FROM main.events WHERE id IN (SELECT subject FROM temp.corrected) "
     "UNION SELECT event FROM main.events WHERE source IN (SELECT actor FROM temp.merged_actors) "
     "UNION SELECT event FROM main.events WHERE target IN (SELECT actor FROM temp.merged_actors) "
     "UNION SELECT event FROM main.events WHERE source_speaker IN "
     "(SELECT actor FROM temp.merged_actors) "
     "UNION SELECT event FROM main.events WHERE target_speaker IN "
     "(SELECT actor FROM temp.merged_actors) "
     "UNION SELECT event FROM main.events WHERE issue IN (SELECT issue FROM temp.merged_issues)"},
    {"event_reports", "event",
     "SELECT event FROM main.events WHERE id IN (SELECT subject FROM temp.corrected) UNION "
     "SELECT event FROM main.event_reports WHERE issue IN (SELECT issue FROM temp.merged_issues)"},
    {"stances", "stance",
     "SELECT stance FROM main.stances WHERE id IN (SELECT subject FROM temp.corrected) "
     "UNION SELECT stance FROM main.stances WHERE holder IN (SELECT actor FROM "
     "temp.merged_actors) "
     "UNION SELECT stance FROM main.stances WHERE speaker IN (SELECT actor FROM "
     "temp.merged_actors) "
     "UNION SELECT stance FROM main.stances WHERE issue IN (SELECT issue FROM "
     "temp.merged_issues)"},
    {"stance_reports", "stance",
     "SELECT stance FROM main.stances WHERE id IN (SELECT subject FROM temp.corrected)"},
}};

void lift(SQLite::Database& db) {
    for (const Shadowed& one : shadowed)
        db.exec(
            fmt::format("DROP VIEW temp.{0}; DROP TABLE temp.corrected_{0}; "
                        "DROP TABLE temp.touched_{0}",
                        one.table));
    db.exec(
        "DROP TABLE temp.corrected; DROP TABLE temp.merged_actors; "
        "DROP TABLE temp.merged_issues");
}

void shadow(SQLite::Database& db, const Shadowed& one) {
    db.exec(
        fmt::format("CREATE TEMP TABLE touched_{0} ({1} INTEGER PRIMARY KEY); "
                    "INSERT INTO temp.touched_{0} {2}; "
                    "CREATE TEMP TABLE corrected_{0} AS SELECT * FROM main.{0} WHERE {1} IN "
                    "(SELECT {1} FROM temp.touched_{0}); "
                    "CREATE INDEX temp.corrected_{0}_by_{1} ON corrected_{0} ({1}); "
                    "CREATE TEMP VIEW {0} AS SELECT * FROM main.{0} WHERE {1} NOT IN "
                    "(SELECT {1} FROM temp.touched_{0}) UNION ALL SELECT * FROM temp.corrected_{0}",
                    one.table, one.key, one.touched));
}

/// Each correction looks for its subject.
void index_ids(SQLite::Database& db) {
    for (const auto* table : {"events", "stances"})
        db.exec(fmt::format("CREATE INDEX temp.corrected_{0}_by_id ON corrected_{0} (id)", table));
}

/// Lays the corrections of one graph, step by step.
class Laying {
public:
    Laying(SQLite::Database& db, const InForce& log)
        : db_{db}, corrections_{log.effective}, kept_{find_kept(db, log)} {}

    void run_all() {
        db_.exec(
            "CREATE TEMP TABLE corrected (subject TEXT PRIMARY KEY) WITHOUT ROWID; "
            "CREATE TEMP TABLE merged_actors (actor INTEGER PRIMARY KEY, id TEXT, stays INTEGER, "
            "stays_id TEXT); "
            "CREATE TEMP TABLE merged_issues (issue INTEGER PRIMARY KEY, id TEXT, stays INTEGER, "
            "stays_id TEXT)");
        SQLite::Statement add{db_, "INSERT OR IGNORE INTO temp.corrected VALUES (?)"};
        for (const Correction& one : corrections_) run(add, one.subject);
        for (const std::string& id : kept_.ids()) run(add, id);
        number_the_unknown();
        note_merges(CorrectionKind::actor_merge, "actor", "actors", actors_);
        note_merges(CorrectionKind::issue_merge, "issue", "issues", issues_);
        for (const Shadowed& one : shadowed) shadow(db_, one);
        index_ids(db_);
        add_the_unknown();
        add_statements();
        merge_actors();
        merge_issues();
        for (const Correction& one : corrections_) apply(one);
        confirm_kept(db_, kept_);
    }

private:
    using Rows = std::unordered_map<std::string, std::int64_t>;

    [[nodiscard]] std::int64_t stored_row(const char* table, const char* key,
                                          const std::string& id) {
        SQLite::Statement find{db_, fmt::format("SELECT {} FROM main.{} WHERE id = ?", key, table)};
        bind_to(find, 1, id);
        return find.executeStep() ? number_of(find, 0) : 0;
    }

    /// Actors and issues that corrections name and no article does have numbers below 0.
    void number_the_unknown() {
        for (const Actor& one : actors_described())
            if (stored_row("actors", "actor", one.id.text) == 0)
                actors_.try_emplace(one.id.text, -static_cast<std::int64_t>(actors_.size()) - 1);
        for (const Issue& one : issues_described())
            if (stored_row("issues", "issue", one.id.text) == 0)
                issues_.try_emplace(one.id.text, -static_cast<std::int64_t>(issues_.size()) - 1);
    }

    [[nodiscard]] std::vector<Actor> actors_described() const {
        std::vector<Actor> all;
        for (const Correction& one : corrections_) {
            if (one.actor) all.push_back(*one.actor);
            if (one.added)
                all.insert(all.end(), one.added->actors.begin(), one.added->actors.end());
        }
        for (const auto& [kept, article] : kept_.put_in)
            all.insert(all.end(), kept.told.actors.begin(), kept.told.actors.end());
        return all;
    }
    [[nodiscard]] std::vector<Issue> issues_described() const {
        std::vector<Issue> all;
        for (const Correction& one : corrections_) {
            if (one.issue) all.push_back(*one.issue);
            if (one.added)
                all.insert(all.end(), one.added->issues.begin(), one.added->issues.end());
        }
        for (const auto& [kept, article] : kept_.put_in)
            all.insert(all.end(), kept.told.issues.begin(), kept.told.issues.end());
        return all;
    }

    [[nodiscard]] std::int64_t row_of(const Rows& unknown, const char* table, const char* key,
                                      const std::string& id) {
        const auto found = unknown.find(id);
        return found != unknown.end() ? found->second : stored_row(table, key, id);
    }

    [[nodiscard]] std::string stays(CorrectionKind merge, const std::string& id) const {
        return end_of_merges(corrections_, merge, id);
    }

    void note_merges(CorrectionKind kind, const char* key, const char* table, const Rows& unknown) {
        SQLite::Statement add{
            db_, fmt::format("INSERT OR IGNORE INTO temp.merged_{} VALUES (?, ?, ?, ?)", table)};
        for (const Correction& one : corrections_) {
            if (one.kind != kind) continue;
            const std::string stays_id = stays(kind, one.subject);
            const std::int64_t gone = row_of(unknown, table, key, one.subject);
            const std::int64_t row = row_of(unknown, table, key, stays_id);
            if (gone != 0 && row != 0) run(add, gone, one.subject, row, stays_id);
        }
    }

    void add_the_unknown() {
        SQLite::Statement actor{db_, "INSERT INTO temp.corrected_actors VALUES (?, ?, ?, ?, ?, 0)"};
        SQLite::Statement issue{db_, "INSERT INTO temp.corrected_issues VALUES (?, ?, ?, ?, '')"};
        Rows actors = actors_, issues = issues_;  // each is added once
        for (const Actor& one : actors_described())
            if (const auto row = actors.extract(one.id.text); !row.empty()) {
                run(actor, row.mapped(), one.id.text, one.name, to_text(one.type), one.code);
                add_name("actor", row.mapped(), one.name);
            }
        for (const Issue& one : issues_described())
            if (const auto row = issues.extract(one.id.text); !row.empty()) {
                run(issue, row.mapped(), one.id.text, one.name, one.question);
                add_name("issue", row.mapped(), one.name);
            }
    }

    /// Before merges, which what was added or kept follows too; what two people added is there
    /// once.
    void add_statements() {
        AddedWriter writer{
            db_,
            {[this](const ActorId& id) { return row_of(actors_, "actors", "actor", id.text); },
             [this](const IssueId& id) { return row_of(issues_, "issues", "issue", id.text); }}};
        std::set<std::string> added;
        for (const auto& [addition, by] : kept_.told_again) added.insert(addition);
        for (const Correction& one : corrections_)
            if (one.added && added.insert(one.subject).second) writer.add(one);
        lay_kept(db_, kept_, writer);
    }

    void add_name(std::string_view kind, std::int64_t row, const std::string& name) {
        SQLite::Statement add{
            db_, fmt::format("INSERT INTO temp.corrected_{0}_names SELECT ?1, ?2, ?3 WHERE NOT "
                             "EXISTS (SELECT 1 FROM temp.corrected_{0}_names WHERE {0} = ?1 AND "
                             "name = ?2)",
                             kind)};
        run(add, row, name, utf8::fold(name));
    }

    /// Puts the actor that stays for the one that is merged; of rows that become alike one is kept.
    void redirect(std::string_view table, std::string_view column, std::string_view kind) {
        db_.exec(fmt::format(
            "UPDATE temp.corrected_{0} SET {1} = (SELECT stays FROM "
            "temp.merged_{2}s m WHERE m.{2} = corrected_{0}.{1}) WHERE {1} IN (SELECT {2} FROM "
            "temp.merged_{2}s)",
            table, column, kind));
    }
    void redirect_id(std::string_view table, std::string_view column, std::string_view kind) {
        db_.exec(fmt::format(
            "UPDATE temp.corrected_{0} SET {1} = (SELECT stays_id FROM "
            "temp.merged_{2}s m WHERE m.id = corrected_{0}.{1}) WHERE {1} IN (SELECT id FROM "
            "temp.merged_{2}s)",
            table, column, kind));
    }
    void keep_one(std::string_view table, std::string_view columns) {
        db_.exec(
            fmt::format("DELETE FROM temp.corrected_{0} WHERE rowid NOT IN "
                        "(SELECT min(rowid) FROM temp.corrected_{0} GROUP BY {1})",
                        table, columns));
    }

    void merge_actors() {
        db_.exec(
            "DELETE FROM temp.corrected_actors WHERE actor IN "
            "(SELECT actor FROM temp.merged_actors)");
        for (const auto* table : {"actor_names", "memberships", "roles", "mentions"})
            redirect(table, "actor", "actor");
        for (const auto* table : {"memberships", "roles"}) redirect_id(table, "of_id", "actor");
        db_.exec(
            "DELETE FROM temp.corrected_memberships WHERE of_id = (SELECT id FROM "
            "temp.actors a WHERE a.actor = corrected_memberships.actor)");
        keep_one("actor_names", "actor, name");
        keep_one("memberships", "actor, of_id");
        keep_one("roles", "actor, since, until, role, of_id");
        keep_one("mentions", "article, begin, end, actor");
        for (const auto* column : {"source", "target", "source_speaker", "target_speaker"})
            redirect("events", column, "actor");
        for (const auto* column : {"holder", "speaker"}) redirect("stances", column, "actor");
    }

    void merge_issues() {
        db_.exec(
            "DELETE FROM temp.corrected_issues WHERE issue IN "
            "(SELECT issue FROM temp.merged_issues)");
        redirect("issue_names", "issue", "issue");
        keep_one("issue_names", "issue, name");
        // What leans towards the question of the one says nothing to the question of the other.
        db_.exec("DELETE FROM temp.corrected_issue_leans");
        redirect_id("issues", "parent_id", "issue");
        for (const auto* table : {"events", "event_reports", "stances"})
            redirect(table, "issue", "issue");
    }

    template <class Value>
    void set(std::string_view table, std::string_view assignment, const Value& value,
             const std::string& subject) {
        SQLite::Statement change{
            db_, fmt::format("UPDATE temp.corrected_{} SET {} WHERE id = ?2", table, assignment)};
        run(change, value, subject);
    }

    void set_actor(std::string_view table, std::string_view column, const Correction& one) {
        const std::int64_t row =
            row_of(actors_, "actors", "actor", stays(CorrectionKind::actor_merge, one.value));
        if (row != 0) set(table, fmt::format("{} = ?1", column), row, one.subject);
    }

    void remove(std::string_view kind, const std::string& subject) {
        SQLite::Statement reports{db_,
                                  fmt::format("DELETE FROM temp.corrected_{0}_reports WHERE {0} = "
                                              "(SELECT {0} FROM temp.corrected_{0}s WHERE id = ?)",
                                              kind)};
        run(reports, subject);
        SQLite::Statement whole{db_,
                                fmt::format("DELETE FROM temp.corrected_{}s WHERE id = ?", kind)};
        run(whole, subject);
    }

    /// A position keeps its relation to the issue's question: turned round where it was so before.
    void set_position(const Correction& one) {
        set("stances",
            "on_issue = CASE WHEN on_issue IS NULL OR 'neutral' IN (on_issue, position) THEN NULL "
            "WHEN ?1 = 'neutral' OR on_issue = position THEN ?1 "
            "ELSE iif(?1 = 'supports', 'opposes', 'supports') END, position = ?1",
            one.value, one.subject);
    }

    void apply(const Correction& one) {
        using enum CorrectionKind;
        switch (one.kind) {
            case event_reject:
                return remove("event", one.subject);
            case stance_reject:
                return remove("stance", one.subject);
            case event_confirm:
                return set("events", "confidence = ?1", 1.0, one.subject);
            case stance_confirm:
                return set("stances", "confidence = ?1", 1.0, one.subject);
            case event_source:
                return set_actor("events", "source", one);
            case event_target:
                return set_actor("events", "target", one);
            case stance_holder:
                return set_actor("stances", "holder", one);
            case event_cameo:
                return set("events", "cameo = ?1", one.value, one.subject);
            case event_date:
                if (const auto day = parse_day(one.value))
                    set("events", "day = ?1", stored_day(*day), one.subject);
                return;
            case stance_position:
                return set_position(one);
            case stance_issue:
                return set_issue(one);
            case stance_target:
                return set("stances", "target = ?1, on_issue = NULL", one.value, one.subject);
            case actor_alias:
                return name_actor(one);
            case actor_name:
                name_actor(one);
                return set("actors", "name = ?1", one.value, one.subject);
            case issue_question:
                return set("issues", "question = ?1", one.value, one.subject);
            case event_add:
            case stance_add:
            case actor_merge:
            case issue_merge:
            case undo:
                return;
        }
    }

    /// How the target leans on the new issue is not known.
    void set_issue(const Correction& one) {
        const std::int64_t row =
            row_of(issues_, "issues", "issue", stays(CorrectionKind::issue_merge, one.value));
        if (row != 0) set("stances", "issue = ?1, on_issue = NULL", row, one.subject);
    }

    void name_actor(const Correction& one) {
        const std::int64_t row =
            row_of(actors_, "actors", "actor", stays(CorrectionKind::actor_merge, one.subject));
        if (row != 0) add_name("actor", row, one.value);
    }

    SQLite::Database& db_;
    const std::vector<Correction>& corrections_;
    KeptStatements kept_;
    Rows actors_, issues_;  // those that no article names
};

/// An older file that is read before it is migrated has no log.
bool has_corrections(SQLite::Database& db) {
    return db.execAndGet("SELECT count(*) FROM main.sqlite_schema WHERE name = 'corrections'")
                   .getInt() > 0 &&
           db.execAndGet("SELECT EXISTS (SELECT 1 FROM main.corrections)").getInt() > 0;
}

}  // namespace

bool is_laid(SQLite::Database& db) {
    return db.execAndGet("SELECT count(*) FROM sqlite_temp_schema WHERE name = 'corrected'")
               .getInt() > 0;
}

void lay_corrections(SQLite::Database& db) {
    if (is_laid(db)) lift(db);
    if (!has_corrections(db)) return;
    const InForce log = in_force_of(read_log(db));
    if (log.effective.empty() && log.disputed.empty()) return;
    db.exec("SAVEPOINT lay_corrections");
    try {
        Laying{db, log}.run_all();
    } catch (...) {  // half a layer would answer wrongly
        db.exec("ROLLBACK TO lay_corrections; RELEASE lay_corrections");
        throw;
    }
    db.exec("RELEASE lay_corrections");
}

void lay_corrections(const Database& db) {
    guarded(db, [&] { lay_corrections(db.handle()); });
}

TouchedEvents touched_events(SQLite::Database& db) {
    TouchedEvents touched;
    if (!is_laid(db)) return touched;
    SQLite::Statement count{db, "SELECT count(*) FROM temp.touched_events"};
    if (count.executeStep()) touched.count = size_of(count, 0);
    SQLite::Statement codes{db, "SELECT DISTINCT cameo FROM temp.corrected_events"};
    while (codes.executeStep()) touched.codes.push_back(text_of(codes, 0));
    return touched;
}

AsExtracted::AsExtracted(const Database& db) : db_{db.handle()}, lay_{is_laid(db_)} {
    if (lay_) guarded(db, [&] { lift(db_); });
}

AsExtracted::~AsExtracted() {
    if (!lay_) return;
    try {
        lay_corrections(db_);
    } catch (const SQLite::Exception&) {  // what is next asked of the connection tells
    }
}

}  // namespace demarche::store
