#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace demarche {

/// A day, as exactly as it is known: year, month and day; year and month; a year; or month and day of an
/// unknown year. Zero stands for what is unknown; all zero is no date at all.
struct Day {
    int year{};
    int month{};
    int day{};

    [[nodiscard]] bool empty() const { return year == 0 && month == 0; }
    [[nodiscard]] bool is_exact() const { return year != 0 && month != 0 && day != 0; }
    auto operator<=>(const Day&) const = default;
};

/// "2007-06-26", "2007-06", "2007"; "--06-26" where the year is unknown (the form of ISO 8601:2000);
/// "" where nothing is known.
[[nodiscard]] std::string to_text(const Day& day);

/// Reads what `to_text` writes, and an RFC 3339 time, whose day it keeps as written. Nothing where the text
/// is no date or the day is not in the calendar (31 February).
[[nodiscard]] std::optional<Day> parse_day(std::string_view text);

[[nodiscard]] bool is_in_calendar(int year, int month, int day);

/// The first and last calendar day that `day` can mean. Needs a year.
[[nodiscard]] std::chrono::sys_days first_of(const Day& day);
[[nodiscard]] std::chrono::sys_days last_of(const Day& day);
[[nodiscard]] Day day_of(std::chrono::sys_days date);

/// 0 is Sunday, 6 Saturday. Needs an exact day.
[[nodiscard]] unsigned weekday_of(const Day& day);

/// True where some day that `a` can mean is one that `b` can mean. A day without a year touches nothing.
[[nodiscard]] bool overlaps(const Day& a, const Day& b);

}  // namespace demarche
