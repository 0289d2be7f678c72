#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/graph/graph.hpp"

/// Groups of vertices that hold together in a graph with positive and negative ties.
namespace demarche::graph {

/// How much speaks for and against two vertices being together: weights of at least 0.
struct SignedTie {
    Vertex a{}, b{};
    double positive{}, negative{};
    bool operator==(const SignedTie&) const = default;
};

struct Communities {
    std::vector<std::uint32_t> of;  // by vertex; numbered from 0 in the order of their first vertex
    double modularity{};
};

/// Louvain (Blondel et al. 2008) for signed ties: vertices are moved one by one to where
/// `modularity` grows most, to the lowest of equals, but to none without a positive tie to it;
/// groups are then moved as one, and so on until nothing grows. The best of what comes of a few
/// orders of the vertices, always the same ones: the same ties give the same communities whatever
/// their order.
[[nodiscard]] Communities communities(std::size_t vertices, std::span<const SignedTie> ties);

/// The modularity of a division with signed ties (Gomez, Jensen and Arenas 2009): ties within
/// communities beyond those that chance would put there, positive minus negative; -1 to 1. 0 where
/// there is no tie.
[[nodiscard]] double modularity(std::size_t vertices, std::span<const SignedTie> ties,
                                std::span<const std::uint32_t> community_of);

}  // namespace demarche::graph
