#include <fmt/format.h>

#include <string_view>

#include "cli/pages/completions.hpp"

namespace demarche::cli::pages {
namespace {

/// Within single quotes and the brackets of a specification.
std::string quoted(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
        if (c == '\'')
            out += "'\\''";
        else
            out += c == '\n' ? ' ' : c;
    }
    return out;
}

std::string action(const Entry& entry) {
    const std::string values = fmt::format("{}", fmt::join(entry.values, " "));
    if (entry.takes_file && !entry.values.empty())
        return fmt::format("_alternative \"words\\:word\\:({})\" \"files\\:file\\:_files\"",
                           values);
    if (entry.takes_file) return "_files";
    return values.empty() ? " " : fmt::format("({})", values);
}

std::string specification(const Entry& entry) {
    if (entry.is_argument)
        return fmt::format("'{}:{}:{}'", entry.repeats ? "*" : "", quoted(entry.names[0]),
                           action(entry));
    const std::string value =
        entry.takes_value() ? fmt::format(":{}:{}", quoted(entry.type), action(entry)) : "";
    const std::string rest = fmt::format("[{}]{}'", quoted(entry.what), value);
    if (entry.names.size() > 1)
        return fmt::format("'({})'{{{}}}'{}", fmt::join(entry.names, " "),
                           fmt::join(entry.names, ","), rest);
    return fmt::format("'{}{}{}", entry.repeats ? "*" : "", entry.names[0], rest);
}

std::string specifications(const std::vector<Entry>& entries, std::string_view indent) {
    std::string text;
    for (const Entry& entry : entries)
        if (entry.names.back() != "--help")
            text += fmt::format("{}{}\n", indent, specification(entry));
    return text;
}

/// The arguments as they stand in the lines of _arguments, each ended by a backslash.
std::string continued(const std::vector<Entry>& entries) {
    std::string text;
    for (const Entry& entry : entries)
        if (entry.names.back() != "--help")
            text += fmt::format(" \\\n                {}", specification(entry));
    return text;
}

}  // namespace

std::string zsh_completion(const Reference& all) {
    std::string text =
        "#compdef demarche\n\n_demarche() {\n    local curcontext=$curcontext state line\n"
        "    typeset -A opt_args\n    local -a globals commands\n    globals=(\n";
    text += "        '(-h --help)'{-h,--help}'[explain and exit]'\n";
    text += specifications(all.globals, "        ");
    text += "    )\n    commands=(\n";
    for (const CommandPage& command : all.commands)
        text += fmt::format("        '{}:{}'\n", command.name, quoted(command.what));
    text +=
        "    )\n    _arguments -C $globals '1:command:->command' '*::argument:->rest' && return\n"
        "    case $state in\n        command) _describe command commands ;;\n"
        "        rest)\n            case $line[1] in\n";
    for (const CommandPage& command : all.commands)
        text += fmt::format("            {})\n                _arguments $globals{} ;;\n",
                            command.name, continued(command.entries));
    text += "            esac ;;\n    esac\n}\n\n_demarche \"$@\"\n";
    return text;
}

}  // namespace demarche::cli::pages
