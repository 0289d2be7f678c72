#pragma once

#include <optional>
#include <ostream>
#include <string_view>

#include "core/query/discourse.hpp"

/// Discourse networks as files of other programs.
namespace demarche::render {

/// csv      a matrix, names along both edges (R, spreadsheets)
/// dl       the same for UCINET, which knows no quotation mark within a label: it becomes a
///          typographic one
/// graphml  nodes and ties (visone, igraph, Cytoscape); the weight has a sign
/// gexf     GEXF 1.3 (Gephi): the weight has none, the sign is the attribute "polarity"
/// dot      Graphviz, not laid out: what is below zero is dashed
enum class NetworkForm { csv, dl, graphml, gexf, dot };

/// "graphml", "gv"; nothing where `name` is no form.
[[nodiscard]] std::optional<NetworkForm> parse_network_form(std::string_view name);

/// UTF-8. A matrix holds every actor; ties of weight 0 are in matrices alone. Names are as they
/// are, but for control characters.
void write_network(std::ostream& out, const query::DiscourseNetwork& network, NetworkForm form);

}  // namespace demarche::render
