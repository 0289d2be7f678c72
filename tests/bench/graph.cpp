/// How long the algorithms of core/graph take on a generated graph, a few actors of which have most
/// of the events:
///     graph_bench [ACTORS] [EVENTS]

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <random>
#include <vector>

#include "core/graph/centrality.hpp"
#include "core/graph/chains.hpp"
#include "core/graph/communities.hpp"

namespace {

using namespace demarche::graph;

template <class Do>
void measure(const char* what, const Do& act) {
    const auto begin = std::chrono::steady_clock::now();
    const auto result = act();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    fmt::print("{:<32} {:>8.3f} s  {}\n", what, took.count(), result);
}

std::vector<WeightedArc> generated(Vertex actors, std::size_t events) {
    std::mt19937 engine{1};
    const auto pick = [&](int skew) {
        double place = 1;
        for (int i = 0; i < skew; ++i) place *= static_cast<double>(engine()) / 4294967296.0;
        return static_cast<Vertex>(place * actors);
    };
    std::vector<WeightedArc> arcs;
    while (arcs.size() < events)
        if (const Vertex from = pick(3), to = pick(2); from != to)
            arcs.push_back({from, to, 0.1 + 0.01 * static_cast<double>(engine() % 90)});
    return arcs;
}

}  // namespace

int main(int argc, char** argv) {
    const auto actors = static_cast<Vertex>(argc > 1 ? std::atol(argv[1]) : 20'000);
    const auto events = static_cast<std::size_t>(argc > 2 ? std::atol(argv[2]) : 1'000'000);
    const std::vector<WeightedArc> arcs = generated(actors, events);
    const std::vector<WeightedArc> pairs = undirected(arcs);
    fmt::print("{} actors, {} events, {} pairs\n", actors, arcs.size(), pairs.size());
    measure("degree", [&] { return weighted_degree(actors, arcs).size(); });
    measure("pagerank", [&] { return page_rank(actors, arcs).size(); });
    measure("betweenness, from so many actors", [&] { return betweenness(actors, arcs).sources; });
    std::vector<Hop> hops;
    std::vector<SignedTie> ties;
    for (const WeightedArc& pair : pairs) {
        hops.push_back({pair.from, pair.to, static_cast<std::uint64_t>(1e6 / pair.weight)});
        const bool agree = pair.from % 4 == pair.to % 4;
        ties.push_back({pair.from, pair.to, agree ? 1.0 : 0.0, agree ? 0.0 : 1.0});
    }
    const Vertex one = pairs[pairs.size() / 3].to, other = pairs[pairs.size() / 2].to;
    measure("five best chains", [&] { return best_chains(actors, hops, one, other, 5).size(); });
    measure("communities, modularity", [&] { return communities(actors, ties).modularity; });
}
