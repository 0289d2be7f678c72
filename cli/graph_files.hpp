#pragma once

#include "cli/command.hpp"

namespace demarche::cli {

/// Throws UsageError where `file` is the graph, by whatever name, or one of those that SQLite keeps
/// beside it: what is written there would take the graph's place. An empty name and "-" are none.
void require_not_of_graph(const Options& options, const std::filesystem::path& file);

}  // namespace demarche::cli
