#pragma once

#include <span>
#include <string_view>

/// CAMEO, the codes of what one actor does to another, from data/cameo.tsv.
namespace demarche::catalog {

/// A code and what it says. Roots have two digits, their codes three and four.
struct CameoCode {
    std::string_view code;  // "138"
    std::string_view name;  // "threaten with military force"; of a root its event type: "THREATEN"
    std::string_view type;  // of its root: "THREATEN"
    std::string_view plover;  // PLOVER's name of the root; empty where it has none
    double goldstein{};       // -10 to 10, the weight where an event has none of its own
    int quad{};  // 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material
                 // conflict
};

/// All codes, in order.
[[nodiscard]] std::span<const CameoCode> cameo_codes();

/// The code, else the longest known one that it begins with ("1389" -> "138"). Null if there is
/// none.
[[nodiscard]] const CameoCode* find_cameo(std::string_view code);

/// What three letters of an actor's code say that he is: "GOV" -> "government" (Schrodt 2012, CAMEO
/// codebook 1.1b3, 3.2). Empty where they are no role.
[[nodiscard]] std::string_view meaning_of_role(std::string_view role);

}  // namespace demarche::catalog
