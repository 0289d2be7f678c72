#pragma once

#include <string>

#include "core/store/database.hpp"

namespace demarche::sample {

/// Whether `dump_tables` tells when articles came in.
enum class Times { tell, leave_out };

/// Every row of every table of our own, one a line, with ids in place of row numbers, sorted: two
/// graphs that hold the same are the same text.
std::string dump_tables(const store::Database& db, Times times = Times::tell);

}  // namespace demarche::sample
