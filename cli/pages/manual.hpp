#pragma once

#include <string>

#include "cli/pages/reference.hpp"

/// Manual pages for man(1), in the man macros of roff. They carry no day: the same program gives
/// the same bytes.
namespace demarche::cli::pages {

/// demarche(1).
[[nodiscard]] std::string program_manual(const Reference& all);

/// demarche-COMMAND(1).
[[nodiscard]] std::string command_manual(const Reference& all, const CommandPage& command);

}  // namespace demarche::cli::pages
