#include "core/store/migrations.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include <array>
#include <string>
#include <string_view>

#include "core/store/bands.hpp"
#include "core/store/sql.hpp"

extern "C" {
extern const char demarche_embedded_migration_001[];
extern const char demarche_embedded_migration_002[];
extern const char demarche_embedded_migration_003[];
extern const char demarche_embedded_migration_004[];
extern const char demarche_embedded_migration_005[];
extern const char demarche_embedded_migration_006[];
extern const char demarche_embedded_migration_007[];
extern const char demarche_embedded_migration_008[];
}

namespace demarche::store {
namespace {

/// In order; the first takes an empty file to version 1. Embedded texts end with a zero byte.
const std::array steps = {demarche_embedded_migration_001, demarche_embedded_migration_002,
                          demarche_embedded_migration_003, demarche_embedded_migration_004,
                          demarche_embedded_migration_005, demarche_embedded_migration_006,
                          demarche_embedded_migration_007, demarche_embedded_migration_008};

/// The version from which on bands lie in pages.
constexpr int first_with_pages = 7;
/// Those that are held in memory while they are moved.
constexpr std::int64_t bands_at_once = 1'000'000;

/// Moves what the two older tables hold into pages, which SQL alone cannot make.
void move_bands(SQLite::Database& db) {
    BandIndex pages{db, 1};
    SQLite::Statement rows{db,
                           "SELECT minima, hash FROM text_bands UNION ALL "
                           "SELECT minima, hash FROM new_text_bands"};
    for (std::int64_t count = 1; rows.executeStep(); ++count) {
        pages.add(number_of(rows, 0), number_of(rows, 1));
        if (count % bands_at_once == 0) pages.write();
    }
    pages.write();
    rows.reset();
    db.exec("DROP TABLE text_bands; DROP TABLE new_text_bands");
}

}  // namespace

int newest_version() { return static_cast<int>(steps.size()); }

int version_of(SQLite::Database& db) { return db.execAndGet("PRAGMA user_version").getInt(); }

void migrate(SQLite::Database& db) { migrate_to(db, newest_version()); }

void migrate_to(SQLite::Database& db, int version) {
    if (version_of(db) >= version) return;
    // All steps or none: a file is never seen, or left by a kill, between two versions.
    SQLite::Transaction transaction{db, SQLite::TransactionBehavior::IMMEDIATE};
    if (version_of(db) >= version) return;  // another process was first
    for (int next = version_of(db); next < version; ++next) {
        db.exec(steps[static_cast<std::size_t>(next)]);
        if (next + 1 == first_with_pages) move_bands(db);
    }
    // PRAGMA takes no bound values; both numbers are ours.
    db.exec(fmt::format("PRAGMA user_version = {}", version));
    db.exec(fmt::format("PRAGMA application_id = {}", application_id));
    transaction.commit();
}

}  // namespace demarche::store
