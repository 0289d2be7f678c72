#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <map>
#include <string>

/// One deed, or one position, that stands twice once two names are one. For the sources of
/// core/store alone.
namespace demarche::store {

/// The id of each event and stance that went, and of the one that stays for it.
using Heirs = std::map<std::string, std::string>;

/// Unites the events and stances of temp.moved_events and temp.moved_stances with those, touched or
/// not, that are made of the same by now: the least id stays, with the reports of all, as one name
/// would have given it. What people added is left as it is.
[[nodiscard]] Heirs unite_alike(SQLite::Database& db);

}  // namespace demarche::store
