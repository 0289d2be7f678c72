#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstddef>

namespace demarche::store {

/// Each actor and issue is known by its own name again, and found by each of its names; how many
/// rows were not. Of a name and what it is known by that differ, the one that the id is made of is
/// right.
std::size_t mend_names(SQLite::Database& db);

/// Takes names, roles and leans out that are no text or of no day; how many. Articles that are read
/// anew bring them as they were.
std::size_t remove_impossible(SQLite::Database& db);

}  // namespace demarche::store
