#include "core/query/heat_map.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <string>
#include <tuple>

#include "core/query/order.hpp"

namespace demarche::query {
namespace {

/// Rounds of averaging; places hardly change after a few.
constexpr int rounds = 30;

/// Most statements first, `most` of them; the rest is counted.
std::vector<Heading> weightiest(const std::map<std::string, Heading>& all, std::size_t most,
                                std::size_t& left_out) {
    std::vector<Heading> headings;
    headings.reserve(all.size());
    for (const auto& [id, heading] : all) headings.push_back(heading);
    std::ranges::sort(headings, [](const Heading& a, const Heading& b) {
        return std::tie(b.statements, a.name, a.id) < std::tie(a.statements, b.name, b.id);
    });
    left_out = headings.size() - std::min(headings.size(), most);
    headings.resize(headings.size() - left_out);
    return headings;
}

template <class IdOf, class NameOf>
std::map<std::string, Heading> tallied(const std::vector<const StanceRow*>& rows, IdOf id_of,
                                       NameOf name_of) {
    std::map<std::string, Heading> headings;
    for (const StanceRow* row : rows) {
        Heading& heading = headings[id_of(*row)];
        heading.id = id_of(*row);
        heading.name = name_of(*row);
        heading.statements += row->statements;
    }
    return headings;
}

std::map<std::string, std::size_t> places_of(const std::vector<Heading>& headings) {
    std::map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < headings.size(); ++i) places[headings[i].id] = i;
    return places;
}

/// The mean over the cells of each line of score times place of the column, the greatest made 1.
std::vector<double> averaged(const std::vector<Cell>& cells, std::size_t Cell::*line,
                             std::size_t lines, std::size_t Cell::*column,
                             const std::vector<double>& places) {
    std::vector<double> sums(lines);
    std::vector<std::size_t> counts(lines);
    for (const Cell& cell : cells) {
        sums[cell.*line] += cell.row.score * places[cell.*column];
        ++counts[cell.*line];
    }
    double greatest = 0;
    for (std::size_t i = 0; i < lines; ++i) {
        if (counts[i] > 0) sums[i] /= static_cast<double>(counts[i]);
        greatest = std::max(greatest, std::abs(sums[i]));
    }
    for (double& sum : sums)
        if (greatest > 0) sum = std::round(sum / greatest * 1e6) / 1e6;
    return sums;
}

/// Headings in the order of `values`, the greatest first; gives the new place of each.
std::vector<std::size_t> reorder(std::vector<Heading>& headings,
                                 const std::vector<double>& values) {
    std::vector<std::size_t> order(headings.size()), places(headings.size());
    std::iota(order.begin(), order.end(), std::size_t{});
    std::ranges::stable_sort(order, std::ranges::greater{},
                             [&](std::size_t at) { return values[at]; });
    std::vector<Heading> sorted;
    for (std::size_t i = 0; i < order.size(); ++i) {
        places[order[i]] = i;
        sorted.push_back(std::move(headings[order[i]]));
    }
    headings = std::move(sorted);
    return places;
}

/// Reciprocal averaging from the first holder on.
void put_camps_together(HeatMap& map) {
    if (map.holders.empty()) return;
    std::vector<double> holders(map.holders.size()), issues;
    holders.front() = 1;
    for (int i = 0; i < rounds; ++i) {
        issues = averaged(map.cells, &Cell::issue, map.issues.size(), &Cell::holder, holders);
        holders = averaged(map.cells, &Cell::holder, map.holders.size(), &Cell::issue, issues);
    }
    const auto holder_places = reorder(map.holders, holders);
    const auto issue_places = reorder(map.issues, issues);
    for (Cell& cell : map.cells) {
        cell.holder = holder_places[cell.holder];
        cell.issue = issue_places[cell.issue];
    }
}

void add_span(HeatMap& map, const StanceRow& row) {
    map.statements += row.statements;
    if (row.first.empty()) return;
    if (map.first.empty() || row.first < map.first) map.first = row.first;
    if (map.last.empty() || map.last < row.last) map.last = row.last;
}

}  // namespace

HeatMap heat_map_of(std::span<const StanceRow> rows, const HeatMapSize& size) {
    std::vector<const StanceRow*> known;
    for (const StanceRow& row : rows)
        if (!row.issue_id.empty()) known.push_back(&row);
    HeatMap map;
    const auto issue_id = [](const StanceRow& row) { return row.issue_id; };
    map.issues =
        weightiest(tallied(known, issue_id, [](const StanceRow& row) { return row.issue; }),
                   size.issues, map.issues_left_out);
    const auto issues = places_of(map.issues);
    std::erase_if(known, [&](const StanceRow* row) { return !issues.contains(row->issue_id); });
    const auto holder_id = [](const StanceRow& row) { return row.holder_id; };
    map.holders =
        weightiest(tallied(known, holder_id, [](const StanceRow& row) { return row.holder; }),
                   size.holders, map.holders_left_out);
    const auto holders = places_of(map.holders);
    for (const StanceRow* row : known) {
        const auto holder = holders.find(row->holder_id);
        if (holder == holders.end()) continue;
        map.cells.push_back({*row, holder->second, issues.at(row->issue_id), {}});
        add_span(map, *row);
    }
    put_camps_together(map);
    std::ranges::sort(map.cells, [](const Cell& a, const Cell& b) {
        return std::tie(a.holder, a.issue) < std::tie(b.holder, b.issue);
    });
    return map;
}

}  // namespace demarche::query
