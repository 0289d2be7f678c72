#pragma once

/// For the sources of core/render that see Graphviz.
struct Agraph_s;

namespace demarche::render {

/// Of a graph that is laid out: takes away each label of an edge that lies on a node or on the
/// label of an edge that was made earlier. Layouts but "dot" give labels no place of their own.
void hide_colliding_labels(Agraph_s* graph);

}  // namespace demarche::render
