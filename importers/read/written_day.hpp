#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "core/model/byte_span.hpp"
#include "core/model/day.hpp"

/// Days as people write them: "Tuesday, June 26, 2007", "26 June", "16th of April 1999",
/// "26.06.2007", "2007-06-26", "JUN 26", "4 мар", "26 de junio de 2007", "June 2007".
namespace demarche::read {

struct WrittenDay {
    Day day;                          // as far as it is written; the year is 0 where none is
    std::optional<unsigned> weekday;  // 0 is Sunday, as written before or in brackets after the day
    ByteSpan where;                   // in the text that was searched
    bool operator==(const WrittenDay&) const = default;
};

/// 1 to 12 for the name of a month or its abbreviation, case folded: English, Russian, French,
/// German, Spanish, Italian, Portuguese. A closing dot is not part of the word.
[[nodiscard]] std::optional<int> month_named(std::string_view word);

/// 0 (Sunday) to 6 for an English or Russian weekday, in full or as "Tue", "Tues", "Thurs".
[[nodiscard]] std::optional<unsigned> weekday_named(std::string_view word);

/// The day that begins at byte `at`, which is the start of a word or number. The longest reading
/// wins: "June 26, 2007" is not "June 26". Nothing where the day is in no calendar (31 February),
/// or where month and day cannot be told apart ("3/8/2016").
[[nodiscard]] std::optional<WrittenDay> written_day_at(std::string_view text, std::size_t at);

/// All days of `text`, in text order, none inside another. "May 2 to 7" gives its first day.
[[nodiscard]] std::vector<WrittenDay> written_days(std::string_view text);

}  // namespace demarche::read
