#include "cli/pages/values.hpp"

#include <algorithm>
#include <exception>
#include <utility>

#include "cli/command_line.hpp"

namespace demarche::cli::pages {
namespace {

constexpr const char* wrong = "?";
/// Of an option that goes with another alone: "--unit needs a window; give one with --window".
constexpr std::string_view before_companion = "; give one with ";
/// Cannot be there, and cannot be made either.
constexpr const char* no_graph = "/dev/null/none.db";

bool is_word(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

bool is_verb(const Entry& entry) { return entry.names[0] == "VERB"; }

/// What else stands in a line: an option that the asked one goes with, a verb that takes it.
struct Around {
    std::string companion, verb;
};

/// A line of `command` with everything that it needs, and the wrong value.
std::vector<const char*> wrong_line(const CommandPage& command, const Entry& entry,
                                    const Around& around) {
    const auto& [companion, verb] = around;
    std::vector<const char*> line = {"demarche", "--db", no_graph, command.name.c_str()};
    if (!verb.empty()) line.push_back(verb.c_str());
    if (!companion.empty()) line.insert(line.end(), {companion.c_str(), "1"});
    if (!entry.is_argument) line.push_back(entry.names.back().c_str());
    line.push_back(wrong);
    for (const Entry& other : command.entries)
        if (other.is_argument && other.is_required && &other != &entry) line.push_back("x");
    return line;
}

/// A question of the graph checks its options, finds no graph, and has done nothing; so has a verb
/// that is none. Others might begin to work.
bool may_run(const CommandPage& command, const Entry& entry) {
    const auto is_filter = [](const Entry& one) { return one.names.back() == "--issue"; };
    return is_verb(entry) ||
           (!entry.is_argument && std::ranges::any_of(command.entries, is_filter));
}

std::string refusal_of(const CommandPage& command, const Entry& entry, const Around& around) {
    const std::vector<const char*> line = wrong_line(command, entry, around);
    try {
        const auto invocation = parse_command_line(line);
        if (invocation && may_run(command, entry)) invocation->run(invocation->options);
    } catch (const UsageError& error) {
        return error.what();
    } catch (const std::exception&) {  // any value would have done: it was the graph that lacked
    }
    return {};
}

/// Of an option of a command with verbs: what the first of them offers that takes it. Before a
/// wrong verb, or none, the refusal would be the verb's.
std::vector<std::string> values_after_verbs(const CommandPage& command, const Entry& entry,
                                            const std::vector<std::string>& verbs) {
    for (const std::string& verb : verbs)
        if (auto values = offered(refusal_of(command, entry, {{}, verb})); !values.empty())
            return values;
    return {};
}

}  // namespace

std::vector<std::string> offered(std::string_view refusal) {
    const auto give = refusal.rfind("; give ");
    if (give == std::string_view::npos) return {};
    std::string list{refusal.substr(give + 7)};
    if (list.starts_with("one of ")) list.erase(0, 7);
    if (const auto last = list.rfind(" or "); last != std::string::npos)
        list.replace(last, 4, ", ");
    std::vector<std::string> values;
    for (std::size_t begin = 0; begin <= list.size();) {
        const std::size_t end = std::min(list.find(", ", begin), list.size());
        std::string value = list.substr(begin, end - begin);
        if (!is_word(value)) return {};
        values.push_back(std::move(value));
        begin = end + 2;
    }
    return values;
}

std::vector<std::string> values_of(const CommandPage& command, const Entry& entry) {
    if (!is_verb(entry) && (!entry.takes_value() || entry.takes_file)) return {};
    const auto verb = std::ranges::find_if(command.entries, is_verb);
    if (!is_verb(entry) && verb != command.entries.end())
        return values_after_verbs(command, entry, values_of(command, *verb));
    std::string refusal = refusal_of(command, entry, {});
    if (const auto with = refusal.rfind(before_companion); with != std::string::npos)
        refusal = refusal_of(command, entry, {refusal.substr(with + before_companion.size()), {}});
    return offered(refusal);
}

}  // namespace demarche::cli::pages
