#include "core/graph/statements.hpp"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <set>
#include <tuple>
#include <utility>

namespace demarche::graph {
namespace {

using std::chrono::sys_days;

bool is_binary(const Scale& scale) { return scale.least >= 0 && scale.greatest <= 1; }

/// Days since 1970 of the Monday that a week begins with, counted in weeks: 1 January 1970 was a
/// Thursday.
int week_of(const Day& day) {
    const auto since_monday = first_of(day).time_since_epoch().count() + 3;
    return static_cast<int>(since_monday >= 0 ? since_monday / 7 : (since_monday - 6) / 7);
}

using Period = std::tuple<int, int, int>;

Period period_of(const Statement& statement, Duplicates duplicates) {
    const Day& day = statement.day;
    switch (duplicates) {
        case Duplicates::document:
            return {static_cast<int>(statement.document), 0, 0};
        case Duplicates::week:
            return day.is_exact() ? Period{1, week_of(day), 0} : Period{0, day.year, day.month};
        case Duplicates::month:
            return {day.year, day.month, 0};
        case Duplicates::year:
            return {day.year, 0, 0};
        default:
            return {};
    }
}

/// The order of statements: days without a year after all others.
std::pair<bool, Day> time_of(const Statement& statement) {
    return {statement.day.year == 0, statement.day};
}

/// The last day of a month where it has no such day: 31 January and a month is 28 February.
sys_days advanced(sys_days from, int count, Unit unit) {
    using namespace std::chrono;
    if (unit == Unit::days) return from + days{count};
    if (unit == Unit::weeks) return from + weeks{count};
    const year_month_day date =
        year_month_day{from} + (unit == Unit::months ? months{count} : months{12 * count});
    return date.ok() ? sys_days{date} : sys_days{date.year() / date.month() / std::chrono::last};
}

double width_in_days(const Slice& slice, int width, Unit unit) {
    if (unit == Unit::days) return width;
    if (unit == Unit::weeks) return 7.0 * width;
    return static_cast<double>((slice.last - slice.first).count());
}

}  // namespace

double Scale::closeness(int a, int b) const {
    const int range = greatest - least;
    return range == 0 ? 1 : 1 - std::abs(a - b) / static_cast<double>(range);
}

int Scale::value(int qualifier) const {
    if (is_binary(*this)) return qualifier == 1 ? 1 : -1;
    return qualifier;
}

int Scale::reach() const {
    return is_binary(*this) ? 1 : std::max({1, std::abs(least), std::abs(greatest)});
}

Scale scale_of(std::span<const Statement> statements) {
    Scale scale;
    if (statements.empty()) return scale;
    const auto [least, greatest] = std::ranges::minmax(statements, {}, &Statement::qualifier);
    const Scale observed{least.qualifier, greatest.qualifier};
    return is_binary(observed) ? scale : observed;
}

std::vector<Statement> without_duplicates(std::span<const Statement> statements,
                                          Duplicates duplicates, Qualifiers qualifiers) {
    std::vector<Statement> all{statements.begin(), statements.end()};
    std::ranges::stable_sort(all, {}, time_of);
    if (duplicates == Duplicates::include) return all;
    std::set<std::tuple<Period, std::uint32_t, std::uint32_t, int>> seen;
    std::erase_if(all, [&](const Statement& one) {
        const int qualifier = qualifiers == Qualifiers::ignore ? 0 : one.qualifier;
        return !seen.emplace(period_of(one, duplicates), one.actor, one.issue, qualifier).second;
    });
    return all;
}

std::vector<Slice> slices(sys_days start, sys_days stop, std::size_t width, std::size_t step,
                          Unit unit) {
    std::vector<Slice> all;
    const int half = static_cast<int>(width / 2);
    for (int at = half;; at += static_cast<int>(step)) {
        Slice slice;
        slice.centre = advanced(start, at, unit);
        slice.first = advanced(start, at - half, unit);
        slice.last = advanced(start, at + half, unit);
        if (slice.last > stop) return all;
        slice.width_days = width_in_days(slice, static_cast<int>(width), unit);
        all.push_back(slice);
    }
}

std::vector<Statement> in_slice(std::span<const Statement> statements, const Slice& slice) {
    const std::pair first{false, day_of(slice.first)}, last{false, day_of(slice.last)};
    const auto begin = std::ranges::lower_bound(statements, first, {}, time_of);
    const auto end = std::ranges::upper_bound(begin, statements.end(), last, {}, time_of);
    std::vector<Statement> in;
    std::copy_if(begin, end, std::back_inserter(in),
                 [](const Statement& one) { return one.day.is_exact(); });
    return in;
}

}  // namespace demarche::graph
