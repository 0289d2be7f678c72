#pragma once

#include <array>
#include <string>
#include <vector>

#include "core/store/corrections.hpp"

/// The log on an open connection: for the sources of core/store alone.
namespace demarche::store {

/// An entry, column by column: id, kind, subject, value, author, time, reason, replaces, described.
using LogRow = std::array<std::string, 9>;
/// How many were added: none where one with that id is there.
int insert(SQLite::Database& db, const LogRow& row);

[[nodiscard]] std::vector<LoggedCorrection> read_log(SQLite::Database& db);
[[nodiscard]] std::vector<Correction> effective_corrections(SQLite::Database& db);

/// Those in force of a log: such as have effect, and such as contradict each other.
struct InForce {
    std::vector<Correction> effective, disputed;
};
[[nodiscard]] InForce in_force_of(std::vector<LoggedCorrection> log);

/// Where merges of that kind lead from `id`, to the end of the chain; by time. What was merged away
/// and got rows back by a later split leads nowhere.
[[nodiscard]] std::string end_of_merges(const std::vector<Correction>& corrections,
                                        CorrectionKind merge, std::string id);

}  // namespace demarche::store
