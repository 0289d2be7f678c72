#include "core/query/comparison.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

#include "core/query/mean.hpp"
#include "core/query/order.hpp"
#include "core/query/sides.hpp"

namespace demarche::query {
namespace {

constexpr std::array<Field<ComparisonRow>, 5> fields = {{
    {"issue", by<&ComparisonRow::issue>},
    {"relation", by<&ComparisonRow::relation>},
    {"since", by<&ComparisonRow::since>},
    {"a_score",
     [](const ComparisonRow& a, const ComparisonRow& b) { return a.a.score < b.a.score; }},
    {"b_score",
     [](const ComparisonRow& a, const ComparisonRow& b) { return a.b.score < b.b.score; }},
}};

using Statements = std::vector<const StanceEachRow*>;

/// What both say on one issue, each in order of time.
struct Said {
    Statements a, b;
};

using Actors = std::vector<ActorId>;

bool is_of(const StanceEachRow& statement, const Actors& actors) {
    return std::ranges::find(actors, ActorId{statement.holder_id}) != actors.end();
}

/// Phrases that name nothing by themselves ("it", "its decision") are no common issue, the latter
/// but on the same day.
std::optional<std::string> phrase_of(const StanceEachRow& statement) {
    if (!statement.issue_id.empty()) return "";
    std::string phrase = phrase_key(statement.target);
    if (is_pronoun(phrase)) return std::nullopt;
    if (is_bare(phrase)) phrase += '\n' + demarche::to_text(statement.date);
    return phrase;
}

Relation relation_of(double a, double b) {
    const Position one = position_of(a), other = position_of(b);
    if (one == Position::neutral || other == Position::neutral) return Relation::undecided;
    return one == other ? Relation::agree : Relation::differ;
}

Statements dated(const Statements& all) {
    Statements some;
    std::ranges::copy_if(all, std::back_inserter(some),
                         [](const StanceEachRow* statement) { return statement->date.year != 0; });
    return some;
}

/// The first of them that are dated no later than `day`.
std::span<const StanceEachRow* const> until(const Statements& statements, const Day& day) {
    const auto end = std::ranges::upper_bound(
        statements, day, {}, [](const StanceEachRow* statement) { return statement->date; });
    return {statements.begin(), end};
}

/// How the two stood from a day on; nothing while one had yet to speak.
struct Stretch {
    std::optional<Relation> relation;
    Day since;
};

std::vector<Stretch> stretches_of(const Said& said, const Weights& weights) {
    const Statements a = dated(said.a), b = dated(said.b);
    std::vector<Day> days;
    for (const Statements* one : {&a, &b})
        for (const StanceEachRow* statement : *one) days.push_back(statement->date);
    std::ranges::sort(days);
    days.erase(std::unique(days.begin(), days.end()), days.end());
    std::vector<Stretch> stretches;
    for (const Day& day : days) {
        const auto of_a = until(a, day), of_b = until(b, day);
        std::optional<Relation> relation;
        if (!of_a.empty() && !of_b.empty())
            relation = relation_of(weights.mean_position(of_a), weights.mean_position(of_b));
        if (stretches.empty() || stretches.back().relation != relation)
            stretches.push_back({relation, day});
    }
    return stretches;
}

Statements on_its_side(const Statements& statements, Position position) {
    Statements some;
    std::ranges::copy_if(statements, std::back_inserter(some), [&](const StanceEachRow* statement) {
        return counted_position(*statement) == position;
    });
    return some.empty() ? statements : some;
}

ComparedSide side_of(const Statements& statements, const Weights& weights) {
    ComparedSide side;
    side.holder = statements.front()->holder;
    side.holder_id = statements.front()->holder_id;
    side.score = weights.mean_position(statements);
    side.position = position_of(side.score);
    side.statements = statements.size();
    for (const StanceEachRow* statement : statements) {
        const Position position = counted_position(*statement);
        ++(position == Position::supports  ? side.supports
           : position == Position::opposes ? side.opposes
                                           : side.neutral);
        side.weight += weights.of(*statement);
    }
    side.weight = std::round(side.weight * 1e6) / 1e6;
    const Statements its = on_its_side(statements, side.position);
    if (const Statements days = dated(its); !days.empty()) {
        side.first = days.front()->date;
        side.last = days.back()->date;
    }
    const StanceEachRow& best = **std::ranges::max_element(
        its, {}, [&](const StanceEachRow* statement) { return weights.of(*statement); });
    side.quote = quote(best.stance, best.date, best.reports);
    return side;
}

ComparisonRow row_of(const Said& said, const Weights& weights) {
    ComparisonRow row;
    const StanceEachRow& any = *said.a.front();
    row.issue = any.issue_id.empty() ? any.target : any.issue;
    row.issue_id = any.issue_id;
    row.a = side_of(said.a, weights);
    row.b = side_of(said.b, weights);
    row.relation = relation_of(row.a.score, row.b.score);
    const std::vector<Stretch> stretches = stretches_of(said, weights);
    if (!stretches.empty() && stretches.back().relation == row.relation) {
        row.since = stretches.back().since;
        if (stretches.size() > 1) row.before = stretches[stretches.size() - 2].relation;
    }
    for (const Statements* one : {&said.a, &said.b})
        for (const StanceEachRow* statement : *one) row.evidence.push_back(*statement);
    std::ranges::stable_sort(row.evidence, [](const StanceEachRow& x, const StanceEachRow& y) {
        return comes_before(x.date, y.date);
    });
    return row;
}

bool stands_first(const ComparisonRow& a, const ComparisonRow& b) {
    const auto most_first = [](const ComparisonRow& row) {
        return -static_cast<std::ptrdiff_t>(row.evidence.size());
    };
    return std::tuple{a.relation, most_first(a), a.issue_id.empty(), a.issue, a.issue_id} <
           std::tuple{b.relation, most_first(b), b.issue_id.empty(), b.issue, b.issue_id};
}

}  // namespace

std::string_view to_text(Relation relation) {
    constexpr std::array<std::string_view, 3> names = {"differ", "agree", "undecided"};
    return names[static_cast<std::size_t>(relation)];
}

Comparison compared(std::span<const StanceEachRow> statements, const Actors& a, const Actors& b,
                    const HalfLife& half_life) {
    const Weights weights{statements, half_life};
    std::map<std::pair<std::string, std::string>, Said> issues;
    for (const StanceEachRow& statement : statements) {
        const bool is_a = is_of(statement, a);
        if (!is_a && !is_of(statement, b)) continue;
        const auto phrase = phrase_of(statement);
        if (!phrase) continue;
        Said& said = issues[{statement.issue_id, *phrase}];
        (is_a ? said.a : said.b).push_back(&statement);
    }
    Comparison comparison;
    for (const auto& [key, said] : issues) {
        if (said.b.empty())
            ++comparison.a_alone;
        else if (said.a.empty())
            ++comparison.b_alone;
        else
            comparison.rows.push_back(row_of(said, weights));
    }
    std::ranges::sort(comparison.rows, stands_first);
    return comparison;
}

Comparison compare(const store::Database& db, const store::Selection& chosen, const Actors& a,
                   const Actors& b, const Order& order, const HalfLife& half_life) {
    store::Selection both = chosen;
    both.sources = a;
    both.sources.insert(both.sources.end(), b.begin(), b.end());
    Order all;
    all.leaves_out_reports = order.leaves_out_reports;
    Comparison comparison = compared(stances_each(db, both, all), a, b, half_life);
    put_in_order<ComparisonRow>(comparison.rows, order, fields);
    return comparison;
}

}  // namespace demarche::query
