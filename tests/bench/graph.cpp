/// How long the algorithms of core/graph take:
///     graph_bench [ACTORS] [EVENTS]   on generated arcs, a few actors having most of them
///     graph_bench load FILE.db        all events and stances of a graph into memory
///     graph_bench compare FILE.db     PageRank on that graph, and betweenness on random ones, side
///                                     by side with igraph where the bench was built with it

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <exception>
#include <functional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "core/graph/centrality.hpp"
#include "core/graph/chains.hpp"
#include "core/graph/communities.hpp"
#include "core/query/drawn.hpp"
#include "core/store/database.hpp"
#include "core/store/load_edges.hpp"
#include "tests/bench/igraph.hpp"
#include "tests/bench/made_graph.hpp"

namespace {

using namespace demarche;
using namespace demarche::graph;

double cpu_ms() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// CPU milliseconds of the fastest of `runs`.
double fastest(int runs, const std::function<void()>& act) {
    double best = 0;
    for (int i = 0; i < runs; ++i) {
        const double begun = cpu_ms();
        act();
        const double took = cpu_ms() - begun;
        if (i == 0 || took < best) best = took;
    }
    return best;
}

template <class Do>
void measure(const char* what, const Do& act) {
    const auto begin = std::chrono::steady_clock::now();
    const auto result = act();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    fmt::print("{:<32} {:>8.3f} s  {}\n", what, took.count(), result);
}

std::vector<WeightedArc> generated(Vertex actors, std::size_t events, int skew) {
    bench::Skewed draw{1};
    std::vector<WeightedArc> arcs;
    while (arcs.size() < events) {
        const auto from = static_cast<Vertex>(draw.place(actors, skew));
        const auto to = static_cast<Vertex>(draw.place(actors, std::max(skew - 1, 1)));
        if (from != to)
            arcs.push_back({from, to, 0.1 + 0.01 * static_cast<double>(draw.place(90, 1))});
    }
    return arcs;
}

void measure_generated(Vertex actors, std::size_t events) {
    const std::vector<WeightedArc> arcs = generated(actors, events, 3);
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

void measure_load(const char* file) {
    const auto begin = std::chrono::steady_clock::now();
    const double begun = cpu_ms();
    const store::Database db{file, store::Open::read_only};
    const auto network = [&] {
        const store::Edges edges = store::load_edges(db, {});
        return query::drawn(edges, edges);
    }();
    const double cpu = cpu_ms() - begun;
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    fmt::print("load the whole graph\t{:.1f}\t{:.1f}\t{} nodes, {} edges, {} MB at most\n",
               took.count(), cpu, network.graph.vertices(), network.graph.edges(),
               used.ru_maxrss / 1024);
}

/// One line: ours, igraph's, the ratio, and by how much the scores differ at most.
void compare(std::string_view what, const std::vector<double>& ours,
             const std::vector<double>& theirs, double our_ms, double their_ms) {
    double off = 0;
    for (std::size_t i = 0; i < theirs.size(); ++i)
        off = std::max(off, std::abs(ours[i] - theirs[i]));
    if (theirs.empty())
        fmt::print("{}\t{:.1f}\t-\t-\t-\n", what, our_ms);
    else
        fmt::print("{}\t{:.1f}\t{:.1f}\t{:.2f}\t{:.0e}\n", what, our_ms, their_ms,
                   our_ms / their_ms, off);
}

void compare_pagerank(const char* file) {
    const store::Edges edges = store::load_edges(store::Database{file, store::Open::read_only}, {},
                                                 store::EdgeKinds::events);
    std::vector<WeightedArc> arcs;
    for (const store::EventEdge& event : edges.events)
        arcs.push_back({static_cast<Vertex>(event.source), static_cast<Vertex>(event.target),
                        event.confidence});
    const std::size_t vertices = edges.actors.size();
    std::vector<double> ours, theirs;
    const double our_ms = fastest(5, [&] { ours = page_rank(vertices, arcs); });
    const bench::Igraph igraph{vertices, arcs, bench::Igraph::Arcs::directed};
    const double their_ms = fastest(5, [&] { theirs = igraph.page_rank(); });
    compare(fmt::format("PageRank, {} actors, {} events", vertices, arcs.size()), ours, theirs,
            our_ms, their_ms);
}

void compare_betweenness(Vertex vertices, std::size_t count) {
    const std::vector<WeightedArc> arcs = undirected(generated(vertices, count, 1));
    Betweenness ours;
    const double our_ms =
        fastest(3, [&] { ours = betweenness(vertices, arcs, std::size_t{vertices} * count); });
    const bench::Igraph igraph{vertices, arcs, bench::Igraph::Arcs::undirected};
    std::vector<double> theirs;
    const double their_ms = fastest(3, [&] { theirs = igraph.betweenness(); });
    compare(fmt::format("betweenness, {} nodes, {} edges", vertices, arcs.size()), ours.scores,
            theirs, our_ms, their_ms);
}

}  // namespace

int main(int argc, char** argv) try {
    const std::string_view what = argc > 2 ? argv[1] : "";
    if (what == "load") {
        measure_load(argv[2]);
    } else if (what == "compare") {
        compare_pagerank(argv[2]);
        compare_betweenness(10'000, 5'000);
        compare_betweenness(5'000, 10'000);
    } else {
        measure_generated(static_cast<Vertex>(argc > 1 ? std::atol(argv[1]) : 20'000),
                          static_cast<std::size_t>(argc > 2 ? std::atol(argv[2]) : 1'000'000));
    }
    return 0;
} catch (const std::exception& error) {
    fmt::print(stderr, "graph_bench: {}\n", error.what());
    return 1;
}
