#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/graph/graph.hpp"

/// The best chains that join two vertices.
namespace demarche::graph {

/// Two vertices that are joined, either way round; at most one hop for two vertices. Costs are
/// whole numbers, so that equal sums are equal: at least 1.
struct Hop {
    Vertex a{}, b{};
    std::uint64_t cost{1};
};

/// From one end to the other, no vertex twice.
struct Chain {
    std::uint64_t cost{};
    std::vector<Vertex> vertices;
    auto operator<=>(const Chain&) const = default;
};

/// The `most` chains of least cost, by cost, then vertices (Yen 1971); which of several of the same
/// cost come last in is fixed. Empty where the ends are not joined or are one.
[[nodiscard]] std::vector<Chain> best_chains(std::size_t vertices, std::span<const Hop> hops,
                                             Vertex from, Vertex to, std::size_t most);

}  // namespace demarche::graph
