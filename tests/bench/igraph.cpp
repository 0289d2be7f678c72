#include "tests/bench/igraph.hpp"

#if DEMARCHE_HAS_IGRAPH
#include <igraph/igraph.h>
#endif

namespace demarche::bench {

#if DEMARCHE_HAS_IGRAPH
namespace {

std::vector<double> taken(igraph_vector_t& values) {
    std::vector<double> all;
    for (igraph_integer_t i = 0; i < igraph_vector_size(&values); ++i)
        all.push_back(VECTOR(values)[i]);
    igraph_vector_destroy(&values);
    return all;
}

}  // namespace

struct Igraph::Impl {
    igraph_t graph;
    igraph_vector_t weights, lengths;
};

// igraph ends the program where it fails, unless told otherwise.
Igraph::Igraph(std::size_t vertices, std::span<const graph::WeightedArc> arcs, Arcs arcs_are)
    : impl_{std::make_unique<Impl>()} {
    const auto count = static_cast<igraph_integer_t>(arcs.size());
    igraph_vector_int_t ends;
    igraph_vector_int_init(&ends, 2 * count);
    igraph_vector_init(&impl_->weights, count);
    igraph_vector_init(&impl_->lengths, count);
    for (igraph_integer_t i = 0; i < count; ++i) {
        const graph::WeightedArc& arc = arcs[static_cast<std::size_t>(i)];
        VECTOR(ends)[2 * i] = arc.from;
        VECTOR(ends)[2 * i + 1] = arc.to;
        VECTOR(impl_->weights)[i] = arc.weight;
        VECTOR(impl_->lengths)[i] = 1 / arc.weight;
    }
    igraph_create(&impl_->graph, &ends, static_cast<igraph_integer_t>(vertices),
                  arcs_are == Arcs::directed);
    igraph_vector_int_destroy(&ends);
}

Igraph::~Igraph() {
    igraph_destroy(&impl_->graph);
    igraph_vector_destroy(&impl_->weights);
    igraph_vector_destroy(&impl_->lengths);
}

std::vector<double> Igraph::page_rank() const {
    igraph_vector_t ranks;
    igraph_vector_init(&ranks, 0);
    igraph_pagerank(&impl_->graph, IGRAPH_PAGERANK_ALGO_PRPACK, &ranks, nullptr, igraph_vss_all(),
                    true, 0.85, &impl_->weights, nullptr);
    return taken(ranks);
}

std::vector<double> Igraph::betweenness() const {
    igraph_vector_t counts;
    igraph_vector_init(&counts, 0);
    igraph_betweenness(&impl_->graph, &counts, igraph_vss_all(), false, &impl_->lengths);
    std::vector<double> shares = taken(counts);
    // Each pair was counted once.
    const auto others = static_cast<double>(shares.size());
    for (double& share : shares) share /= (others - 1) * (others - 2) / 2;
    return shares;
}

#else

struct Igraph::Impl {};
Igraph::Igraph(std::size_t, std::span<const graph::WeightedArc>, Arcs) {}
Igraph::~Igraph() = default;
std::vector<double> Igraph::page_rank() const { return {}; }
std::vector<double> Igraph::betweenness() const { return {}; }

#endif

}  // namespace demarche::bench
