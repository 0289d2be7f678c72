#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "core/graph/centrality.hpp"

/// The same questions to igraph (libigraph-dev), to compare times with. Built without it, all
/// answers are empty.
namespace demarche::bench {

class Igraph {
public:
    enum class Arcs { directed, undirected };
    Igraph(std::size_t vertices, std::span<const graph::WeightedArc> arcs, Arcs arcs_are);
    ~Igraph();

    /// By weight, damping 0.85; the sum is 1.
    [[nodiscard]] std::vector<double> page_rank() const;
    /// An arc being as long as 1 / its weight; the share of the pairs of others.
    [[nodiscard]] std::vector<double> betweenness() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace demarche::bench
