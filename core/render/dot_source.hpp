#pragma once

#include <functional>
#include <string>
#include <vector>

/// For the sources of core/render that see Graphviz.
struct Agraph_s;

namespace demarche::render {

/// The notes on a part, each one line.
using NotesOf = std::function<std::vector<std::string>(const void* part)>;

/// A graph of cgraph in DOT, with notes above its parts as comments: frames first, then nodes and
/// edges in the order in which they were made. Read again, it is the same graph.
[[nodiscard]] std::string dot_source(Agraph_s* graph, const NotesOf& notes);

}  // namespace demarche::render
