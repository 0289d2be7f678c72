#include "core/query/shifts.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "core/query/order.hpp"
#include "core/query/sides.hpp"
#include "core/store/load.hpp"

namespace demarche::query {
namespace {

bool kind_before(const ShiftRow& a, const ShiftRow& b) { return to_text(a.kind) < to_text(b.kind); }
bool date_before(const ShiftRow& a, const ShiftRow& b) {
    return comes_before(a.after.quote.date, b.after.quote.date);
}

constexpr std::array<Field<ShiftRow>, 6> fields = {{
    {"kind", kind_before},
    {"holder", by<&ShiftRow::holder>},
    {"issue", by<&ShiftRow::issue>},
    {"after_date", date_before},
    {"days", by<&ShiftRow::days>},
    {"confidence", by<&ShiftRow::confidence>},
}};

using Statements = std::vector<const StanceEachRow*>;

std::int64_t days_between(std::chrono::sys_days from, std::chrono::sys_days to) {
    return (to - from).count();
}
/// The least and the most days from `a` to `b` that their dates allow.
std::int64_t least_days(const StanceEachRow& a, const StanceEachRow& b) {
    return days_between(last_of(a.date), first_of(b.date));
}
std::int64_t most_days(const StanceEachRow& a, const StanceEachRow& b) {
    return days_between(first_of(a.date), last_of(b.date));
}

/// Statements without a break on one side, in order of time.
using Run = std::span<const StanceEachRow* const>;

std::vector<Run> runs_of(const Statements& statements) {
    std::vector<Run> runs;
    const std::span all{statements};
    for (std::size_t begin = 0, end = 0; begin < all.size(); begin = end) {
        while (end < all.size() && counted_position(*all[end]) == counted_position(*all[begin]))
            ++end;
        runs.push_back(all.subspan(begin, end - begin));
    }
    return runs;
}

enum class Turn { shift, contradiction, unclear };

Turn turn_between(const Run& before, const Run& after, std::int64_t within) {
    const StanceEachRow &last = *before.back(), &first = *after.front();
    const bool is_later = least_days(last, first) > 0;
    const bool is_near = most_days(last, first) <= within;
    const bool stays = least_days(first, *after.back()) > within;
    if (is_later && (!is_near || stays)) return Turn::shift;
    return is_near ? Turn::contradiction : Turn::unclear;
}

ShiftSide side_of(const StanceEachRow& statement, std::size_t statements) {
    ShiftSide side;
    side.position = counted_position(statement);
    side.speaker = statement.speaker;
    side.target = statement.target;
    side.conditional = statement.conditional;
    side.confidence = statement.confidence;
    side.statements = statements;
    side.quote = quote(statement.stance, statement.date, statement.reports);
    return side;
}

ShiftRow row_of(ShiftKind kind, const StanceEachRow& before, const StanceEachRow& after) {
    ShiftRow row;
    row.kind = kind;
    row.holder = before.holder;
    row.holder_id = before.holder_id;
    row.issue = before.issue_id.empty() ? before.target : before.issue;
    row.issue_id = before.issue_id;
    row.days = static_cast<std::size_t>(std::max<std::int64_t>(0, least_days(before, after)));
    row.confidence = std::round(before.confidence * after.confidence * 1e6) / 1e6;
    row.before = side_of(before, 0);
    row.after = side_of(after, 0);
    return row;
}

bool are_two_voices(const StanceEachRow& a, const StanceEachRow& b) {
    return !a.speaker_id.empty() && !b.speaker_id.empty() && a.speaker_id != b.speaker_id;
}

/// Runs that contradict one another, each the next: one row. Two statements by one voice, or by
/// nobody in particular, go before two by different ones.
std::optional<ShiftRow> contradiction_in(std::span<const Run> runs, std::int64_t within) {
    struct Pair {
        const StanceEachRow *before{}, *after{};
        bool is_one_voice{};
        double confidence{};
        bool operator<(const Pair& other) const {
            return std::tie(is_one_voice, confidence) <
                   std::tie(other.is_one_voice, other.confidence);
        }
    };
    Pair best;
    std::map<Position, std::size_t> counts;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        counts[counted_position(*runs[i].front())] += runs[i].size();
        for (std::size_t j = i + 1; j < runs.size(); j += 2)
            for (const StanceEachRow* before : runs[i])
                for (const StanceEachRow* after : runs[j]) {
                    const Pair pair{before, after, !are_two_voices(*before, *after),
                                    before->confidence * after->confidence};
                    if (most_days(*before, *after) <= within && (!best.before || best < pair))
                        best = pair;
                }
    }
    if (!best.before) return std::nullopt;
    ShiftRow row = row_of(best.is_one_voice ? ShiftKind::contradiction : ShiftKind::at_odds,
                          *best.before, *best.after);
    row.before.statements = counts[row.before.position];
    row.after.statements = counts[row.after.position];
    return row;
}

/// `statements`: of one holder on one issue, in order of time.
void add_rows(const Statements& statements, std::int64_t within, std::vector<ShiftRow>& rows) {
    const std::vector<Run> runs = runs_of(statements);
    for (std::size_t i = 0; i + 1 < runs.size(); ++i) {
        const Turn turn = turn_between(runs[i], runs[i + 1], within);
        if (turn == Turn::shift) {
            ShiftRow row = row_of(ShiftKind::shift, *runs[i].back(), *runs[i + 1].front());
            row.before.statements = runs[i].size();
            row.after.statements = runs[i + 1].size();
            rows.push_back(std::move(row));
        } else if (turn == Turn::contradiction) {
            std::size_t end = i + 1;
            while (end + 1 < runs.size() &&
                   turn_between(runs[end], runs[end + 1], within) == Turn::contradiction)
                ++end;
            if (auto row = contradiction_in(std::span{runs}.subspan(i, end - i + 1), within))
                rows.push_back(std::move(*row));
            i = end - 1;
        }
    }
}

/// A holder's own statements that take a side on a day of a known year, each holder's on each issue
/// in order of time: vague days by their first.
auto groups_of(std::span<const StanceEachRow> statements) {
    std::map<std::tuple<std::string, std::string, std::string>, Statements> groups;
    for (const StanceEachRow& statement : statements) {
        if (statement.date.year == 0 || !statement.reported_by.empty() ||
            counted_position(statement) == Position::neutral)
            continue;
        std::string phrase = statement.issue_id.empty() ? phrase_key(statement.target) : "";
        if (!phrase.empty() && is_bare(phrase)) phrase += demarche::to_text(statement.date);
        groups[{statement.holder_id, statement.issue_id, phrase}].push_back(&statement);
    }
    for (auto& [key, group] : groups)
        std::ranges::sort(group, [](const StanceEachRow* a, const StanceEachRow* b) {
            const auto first_a = first_of(a->date), first_b = first_of(b->date);
            const auto last_a = last_of(a->date), last_b = last_of(b->date);
            return std::tie(first_a, last_a, a->stance) < std::tie(first_b, last_b, b->stance);
        });
    return groups;
}

void load_quote(const store::Database& db, Quote& loaded) {
    if (auto stored = store::load_stance(db, {loaded.id}))
        loaded = quote(loaded.id, loaded.date, report_rows(std::move(stored->reports)));
}

}  // namespace

std::string_view to_text(ShiftKind kind) {
    return kind == ShiftKind::shift           ? "shift"
           : kind == ShiftKind::contradiction ? "contradiction"
                                              : "at_odds";
}

std::vector<ShiftRow> shifts_among(std::span<const StanceEachRow> statements, std::size_t within) {
    std::vector<ShiftRow> rows;
    for (const auto& [key, group] : groups_of(statements))
        add_rows(group, static_cast<std::int64_t>(within), rows);
    std::ranges::stable_sort(rows, [](const ShiftRow& a, const ShiftRow& b) {
        return time_key(a.after.quote.date) < time_key(b.after.quote.date);
    });
    return rows;
}

Shifts shifts_in(const store::Database& db, const store::Selection& chosen, std::size_t within,
                 const Order& order) {
    Shifts shifts;
    Order all;
    all.leaves_out_reports = true;
    const auto statements = stances_each(db, chosen, all);
    shifts.undated = static_cast<std::size_t>(std::ranges::count_if(
        statements, [](const StanceEachRow& statement) { return statement.date.year == 0; }));
    shifts.ascribed = static_cast<std::size_t>(
        std::ranges::count_if(statements, [](const StanceEachRow& statement) {
            return statement.date.year != 0 && !statement.reported_by.empty();
        }));
    shifts.rows = shifts_among(statements, within);
    put_in_order<ShiftRow>(shifts.rows, order, fields);
    for (ShiftRow& row : shifts.rows)
        if (!order.leaves_out_reports)
            for (ShiftSide* side : {&row.before, &row.after}) load_quote(db, side->quote);
    return shifts;
}

}  // namespace demarche::query
