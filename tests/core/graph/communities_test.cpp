#include "core/graph/communities.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>
#include <random>

namespace demarche::graph {
namespace {

using Ties = std::vector<SignedTie>;
using Of = std::vector<std::uint32_t>;

/// By its definition: over all ordered pairs.
double slow_modularity(std::size_t vertices, const Ties& ties, const Of& of) {
    using Matrix = std::vector<std::vector<double>>;
    Matrix positive(vertices, std::vector<double>(vertices)), negative = positive;
    for (const SignedTie& tie : ties)
        for (const auto& [a, b] : {std::pair{tie.a, tie.b}, {tie.b, tie.a}}) {
            positive[a][b] += tie.positive;
            negative[a][b] += tie.negative;
        }
    const auto degree = [&](const Matrix& matrix, std::size_t v) {
        double sum = 0;
        for (const double weight : matrix[v]) sum += weight;
        return sum;
    };
    double p = 0, n = 0, sum = 0;
    for (std::size_t v = 0; v < vertices; ++v) {
        p += degree(positive, v);
        n += degree(negative, v);
    }
    for (std::size_t i = 0; i < vertices; ++i)
        for (std::size_t j = 0; j < vertices; ++j) {
            if (of[i] != of[j]) continue;
            sum += positive[i][j] - negative[i][j];
            if (p > 0) sum -= degree(positive, i) * degree(positive, j) / p;
            if (n > 0) sum += degree(negative, i) * degree(negative, j) / n;
        }
    return p + n > 0 ? sum / (p + n) : 0;
}

/// Whether positive ties join each community to one piece.
bool holds_together(std::size_t vertices, const Ties& ties, const Of& of) {
    Of piece(vertices);
    std::iota(piece.begin(), piece.end(), 0U);
    for (std::size_t round = 0; round < vertices; ++round)
        for (const SignedTie& tie : ties)
            if (tie.positive > 0 && of[tie.a] == of[tie.b])
                piece[tie.a] = piece[tie.b] = std::min(piece[tie.a], piece[tie.b]);
    for (std::size_t v = 0; v < vertices; ++v)
        for (std::size_t w = 0; w < v; ++w)
            if (of[v] == of[w] && piece[v] != piece[w]) return false;
    return true;
}

/// The greatest modularity of all divisions of `vertices` into communities that hold together.
double best_of_all(std::size_t vertices, const Ties& ties, Of& of, std::uint32_t used = 0) {
    if (of.size() == vertices)
        return holds_together(vertices, ties, of) ? slow_modularity(vertices, ties, of) : -1;
    double best = -1;
    for (std::uint32_t c = 0; c <= used; ++c) {
        of.push_back(c);
        best = std::max(best, best_of_all(vertices, ties, of, std::max(used, c + 1)));
        of.pop_back();
    }
    return best;
}

Ties random_ties(std::uint32_t seed, Vertex vertices) {
    std::mt19937 engine{seed};
    Ties ties;
    for (Vertex a = 0; a < vertices; ++a)
        for (Vertex b = a + 1; b < vertices; ++b) {
            const auto dice = engine() % 5;
            if (dice == 0 || dice == 1)
                ties.push_back({a, b, static_cast<double>(1 + engine() % 3), 0});
            if (dice == 2) ties.push_back({a, b, 0, static_cast<double>(1 + engine() % 3)});
        }
    return ties;
}

}  // namespace

TEST_CASE("communities: two pairs at odds") {
    // Each pair has one tie within: 2 * 2 of 8 weights beyond chance, whose parts cancel out.
    const Communities found =
        communities(4, Ties{{0, 1, 1, 0}, {2, 3, 1, 0}, {0, 2, 0, 1}, {1, 3, 0, 1}});
    CHECK(found.of == Of{0, 0, 1, 1});
    CHECK(found.modularity == doctest::Approx(0.5));
}

TEST_CASE("communities: two triangles joined by one tie") {
    // 2 * (6/14 - (7/14)^2)
    const Communities found = communities(6, Ties{{0, 1, 1, 0},
                                                  {1, 2, 1, 0},
                                                  {0, 2, 1, 0},
                                                  {3, 4, 1, 0},
                                                  {4, 5, 1, 0},
                                                  {3, 5, 1, 0},
                                                  {2, 3, 1, 0}});
    CHECK(found.of == Of{0, 0, 0, 1, 1, 1});
    CHECK(found.modularity == doctest::Approx(2 * (6.0 / 14 - 0.25)));
}

TEST_CASE("communities: who is against all stands alone, who has no tie too") {
    const Communities found =
        communities(5, Ties{{0, 1, 2, 0}, {0, 2, 0, 1}, {1, 2, 0, 1}, {1, 4, 1, 0}, {0, 4, 1, 0}});
    CHECK(found.of == Of{0, 0, 1, 2, 0});
}

TEST_CASE("communities: no ties, no modularity") {
    CHECK(communities(0, {}).of.empty());
    CHECK(communities(2, {}).of == Of{0, 1});
    CHECK(communities(2, {}).modularity == 0);
    CHECK(communities(2, Ties{{0, 1, 0, 3}}).of == Of{0, 1});
}

TEST_CASE("communities: modularity is that of its definition, and near the best of all divisions") {
    double sum = 0, best_sum = 0;
    for (std::uint32_t seed = 1; seed <= 30; ++seed) {
        CAPTURE(seed);
        const Ties ties = random_ties(seed, 7);
        const Communities found = communities(7, ties);
        CHECK(found.modularity == doctest::Approx(slow_modularity(7, ties, found.of)));
        CHECK(modularity(7, ties, found.of) == doctest::Approx(found.modularity));
        Of none;
        const double best = best_of_all(7, ties, none);
        CHECK(found.modularity >= best - 0.02);
        sum += found.modularity;
        best_sum += best;
    }
    CHECK(sum > 0.99 * best_sum);
}

TEST_CASE("communities: the order and direction of ties do not matter") {
    Ties ties = random_ties(3, 12);
    const Communities found = communities(12, ties);
    std::ranges::reverse(ties);
    for (SignedTie& tie : ties) std::swap(tie.a, tie.b);
    CHECK(communities(12, ties).of == found.of);
}

TEST_CASE("communities: blocs that were put in are found again") {
    std::mt19937 engine{5};
    Ties ties;
    Of planted;
    for (Vertex v = 0; v < 90; ++v) planted.push_back(v % 3);
    for (Vertex a = 0; a < 90; ++a)
        for (Vertex b = a + 1; b < 90; ++b) {
            const bool is_same = planted[a] == planted[b];
            if (engine() % 4 != 0) continue;
            const bool agrees = engine() % 10 == 0 ? !is_same : is_same;
            ties.push_back({a, b, agrees ? 1.0 : 0.0, agrees ? 0.0 : 1.0});
        }
    CHECK(communities(90, ties).of == planted);
}

}  // namespace demarche::graph
