#include "core/graph/backbone.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <set>

#include "core/graph/discourse.hpp"

namespace demarche::graph {

using doctest::Approx;

namespace {

/// Sorted parts of all strength among six actors, counted anew.
std::vector<double> strengths_on(const std::vector<Statement>& statements,
                                 const std::set<std::uint32_t>& issues) {
    std::vector<Statement> chosen = statements;
    std::erase_if(chosen, [&](const Statement& one) { return !issues.contains(one.issue); });
    std::vector<double> strengths(6);
    double sum = 0;
    for (const ActorTie& tie :
         one_mode(chosen, {Aggregation::subtract, Normalization::average, Scale{}, std::nullopt})) {
        strengths[tie.a] += std::max(0.0, tie.weight);
        strengths[tie.b] += std::max(0.0, tie.weight);
        sum += 2 * std::max(0.0, tie.weight);
    }
    for (double& strength : strengths) strength = sum > 0 ? strength / sum : 0;
    std::ranges::sort(strengths);
    return strengths;
}

double loss(const std::vector<Statement>& statements, const std::set<std::uint32_t>& all,
            const std::set<std::uint32_t>& some) {
    const auto of_all = strengths_on(statements, all), of_some = strengths_on(statements, some);
    double sum = 0;
    for (std::size_t i = 0; i < of_all.size(); ++i) sum += std::abs(of_all[i] - of_some[i]);
    return sum;
}

}  // namespace

TEST_CASE("nested_backbone: what changes least goes first") {
    // Issue 0: nobody shares it. Issue 1: actors 0 and 1. Issue 2: all three, twice each.
    std::vector<Statement> statements = {{0, 0, 1, {}, 0}, {0, 1, 1, {}, 0}, {1, 1, 1, {}, 0}};
    for (std::uint32_t actor = 0; actor < 3; ++actor)
        for (int i = 0; i < 2; ++i) statements.push_back({actor, 2, 1, {}, 0});
    const auto steps = nested_backbone(statements, Scale{});
    REQUIRE(steps.size() == 3);
    // The three speak 4, 3 and 2 times; their ties weigh 5, 4 and 4, by average:
    const double first_two = 5 / 3.5, ends = 4 / 3.0, last_two = 4 / 2.5;
    const double all = 2 * (first_two + ends + last_two);
    const double strongest = (first_two + last_two) / all, second = (ends + last_two) / all,
                 weakest = (first_two + ends) / all;
    // Without issue 1, 4 / 2.5 to the first and 4 / 2 between the others.
    CHECK(steps[0].issue == 1);
    CHECK(steps[0].statements == 7);
    CHECK(steps[0].backbone_loss ==
          Approx(strongest - 3.6 / 10.4 + 3.6 / 10.4 - second + weakest - 3.2 / 10.4));
    CHECK(steps[0].redundant_loss == Approx(0.5 - strongest + 0.5 - second + weakest));
    // Issue 2 alone binds all three alike.
    CHECK(steps[1].issue == 0);
    CHECK(steps[1].backbone_loss ==
          Approx(strongest - 1 / 3.0 + second - 1 / 3.0 + 1 / 3.0 - weakest));
    CHECK(steps[2].issue == 2);
    CHECK(steps[2].backbone_loss == Approx(1));
    CHECK(steps[2].redundant_loss == Approx(0));
    CHECK(steps[2].statements == 0);
}

TEST_CASE("nested_backbone: each step is the least of a slow loop that counts anew") {
    for (std::uint32_t seed = 1; seed <= 10; ++seed) {
        CAPTURE(seed);
        std::mt19937 engine{seed};
        std::vector<Statement> statements;
        for (int i = 0; i < 50; ++i) {
            const auto actor = static_cast<std::uint32_t>(engine() % 6);
            const auto issue = static_cast<std::uint32_t>(engine() % 5);
            statements.push_back({actor, issue, engine() % 4 == 0 ? 0 : 1, {}, 0});
        }
        const std::set<std::uint32_t> all = {0, 1, 2, 3, 4};
        std::set<std::uint32_t> left = all, taken;
        for (const BackboneStep& step : nested_backbone(statements, Scale{})) {
            for (const std::uint32_t issue : left) {
                std::set<std::uint32_t> without = left;
                without.erase(issue);
                CHECK(step.backbone_loss <= loss(statements, all, without) + 1e-9);
            }
            left.erase(step.issue);
            taken.insert(step.issue);
            CHECK(step.backbone_loss == Approx(loss(statements, all, left)));
            CHECK(step.redundant_loss == Approx(loss(statements, all, taken)));
        }
        CHECK(left.empty());
    }
}

TEST_CASE("nested_backbone: of equals the first; nothing of nothing") {
    CHECK(nested_backbone({}, Scale{}).empty());
    const std::vector<Statement> statements = {{0, 4, 1, {}, 0}, {1, 3, 1, {}, 0}};
    const auto steps = nested_backbone(statements, Scale{});
    REQUIRE(steps.size() == 2);
    CHECK(steps[0].issue == 3);
}

}  // namespace demarche::graph
