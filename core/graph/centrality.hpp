#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/graph/graph.hpp"

/// How much each vertex matters in a weighted graph. A score depends on the arcs alone, not on
/// their order. All by vertex, below `vertices`; a vertex without arcs has the least score there
/// is.
namespace demarche::graph {

/// From one vertex to another, with a weight above 0; two vertices may have many.
struct WeightedArc {
    Vertex from{}, to{};
    double weight{1};
    bool operator==(const WeightedArc&) const = default;
};

/// One arc for all between two vertices, whatever their direction, from the lesser to the greater:
/// its weight is the sum. By from, to; an arc from a vertex to itself is left out.
[[nodiscard]] std::vector<WeightedArc> undirected(std::span<const WeightedArc> arcs);

/// The weight of all arcs that touch a vertex.
[[nodiscard]] std::vector<double> weighted_degree(std::size_t vertices,
                                                  std::span<const WeightedArc> arcs);

/// PageRank (Brin and Page 1998) with damping 0.85: arcs are followed in their direction, each as
/// often as it weighs; where none leads on, the walk starts anew anywhere. The sum is 1.
[[nodiscard]] std::vector<double> page_rank(std::size_t vertices,
                                            std::span<const WeightedArc> arcs);

/// The share, 0 to 1, of the pairs of other vertices whose shortest way leads over a vertex
/// (Freeman 1977); where they have several, each counts in part. Arcs lead both ways.
struct Betweenness {
    std::vector<double> scores;
    std::size_t sources{};  // vertices whose ways were followed: as many as have arcs where exact
    bool is_sampled{};
};

/// An arc is as long as 1 / its weight, all arcs between two vertices being one. Exact where
/// vertices times pairs that have arcs are at most `most_work`; beyond that only the ways from a
/// sample of the vertices are followed, always the same (Brandes and Pich 2007): at least 40.
/// The usual `most_work` is about a second.
[[nodiscard]] Betweenness betweenness(std::size_t vertices, std::span<const WeightedArc> arcs,
                                      std::size_t most_work = 20'000'000);

}  // namespace demarche::graph
