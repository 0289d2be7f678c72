#pragma once

#include "core/store/database.hpp"

namespace demarche::sample {

/// Makes of the newest version's file what a program of `version`, 4 to 7, would have left with the
/// same articles. Whoever opens it next brings it up to date.
void take_back(const store::Database& db, int version);

}  // namespace demarche::sample
