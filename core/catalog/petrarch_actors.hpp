#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/catalog/addition.hpp"

/// The dictionary of actors: a head, `+` other names, then codes in brackets, on the head's line or
/// on lines that begin with a blank; "_" is a blank.
///
///     BORIS_EXAMPLE_  # a comment
///     +B._EXAMPLE
///     	[XYZGOV 19940922-20040712]
///     	[XYZGOV >20040712]
///     	[XYZELI]                     # at other times
///
/// A code is a state's or a body's and then the roles, three letters each. Days have eight digits
/// or six; a year of two is of 1930 to 2029.
namespace demarche::catalog::petrarch {

struct Code {
    std::string text;
    Day since, until;  // empty where it is open
    std::size_t line{};
    [[nodiscard]] bool is_dated() const { return !since.empty() || !until.empty(); }
};

struct Entry {
    std::size_t line{};
    std::vector<std::string> names;  // spelled; the head first
    std::vector<Code> codes;
};

struct Entries {
    std::vector<Entry> all;
    std::vector<Problem> problems;
};

[[nodiscard]] Entries read_entries(std::string_view bytes);

/// "19940922" or "940922"; nothing where it is no day. Months and days of 00 are not known.
[[nodiscard]] std::optional<Day> parse_digits(std::string_view digits);

/// The dictionary as tables.
[[nodiscard]] Addition read_actors(std::string_view name, std::string_view bytes,
                                   const Catalog& known);

}  // namespace demarche::catalog::petrarch
