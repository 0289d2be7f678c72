#pragma once

#include <cstdint>

namespace SQLite {
class Database;
}

/// The schema, as numbered steps, each one file of SQL under migrations/. All that a file lacks are
/// one transaction that also sets user_version; a step that was released is never changed.
namespace demarche::store {

/// Marks a file as ours in SQLite's header: "DMRC".
inline constexpr std::int32_t application_id = 0x444d5243;

/// The version that this program writes.
[[nodiscard]] int newest_version();

[[nodiscard]] int version_of(SQLite::Database& db);

/// Takes the database from its version to the newest. A step that another process took meanwhile is
/// skipped.
void migrate(SQLite::Database& db);

/// The same up to `version`: for tests that need an older file.
void migrate_to(SQLite::Database& db, int version);

}  // namespace demarche::store
