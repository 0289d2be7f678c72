#include "cli/pages/reference.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <string_view>

#include "cli/command_line.hpp"
#include "cli/command_table.hpp"
#include "cli/pages/values.hpp"
#include "cli/version.hpp"

namespace demarche::cli::pages {
namespace {

constexpr std::array<std::string_view, 4> file_arguments = {"PATH", "FILE", "GOLD", "DB"};

bool takes_file(const Entry& entry) {
    if (!entry.is_argument) return entry.type == "FILE";
    // Of "catalogue add FILE" the argument is named for its verb.
    return std::ranges::find(file_arguments, entry.names[0]) != file_arguments.end() ||
           entry.what.find(" FILE") != std::string::npos;
}

Entry entry_of(const CLI::Option& option) {
    Entry entry;
    for (const std::string& name : option.get_snames()) entry.names.push_back("-" + name);
    for (const std::string& name : option.get_lnames()) entry.names.push_back("--" + name);
    entry.is_argument = entry.names.empty();
    if (entry.is_argument) entry.names.push_back(option.get_name());
    if (option.get_items_expected_max() > 0) entry.type = option.get_type_name();
    entry.what = option.get_description();
    entry.group = option.get_group();
    entry.is_required = option.get_required();
    entry.repeats = option.get_expected_max() > 1;
    entry.takes_file = takes_file(entry);
    return entry;
}

std::vector<Entry> entries_of(const CLI::App& app) {
    std::vector<Entry> entries;
    for (const CLI::Option* option : app.get_options()) entries.push_back(entry_of(*option));
    std::stable_partition(entries.begin(), entries.end(),
                          [](const Entry& entry) { return entry.is_argument; });
    return entries;
}

CommandPage page_of(const CLI::App& app) {
    CommandPage page{app.get_name(), app.get_description(), entries_of(app), {}, {}};
    for (const Command& command : all_commands())
        if (command.name == page.name) {
            page.examples = command.examples;
            page.notes = command.notes;
        }
    return page;
}

}  // namespace

Reference reference() {
    Typed typed;
    CLI::App app;
    build(app, typed);
    Reference all{version_number(), app.get_description(), app.get_footer(), entries_of(app), {}};
    for (const CLI::App* command : app.get_subcommands({}))
        all.commands.push_back(page_of(*command));
    for (CommandPage& page : all.commands)
        for (Entry& entry : page.entries) entry.values = values_of(page, entry);
    for (Entry& entry : all.globals) entry.values = values_of(all.commands.front(), entry);
    for (CommandPage& page : all.commands)
        if (page.name == "help")
            for (const CommandPage& one : all.commands)
                page.entries.front().values.push_back(one.name);
    return all;
}

}  // namespace demarche::cli::pages
