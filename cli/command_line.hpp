#pragma once

#include <optional>
#include <span>

#include "cli/command.hpp"

namespace CLI {
class App;
}

namespace demarche::cli {

struct Typed;

/// A command and what it is asked.
struct Invocation {
    int (*run)(const Options&){};
    Options options;
};

/// What the words of a command line ask for; nothing where they asked for help or for the version,
/// which have then been written to standard output. Throws UsageError: for an unknown command or
/// option with the nearest that exist.
[[nodiscard]] std::optional<Invocation> parse_command_line(std::span<const char* const> words);

/// Puts what the program is for, the global options and all commands with theirs into `app`; they
/// write into `typed`.
void build(CLI::App& app, Typed& typed);

}  // namespace demarche::cli
