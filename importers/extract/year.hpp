#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/model/actor.hpp"
#include "core/model/day.hpp"

/// The year of a day that is written without one. A dateline says "June 26" and leaves the year to
/// the paper's head; the text gives it away: that day was a Tuesday, and the people named were in
/// office.
namespace demarche::extract {

/// What a text says about its own year.
struct YearClues {
    std::vector<unsigned> weekdays;  // named in the text, in text order; 0 is Sunday
    int not_before{};                // the latest year spoken of as past; 0 if none
    int not_after{};                 // the earliest year spoken of as still to come; 0 if none
    bool operator==(const YearClues&) const = default;
};

[[nodiscard]] YearClues year_clues(std::string_view text);

/// The years that come into question, both included.
struct YearRange {
    int first{};
    int last{};
};

/// The one year of `range` in which `day` (its month and day) agrees best with the clues: it falls
/// on a weekday that the text names, the first of them above all, or on the day after that; no past
/// year is later; most of `people` hold an office on it. Nothing where two years agree equally
/// well, or where neither a weekday nor two people speak for the best.
[[nodiscard]] std::optional<int> infer_year(const Day& day, const YearClues& clues,
                                            std::span<const Actor> people, YearRange range);

/// True where some role of the actor covers the whole of `day`, as far as its ends are known.
[[nodiscard]] bool is_in_office(const Actor& actor, const Day& day);

}  // namespace demarche::extract
