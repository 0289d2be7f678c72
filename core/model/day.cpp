#include "core/model/day.hpp"

#include <fmt/format.h>

namespace demarche {
namespace {

namespace chr = std::chrono;

/// The number in exactly `count` digits at `at`, or nothing.
std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
    if (at + count > text.size()) return std::nullopt;
    int value = 0;
    for (const char c : text.substr(at, count)) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

/// Of a list each row has one: digit by digit, which a format takes ten times as long for.
std::string exact(const Day& day) {
    std::string text = "0000-00-00";
    const auto put = [&](std::size_t last, int number) {
        for (; number > 0; number /= 10) text[last--] = static_cast<char>('0' + number % 10);
    };
    put(3, day.year);
    put(6, day.month);
    put(9, day.day);
    return text;
}

unsigned days_in(int year, int month) {
    const chr::year_month_day_last last{
        chr::year{year}, chr::month_day_last{chr::month{static_cast<unsigned>(month)}}};
    return static_cast<unsigned>(last.day());
}

chr::sys_days date(int year, int month, unsigned day) {
    return chr::sys_days{chr::year{year} / static_cast<int>(month) / static_cast<int>(day)};
}

}  // namespace

std::string to_text(const Day& day) {
    if (day.empty()) return "";
    if (day.year == 0) return fmt::format("--{:02}-{:02}", day.month, day.day);
    if (day.month == 0) return fmt::format("{:04}", day.year);
    if (day.day == 0) return fmt::format("{:04}-{:02}", day.year, day.month);
    return exact(day);
}

bool is_in_calendar(int year, int month, int day) {
    return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 &&
           day <= static_cast<int>(days_in(year, month));
}

std::optional<Day> parse_day(std::string_view text) {
    if (text.starts_with("--")) {
        const auto month = digits(text, 2, 2);
        const auto day = digits(text, 5, 2);
        if (text.size() != 7 || text[4] != '-' || !month || !day) return std::nullopt;
        if (!is_in_calendar(2000, *month, *day)) return std::nullopt;  // 2000 has a 29 February
        return Day{0, *month, *day};
    }
    const auto year = digits(text, 0, 4);
    if (!year || *year < 1) return std::nullopt;
    if (text.size() == 4) return Day{*year, 0, 0};
    const auto month = digits(text, 5, 2);
    if (text[4] != '-' || !month || *month < 1 || *month > 12) return std::nullopt;
    if (text.size() == 7) return Day{*year, *month, 0};
    const auto day = digits(text, 8, 2);
    if (text[7] != '-' || !day || !is_in_calendar(*year, *month, *day)) return std::nullopt;
    if (text.size() == 10) return Day{*year, *month, *day};
    // RFC 3339: a T, a t or a blank, then the hour.
    const char mark = text[10];
    if ((mark != 'T' && mark != 't' && mark != ' ') || !digits(text, 11, 2)) return std::nullopt;
    return Day{*year, *month, *day};
}

chr::sys_days first_of(const Day& day) {
    return date(day.year, day.month == 0 ? 1 : day.month,
                day.day == 0 ? 1U : static_cast<unsigned>(day.day));
}

chr::sys_days last_of(const Day& day) {
    const int month = day.month == 0 ? 12 : day.month;
    return date(day.year, month,
                day.day == 0 ? days_in(day.year, month) : static_cast<unsigned>(day.day));
}

Day day_of(chr::sys_days when) {
    const chr::year_month_day ymd{when};
    return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
            static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

unsigned weekday_of(const Day& day) { return chr::weekday{first_of(day)}.c_encoding(); }

bool overlaps(const Day& a, const Day& b) {
    if (a.year == 0 || b.year == 0) return false;
    return first_of(a) <= last_of(b) && first_of(b) <= last_of(a);
}

}  // namespace demarche
