#include "core/store/overlay_tables.hpp"

#include <fmt/format.h>

#include <array>
#include <variant>

namespace demarche::store {
namespace {

/// A table that corrections touch, and the rows that they touch: all with a `key` that `touched`
/// selects.
struct Shadowed {
    std::string_view table, key, touched;
};

constexpr std::string_view named_actors = "SELECT actor FROM temp.named_actors";
constexpr std::string_view named_issues = "SELECT issue FROM temp.named_issues";

constexpr std::array<Shadowed, 13> shadowed = {{
    {"actors", "actor", named_actors},
    {"actor_names", "actor", named_actors},
    {"memberships", "actor",
     "SELECT actor FROM temp.named_actors UNION "
     "SELECT actor FROM main.memberships WHERE of_id IN (SELECT id FROM temp.merged_actors)"},
    {"roles", "actor",
     "SELECT actor FROM temp.named_actors UNION "
     "SELECT actor FROM main.roles WHERE of_id IN (SELECT id FROM temp.merged_actors)"},
    {"mentions", "actor", "SELECT actor FROM temp.merged_actors"},
    {"issues", "issue",
     "SELECT issue FROM temp.named_issues UNION SELECT issue FROM main.issues WHERE "
     "parent_id IN (SELECT id FROM temp.merged_issues)"},
    {"issue_names", "issue", named_issues},
    {"issue_leans", "issue", named_issues},
    {"issue_parties", "issue",
     "SELECT issue FROM temp.named_issues UNION SELECT issue FROM main.issue_parties WHERE "
     "actor_id IN (SELECT id FROM temp.merged_actors)"},
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
     "SELECT event FROM main.events WHERE id IN (SELECT subject FROM temp.corrected) "
     "UNION SELECT event FROM main.event_reports WHERE source_speaker IN "
     "(SELECT actor FROM temp.merged_actors) "
     "UNION SELECT event FROM main.event_reports WHERE target_speaker IN "
     "(SELECT actor FROM temp.merged_actors) "
     "UNION SELECT event FROM main.event_reports WHERE issue IN "
     "(SELECT issue FROM temp.merged_issues)"},
    {"stances", "stance",
     "SELECT stance FROM main.stances WHERE id IN (SELECT subject FROM temp.corrected) "
     "UNION SELECT stance FROM main.stances WHERE holder IN (SELECT actor FROM "
     "temp.merged_actors) "
     "UNION SELECT stance FROM main.stances WHERE speaker IN (SELECT actor FROM "
     "temp.merged_actors) "
     "UNION SELECT stance FROM main.stances WHERE issue IN (SELECT issue FROM "
     "temp.merged_issues)"},
    {"stance_reports", "stance",
     "SELECT stance FROM main.stances WHERE id IN (SELECT subject FROM temp.corrected) UNION "
     "SELECT stance FROM main.stances WHERE issue IN (SELECT issue FROM temp.merged_issues)"},
}};

/// `corrected` last: it tells whether anything is laid.
constexpr const char* lists =
    "CREATE TEMP TABLE merged_actors (actor INTEGER PRIMARY KEY, id TEXT); "
    "CREATE TEMP TABLE merged_issues (issue INTEGER PRIMARY KEY, id TEXT); "
    "CREATE TEMP TABLE named_actors (actor INTEGER PRIMARY KEY); "
    "CREATE TEMP TABLE named_issues (issue INTEGER PRIMARY KEY); "
    "CREATE TEMP TABLE edited_days (id TEXT PRIMARY KEY, day INTEGER) WITHOUT ROWID; "
    "CREATE TEMP TABLE moved_events (event INTEGER PRIMARY KEY); "
    "CREATE TEMP TABLE moved_stances (stance INTEGER PRIMARY KEY); "
    "CREATE TEMP TABLE unanswered (stance INTEGER PRIMARY KEY); "
    "CREATE TEMP TABLE heirs (id TEXT PRIMARY KEY, stays TEXT) WITHOUT ROWID; "
    "CREATE TEMP TABLE fresh (row INTEGER PRIMARY KEY); "
    "CREATE TEMP TABLE leaving (stance INTEGER PRIMARY KEY); "
    "CREATE TEMP TABLE merging (row INTEGER PRIMARY KEY, id TEXT, stays INTEGER, stays_id TEXT, "
    "asks_otherwise INTEGER); "
    "CREATE TEMP TABLE corrected (subject TEXT PRIMARY KEY) WITHOUT ROWID";

constexpr const char* no_lists =
    "DROP TABLE temp.merged_actors; DROP TABLE temp.merged_issues; "
    "DROP TABLE temp.named_actors; DROP TABLE temp.named_issues; "
    "DROP TABLE temp.edited_days; DROP TABLE temp.moved_events; DROP TABLE temp.moved_stances; "
    "DROP TABLE temp.unanswered; DROP TABLE temp.heirs; "
    "DROP TABLE temp.fresh; DROP TABLE temp.leaving; DROP TABLE temp.merging; DROP TABLE "
    "temp.corrected";

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

}  // namespace

void open_lists(SQLite::Database& db) { db.exec(lists); }

void shadow_tables(SQLite::Database& db) {
    for (const Shadowed& one : shadowed) shadow(db, one);
    // Corrections ask for one by its id, and what is united is alike in these.
    db.exec(
        "CREATE INDEX temp.corrected_events_by_id ON corrected_events (id); "
        "CREATE INDEX temp.corrected_stances_by_id ON corrected_stances (id)");
}

void lift_tables(SQLite::Database& db) {
    for (const Shadowed& one : shadowed)
        db.exec(
            fmt::format("DROP VIEW temp.{0}; DROP TABLE temp.corrected_{0}; "
                        "DROP TABLE temp.touched_{0}",
                        one.table));
    db.exec(no_lists);
}

void touch(SQLite::Database& db, std::string_view table, std::string_view key,
           const std::string& chosen, const std::vector<Conditions::Value>& values) {
    {
        SQLite::Statement choose{db, "INSERT OR IGNORE INTO temp.fresh " + chosen};
        int at = 0;
        for (const Conditions::Value& value : values)
            std::visit([&](const auto& bound) { bind_to(choose, ++at, bound); }, value);
        choose.exec();
    }
    db.exec(
        fmt::format("DELETE FROM temp.fresh WHERE row IN (SELECT {1} FROM temp.touched_{0}); "
                    "INSERT INTO temp.corrected_{0} SELECT * FROM main.{0} WHERE {1} IN "
                    "(SELECT row FROM temp.fresh); "
                    "INSERT INTO temp.touched_{0} SELECT row FROM temp.fresh; "
                    "DELETE FROM temp.fresh",
                    table, key));
}

void keep_one(SQLite::Database& db, std::string_view table, std::string_view columns) {
    db.exec(
        fmt::format("DELETE FROM temp.corrected_{0} WHERE rowid NOT IN "
                    "(SELECT min(rowid) FROM temp.corrected_{0} GROUP BY {1})",
                    table, columns));
}

}  // namespace demarche::store
