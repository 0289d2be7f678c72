#include "cli/command_line.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "cli/command_table.hpp"
#include "cli/version.hpp"
#include "core/catalog/nearest.hpp"
#include "core/query/unknown_name.hpp"

namespace demarche::cli {
namespace {

constexpr const char* about = "Who did what to whom, and who stands where on what, from articles.";
constexpr const char* global_footer =
    "'demarche help COMMAND' explains one command, with examples. Global options may stand before "
    "or after it.\n"
    "\nExit status: 0 done, 1 something failed or was refused, 2 the command line is wrong, 130 "
    "interrupted.";

}  // namespace

void build(CLI::App& app, Typed& typed) {
    app.name("demarche");
    app.description(about);
    app.set_version_flag("--version", version_text);
    app.get_formatter()->column_width(28);
    app.get_formatter()->label("SUBCOMMAND", "COMMAND");
    app.footer(global_footer);
    app.allow_extras();
    app.require_subcommand(0, 1);  // "search events" looks for a word
    add_globals(app, typed);
    for (const Command& command : all_commands()) {
        CLI::App& one = *app.add_subcommand(command.name, command.what);
        std::string footer = "Examples:\n  ";
        for (const char* c = command.examples; *c != '\0'; ++c)
            footer += *c == '\n' ? std::string{"\n  "} : std::string{*c};
        one.group("Commands");
        if (*command.notes != '\0') footer += std::string{"\n\n"} + command.notes;
        one.footer(footer + "\n\nGlobal options: see 'demarche help'.");
        one.fallthrough();
        one.allow_extras();
        command.add_options(one, typed);
    }
    CLI::App& help = *app.add_subcommand("help", "explain a command");
    help.group("Commands");
    add_help(help, typed);
}

namespace {

void collect_names(const CLI::App& app, std::vector<std::string>& names) {
    for (const CLI::Option* option : app.get_options())
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
}

/// ", did you mean 'timeline'?" where one of the names is so near that it was a slip.
std::string did_you_mean(const std::string& typed, const std::vector<std::string>& names) {
    const auto near = query::nearest(typed, names, 1);
    const std::size_t most = (typed.size() + 1) / 3;
    const bool is_slip = !near.empty() && catalog::edits_between(typed, near[0], most) <= most;
    return is_slip ? fmt::format(", did you mean '{}'?", near[0]) : ";";
}

[[noreturn]] void refuse_extra(const CLI::App& app, const CLI::App& command,
                               const std::string& extra) {
    if (!extra.starts_with("-"))
        throw UsageError{fmt::format(
            "'{}' is one argument too many for '{}'; quote names that hold blanks, or see "
            "'demarche help {}'",
            extra, command.get_name(), command.get_name())};
    std::vector<std::string> names;
    collect_names(command, names);
    collect_names(app, names);
    const std::string option = extra.substr(0, extra.find('='));
    throw UsageError{fmt::format("'{}' is no option of '{}'{} see 'demarche help{}'", option,
                                 command.get_name(), did_you_mean(option, names),
                                 &command == &app ? "" : " " + command.get_name())};
}

const Command& command_of(const std::string& name) {
    for (const Command& command : all_commands())
        if (command.name == name) return command;
    std::vector<std::string> names{"help"};
    for (const Command& command : all_commands()) names.emplace_back(command.name);
    throw UsageError{fmt::format("unknown command '{}'{} 'demarche help' lists all", name,
                                 did_you_mean(name, names))};
}

/// The help of an app that has parsed a command is that command's: so of one that has not.
void write_help(const std::vector<std::string>& topic) {
    Typed typed;
    CLI::App app;
    build(app, typed);
    if (topic.empty()) {
        std::cout << app.help();
    } else {
        const char* name = topic.front() == "help" ? "help" : command_of(topic.front()).name;
        std::cout << app.get_subcommand(name)->help("demarche");
    }
}

}  // namespace

std::optional<Invocation> parse_command_line(std::span<const char* const> words) {
    Typed typed;
    CLI::App app;
    build(app, typed);
    try {
        app.parse(static_cast<int>(words.size()), words.data());
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() != 0) throw UsageError{error.what()};
        app.exit(error);
        return std::nullopt;
    }
    const std::vector<std::string> extras = app.remaining(true);
    if (app.get_subcommands().empty()) {
        if (extras.empty()) throw UsageError{"no command is given; 'demarche help' lists them"};
        if (extras.front().starts_with("-")) refuse_extra(app, app, extras.front());
        command_of(extras.front());
    }
    const CLI::App& chosen = *app.get_subcommands().front();
    if (chosen.get_name() == "help") {
        write_help(typed.topic);
        return std::nullopt;
    }
    if (!extras.empty()) refuse_extra(app, chosen, extras.front());
    const Command& command = command_of(chosen.get_name());
    settle(typed, command.name);
    return Invocation{command.run, std::move(typed.options)};
}

}  // namespace demarche::cli
