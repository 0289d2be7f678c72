#pragma once

#include <vector>

#include "core/graph/graph.hpp"
#include "core/query/networks.hpp"
#include "core/store/load_edges.hpp"

/// From edges of the store to a network, by way of the graph: for the sources of core/query alone.
namespace demarche::query {

/// What a selection holds, as a graph and the labels of its vertices.
struct Drawn {
    std::vector<Node> nodes;  // by vertex
    graph::Graph graph;
};

/// The events of `events` and the stances of `stances`.
[[nodiscard]] Drawn drawn(const store::Edges& events, const store::Edges& stances);

/// All links of `drawn`, and the nodes that they touch.
[[nodiscard]] Network network_of(const store::Database& db, Drawn drawn);

/// Puts nodes and links in the order that Network promises.
void sort_links(Network& network);

}  // namespace demarche::query
