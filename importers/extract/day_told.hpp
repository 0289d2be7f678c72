#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "core/model/day.hpp"
#include "core/model/sentence.hpp"

/// The days that a sentence tells, as newspapers write them and readers understand them: "on
/// Tuesday", "last week", "three days ago", "on June 20", "in December 2007", "next month".
namespace demarche::extract {

/// Which way a day without a year or a date looks from the day of the article.
enum class Tense { past, future };

struct DayTold {
    Day day;              // as exactly as it is told: "last week" tells a month, "in 1999" a year
    std::size_t first{};  // token index
    std::size_t last{};   // one past the last token
    bool operator==(const DayTold&) const = default;
};

/// All days told in `tokens`, in text order, seen from `article`, the day that the article is of. A
/// weekday is the last on or before it, or, in the future, the first on or after it. What stands
/// behind "by", "until" or "before" is a deadline, no day of an event, and is left out; so is what
/// needs the day of the article where that is not known.
[[nodiscard]] std::vector<DayTold> days_told(std::span<const Token> tokens, const Day& article,
                                             Tense tense = Tense::past);

/// The most exact of them, of several the first; nothing where none is told.
[[nodiscard]] std::optional<Day> day_told(std::span<const Token> tokens, const Day& article,
                                          Tense tense = Tense::past);

}  // namespace demarche::extract
