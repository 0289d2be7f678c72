#include "core/graph/discourse.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <random>

namespace demarche::graph {
namespace {

using doctest::Approx;

constexpr std::uint32_t ann = 0, bob = 1, cem = 2;  // actors
constexpr std::uint32_t tax = 0, war = 1, law = 2;  // issues

Statement says(std::uint32_t actor, std::uint32_t issue, int qualifier, Day day = {2007, 6, 1}) {
    return {actor, issue, qualifier, day, 0};
}

/// Ann: twice for the tax, against the war. Bob: for and against the tax, against the war. Cem: on
/// the law alone, and once for the war.
const std::vector<Statement> spoken = {says(ann, tax, 1), says(ann, tax, 1), says(ann, war, 0),
                                       says(bob, tax, 1), says(bob, tax, 0), says(bob, war, 0),
                                       says(cem, law, 1), says(cem, war, 1)};

/// Any of `actors` on any of `issues`, with a position from `least` to `greatest`.
std::vector<Statement> random_statements(std::uint32_t seed, int actors, int issues, Scale scale,
                                         std::size_t count) {
    std::mt19937 engine{seed};
    const auto below = [&](int end) { return static_cast<int>(engine() % 1000) % end; };
    std::vector<Statement> statements;
    for (std::size_t i = 0; i < count; ++i) {
        const auto actor = static_cast<std::uint32_t>(below(actors));
        const auto issue = static_cast<std::uint32_t>(below(issues));
        statements.push_back(
            says(actor, issue, scale.least + below(scale.greatest - scale.least + 1)));
    }
    return statements;
}

double weight(Aggregation aggregation, Normalization normalization, std::uint32_t a,
              std::uint32_t b, const std::vector<Statement>& statements = spoken,
              const Scale& scale = {}) {
    const auto ties = one_mode(statements, {aggregation, normalization, scale, std::nullopt});
    return matrix_of(ties, 3).at(a, b);
}

}  // namespace

TEST_CASE("one_mode: each aggregation between actors") {
    using enum Aggregation;
    constexpr auto none = Normalization::none;
    CHECK(weight(ignore, none, ann, bob) == 2 * 2 + 1);
    CHECK(weight(congruence, none, ann, bob) == 2 * 1 + 1);
    CHECK(weight(conflict, none, ann, bob) == 2);
    CHECK(weight(subtract, none, bob, ann) == 1);
    CHECK(weight(subtract, none, ann, cem) == -1);
    CHECK(weight(congruence, none, ann, ann) == 0);
}

TEST_CASE("one_mode: each normalization between actors") {
    using enum Normalization;
    constexpr auto congruence = Aggregation::congruence;
    CHECK(weight(congruence, average, ann, bob) == 1.0);  // 3 statements each
    CHECK(weight(congruence, cosine, ann, bob) == Approx(3.0 / 9));
    // Bob alone is against the tax: 1; both for it: 2 * 1; both against the war: 1 * 1.
    CHECK(weight(congruence, jaccard, ann, bob) == Approx(3.0 / (1 + 2 + 1)));
    CHECK(weight(Aggregation::conflict, average, ann, cem) == Approx(1 / 2.5));
}

TEST_CASE("one_mode: share is the mean chance of agreeing on a common issue") {
    constexpr auto share = Normalization::share;
    // Tax: 2 of the 4 pairs of statements; war: all.
    CHECK(weight(Aggregation::congruence, share, ann, bob) == Approx(0.75));
    CHECK(weight(Aggregation::conflict, share, ann, bob) == Approx(0.25));
    CHECK(weight(Aggregation::subtract, share, ann, bob) == Approx(0.5));
    CHECK(weight(Aggregation::subtract, share, bob, cem) == -1);
    // One issue of both, three of either.
    CHECK(weight(Aggregation::ignore, share, ann, cem) == Approx(1.0 / 3));
}

TEST_CASE("one_mode: share stays between its ends, on any statements") {
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        CAPTURE(seed);
        const std::vector<Statement> statements = random_statements(seed, 6, 4, {-2, 2}, 40);
        const Scale scale = scale_of(statements);
        const auto ties = [&](Aggregation aggregation) {
            return one_mode(statements, {aggregation, Normalization::share, scale, std::nullopt});
        };
        const auto same = ties(Aggregation::congruence), opposed = ties(Aggregation::conflict);
        REQUIRE(same.size() == opposed.size());
        REQUIRE(!same.empty());
        for (std::size_t i = 0; i < same.size(); ++i) {
            CHECK(same[i].weight >= 0);
            CHECK(same[i].weight <= 1);
            CHECK(same[i].weight + opposed[i].weight == Approx(1));
        }
    }
}

TEST_CASE("one_mode: on a scale, halfway counts half") {
    const std::vector<Statement> statements = {says(ann, tax, 1), says(bob, tax, 0),
                                               says(cem, tax, -1)};
    const Scale scale{-1, 1};
    constexpr auto none = Normalization::none;
    CHECK(weight(Aggregation::congruence, none, ann, bob, statements, scale) == 0.5);
    CHECK(weight(Aggregation::subtract, none, ann, bob, statements, scale) == 0);
    CHECK(weight(Aggregation::conflict, none, ann, cem, statements, scale) == 1);
}

TEST_CASE("one_mode: which issues two agree and differ on") {
    const auto ties = one_mode(spoken, {});
    REQUIRE(ties.size() == 3);
    CHECK(ties[0].same_on == std::vector{war});  // on the tax as often as not
    CHECK(ties[0].opposed_on.empty());
    CHECK(ties[0].issues == 2);
    CHECK(ties[1].b == cem);
    CHECK(ties[1].opposed_on == std::vector{war});
    CHECK(ties[1].weight == 0);
}

TEST_CASE("one_mode: the sums over statements are those of a slow loop") {
    for (std::uint32_t seed = 1; seed <= 10; ++seed) {
        CAPTURE(seed);
        const std::vector<Statement> statements = random_statements(seed, 7, 5, {0, 1}, 60);
        Matrix congruence{7, 7}, conflict{7, 7};
        for (const Statement& a : statements)
            for (const Statement& b : statements)
                if (a.actor != b.actor && a.issue == b.issue)
                    (a.qualifier == b.qualifier ? congruence : conflict).at(a.actor, b.actor) += 1;
        NetworkSettings settings;
        CHECK(matrix_of(one_mode(statements, settings), 7) == congruence);
        settings.aggregation = Aggregation::conflict;
        CHECK(matrix_of(one_mode(statements, settings), 7) == conflict);
    }
}

TEST_CASE("two_mode: each aggregation and normalization between an actor and an issue") {
    const auto at = [](Aggregation aggregation, Normalization normalization, std::uint32_t actor,
                       std::uint32_t issue) {
        const auto ties = two_mode(spoken, {aggregation, normalization, {}, std::nullopt});
        return matrix_of(ties, 3, 3).at(actor, issue);
    };
    using enum Aggregation;
    using enum Normalization;
    CHECK(at(ignore, none, ann, tax) == 2);
    CHECK(at(subtract, none, ann, tax) == 2);
    CHECK(at(subtract, none, bob, tax) == 0);
    CHECK(at(subtract, none, bob, war) == -1);
    CHECK(at(combine, none, ann, tax) == 1);
    CHECK(at(combine, none, ann, war) == 2);
    CHECK(at(combine, none, bob, tax) == 3);
    CHECK(at(combine, none, cem, tax) == 0);
    CHECK(at(ignore, activity, ann, tax) == Approx(2.0 / 3));
    CHECK(at(ignore, prominence, ann, tax) == Approx(2.0 / 4));
    CHECK(at(subtract, share, ann, tax) == 1);
    CHECK(at(ignore, share, ann, war) == Approx(1.0 / 3));
}

TEST_CASE("one_mode: the textbook kernels weigh what is near the middle") {
    struct Case {
        Shape shape;
        double at_middle, halfway;  // a quarter of the width from the middle
    };
    const Case cases[] = {
        {Shape::uniform, 0.5, 0.5},
        {Shape::triangular, 1, 0.5},
        {Shape::epanechnikov, 0.75, 0.75 * 0.75},
        {Shape::gaussian, 0.3989422804014327, 0.3989422804014327 * std::exp(-0.125)}};
    for (const Case& c : cases) {
        CAPTURE(static_cast<int>(c.shape));
        const Day middle{2007, 6, 10}, before{2007, 6, 8}, after{2007, 6, 12};
        const auto between = [&](Day a, Day b, bool is_dna = false) {
            const std::vector<Statement> two = {says(ann, tax, 1, a), says(bob, tax, 1, b)};
            NetworkSettings settings;
            settings.kernel = Kernel{c.shape, first_of(middle), 8, is_dna};
            return matrix_of(one_mode(two, settings), 2).at(ann, bob);
        };
        CHECK(between(middle, middle) == Approx(c.at_middle));
        CHECK(between(before, before) == Approx(c.halfway));
        CHECK(between(before, after) == Approx(c.halfway));
        CHECK(between(middle, after) == Approx(std::sqrt(c.at_middle * c.halfway)));
        CHECK(between(middle, middle, true) == Approx(c.at_middle));
    }
}

TEST_CASE("one_mode: a statement without an exact day is under no kernel") {
    const std::vector<Statement> two = {says(ann, tax, 1), says(bob, tax, 1, {2007, 6, 0})};
    NetworkSettings settings;
    settings.kernel = Kernel{Shape::uniform, first_of({2007, 6, 1}), 400, false};
    CHECK(one_mode(two, settings).empty());
}

}  // namespace demarche::graph
