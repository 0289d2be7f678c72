#include "core/store/overlay.hpp"

#include <set>
#include <string>
#include <vector>

#include "core/store/added.hpp"
#include "core/store/correction_log.hpp"
#include "core/store/kept.hpp"
#include "core/store/overlay_names.hpp"
#include "core/store/overlay_statements.hpp"
#include "core/store/overlay_tables.hpp"
#include "core/store/overlay_united.hpp"
#include "core/store/sql.hpp"

namespace demarche::store {
namespace {

/// Days of events that people corrected, which the splits of actors and issues ask.
void list_edited_days(SQLite::Database& db, const std::vector<Correction>& corrections) {
    SQLite::Statement add{db, "INSERT OR REPLACE INTO temp.edited_days VALUES (?, ?)"};
    for (const Correction& one : corrections)
        if (one.kind == CorrectionKind::event_date)
            if (const auto day = parse_day(one.value)) run(add, one.subject, stored_day(*day));
}

void list_subjects(SQLite::Database& db, const std::vector<Correction>& corrections,
                   const KeptStatements& kept) {
    SQLite::Statement add{db, "INSERT OR IGNORE INTO temp.corrected VALUES (?)"};
    for (const Correction& one : corrections) run(add, one.subject);
    for (const std::string& id : kept.ids()) run(add, id);
}

void list_heirs(SQLite::Database& db, const Heirs& heirs) {
    SQLite::Statement add{db, "INSERT INTO temp.heirs VALUES (?, ?)"};
    for (const auto& [id, stays] : heirs) run(add, id, stays);
}

std::vector<AddedStatement> put_in_by(const KeptStatements& kept) {
    std::vector<AddedStatement> told;
    for (const KeptStatements::One& one : kept.put_in) told.push_back(one.kept.told);
    return told;
}

/// What was added and what is kept; what two people added is there once, and not what the tables
/// tell by now.
void add_statements(SQLite::Database& db, const PartyRows& rows,
                    const std::vector<Correction>& corrections, const KeptStatements& kept) {
    AddedWriter writer{db,
                       {[&](const ActorId& id) { return rows.of(Party::actor, id.text); },
                        [&](const IssueId& id) { return rows.of(Party::issue, id.text); }}};
    std::set<std::string> added;
    for (const auto& [addition, by] : kept.told_again) added.insert(addition);
    for (const Correction& one : corrections)
        if (one.added && added.insert(one.subject).second) writer.add(one);
    lay_kept(db, kept, writer);
}

/// What additions confirm, under the ids that stay.
std::set<std::string> confirmed_by(const KeptStatements& kept, const Heirs& heirs) {
    std::set<std::string> ids;
    for (const auto& [addition, by] : kept.told_again) {
        const auto heir = heirs.find(by);
        ids.insert(heir == heirs.end() ? by : heir->second);
    }
    return ids;
}

/// First all statements, then who and what they name, which unites some of them, and last what is
/// said of each.
void lay(SQLite::Database& db, const InForce& log) {
    const KeptStatements kept = find_kept(db, log);
    open_lists(db);
    list_subjects(db, log.effective, kept);
    list_edited_days(db, log.effective);
    NamesLaid names{db, log.effective, put_in_by(kept)};
    names.note();
    shadow_tables(db);
    names.add_unknown();
    add_statements(db, names.rows(), log.effective, kept);
    names.lay();
    remove_rejected(db, log.effective);
    const Heirs heirs = unite_alike(db);
    list_heirs(db, heirs);
    const std::vector<PlacedCorrection> ours = placed(log.effective, heirs);
    StatementsLaid{db, names, ours}.lay();
    confirm(db, confirmed_by(kept, heirs));
}

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
    if (is_laid(db)) lift_tables(db);
    if (!has_corrections(db)) return;
    const InForce log = in_force_of(read_log(db));
    if (log.effective.empty() && log.disputed.empty()) return;
    db.exec("SAVEPOINT lay_corrections");
    try {
        lay(db, log);
    } catch (...) {  // half a layer would answer wrongly
        db.exec("ROLLBACK TO lay_corrections; RELEASE lay_corrections");
        throw;
    }
    db.exec("RELEASE lay_corrections");
}

void lay_corrections(const Database& db) {
    guarded(db, [&] { lay_corrections(db.handle()); });
}

std::string united_into(const Database& db, const std::string& id) {
    return guarded(db, [&] {
        if (!is_laid(db.handle())) return id;
        SQLite::Statement find{db.handle(), "SELECT stays FROM temp.heirs WHERE id = ?"};
        bind_to(find, 1, id);
        return find.executeStep() ? text_of(find, 0) : id;
    });
}

std::vector<std::string> united_in(const Database& db, const std::string& id) {
    return guarded(db, [&] {
        std::vector<std::string> ids = {id};
        if (!is_laid(db.handle())) return ids;
        SQLite::Statement find{db.handle(),
                               "SELECT id FROM temp.heirs WHERE stays = ? ORDER BY id"};
        bind_to(find, 1, id);
        while (find.executeStep()) ids.push_back(text_of(find, 0));
        return ids;
    });
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
    if (lay_) guarded(db, [&] { lift_tables(db_); });
}

AsExtracted::~AsExtracted() {
    if (!lay_) return;
    try {
        lay_corrections(db_);
    } catch (const SQLite::Exception&) {  // what is next asked of the connection tells
    }
}

}  // namespace demarche::store
