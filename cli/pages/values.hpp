#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/pages/reference.hpp"

namespace demarche::cli::pages {

/// The items of "…; give one of a, b, c" or "…; give a, b or c"; none where what is named there are
/// no plain words.
[[nodiscard]] std::vector<std::string> offered(std::string_view refusal);

/// All values that the entry of that command takes, as the refusal of a wrong one names them, so
/// that they are listed in one place, where they are checked. Empty where any value is taken.
[[nodiscard]] std::vector<std::string> values_of(const CommandPage& command, const Entry& entry);

}  // namespace demarche::cli::pages
