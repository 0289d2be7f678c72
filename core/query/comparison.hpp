#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/query/filter.hpp"
#include "core/query/quote.hpp"
#include "core/query/stances.hpp"

/// Where two actors agree and where they differ, and since when.
namespace demarche::query {

/// `undecided`: one of them, or both, is neutral.
enum class Relation { differ, agree, undecided };
[[nodiscard]] std::string_view to_text(Relation relation);

/// One of the two on an issue.
struct ComparedSide {
    std::string holder, holder_id;
    Position position{Position::neutral};  // of the score
    double score{};                        // -1 to 1, as in StanceRow
    double weight{};                       // as in StanceRow
    std::size_t statements{};
    std::size_t supports{}, opposes{}, neutral{};
    Day first, last;  // of the statements that take that position; of all where none does
    Quote quote;      // the weightiest of those
    bool operator==(const ComparedSide&) const = default;
};

/// An issue on which both speak. Statements without a known issue meet by their target phrase:
/// `issue` is the phrase, `issue_id` empty.
struct ComparisonRow {
    std::string issue, issue_id;
    Relation relation{Relation::undecided};
    Day since;  // the first day of the last stretch of days on which all that both had said until
                // then gave this relation; empty where dated statements alone do not give it
    std::optional<Relation> before;  // what it was before that; none where one had yet to speak
    ComparedSide a, b;
    std::vector<StanceEachRow> evidence;  // all statements of both, in order of time
    bool operator==(const ComparisonRow&) const = default;
};

struct Comparison {
    std::vector<ComparisonRow> rows;
    std::size_t a_alone{}, b_alone{};  // issues on which the one speaks and the other does not
};

/// Issues on which they differ first, then those on which they agree; of each, most statements
/// first, known issues before phrases, then issue. `a` and `b`: all that bear the name of the one
/// and of the other, instead of the holders that `chosen` asks for.
[[nodiscard]] Comparison compare(const store::Database& db, const store::Selection& chosen,
                                 const std::vector<ActorId>& a, const std::vector<ActorId>& b,
                                 const Order& order = {}, const HalfLife& half_life = {});

/// The same from statements that are at hand, in order of time; those of others are passed over.
[[nodiscard]] Comparison compared(std::span<const StanceEachRow> statements,
                                  const std::vector<ActorId>& a, const std::vector<ActorId>& b,
                                  const HalfLife& half_life = {});

}  // namespace demarche::query
