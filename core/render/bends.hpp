#pragma once

/// For the sources of core/render that see Graphviz.
struct Agraph_s;

namespace demarche::render {

/// Of a graph that is laid out with straight lines: bends each line that runs behind a node other
/// than its ends, as little as leads it past, or past as many as can be. A line stays within the
/// box around all nodes; its label stays in its middle. Graphviz's own way around nodes is found by
/// what each corner of a node sees of all others, which takes most of the time of a diagram.
void bend_around_nodes(Agraph_s* graph);

}  // namespace demarche::render
