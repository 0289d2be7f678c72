#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstddef>

namespace demarche::store {

/// Writes the own name of each actor and issue that lacks it among its names; how many did.
std::size_t mend_names(SQLite::Database& db);

}  // namespace demarche::store
