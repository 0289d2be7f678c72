#include "cli/verbs.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/command.hpp"

namespace demarche::cli {

std::string verb_of(std::string_view command, const std::vector<std::string>& typed,
                    std::span<const std::string_view> known) {
    const std::string verb = typed.empty() ? std::string{} : typed.front();
    if (std::ranges::find(known, verb) == known.end())
        throw UsageError{fmt::format("'{} {}' is not known; give one of {}", command, verb,
                                     fmt::join(known, ", "))};
    return verb;
}

std::string name_after_verb(std::string_view command, const std::vector<std::string>& typed) {
    if (typed.size() < 2)
        throw UsageError{fmt::format("'{} {}' needs a name; see 'demarche help {}'", command,
                                     typed.front(), command)};
    return fmt::format("{}", fmt::join(typed.begin() + 1, typed.end(), " "));
}

}  // namespace demarche::cli
