#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "core/model/day.hpp"

namespace demarche::cli {

/// What was typed where the library cannot check it.
struct Typed {
    std::string format{"table"}, color{"auto"};
    bool is_quiet{}, is_verbose{}, has_no_progress{};
    std::string since, until, published;
    std::vector<std::string> positions;
    std::string limit;
    std::string as, by{"holder"}, jobs, kind{"stances"};
    std::string files_from;  // of import, read, extract: a list of paths
    std::string rank_by{"degree"}, over{"events"}, within;
    std::string theme{"light"}, depth;  // of diagram
    std::vector<std::string> topic;     // of help
    std::vector<std::string> words;     // of search
    std::string on;                     // of actor
    Options options;
};

template <class Value>
struct Choice {
    std::string_view name;
    Value value;
};

/// The value of `text` among the choices of an option. Throws UsageError naming all of them.
template <class Value, std::size_t size>
Value choose(std::string_view option, const std::string& text,
             const std::array<Choice<Value>, size>& choices) {
    std::vector<std::string> names;
    for (const Choice<Value>& choice : choices) {
        if (choice.name == text) return choice.value;
        names.emplace_back(choice.name);
    }
    throw UsageError{
        fmt::format("{} '{}' is not known; give one of {}", option, text, fmt::join(names, ", "))};
}

/// The day of an option; no day where `text` is empty. Throws UsageError where it is none.
[[nodiscard]] Day day_of(std::string_view option, const std::string& text);

/// The number above 0 of an option. Throws UsageError where it is none.
[[nodiscard]] std::size_t count_of(std::string_view option, const std::string& text);

/// Checks what was typed for `command` and puts it into `typed.options`. Throws UsageError.
void settle(Typed& typed, std::string_view command);

}  // namespace demarche::cli
