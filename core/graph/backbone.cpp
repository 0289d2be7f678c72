#include "core/graph/backbone.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <map>
#include <numeric>
#include <set>

#include "core/graph/discourse.hpp"

namespace demarche::graph {
namespace {

/// Parts of the whole, the greatest first; empty where nobody agrees with anybody.
using Strengths = std::vector<double>;

using Issues = std::set<std::uint32_t>;

std::vector<Statement> on(std::span<const Statement> statements, const Issues& issues) {
    std::vector<Statement> chosen;
    std::ranges::copy_if(statements, std::back_inserter(chosen),
                         [&](const Statement& one) { return issues.contains(one.issue); });
    return chosen;
}

Strengths strengths_of(std::span<const Statement> statements, const Scale& scale) {
    std::map<std::uint32_t, double> by_actor;
    for (const ActorTie& tie :
         one_mode(statements, {Aggregation::subtract, Normalization::average, scale, std::nullopt}))
        if (tie.weight > 0) {
            by_actor[tie.a] += tie.weight;
            by_actor[tie.b] += tie.weight;
        }
    Strengths strengths;
    for (const auto& [actor, strength] : by_actor) strengths.push_back(strength);
    const double sum = std::accumulate(strengths.begin(), strengths.end(), 0.0);
    for (double& strength : strengths) strength /= sum;
    std::ranges::sort(strengths, std::greater{});
    return strengths;
}

double difference(Strengths a, Strengths b) {
    const std::size_t actors = std::max(a.size(), b.size());
    a.resize(actors);
    b.resize(actors);
    return std::transform_reduce(a.begin(), a.end(), b.begin(), 0.0, std::plus{},
                                 [](double x, double y) { return std::abs(x - y); });
}

}  // namespace

std::vector<BackboneStep> nested_backbone(std::span<const Statement> statements,
                                          const Scale& scale) {
    constexpr double rounding = 1e-12;
    const Strengths whole = strengths_of(statements, scale);
    Issues left, taken;
    for (const Statement& one : statements) left.insert(one.issue);
    std::vector<BackboneStep> steps;
    while (!left.empty()) {
        BackboneStep best;
        bool is_first = true;
        for (const std::uint32_t issue : left) {
            Issues without = left;
            without.erase(issue);
            const std::vector<Statement> rest = on(statements, without);
            const double loss = difference(whole, strengths_of(rest, scale));
            if (!is_first && loss >= best.backbone_loss - rounding) continue;
            best = {issue, loss, 0, rest.size()};
            is_first = false;
        }
        left.erase(best.issue);
        taken.insert(best.issue);
        best.redundant_loss = difference(whole, strengths_of(on(statements, taken), scale));
        steps.push_back(best);
    }
    return steps;
}

}  // namespace demarche::graph
