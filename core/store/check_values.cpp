#include "core/store/check_values.hpp"

#include <algorithm>

#include "core/model/day.hpp"
#include "core/store/sql.hpp"

namespace demarche::store {

bool can_be_day(std::int64_t stored) {
    if (stored == no_day) return true;
    if (stored <= 0 || stored > no_day) return false;
    const Day day = day_from(stored);
    if (stored_day(day) != stored || day.month > 12) return false;
    if (day.month == 0) return day.day == 0;
    constexpr int leap_year = 2000;
    return day.day == 0 || is_in_calendar(day.year == 0 ? leap_year : day.year, day.month, day.day);
}

bool is_share(double number) { return number >= 0 && number <= 1; }

bool can_be_cameo(std::string_view code) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (code.size() < 2 || code.size() > 4 || !std::ranges::all_of(code, is_digit)) return false;
    return code.substr(0, 2) >= "01" && code.substr(0, 2) <= "20";
}

}  // namespace demarche::store
