#pragma once

#include <vector>

#include "core/store/corrections.hpp"

/// The log on an open connection: for the sources of core/store alone.
namespace demarche::store {

[[nodiscard]] std::vector<LoggedCorrection> read_log(SQLite::Database& db);
[[nodiscard]] std::vector<Correction> effective_corrections(SQLite::Database& db);

}  // namespace demarche::store
