#include "core/graph/backbone.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <numeric>
#include <utility>

#include "core/graph/discourse.hpp"

namespace demarche::graph {
namespace {

/// Parts of the whole, the greatest first; empty where nobody agrees with anybody.
using Strengths = std::vector<double>;

/// What one issue adds to the network.
struct Added {
    std::map<std::size_t, double> by_tie;      // subtract weights, by place of the tie
    std::map<std::uint32_t, double> by_actor;  // statements
};

/// A network to which issues are added and from which they are taken, so that trying an issue does
/// not mean counting all statements again.
class Network {
public:
    explicit Network(std::vector<std::pair<std::uint32_t, std::uint32_t>> ties)
        : ties_{std::move(ties)}, weights_(ties_.size()) {
        for (const auto& [a, b] : ties_)
            statements_.resize(std::max<std::size_t>(statements_.size(), std::max(a, b) + 1));
    }

    void add(const Added& issue, double sign) {
        for (const auto& [tie, weight] : issue.by_tie) weights_[tie] += sign * weight;
        for (const auto& [actor, count] : issue.by_actor)
            if (actor < statements_.size()) statements_[actor] += sign * count;
    }

    [[nodiscard]] Strengths strengths() const {
        constexpr double rounding = 1e-9;  // what is left of weights that were added and taken
        Strengths strengths(statements_.size());
        double sum = 0;
        for (std::size_t i = 0; i < ties_.size(); ++i) {
            if (weights_[i] < rounding) continue;
            const auto [a, b] = ties_[i];
            const double averaged = weights_[i] * 2 / (statements_[a] + statements_[b]);
            strengths[a] += averaged;
            strengths[b] += averaged;
            sum += 2 * averaged;
        }
        if (sum == 0) return {};
        for (double& strength : strengths) strength /= sum;
        std::ranges::sort(strengths, std::greater{});
        return strengths;
    }

private:
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ties_;
    std::vector<double> weights_;     // of ties
    std::vector<double> statements_;  // of actors
};

using Issues = std::map<std::uint32_t, Added>;

/// What each issue adds, by issue; the ends of all ties are put into `ties`.
Issues issues_of(std::span<const Statement> statements, const Scale& scale,
                 std::vector<std::pair<std::uint32_t, std::uint32_t>>& ties) {
    std::map<std::uint32_t, std::vector<Statement>> by_issue;
    for (const Statement& one : statements) by_issue[one.issue].push_back(one);
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> places;
    Issues issues;
    for (const auto& [issue, on_it] : by_issue) {
        Added& added = issues[issue];
        for (const Statement& one : on_it) ++added.by_actor[one.actor];
        for (const ActorTie& tie :
             one_mode(on_it, {Aggregation::subtract, Normalization::none, scale, std::nullopt})) {
            const auto [place, is_new] = places.try_emplace({tie.a, tie.b}, ties.size());
            if (is_new) ties.emplace_back(tie.a, tie.b);
            added.by_tie[place->second] += tie.weight;
        }
    }
    return issues;
}

std::size_t statements_on(const Added& issue) {
    double sum = 0;
    for (const auto& [actor, count] : issue.by_actor) sum += count;
    return static_cast<std::size_t>(sum);
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
    constexpr double rounding = 1e-10;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;
    Issues left = issues_of(statements, scale, ties);
    Network backbone{ties}, redundant{ties};
    for (const auto& [issue, added] : left) backbone.add(added, 1);
    const Strengths whole = backbone.strengths();
    std::size_t remaining = statements.size();
    std::vector<BackboneStep> steps;
    while (!left.empty()) {
        auto best = left.end();
        double least = 0;
        for (auto one = left.begin(); one != left.end(); ++one) {
            backbone.add(one->second, -1);
            const double loss = difference(whole, backbone.strengths());
            backbone.add(one->second, 1);
            if (best != left.end() && loss >= least - rounding) continue;
            best = one;
            least = loss;
        }
        backbone.add(best->second, -1);
        redundant.add(best->second, 1);
        remaining -= statements_on(best->second);
        steps.push_back({best->first, least, difference(whole, redundant.strengths()), remaining});
        left.erase(best);
    }
    return steps;
}

}  // namespace demarche::graph
