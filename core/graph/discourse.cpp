#include "core/graph/discourse.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <tuple>
#include <utility>

namespace demarche::graph {
namespace {

/// x(i, j, k).
struct Cell {
    int qualifier{};
    double weight{};
    std::uint32_t count{};
};

using Cells = std::vector<Cell>;  // by qualifier

/// The cells of one issue, by actor.
using Speakers = std::vector<std::pair<std::uint32_t, Cells>>;

double faded(Shape shape, double u, bool is_dna) {
    switch (shape) {
        case Shape::uniform:
            return 0.5;
        case Shape::triangular:
            return is_dna ? std::abs(1 - u) : 1 - u;
        case Shape::epanechnikov:
            return 0.75 * (is_dna ? (1 - u) * (1 - u) : 1 - u * u);
        case Shape::gaussian:
            break;
    }
    return std::exp(-u * u / 2) * std::numbers::inv_sqrtpi / std::numbers::sqrt2;
}

double weight_of(const Statement& statement, const std::optional<Kernel>& kernel) {
    if (!kernel) return 1;
    const auto earlier = (kernel->centre - first_of(statement.day)).count();
    const double u = 2 * static_cast<double>(earlier) / kernel->width_days;
    if (kernel->is_dna) return std::sqrt(faded(kernel->shape, u, true));
    return std::sqrt(std::max(0.0, faded(kernel->shape, std::abs(u), false)));
}

std::map<std::uint32_t, Speakers> count_cells(std::span<const Statement> statements,
                                              const NetworkSettings& settings) {
    std::map<std::tuple<std::uint32_t, std::uint32_t, int>, Cell> cells;
    for (const Statement& one : statements) {
        if (settings.kernel && !one.day.is_exact()) continue;
        Cell& cell = cells[{one.issue, one.actor, one.qualifier}];
        cell.qualifier = one.qualifier;
        cell.weight += weight_of(one, settings.kernel);
        ++cell.count;
    }
    std::map<std::uint32_t, Speakers> by_issue;
    for (const auto& [key, cell] : cells) {
        Speakers& speakers = by_issue[std::get<0>(key)];
        const std::uint32_t actor = std::get<1>(key);
        if (speakers.empty() || speakers.back().first != actor) speakers.push_back({actor, {}});
        speakers.back().second.push_back(cell);
    }
    return by_issue;
}

/// What one actor says in all.
struct Total {
    double statements{};
    double inverse{};  // the sum of 2 / x
    std::uint32_t issues{};
};

std::map<std::uint32_t, Total> totals_of(const std::map<std::uint32_t, Speakers>& by_issue) {
    std::map<std::uint32_t, Total> totals;
    for (const auto& [issue, speakers] : by_issue)
        for (const auto& [actor, cells] : speakers) {
            Total& total = totals[actor];
            ++total.issues;
            for (const Cell& cell : cells) {
                total.statements += cell.weight;
                total.inverse += 2.0 / cell.count;
            }
        }
    return totals;
}

/// What two actors say on an issue, or on all of them.
struct Common {
    double products{}, congruence{}, conflict{};
    double same_products{};  // x(i,j,k) x(i',j,k)
    double same_sums{};      // x(i,j,k) + x(i',j,k) where neither is 0
    double same_inverse{};   // by how much the sum of 2 / x of both is more than DNA's divisor
};

Common common_of(const Cells& of_a, const Cells& of_b, const Scale& scale) {
    Common common;
    for (const Cell& a : of_a)
        for (const Cell& b : of_b) {
            const double product = a.weight * b.weight;
            const double closeness = scale.closeness(a.qualifier, b.qualifier);
            common.products += product;
            common.congruence += product * closeness;
            common.conflict += product * (1 - closeness);
            if (a.qualifier != b.qualifier) continue;
            common.same_products += product;
            common.same_sums += a.weight + b.weight;
            common.same_inverse += 2.0 / a.count + 2.0 / b.count - 2.0 / (a.count + b.count);
        }
    return common;
}

struct Pair {
    Common all;
    double agreeing{};  // congruence / products, summed over issues
    std::vector<std::uint32_t> same_on, opposed_on;
    std::uint32_t issues{};

    void add(std::uint32_t issue, const Common& on) {
        all.products += on.products;
        all.congruence += on.congruence;
        all.conflict += on.conflict;
        all.same_products += on.same_products;
        all.same_sums += on.same_sums;
        all.same_inverse += on.same_inverse;
        if (on.products > 0) agreeing += on.congruence / on.products;
        if (on.congruence > on.conflict) same_on.push_back(issue);
        if (on.congruence < on.conflict) opposed_on.push_back(issue);
        ++issues;
    }
};

double chosen(Aggregation aggregation, double ignore, double congruence, double conflict) {
    switch (aggregation) {
        case Aggregation::congruence:
            return congruence;
        case Aggregation::conflict:
            return conflict;
        case Aggregation::subtract:
            return congruence - conflict;
        default:
            return ignore;
    }
}

double divided(double by, double value) { return by == 0 ? 0 : value / by; }

double weight_of(const Pair& pair, const Total& a, const Total& b,
                 const NetworkSettings& settings) {
    const double plain =
        chosen(settings.aggregation, pair.all.products, pair.all.congruence, pair.all.conflict);
    const bool is_dna = settings.kernel && settings.kernel->is_dna;
    switch (settings.normalization) {
        case Normalization::average:
            if (is_dna) return plain * (a.inverse + b.inverse - pair.all.same_inverse);
            return divided((a.statements + b.statements) / 2, plain);
        case Normalization::jaccard:
            return divided(
                a.statements + b.statements - pair.all.same_sums + pair.all.same_products, plain);
        case Normalization::cosine:
            return divided(a.statements * b.statements, plain);
        case Normalization::share: {
            const double issues = pair.issues;
            const double either = a.issues + b.issues - issues;
            return chosen(settings.aggregation, issues / either, pair.agreeing / issues,
                          1 - pair.agreeing / issues);
        }
        default:
            return plain;
    }
}

using Pairs = std::map<std::pair<std::uint32_t, std::uint32_t>, Pair>;

Pairs pairs_of(const std::map<std::uint32_t, Speakers>& by_issue, const NetworkSettings& settings) {
    const bool has_loops = settings.kernel && settings.kernel->is_dna;
    Pairs pairs;
    for (const auto& [issue, speakers] : by_issue)
        for (auto a = speakers.begin(); a != speakers.end(); ++a)
            for (auto b = has_loops ? a : a + 1; b != speakers.end(); ++b)
                pairs[{a->first, b->first}].add(issue,
                                                common_of(a->second, b->second, settings.scale));
    return pairs;
}

IssueTie tie_of(std::uint32_t actor, std::uint32_t issue, const Cells& cells,
                const NetworkSettings& settings) {
    IssueTie tie{actor, issue, 0, 0, 0, 0};
    double balance = 0, statements = 0;
    for (const Cell& cell : cells) {
        const int value = settings.scale.value(cell.qualifier);
        balance += value * cell.weight;
        statements += cell.weight;
        (value > 0 ? tie.supports : value < 0 ? tie.opposes : tie.neutral) += cell.count;
    }
    tie.weight = settings.aggregation == Aggregation::subtract ? balance
                 : settings.aggregation == Aggregation::combine
                     ? (tie.supports > 0 ? 1 : 0) + (tie.opposes > 0 ? 2 : 0)
                     : statements;
    if (settings.normalization == Normalization::share &&
        settings.aggregation == Aggregation::subtract)
        tie.weight = divided(statements * settings.scale.reach(), tie.weight);
    return tie;
}

double statements_on(const Speakers& speakers) {
    double sum = 0;
    for (const auto& [actor, cells] : speakers)
        for (const Cell& cell : cells) sum += cell.weight;
    return sum;
}

}  // namespace

bool is_one_mode(Aggregation aggregation) { return aggregation != Aggregation::combine; }

bool is_two_mode(Aggregation aggregation) {
    return aggregation != Aggregation::congruence && aggregation != Aggregation::conflict;
}

bool is_one_mode(Normalization normalization) {
    return normalization != Normalization::activity && normalization != Normalization::prominence;
}

bool is_two_mode(Normalization normalization) {
    return normalization == Normalization::none || normalization == Normalization::share ||
           !is_one_mode(normalization);
}

std::vector<Statement> in_window(std::span<const Statement> statements, const Slice& slice,
                                 const std::optional<Kernel>& kernel) {
    if (!kernel || !kernel->is_dna || kernel->shape != Shape::gaussian)
        return in_slice(statements, slice);
    std::vector<Statement> exact{statements.begin(), statements.end()};
    std::erase_if(exact, [](const Statement& one) { return !one.day.is_exact(); });
    return exact;
}

std::vector<ActorTie> one_mode(std::span<const Statement> statements,
                               const NetworkSettings& settings) {
    const auto by_issue = count_cells(statements, settings);
    const auto totals = totals_of(by_issue);
    std::vector<ActorTie> ties;
    for (auto& [ends, pair] : pairs_of(by_issue, settings)) {
        const auto [a, b] = ends;
        const double weight = weight_of(pair, totals.at(a), totals.at(b), settings);
        ties.push_back({a, b, weight, pair.same_on, pair.opposed_on, pair.issues});
    }
    return ties;
}

std::vector<IssueTie> two_mode(std::span<const Statement> statements,
                               const NetworkSettings& settings) {
    const auto by_issue = count_cells(statements, settings);
    const auto totals = totals_of(by_issue);
    const bool is_by_actor = settings.normalization == Normalization::activity ||
                             (settings.normalization == Normalization::share &&
                              settings.aggregation == Aggregation::ignore);
    std::vector<IssueTie> ties;
    for (const auto& [issue, speakers] : by_issue)
        for (const auto& [actor, cells] : speakers) {
            IssueTie tie = tie_of(actor, issue, cells, settings);
            if (is_by_actor) tie.weight = divided(totals.at(actor).statements, tie.weight);
            if (settings.normalization == Normalization::prominence)
                tie.weight = divided(statements_on(speakers), tie.weight);
            ties.push_back(tie);
        }
    std::ranges::sort(ties, {}, [](const IssueTie& tie) {
        return std::pair{tie.actor, tie.issue};
    });
    return ties;
}

Matrix matrix_of(std::span<const ActorTie> ties, std::size_t actors) {
    Matrix matrix{actors, actors};
    for (const ActorTie& tie : ties) {
        matrix.at(tie.a, tie.b) = tie.weight;
        matrix.at(tie.b, tie.a) = tie.weight;
    }
    return matrix;
}

Matrix matrix_of(std::span<const IssueTie> ties, std::size_t actors, std::size_t issues) {
    Matrix matrix{actors, issues};
    for (const IssueTie& tie : ties) matrix.at(tie.actor, tie.issue) = tie.weight;
    return matrix;
}

}  // namespace demarche::graph
