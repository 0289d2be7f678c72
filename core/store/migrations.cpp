#include "core/store/migrations.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include <array>
#include <string>
#include <string_view>

extern "C" {
extern const char demarche_embedded_migration_001[];
extern const char demarche_embedded_migration_002[];
extern const char demarche_embedded_migration_003[];
extern const char demarche_embedded_migration_004[];
extern const char demarche_embedded_migration_005[];
extern const char demarche_embedded_migration_006[];
}

namespace demarche::store {
namespace {

/// In order; the first takes an empty file to version 1. Embedded texts end with a zero byte.
const std::array steps = {demarche_embedded_migration_001, demarche_embedded_migration_002,
                          demarche_embedded_migration_003, demarche_embedded_migration_004,
                          demarche_embedded_migration_005, demarche_embedded_migration_006};

}  // namespace

int newest_version() { return static_cast<int>(steps.size()); }

int version_of(SQLite::Database& db) { return db.execAndGet("PRAGMA user_version").getInt(); }

void migrate(SQLite::Database& db) { migrate_to(db, newest_version()); }

void migrate_to(SQLite::Database& db, int version) {
    if (version_of(db) >= version) return;
    // All steps or none: a file is never seen, or left by a kill, between two versions.
    SQLite::Transaction transaction{db, SQLite::TransactionBehavior::IMMEDIATE};
    if (version_of(db) >= version) return;  // another process was first
    for (int next = version_of(db); next < version; ++next)
        db.exec(steps[static_cast<std::size_t>(next)]);
    // PRAGMA takes no bound values; both numbers are ours.
    db.exec(fmt::format("PRAGMA user_version = {}", version));
    db.exec(fmt::format("PRAGMA application_id = {}", application_id));
    transaction.commit();
}

}  // namespace demarche::store
