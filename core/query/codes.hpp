#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace demarche::query {

/// What a CAMEO code says, as event rows show it.
struct CodeNames {
    std::string_view type;    // name of its root: "THREATEN"
    std::string_view plover;  // PLOVER's name; empty where it has none
    int quad{};               // 1 verbal cooperation .. 4 material conflict; 0 for an unknown code
    double goldstein{};       // -10 to 10
};
[[nodiscard]] CodeNames names_of(std::string_view cameo);

/// The CAMEO beginnings that a person means by "threaten", "REDUCE RELATIONS", "13", "138", or by
/// the first words of a code's name ("criticize").
/// Throws UnknownName.
[[nodiscard]] std::vector<std::string> resolve_type(std::string_view type);

}  // namespace demarche::query
