#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"

namespace demarche::query {

/// A name that nobody bears. The command line is wrong, not the data: exit status 2.
struct UnknownName : Error {
    /// The message names all: "no actor 'Rusia' is known; nearest are 'Russia', 'Prussia'".
    UnknownName(std::string_view kind, std::string_view name, std::vector<std::string> nearest);

    std::string kind;                  // "actor", "issue", "type", "article", "field", "id"
    std::string name;                  // as asked
    std::vector<std::string> nearest;  // up to three that exist, the nearest first
};

/// The up to `count` names of `known` that are nearest to `name` by edits, case and accents folded,
/// the nearest first, then by name.
[[nodiscard]] std::vector<std::string> nearest(std::string_view name,
                                               const std::vector<std::string>& known,
                                               std::size_t count);

}  // namespace demarche::query
