#pragma once

#include <algorithm>
#include <span>
#include <string_view>
#include <vector>

#include "core/model/day.hpp"
#include "core/query/filter.hpp"
#include "core/query/unknown_name.hpp"
#include "core/store/each_statement.hpp"

/// Rows by any of their fields: for the sources of core/query alone.
namespace demarche::query {

/// Days that sort in order of time: those without a year after all others, no day at all last.
struct TimeKey {
    int unknown{};
    Day day;
    auto operator<=>(const TimeKey&) const = default;
};
[[nodiscard]] inline TimeKey time_key(const Day& day) {
    return {day.empty() ? 2 : day.year == 0 ? 1 : 0, day};
}

[[nodiscard]] inline bool comes_before(const Day& a, const Day& b) {
    return time_key(a) < time_key(b);
}
template <class Value>
[[nodiscard]] bool comes_before(const Value& a, const Value& b) {
    return a < b;
}

template <class Row>
struct Field {
    std::string_view name;
    bool (*before)(const Row&, const Row&);
};

/// The comparison by one member: by<&EventRow::date>.
template <auto member, class Row>
bool by(const Row& a, const Row& b) {
    return comes_before(a.*member, b.*member);
}

[[nodiscard]] inline bool is_descending(const Order& order) {
    return !order.sort.empty() && order.sort.front() == '-';
}

/// The field that `order` names; null where it names none. Throws UnknownName for one that is not
/// there.
template <class Row>
const Field<Row>* sorting_field(const Order& order, std::span<const Field<Row>> fields) {
    if (order.sort.empty()) return nullptr;
    const std::string_view name = std::string_view{order.sort}.substr(is_descending(order) ? 1 : 0);
    const auto field = std::ranges::find(fields, name, &Field<Row>::name);
    if (field != fields.end()) return &*field;
    std::vector<std::string> known;
    for (const Field<Row>& one : fields) known.emplace_back(one.name);
    const std::vector<std::string> near = nearest(name, known, 3);
    throw UnknownName{"field", name, near.empty() ? known : near};
}

/// The same as the store takes it.
template <class Row>
store::Listing listing_of(const Order& order, std::span<const Field<Row>> fields) {
    store::Listing listing;
    if (const Field<Row>* field = sorting_field(order, fields)) listing.key = field->name;
    listing.descending = is_descending(order);
    listing.limit = order.limit;
    if (order.leaves_out_reports) listing.reports = store::WithReports::no;
    return listing;
}

/// Sorts by the field that `order` names, rows that are equal in it as they were, and cuts to its
/// limit. Throws UnknownName for a field that is not there.
template <class Row>
void put_in_order(std::vector<Row>& rows, const Order& order, std::span<const Field<Row>> fields) {
    if (const Field<Row>* field = sorting_field(order, fields)) {
        const bool descending = is_descending(order);
        const auto before = field->before;
        std::ranges::stable_sort(rows, [&](const Row& a, const Row& b) {
            return descending ? before(b, a) : before(a, b);
        });
    }
    if (order.limit && rows.size() > *order.limit) rows.resize(*order.limit);
}

}  // namespace demarche::query
