#include "core/graph/chains.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>

namespace demarche::graph {
namespace {

using Hops = std::vector<Hop>;
using Way = std::vector<Vertex>;

/// All chains, by trying each.
void walk(const std::map<std::pair<Vertex, Vertex>, std::uint64_t>& costs, Vertex vertices,
          Vertex to, Chain chain, std::vector<Chain>& all) {
    if (chain.vertices.back() == to) {
        all.push_back(chain);
        return;
    }
    for (Vertex next = 0; next < vertices; ++next) {
        const auto cost = costs.find(std::minmax(chain.vertices.back(), next));
        if (cost == costs.end() || std::ranges::count(chain.vertices, next) > 0) continue;
        Chain longer = chain;
        longer.cost += cost->second;
        longer.vertices.push_back(next);
        walk(costs, vertices, to, std::move(longer), all);
    }
}

}  // namespace

TEST_CASE("best_chains: by cost, the longer before the shorter where it costs less") {
    const Hops hops = {{0, 3, 9}, {0, 1, 2}, {1, 3, 3}, {2, 1, 1}, {2, 3, 1}, {0, 2, 7}};
    const auto chains = best_chains(4, hops, 0, 3, 4);
    REQUIRE(chains.size() == 4);
    CHECK(chains[0] == Chain{4, {0, 1, 2, 3}});
    CHECK(chains[1] == Chain{5, {0, 1, 3}});
    CHECK(chains[2] == Chain{8, {0, 2, 3}});
    CHECK(chains[3] == Chain{9, {0, 3}});
}

TEST_CASE("best_chains: hops lead both ways; no chain where none joins the ends") {
    CHECK(best_chains(3, Hops{{2, 1, 1}, {1, 0, 1}}, 0, 2, 5) ==
          std::vector<Chain>{{2, {0, 1, 2}}});
    CHECK(best_chains(4, Hops{{0, 1, 1}, {2, 3, 1}}, 0, 3, 5).empty());
    CHECK(best_chains(2, Hops{{0, 1, 1}}, 1, 1, 5).empty());
    CHECK(best_chains(2, Hops{{0, 1, 1}}, 0, 1, 0).empty());
}

TEST_CASE("best_chains: the costs are those of trying every chain, and none comes twice") {
    for (std::uint32_t seed = 1; seed <= 40; ++seed) {
        CAPTURE(seed);
        std::mt19937 engine{seed};
        constexpr Vertex vertices = 7;
        std::map<std::pair<Vertex, Vertex>, std::uint64_t> costs;
        for (Vertex a = 0; a < vertices; ++a)
            for (Vertex b = a + 1; b < vertices; ++b)
                if (engine() % 2 == 0) costs[{a, b}] = 1 + engine() % 6;
        Hops hops;
        for (const auto& [ends, cost] : costs) hops.push_back({ends.first, ends.second, cost});
        std::vector<Chain> all;
        walk(costs, vertices, 6, {0, {0}}, all);
        std::ranges::sort(all);
        for (const std::size_t most : {1U, 3U, 1000U}) {
            const auto chains = best_chains(vertices, hops, 0, 6, most);
            REQUIRE(chains.size() == std::min<std::size_t>(most, all.size()));
            for (std::size_t i = 0; i < chains.size(); ++i) CHECK(chains[i].cost == all[i].cost);
            if (most > all.size()) CHECK(chains == all);
        }
    }
}

}  // namespace demarche::graph
