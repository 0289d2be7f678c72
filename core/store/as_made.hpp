#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstddef>
#include <set>
#include <string>

#include "core/store/database.hpp"

/// Whether entries of the log of corrections, which are never changed, still say what they said: no
/// article brings them back. For the sources of core/store alone.
namespace demarche::store {

/// The ids of those that do not: they do not fit their ids, or do not carry what they add. One of a
/// kind that only a newer program knows is judged by its id alone.
[[nodiscard]] std::set<std::string> changed_corrections(SQLite::Database& db);

/// Takes over all of `from`'s log but those, as it stands, of whatever kind; what of `into` others
/// changed gives way. How many are new.
std::size_t unite_logs(const Database& into, const Database& from);

}  // namespace demarche::store
