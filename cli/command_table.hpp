#pragma once

#include <span>

#include "cli/typed.hpp"

namespace CLI {
class App;
}

namespace demarche::cli {

/// One row a command: its name, what it does, how it is used, and who runs it.
struct Command {
    const char* name;
    const char* what;
    const char* examples;
    int (*run)(const Options&);
    void (*add_options)(CLI::App&, Typed&);
    const char* notes = "";  // what else there is to say, below the examples
};

/// All commands, in the order in which help lists them.
[[nodiscard]] std::span<const Command> all_commands();

/// The options that stand before or after any command.
void add_globals(CLI::App& app, Typed& typed);

/// The argument of "help".
void add_help(CLI::App& command, Typed& typed);

}  // namespace demarche::cli
