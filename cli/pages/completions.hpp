#pragma once

#include <string>

#include "cli/pages/reference.hpp"

/// Completions of the command line: commands, options, values that are known, files where files go.
namespace demarche::cli::pages {

[[nodiscard]] std::string bash_completion(const Reference& all);
[[nodiscard]] std::string zsh_completion(const Reference& all);
[[nodiscard]] std::string fish_completion(const Reference& all);

}  // namespace demarche::cli::pages
