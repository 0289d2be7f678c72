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
#include "core/store/load_edges.hpp"

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

struct Key {
    std::string holder, issue, phrase;
    auto operator<=>(const Key&) const = default;
};
using Groups = std::map<Key, Statements>;

bool takes_a_side(const StanceEachRow& statement) {
    return statement.date.year != 0 && statement.reported_by.empty() &&
           counted_position(statement) != Position::neutral;
}

/// A holder's own statements that take a side on a day of a known year, each holder's on each issue
/// in order of time: vague days by their first. A person in `parties` counts to his party.
Groups groups_of(std::span<const StanceEachRow> statements, const Parties& parties) {
    Groups groups;
    for (const StanceEachRow& statement : statements) {
        if (!takes_a_side(statement)) continue;
        std::string phrase = statement.issue_id.empty() ? phrase_key(statement.target) : "";
        if (statement.issue_id.empty() && is_pronoun(phrase)) continue;
        if (!phrase.empty() && is_bare(phrase)) phrase += demarche::to_text(statement.date);
        const auto party = parties.find(statement.holder_id);
        groups[{party == parties.end() ? statement.holder_id : party->second.id, statement.issue_id,
                phrase}]
            .push_back(&statement);
    }
    for (auto& [key, group] : groups)
        std::ranges::sort(group, [](const StanceEachRow* a, const StanceEachRow* b) {
            const auto first_a = first_of(a->date), first_b = first_of(b->date);
            const auto last_a = last_of(a->date), last_b = last_of(b->date);
            return std::tie(first_a, last_a, a->stance) < std::tie(first_b, last_b, b->stance);
        });
    return groups;
}

/// A person who holds a position for himself and whoever of his party is on the other side within
/// those days.
class Dissent {
public:
    Dissent(const Parties& parties, std::int64_t within) : parties_{parties}, within_{within} {}

    /// `statements`: of a party and its persons on one issue, in order of time. The surest pair for
    /// each person.
    void add_rows(const Statements& statements, std::vector<ShiftRow>& rows) const {
        std::map<std::string, ShiftRow> surest;
        for (std::size_t i = 0; i < statements.size(); ++i)
            for (std::size_t j = i + 1; j < statements.size(); ++j) {
                const StanceEachRow &before = *statements[i], &after = *statements[j];
                if (least_days(before, after) > within_) break;
                if (!is_dissent(before, after)) continue;
                ShiftRow row = dissent_row(before, after);
                const bool is_first = parties_.contains(before.holder_id);
                ShiftRow& best = surest[is_first ? before.holder_id : after.holder_id];
                if (best.confidence < row.confidence) best = std::move(row);
            }
        for (auto& [person, row] : surest) {
            for (ShiftSide* side : {&row.before, &row.after})
                side->statements = static_cast<std::size_t>(std::ranges::count(
                    statements, side->position,
                    [](const StanceEachRow* one) { return counted_position(*one); }));
            rows.push_back(std::move(row));
        }
    }

private:
    [[nodiscard]] bool is_dissent(const StanceEachRow& before, const StanceEachRow& after) const {
        return (parties_.contains(before.holder_id) || parties_.contains(after.holder_id)) &&
               before.holder_id != after.holder_id && before.speaker_id != after.holder_id &&
               after.speaker_id != before.holder_id &&
               counted_position(before) != counted_position(after) &&
               most_days(before, after) <= within_;
    }

    [[nodiscard]] ShiftRow dissent_row(const StanceEachRow& before,
                                       const StanceEachRow& after) const {
        ShiftRow row = row_of(ShiftKind::at_odds, before, after);
        const auto name = [&](const StanceEachRow& statement, ShiftSide& side) {
            const auto party = parties_.find(statement.holder_id);
            if (party == parties_.end()) return;
            side.speaker = statement.holder;
            row.holder = party->second.name;
            row.holder_id = party->second.id;
        };
        name(before, row.before);
        name(after, row.after);
        return row;
    }

    const Parties& parties_;
    std::int64_t within_;
};

/// Of the persons among the holders.
Parties parties_in(const store::Database& db, const store::Selection& chosen) {
    Parties parties;
    for (const store::EdgeActor& actor :
         store::load_edges(db, chosen, store::EdgeKinds::stances).actors) {
        if (actor.type != ActorType::person || actor.of.empty()) continue;
        const auto of = store::describe_actor(db, actor.of);
        parties[actor.id.text] = {actor.of.text, of ? of->name : actor.of.text};
    }
    return parties;
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

std::vector<ShiftRow> shifts_among(std::span<const StanceEachRow> statements, std::size_t within,
                                   const Parties& parties) {
    const auto days = static_cast<std::int64_t>(within);
    std::vector<ShiftRow> rows;
    for (const auto& [key, group] : groups_of(statements, {})) add_rows(group, days, rows);
    if (!parties.empty())
        for (const auto& [key, group] : groups_of(statements, parties))
            Dissent{parties, days}.add_rows(group, rows);
    std::ranges::stable_sort(rows, [](const ShiftRow& a, const ShiftRow& b) {
        const TimeKey time_a = time_key(a.after.quote.date), time_b = time_key(b.after.quote.date);
        return std::tie(time_a, a.holder_id, a.issue_id, a.issue) <
               std::tie(time_b, b.holder_id, b.issue_id, b.issue);
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
    shifts.rows = shifts_among(statements, within, parties_in(db, chosen));
    put_in_order<ShiftRow>(shifts.rows, order, fields);
    for (ShiftRow& row : shifts.rows)
        if (!order.leaves_out_reports)
            for (ShiftSide* side : {&row.before, &row.after}) load_quote(db, side->quote);
    return shifts;
}

}  // namespace demarche::query
