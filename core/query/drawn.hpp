#pragma once

#include <vector>

#include "core/graph/graph.hpp"
#include "core/query/networks.hpp"
#include "core/store/load_edges.hpp"

/// From edges of the store to a network, by way of the graph: for the sources of core/query alone.
namespace demarche::query {

/// What a selection holds, as a graph and the labels of its vertices.
struct Drawn {
    std::vector<Node> nodes;  // by vertex: actors, issues, then phrases
    graph::Graph graph;
};

[[nodiscard]] Drawn drawn(const store::Edges& edges);

/// The links of `drawn` among the vertices that `is_in` says, and the nodes that they touch.
[[nodiscard]] Network network_of(const store::Database& db, Drawn drawn,
                                 const std::vector<bool>& is_in);

/// Puts nodes and links in the order that Network promises.
void sort_links(Network& network);

}  // namespace demarche::query
