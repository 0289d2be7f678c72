#include "core/store/conditions.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "core/model/names.hpp"

namespace demarche::store {
namespace {

std::string marks(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += i == 0 ? "?" : ", ?";
    return text;
}

/// Beyond this many, a list is bound as one JSON array: SQLite takes 32,766 parameters at most.
constexpr std::size_t most_marks = 100;

std::string json_array(const std::vector<std::int64_t>& rows) {
    return fmt::format("[{}]", fmt::join(rows, ","));
}

template <class Kind>
std::vector<std::int64_t> rows_in(SQLite::Database& db, const char* sql,
                                  const std::vector<Id<Kind>>& ids) {
    std::vector<std::int64_t> rows;
    if (ids.empty()) return rows;
    SQLite::Statement find{db, sql};
    for (const Id<Kind>& id : ids) {
        find.reset();
        bind_to(find, 1, id.text);
        if (find.executeStep()) rows.push_back(number_of(find, 0));
    }
    return rows;
}

/// The first and last whole numbers of exact days that `day` can mean. Month 31 days long or not:
/// no stored day lies between.
std::int64_t first_number(const Day& day) {
    return stored_day({day.year, std::max(day.month, 1), std::max(day.day, 1)});
}
std::int64_t last_number(const Day& day) {
    return stored_day({day.year, day.month == 0 ? 12 : day.month, day.day == 0 ? 31 : day.day});
}

/// Codes that begin as one of `beginnings` does, as ranges that an index can serve.
void add_codes(Conditions& conditions, const std::vector<std::string>& beginnings) {
    std::string any;
    std::vector<Conditions::Value> values;
    for (const std::string& beginning : beginnings) {
        if (beginning.empty()) continue;
        std::string beyond = beginning;
        ++beyond.back();
        any += any.empty() ? "(cameo >= ? AND cameo < ?)" : " OR (cameo >= ? AND cameo < ?)";
        values.emplace_back(beginning);
        values.emplace_back(beyond);
    }
    if (!any.empty()) conditions.add('(' + any + ')', std::move(values));
}

void add_positions(Conditions& conditions, const std::vector<Position>& positions) {
    if (positions.empty()) return;
    std::vector<Conditions::Value> values;
    values.reserve(positions.size());
    for (const Position position : positions) values.emplace_back(std::string{to_text(position)});
    conditions.add(fmt::format("coalesce(on_issue, position) IN ({})", marks(positions.size())),
                   std::move(values));
}

/// The rows that one of the chosen articles reports.
void add_articles(Conditions& conditions, SQLite::Database& db, std::string_view row,
                  std::string_view reports, const std::vector<ArticleId>& articles) {
    if (articles.empty()) return;
    Conditions reported;
    reported.add_any(std::array<std::string_view, 1>{"article"}, rows_of(db, articles));
    conditions.add(fmt::format("{0} IN (SELECT {0} FROM {1}{2})", row, reports, reported.sql()),
                   reported.values());
}

}  // namespace

void Conditions::add(std::string condition, std::vector<Value> values) {
    conditions_.push_back(std::move(condition));
    std::ranges::move(values, std::back_inserter(values_));
}

void Conditions::add_any(std::span<const std::string_view> columns,
                         const std::vector<std::int64_t>& rows) {
    const bool is_long = rows.size() > most_marks;
    const std::string list = is_long ? "SELECT value FROM json_each(?)" : marks(rows.size());
    std::string any;
    std::vector<Value> values;
    for (const std::string_view column : columns) {
        any += fmt::format("{}{} IN ({})", any.empty() ? "" : " OR ", column, list);
        if (is_long)
            values.emplace_back(json_array(rows));
        else
            values.insert(values.end(), rows.begin(), rows.end());
    }
    add('(' + any + ')', std::move(values));
}

std::string Conditions::sql() const {
    std::string text;
    for (const std::string& condition : conditions_)
        text += (text.empty() ? " WHERE " : " AND ") + condition;
    return text;
}

int Conditions::bind(SQLite::Statement& statement, int at) const {
    for (const Value& value : values_)
        std::visit([&](const auto& bound) { bind_to(statement, at++, bound); }, value);
    return at;
}

std::vector<std::int64_t> rows_of(SQLite::Database& db, const std::vector<ActorId>& actors) {
    return rows_in(db, "SELECT actor FROM actors WHERE id = ?", actors);
}

std::vector<std::int64_t> rows_of(SQLite::Database& db, const std::vector<IssueId>& issues) {
    return rows_in(db, "SELECT issue FROM issues WHERE id = ?", issues);
}

std::vector<std::int64_t> rows_of(SQLite::Database& db, const std::vector<ArticleId>& articles) {
    return rows_in(db, "SELECT article FROM articles WHERE id = ?", articles);
}

void add_days(Conditions& conditions, std::string_view column, const Selection& chosen) {
    if (chosen.since.year == 0 && chosen.until.year == 0) return;
    // One upper bound: of two, SQLite would search an index by the first alone.
    const std::int64_t last = chosen.until.year != 0 ? last_number(chosen.until) : year_unknown - 1;
    conditions.add(fmt::format("{} <= ?", column), {last});
    if (chosen.since.year != 0)
        conditions.add(fmt::format("{0} >= ? AND {0} + iif({0} % 10000 = 0, 1231, "
                                   "iif({0} % 100 = 0, 31, 0)) >= ?",
                                   column),
                       {stored_day({chosen.since.year, 0, 0}), first_number(chosen.since)});
}

Conditions event_conditions(SQLite::Database& db, const Selection& chosen) {
    using Columns = std::array<std::string_view, 4>;
    Conditions conditions;
    const auto add_any = [&](std::span<const std::string_view> columns, const auto& ids) {
        if (!ids.empty()) conditions.add_any(columns, rows_of(db, ids));
    };
    const Columns all = {"source", "target", "source_speaker", "target_speaker"};
    add_any(all, chosen.actors);
    add_any(std::span{all}.first(1), chosen.sources);
    add_any(std::span{all}.subspan(1, 1), chosen.targets);
    add_any(std::span{all}.last(2), chosen.speakers);
    add_any(std::array<std::string_view, 1>{"issue"}, chosen.issues);
    add_codes(conditions, chosen.codes);
    if (!chosen.positions.empty()) conditions.add("0");
    add_days(conditions, "day", chosen);
    if (chosen.min_confidence > 0) conditions.add("confidence >= ?", {chosen.min_confidence});
    add_articles(conditions, db, "event", "event_reports", chosen.articles);
    return conditions;
}

Conditions stance_conditions(SQLite::Database& db, const Selection& chosen) {
    Conditions conditions;
    const auto add_any = [&](std::span<const std::string_view> columns, const auto& ids) {
        if (!ids.empty()) conditions.add_any(columns, rows_of(db, ids));
    };
    const std::array<std::string_view, 2> both = {"holder", "speaker"};
    add_any(both, chosen.actors);
    add_any(std::span{both}.first(1), chosen.sources);
    add_any(std::span{both}.last(1), chosen.speakers);
    add_any(std::array<std::string_view, 1>{"issue"}, chosen.issues);
    if (chosen.without_issue) conditions.add("issue IS NULL");
    if (!chosen.targets.empty() || !chosen.codes.empty()) conditions.add("0");
    add_positions(conditions, chosen.positions);
    add_days(conditions, "day", chosen);
    if (chosen.min_confidence > 0) conditions.add("confidence >= ?", {chosen.min_confidence});
    add_articles(conditions, db, "stance", "stance_reports", chosen.articles);
    return conditions;
}

Counted count_rows(SQLite::Database& db, std::string_view table, const Conditions& conditions) {
    SQLite::Statement row{db, fmt::format("SELECT count(*), total(day >= {}) FROM {}{}",
                                          year_unknown, table, conditions.sql())};
    conditions.bind(row);
    row.executeStep();
    return {size_of(row, 0), size_of(row, 1)};
}

bool chooses_statements(const Selection& chosen) {
    return !chosen.sources.empty() || !chosen.targets.empty() || !chosen.speakers.empty() ||
           !chosen.issues.empty() || !chosen.codes.empty() || !chosen.positions.empty();
}

}  // namespace demarche::store
