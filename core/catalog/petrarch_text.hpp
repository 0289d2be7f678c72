#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// How the dictionaries of PETRARCH write lines and names.
namespace demarche::catalog::petrarch {

struct Line {
    std::size_t number{};  // from 1
    std::string text;      // UTF-8, without its comment; the blanks before it stay
};

/// The lines that hold more than a comment, which begins with '#' or, where `semicolon` says so,
/// ';'. A line that is not UTF-8 is taken for Latin-1; control characters are dropped.
enum class Semicolon { text, comment };
[[nodiscard]] std::vector<Line> read_lines(std::string_view bytes, Semicolon semicolon);

/// The parts of `text` in brackets, without them, and what stands before the first.
struct Bracketed {
    std::string_view head;  // trimmed
    std::vector<std::string_view> parts;
    bool is_closed{true};  // false where the last bracket is open
};
[[nodiscard]] Bracketed bracketed(std::string_view text);

/// A name in capitals as a person would write it: "JAAP_DE_HOOP_SCHEFFER_" -> "Jaap de Hoop
/// Scheffer", "LASHKAR-E-TAIBA" -> "Lashkar-e-Taiba", "U.N." as it is. A name that has small
/// letters already keeps them.
[[nodiscard]] std::string spelled(std::string_view written);

/// The names in one entry: "ISLAMIC_ARMY_(IAA)_" -> "Islamic Army", "IAA".
[[nodiscard]] std::vector<std::string> names_in(std::string_view written);

}  // namespace demarche::catalog::petrarch
