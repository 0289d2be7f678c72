#include "core/graph/centrality.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/page_rank.hpp>
#include <chrono>
#include <numeric>
#include <random>

namespace demarche::graph {
namespace {

using Arcs = std::vector<WeightedArc>;

Arcs random_arcs(std::uint32_t seed, Vertex vertices, std::size_t count) {
    std::mt19937 engine{seed};
    Arcs arcs;
    for (std::size_t i = 0; i < count; ++i) {
        const auto from = static_cast<Vertex>(engine() % vertices);
        const auto to = static_cast<Vertex>((from + 1 + engine() % (vertices - 1)) % vertices);
        arcs.push_back({from, to, 0.25 * static_cast<double>(1 + engine() % 4)});
    }
    return arcs;
}

void check_close(const std::vector<double>& is, const std::vector<double>& should_be) {
    REQUIRE(is.size() == should_be.size());
    for (std::size_t v = 0; v < is.size(); ++v)
        CHECK(is[v] == doctest::Approx(should_be[v]).epsilon(1e-9));
}

/// PageRank as Boost has it: without weights, and only right where an arc leaves each vertex.
std::vector<double> boost_page_rank(std::size_t vertices, const Arcs& arcs) {
    boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS> graph(vertices);
    for (const WeightedArc& arc : arcs) add_edge(arc.from, arc.to, graph);
    std::vector<double> ranks(vertices);
    const auto map =
        boost::make_iterator_property_map(ranks.begin(), get(boost::vertex_index, graph));
    boost::graph::page_rank(graph, map, boost::graph::n_iterations{150}, 0.85);
    const double sum = std::accumulate(ranks.begin(), ranks.end(), 0.0);
    for (double& rank : ranks) rank /= sum;
    return ranks;
}

}  // namespace

TEST_CASE("undirected: what lies between two vertices is one arc, loops are left out") {
    const Arcs arcs = {{2, 1, 0.5}, {1, 2, 0.25}, {0, 1, 1}, {1, 1, 4}, {1, 2, 1}};
    CHECK(undirected(arcs) == Arcs{{0, 1, 1}, {1, 2, 1.75}});
}

TEST_CASE("weighted_degree: each arc counts at both ends") {
    check_close(weighted_degree(4, Arcs{{0, 1, 0.5}, {1, 0, 0.25}, {1, 2, 1}}), {0.75, 1.75, 1, 0});
}

TEST_CASE("page_rank: two that point at a third, which points nowhere") {
    // Let x be the rank of 0 and of 1, y that of 2: x = 0.05 + 0.85 y/3, y = x + 0.85 (2x), and
    // 2x + y = 1. So x = 1 / 4.7 and y = 2.7 / 4.7.
    check_close(page_rank(3, Arcs{{0, 2}, {1, 2}}), {1 / 4.7, 1 / 4.7, 2.7 / 4.7});
}

TEST_CASE("page_rank: an arc is followed as often as it weighs") {
    // All come back to 0, half of whose walks go on: r1 = 0.05 + 0.85 * 3/4 r0, r2 likewise with
    // 1/4, r0 = 0.05 + 0.85 (r1 + r2).
    const double r0 = (0.05 + 0.85 * 0.1) / (1 - 0.85 * 0.85);
    check_close(page_rank(3, Arcs{{0, 1, 3}, {0, 2, 1}, {1, 0, 2}, {2, 0, 0.1}}),
                {r0, 0.05 + 0.85 * 0.75 * r0, 0.05 + 0.85 * 0.25 * r0});
}

TEST_CASE("page_rank: Boost's, where arcs weigh the same and one leaves each vertex") {
    for (std::uint32_t seed = 1; seed <= 5; ++seed) {
        CAPTURE(seed);
        Arcs arcs = random_arcs(seed, 30, 120);
        for (Vertex v = 0; v < 30; ++v) arcs.push_back({v, (v + 1) % 30});
        for (WeightedArc& arc : arcs) arc.weight = 0.5;
        check_close(page_rank(30, arcs), boost_page_rank(30, arcs));
    }
}

TEST_CASE("page_rank: the order of arcs does not matter, nothing has no ranks") {
    Arcs arcs = random_arcs(7, 20, 100);
    const auto ranks = page_rank(20, arcs);
    std::ranges::reverse(arcs);
    CHECK(page_rank(20, arcs) == ranks);
    CHECK(std::accumulate(ranks.begin(), ranks.end(), 0.0) == doctest::Approx(1));
    CHECK(page_rank(0, {}).empty());
}

TEST_CASE("page_rank: a million arcs are ranked at once") {
    // Half of all arcs point at vertex 0; the rest is spread.
    Arcs arcs = random_arcs(3, 20'000, 1'000'000);
    for (std::size_t i = 0; i < arcs.size(); i += 2)
        if (arcs[i].from != 0) arcs[i].to = 0;
    const auto begin = std::chrono::steady_clock::now();
    const auto ranks = page_rank(20'000, arcs);
    // A fraction of a second; a machine that is busy, or unoptimized code, may take its time.
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds{20});
    CHECK(std::ranges::max_element(ranks) == ranks.begin());
    CHECK(std::accumulate(ranks.begin(), ranks.end(), 0.0) == doctest::Approx(1));
}

TEST_CASE("betweenness: the middle of a star lies on all ways, that of a path on some") {
    check_close(betweenness(4, Arcs{{0, 1}, {2, 0}, {0, 3}}).scores, {1, 0, 0, 0});
    // Of the 6 pairs without 1 in a path of 5: 0-2, 0-3, 0-4 lead over it; over 2: 0-3, 0-4, 1-3,
    // 1-4.
    check_close(betweenness(5, Arcs{{0, 1}, {1, 2}, {2, 3}, {3, 4}}).scores,
                {0, 0.5, 4.0 / 6, 0.5, 0});
}

TEST_CASE("betweenness: ways of one length share, a heavier arc is shorter") {
    // A square: each pair of opposite corners has two ways.
    check_close(betweenness(4, Arcs{{0, 1}, {1, 2}, {2, 3}, {3, 0}}).scores,
                {1.0 / 6, 1.0 / 6, 1.0 / 6, 1.0 / 6});
    // From 0 to 2 it is 1/4 + 1/4 over 1 and 1 straight on.
    check_close(betweenness(3, Arcs{{0, 1, 4}, {1, 2, 1}, {2, 1, 3}, {0, 2, 1}}).scores, {0, 1, 0});
}

TEST_CASE("betweenness: few vertices have none between them") {
    CHECK(betweenness(0, {}).scores.empty());
    check_close(betweenness(2, Arcs{{0, 1}}).scores, {0, 0});
}

TEST_CASE("betweenness: a sample is told, is the same each time and comes near") {
    const Arcs arcs = random_arcs(11, 400, 900);
    const Betweenness exact = betweenness(400, arcs);
    CHECK_FALSE(exact.is_sampled);
    const Betweenness sampled = betweenness(400, arcs, 900 * 200);
    CHECK(sampled.is_sampled);
    CHECK(sampled.sources >= 200);
    CHECK(sampled.sources < exact.sources);
    CHECK(sampled.scores == betweenness(400, arcs, 900 * 200).scores);
    double off = 0;
    for (std::size_t v = 0; v < 400; ++v)
        off = std::max(off, std::abs(sampled.scores[v] - exact.scores[v]));
    const double greatest = *std::ranges::max_element(exact.scores);
    CHECK(off > 0);
    CHECK(off < greatest / 4);
}

}  // namespace demarche::graph
