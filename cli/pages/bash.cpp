#include <fmt/format.h>

#include "cli/pages/completions.hpp"

namespace demarche::cli::pages {
namespace {

std::string option_names(const std::vector<Entry>& entries) {
    std::vector<std::string> names;
    for (const Entry& entry : entries)
        if (!entry.is_argument) names.insert(names.end(), entry.names.begin(), entry.names.end());
    return fmt::format("{}", fmt::join(names, " "));
}

std::string value_of(const Entry& entry) {
    if (entry.takes_file) return "_demarche_files; return";
    return fmt::format("_demarche_words '{}'; return", fmt::join(entry.values, " "));
}

/// What follows an option that takes a value: `command,option) …`; of all that take any in one
/// line.
std::string value_cases(const std::string& command, const std::vector<Entry>& entries) {
    std::string text;
    std::vector<std::string> any;
    for (const Entry& entry : entries) {
        if (!entry.takes_value()) continue;
        std::vector<std::string> patterns;
        patterns.reserve(entry.names.size());
        for (const std::string& name : entry.names)
            patterns.push_back(fmt::format("{},{}", command, name));
        if (entry.takes_file || !entry.values.empty())
            text += fmt::format("        {}) {} ;;\n", fmt::join(patterns, "|"), value_of(entry));
        else
            any.insert(any.end(), patterns.begin(), patterns.end());
    }
    if (!any.empty()) text += fmt::format("        {}) return ;;\n", fmt::join(any, "|"));
    return text;
}

std::string command_case(const CommandPage& command) {
    std::string words, files;
    for (const Entry& entry : command.entries) {
        if (!entry.is_argument) continue;
        if (!entry.values.empty()) words = fmt::format("{}", fmt::join(entry.values, " "));
        if (entry.takes_file) files = "yes";
    }
    return fmt::format("        {}) options='{}' words='{}' files={} ;;\n", command.name,
                       option_names(command.entries), words, files);
}

constexpr std::string_view top = R"(# bash completion for demarche
_demarche_words() { mapfile -t COMPREPLY < <(compgen -W "$1" -- "$current"); }

_demarche_files() {
    compopt -o filenames 2>/dev/null
    local found
    mapfile -t found < <(compgen -f -- "$current")
    COMPREPLY+=("${found[@]}")
}

_demarche() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command='' i
    local options words files
    COMPREPLY=()
    # "--format=json" comes as three words.
    if [[ $current == = ]]; then
        current=''
    elif [[ $previous == = ]]; then
        previous=${COMP_WORDS[COMP_CWORD - 2]}
    fi
)";

}  // namespace

std::string bash_completion(const Reference& all) {
    std::vector<std::string> with_value, commands;
    for (const Entry& entry : all.globals)
        if (entry.takes_value()) with_value.push_back(entry.names.back());
    for (const CommandPage& command : all.commands) commands.push_back(command.name);
    std::string text{top};
    text += fmt::format(R"(    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${{COMP_WORDS[i]}} in
            {}) [[ ${{COMP_WORDS[i + 1]}} == = ]] && i=$((i + 1)); i=$((i + 1)) ;;
            -*) ;;
            *) command=${{COMP_WORDS[i]}}; break ;;
        esac
    done
    case $command,$previous in
)",
                        fmt::join(with_value, "|"));
    text += value_cases("*", all.globals);
    for (const CommandPage& command : all.commands)
        text += value_cases(command.name, command.entries);
    text += "    esac\n    case $command in\n";
    text += fmt::format("        '') options='' words='{}' files= ;;\n", fmt::join(commands, " "));
    for (const CommandPage& command : all.commands) text += command_case(command);
    text += fmt::format(R"(        *) return ;;
    esac
    if [[ $current == -* ]]; then
        _demarche_words "$options {}"
    else
        _demarche_words "$words"
        if [[ -n $files ]]; then _demarche_files; fi
    fi
}}
complete -F _demarche demarche
)",
                        option_names(all.globals));
    return text;
}

}  // namespace demarche::cli::pages
