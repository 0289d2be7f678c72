#include "importers/read/published.hpp"

#include <algorithm>
#include <chrono>
#include <string>

#include "importers/read/written_day.hpp"

namespace demarche::read {
namespace {

bool is_plausible(const Day& day) { return day.year >= 1900 && day.year <= 2099; }

/// "20070626", "20070626T101500Z"
Day packed(std::string_view text) {
    if (text.size() < 8 ||
        !std::ranges::all_of(text.substr(0, 8), [](char c) { return c >= '0' && c <= '9'; }))
        return {};
    if (text.size() > 8 && text[8] != 'T') return {};
    const std::string spread = std::string{text.substr(0, 4)} + '-' +
                               std::string{text.substr(4, 2)} + '-' +
                               std::string{text.substr(6, 2)};
    return parse_day(spread).value_or(Day{});
}

}  // namespace

Day published_day(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return {};
    text = text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
    if (const auto day = parse_day(text); day && is_plausible(*day)) return *day;
    if (const Day day = packed(text); is_plausible(day)) return day;
    for (const WrittenDay& found : written_days(text.substr(0, 200)))
        if (is_plausible(found.day)) return found.day;
    return {};
}

Day day_of_epoch(double seconds) {
    if (!(seconds > 0) || seconds > 1e14) return {};
    if (seconds > 1e11) seconds /= 1000;
    const auto days = std::chrono::floor<std::chrono::days>(
        std::chrono::sys_seconds{std::chrono::seconds{static_cast<long long>(seconds)}});
    const Day day = day_of(days);
    return is_plausible(day) ? day : Day{};
}

}  // namespace demarche::read
