#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstddef>
#include <string>
#include <vector>

namespace demarche::store {

/// What is wrong with the bands by which reprints are found, one line each: a run that is out of
/// order, has other entries than it says, or marks that leave one out; a text without bands that
/// should have some; bands of no text. Of the last two `at_most` each.
[[nodiscard]] std::vector<std::string> faults_of_bands(SQLite::Database& db, std::size_t at_most);

}  // namespace demarche::store
