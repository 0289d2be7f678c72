#pragma once

#include <optional>
#include <span>

#include "cli/command.hpp"

namespace demarche::cli {

/// A command and what it is asked.
struct Invocation {
    int (*run)(const Options&){};
    Options options;
};

/// What the words of a command line ask for; nothing where they asked for help or for the version,
/// which have then been written to standard output. Throws UsageError: for an unknown command or
/// option with the nearest that exist.
[[nodiscard]] std::optional<Invocation> parse_command_line(std::span<const char* const> words);

}  // namespace demarche::cli
