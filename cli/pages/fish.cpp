#include <fmt/format.h>

#include <string_view>

#include "cli/pages/completions.hpp"

namespace demarche::cli::pages {
namespace {

std::string quoted(std::string_view text) {
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\') out += '\\';
        out += c == '\n' ? ' ' : c;
    }
    return out + "'";
}

std::string values_of(const Entry& entry) {
    if (entry.takes_file) return " -r -F";
    if (entry.values.empty()) return " -x";
    return fmt::format(" -x -a {}", quoted(fmt::format("{}", fmt::join(entry.values, " "))));
}

/// One line of an option or argument; `condition` says after which command it goes.
std::string line(const Entry& entry, const std::string& condition) {
    std::string text = "complete -c demarche" + condition;
    if (entry.is_argument) {
        if (entry.takes_file) text += " -F";
        if (!entry.values.empty())
            text += " -a " + quoted(fmt::format("{}", fmt::join(entry.values, " ")));
        return entry.takes_file || !entry.values.empty() ? text + "\n" : std::string{};
    }
    for (const std::string& name : entry.names)
        text += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    if (entry.takes_value()) text += values_of(entry);
    return text + " -d " + quoted(entry.what) + "\n";
}

std::string command_word(const Reference& all) {
    std::vector<std::string> with_value;
    for (const Entry& entry : all.globals)
        if (entry.takes_value()) with_value.push_back(entry.names.back());
    return fmt::format(R"(# fish completion for demarche
function __demarche_command --description 'the command that was typed, if any'
    set -l words (commandline -opc)
    set -l is_value no
    for word in $words[2..-1]
        if test $is_value = yes
            set is_value no
            continue
        end
        switch $word
            case {}
                set is_value yes
            case '-*'
            case '*'
                echo $word
                return 0
        end
    end
    return 1
end
)",
                       fmt::join(with_value, " "));
}

}  // namespace

std::string fish_completion(const Reference& all) {
    std::string text = command_word(all) + "complete -c demarche -f\n";
    for (const Entry& entry : all.globals) text += line(entry, "");
    for (const CommandPage& command : all.commands)
        text +=
            fmt::format("complete -c demarche -n 'not __demarche_command >/dev/null' -a {} -d {}\n",
                        command.name, quoted(command.what));
    for (const CommandPage& command : all.commands)
        for (const Entry& entry : command.entries)
            if (entry.names.back() != "--help")
                text += line(
                    entry, fmt::format(" -n 'contains -- {} (__demarche_command)'", command.name));
    return text;
}

}  // namespace demarche::cli::pages
