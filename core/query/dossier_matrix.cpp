#include "core/query/dossier_matrix.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/store/load_names.hpp"

namespace demarche::query {
namespace {

/// A phrase stands in a column where it is on somebody's lips this often.
constexpr std::size_t phrase_statements = 2;
/// With so few holders the issues can stand below each other: that many times as many have room.
constexpr std::size_t few_holders = 3;
constexpr std::size_t times_as_many = 3;
/// Columns that phrases may take where known issues leave them.
constexpr std::size_t phrase_columns = 6;

std::string issue_key(const std::string& issue, const std::string& issue_id) {
    return issue_id.empty() ? "phrase:" + phrase_key(issue) : issue_id;
}

struct Tally {
    Heading heading;
    std::string key;
};

/// One heading for each key, by statements.
template <class KeyOf, class HeadingOf>
std::vector<Tally> tallied(const std::vector<StanceRow>& rows, KeyOf key_of, HeadingOf heading_of) {
    std::map<std::string, Heading> headings;
    for (const StanceRow& row : rows) {
        const auto [at, is_new] = headings.try_emplace(key_of(row), heading_of(row));
        at->second.statements += row.statements;
    }
    std::vector<Tally> all;
    all.reserve(headings.size());
    for (auto& [key, heading] : headings) all.push_back({std::move(heading), key});
    std::ranges::sort(all, [](const Tally& a, const Tally& b) {
        return std::tie(b.heading.statements, a.key) < std::tie(a.heading.statements, b.key);
    });
    return all;
}

std::size_t holders_of(const std::vector<StanceRow>& rows) {
    std::set<std::string> ids;
    for (const StanceRow& row : rows) ids.insert(row.holder_id);
    return ids.size();
}

/// Known issues, then phrases as far as there is place.
std::vector<Tally> columns_of(const std::vector<StanceRow>& rows, const DossierSize& size) {
    const std::size_t room = size.issues * (holders_of(rows) <= few_holders ? times_as_many : 1);
    const auto all = tallied(
        rows, [](const StanceRow& row) { return issue_key(row.issue, row.issue_id); },
        [](const StanceRow& row) {
            return Heading{row.issue_id, row.issue, {}, 0};
        });
    std::vector<Tally> columns;
    for (const Tally& one : all)
        if (!one.heading.id.empty() && columns.size() < room) columns.push_back(one);
    const std::size_t most = std::min(room, columns.size() + phrase_columns);
    for (const Tally& one : all)
        if (one.heading.id.empty() && one.heading.statements >= phrase_statements &&
            columns.size() < most)
            columns.push_back(one);
    return columns;
}

std::vector<Tally> lines_of(const std::vector<StanceRow>& rows) {
    return tallied(
        rows, [](const StanceRow& row) { return row.holder_id; },
        [](const StanceRow& row) {
            return Heading{row.holder_id, row.holder, {}, 0};
        });
}

Heading with_question(const store::Database& db, Heading heading) {
    if (heading.id.empty()) return heading;
    if (const auto issue = store::describe_issue(db, {heading.id}))
        heading.question = issue->question;
    return heading;
}

std::map<std::string, std::size_t> places_of(const std::vector<Tally>& tallies) {
    std::map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < tallies.size(); ++i) places[tallies[i].key] = i;
    return places;
}

std::size_t known_issues(const std::vector<StanceRow>& rows) {
    std::map<std::string, int> ids;
    for (const StanceRow& row : rows)
        if (!row.issue_id.empty()) ++ids[row.issue_id];
    return ids.size();
}

}  // namespace

void put_weightiest_first(std::vector<StanceRow>& rows) {
    std::ranges::stable_sort(rows, [](const StanceRow& a, const StanceRow& b) {
        const bool a_is_phrase = a.issue_id.empty(), b_is_phrase = b.issue_id.empty();
        return std::tie(a_is_phrase, b.statements) < std::tie(b_is_phrase, a.statements);
    });
}

std::string group_key(const StanceEachRow& statement) {
    const bool is_phrase = statement.issue_id.empty();
    return statement.holder_id + '\n' +
           issue_key(is_phrase ? statement.target : statement.issue, statement.issue_id);
}

std::string group_key(const StanceRow& row) {
    return row.holder_id + '\n' + issue_key(row.issue, row.issue_id);
}

Matrix matrix_of(const store::Database& db, const std::vector<StanceRow>& rows,
                 const DossierSize& size) {
    const std::vector<Tally> columns = columns_of(rows, size);
    const auto column_places = places_of(columns);
    std::vector<StanceRow> inside;
    for (const StanceRow& row : rows)
        if (column_places.contains(issue_key(row.issue, row.issue_id))) inside.push_back(row);
    std::vector<Tally> lines = lines_of(inside);
    Matrix matrix;
    if (lines.size() > size.holders) {
        matrix.holders_left_out = lines.size() - size.holders;
        lines.resize(size.holders);
    }
    const auto line_places = places_of(lines);
    for (const StanceRow& row : inside)
        if (const auto line = line_places.find(row.holder_id); line != line_places.end())
            matrix.cells.push_back(
                {row, line->second, column_places.at(issue_key(row.issue, row.issue_id)), {}});
    std::ranges::sort(matrix.cells, [](const Cell& a, const Cell& b) {
        return std::tie(a.holder, a.issue) < std::tie(b.holder, b.issue);
    });
    for (const Tally& line : lines) matrix.holders.push_back(line.heading);
    for (const Tally& column : columns) matrix.issues.push_back(with_question(db, column.heading));
    matrix.issues_left_out =
        known_issues(rows) -
        static_cast<std::size_t>(std::ranges::count_if(
            matrix.issues, [](const Heading& one) { return !one.id.empty(); }));
    return matrix;
}

}  // namespace demarche::query
