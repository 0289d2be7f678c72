#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/model/day.hpp"

/// Events that another program coded: a row of its table each, and no text that they could be found
/// in.
namespace demarche {

/// A party as the row names it. What the table has no column for is empty.
struct CodedParty {
    std::string code;     // CAMEO actor code: "USAGOV", "COP"
    std::string name;     // "UNITED STATES", "Police (Russia)"
    std::string country;  // its state: "USA" or "Russian Federation"
    bool operator==(const CodedParty&) const = default;
};

struct CodedEvent {
    std::string id;  // in its table; empty where that gives none
    Day date;
    CodedParty source, target;
    std::string cameo;  // to the digits given
    std::string location;
    std::string told;   // what else the row says: "Goldstein -2.0; 10 articles; https://…"
    std::size_t row{};  // its line in the table, from 1
    bool operator==(const CodedEvent&) const = default;
};

/// Who coded the articles of that kind elsewhere: "GDELT" of "gdelt". Empty for all other kinds,
/// which have a text.
[[nodiscard]] constexpr std::string_view coder_of(std::string_view kind) {
    return kind == "gdelt"     ? "GDELT"
           : kind == "icews"   ? "ICEWS"
           : kind == "phoenix" ? "Phoenix"
                               : "";
}

}  // namespace demarche
