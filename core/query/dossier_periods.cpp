#include <algorithm>
#include <chrono>
#include <utility>

#include "core/query/dossier.hpp"

namespace demarche::query {
namespace {

using std::chrono::sys_days;

/// Bars that a chart can hold.
constexpr int most_periods = 60;
/// Beyond so many days, months are easier to read.
constexpr int most_days = 45;

enum class Unit { day, month, year };

int number_of(const Day& day, Unit unit) {
    if (unit == Unit::year) return day.year;
    if (unit == Unit::month) return day.year * 12 + day.month - 1;
    return static_cast<int>(first_of(day).time_since_epoch().count());
}

Period period_of(int number, Unit unit) {
    Period period;
    if (unit == Unit::day) {
        period.first = period.last = day_of(sys_days{std::chrono::days{number}});
        return period;
    }
    const Day vague = unit == Unit::year ? Day{number, 0, 0} : Day{number / 12, number % 12 + 1, 0};
    period.first = day_of(first_of(vague));
    period.last = day_of(last_of(vague));
    return period;
}

/// Whether a day is known well enough to fall into one such period.
bool is_exact_for(const Day& day, Unit unit) {
    return unit == Unit::year ? day.year != 0 : unit == Unit::month ? day.month != 0 : day.day != 0;
}

/// Of a hundred, those that may lie outside the chart on either side.
constexpr std::size_t outliers = 3;

struct Span {
    Day first, last;
};

/// From the first to the last of the days, the outliers left out; no year where there is none.
Span span_of(std::vector<Day> days) {
    std::erase_if(days, [](const Day& day) { return day.year == 0; });
    if (days.empty()) return {};
    std::ranges::sort(days);
    const std::size_t left_out = days.size() * outliers / 100;
    return {days[left_out], days[days.size() - 1 - left_out]};
}

Unit unit_for(const Span& span) {
    const Day first = day_of(first_of(span.first)), last = day_of(last_of(span.last));
    const auto count = [&](Unit unit) {
        return number_of(last, unit) - number_of(first, unit) + 1;
    };
    if (count(Unit::day) <= most_days) return Unit::day;
    return count(Unit::month) <= most_periods ? Unit::month : Unit::year;
}

void add(Period& period, const EventRow& event) {
    if (event.quad != 0) ++(event.quad >= 3 ? period.conflict : period.cooperation);
}

void add(Period& period, const StanceEachRow& stance) {
    const Position position = counted_position(stance);
    ++(position == Position::supports  ? period.supports
       : position == Position::opposes ? period.opposes
                                       : period.neutral);
}

}  // namespace

std::vector<Period> periods_of(const std::vector<EventRow>& events,
                               const std::vector<StanceEachRow>& stances) {
    std::vector<Day> days;
    days.reserve(events.size() + stances.size());
    for (const EventRow& event : events) days.push_back(event.date);
    for (const StanceEachRow& stance : stances) days.push_back(stance.date);
    const Span span = span_of(std::move(days));
    if (span.first.year == 0) return {};
    const Unit unit = unit_for(span);
    const int end = number_of(day_of(last_of(span.last)), unit);
    // Of more years than there is place for, the last ones.
    const int begin =
        std::max(number_of(day_of(first_of(span.first)), unit), end - most_periods + 1);
    std::vector<Period> periods;
    for (int number = begin; number <= end; ++number) periods.push_back(period_of(number, unit));
    const auto add_row = [&](const auto& row) {
        if (row.date.year == 0 || !is_exact_for(row.date, unit)) return;
        const int number = number_of(row.date, unit);
        if (number >= begin && number <= end)
            add(periods[static_cast<std::size_t>(number - begin)], row);
    };
    for (const EventRow& event : events) add_row(event);
    for (const StanceEachRow& stance : stances) add_row(stance);
    return periods;
}

}  // namespace demarche::query
