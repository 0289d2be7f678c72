#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/graph/communities.hpp"
#include "core/query/networks.hpp"

/// Who is on which side of what: for the sources of core/query alone.
namespace demarche::query {

/// An actor's side on an issue: all its statements on it together.
struct Side {
    std::uint32_t actor{};  // in Sides::actors
    std::uint32_t issue{};  // in Sides::issues
    int sign{};             // 1 for, -1 against
    std::size_t statements{};
    Day first, last;
    std::string example;  // id of the surest statement, whatever side that is on
};

/// An actor is in where it has a side on something.
struct Sides {
    std::vector<Node> actors;  // by id; they weigh as many statements as they make
    std::vector<Node> issues;  // by id
    std::vector<Side> held;    // by issue, then actor
    std::size_t left_out{};    // actors beyond the number that is compared, those who say least
};
/// So many actors are compared with one another at most: pairs grow as their square.
constexpr std::size_t most_compared = 3000;

[[nodiscard]] Sides sides_of(const store::Database& db, const store::Selection& chosen,
                             std::size_t most = most_compared);

/// Whether a target phrase, as phrase_key gives it, is no more than a pronoun: "something", "each
/// other". Nobody can be known to be for or against the same.
[[nodiscard]] bool is_pronoun(std::string_view phrase);

/// Whether a target phrase, as phrase_key gives it, names a thing only where it stands: "text",
/// "its decision", but not "deployment of a NATO force". Those of different days are different
/// issues.
[[nodiscard]] bool is_bare(std::string_view phrase);

/// On how many issues two actors are on the same side, and on how many on different ones. By a, b.
[[nodiscard]] std::vector<graph::SignedTie> agreement_ties(const Sides& sides);

}  // namespace demarche::query
