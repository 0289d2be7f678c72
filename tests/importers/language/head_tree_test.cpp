#include "importers/language/head_tree.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace demarche::language {
namespace {

Scores scores_of(int positions, std::mt19937& random) {
    Scores scores{positions, {}};
    scores.heads.resize(static_cast<std::size_t>(positions * positions));
    for (float& score : scores.heads) score = static_cast<float>(random() % 1000) / 100;
    return scores;
}

bool is_tree(const std::vector<int>& heads) {
    for (std::size_t d = 1; d < heads.size(); ++d) {
        std::size_t steps = 0;
        for (int at = static_cast<int>(d); at != 0; at = heads[static_cast<std::size_t>(at)])
            if (at < 0 || ++steps > heads.size()) return false;
    }
    return std::count(heads.begin() + 1, heads.end(), 0) == 1;
}

bool is_projective(const std::vector<int>& heads) {
    for (int d = 1; d < static_cast<int>(heads.size()); ++d)
        for (int e = 1; e < static_cast<int>(heads.size()); ++e) {
            const int a = heads[static_cast<std::size_t>(d)],
                      b = heads[static_cast<std::size_t>(e)];
            const auto [l1, r1] = std::minmax(d, a);
            const auto [l2, r2] = std::minmax(e, b);
            if (l1 < l2 && l2 < r1 && r1 < r2) return false;
        }
    return true;
}

float sum_of(const Scores& scores, const std::vector<int>& heads) {
    float sum = 0;
    for (std::size_t d = 1; d < heads.size(); ++d)
        sum += scores.heads[d * heads.size() + static_cast<std::size_t>(heads[d])];
    return sum;
}

/// The best sum of all projective trees with one root, one after the other.
float best_by_trial(const Scores& scores) {
    const auto n = static_cast<std::size_t>(scores.positions);
    std::vector<int> heads(n, 0);
    heads[0] = -1;
    float best = -1;
    while (true) {
        if (is_tree(heads) && is_projective(heads)) best = std::max(best, sum_of(scores, heads));
        std::size_t at = 1;
        while (at < n && ++heads[at] == scores.positions) heads[at++] = 0;
        if (at == n) return best;
    }
}

}  // namespace

TEST_CASE("best_heads: always a tree with one root; never worse than the best projective one") {
    std::mt19937 random{7};
    for (int round = 0; round < 60; ++round) {
        const Scores scores = scores_of(2 + static_cast<int>(random() % 5), random);
        const std::vector<int> heads = best_heads(scores);
        CAPTURE(round);
        REQUIRE(is_tree(heads));
        CHECK(sum_of(scores, heads) >= best_by_trial(scores) - 0.001F);
    }
}

TEST_CASE("best_heads: no words have no heads, one word is the root") {
    CHECK(best_heads({1, {0}}) == std::vector<int>{-1});
    CHECK(best_heads({2, {0, 0, 1, 9}}) == std::vector<int>{-1, 0});
}

}  // namespace demarche::language
