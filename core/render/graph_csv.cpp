#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "core/render/delimited.hpp"
#include "core/render/exports.hpp"
#include "core/render/property_graph.hpp"

namespace demarche::render {
namespace {

/// "goldstein:double": the headings by which Neo4j knows types. Gephi takes them as they are.
std::string heading(const Column& column) {
    switch (column.type) {
        case ColumnType::number:
            return fmt::format("{}:double", column.name);
        case ColumnType::whole:
            return fmt::format("{}:int", column.name);
        case ColumnType::flag:
            return fmt::format("{}:boolean", column.name);
        case ColumnType::text:
            break;
    }
    return std::string{column.name};
}

/// Gephi's form of an interval.
std::string timeset(const Spell& spell) {
    return spell.start.empty() ? "" : fmt::format("<[{},{}]>", spell.start, spell.end);
}

/// "Actor": how Neo4j names kinds of nodes.
std::string capitalized(std::string_view kind) {
    std::string name{kind};
    name.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(name.front())));
    return name;
}

/// "EXPRESS_INTENT_TO_COOPERATE": how Neo4j names kinds of edges.
std::string relation(std::string_view type) {
    std::string name;
    for (const char c : type)
        name += std::isalnum(static_cast<unsigned char>(c)) != 0
                    ? static_cast<char>(std::toupper(static_cast<unsigned char>(c)))
                    : '_';
    return name;
}

void write_nodes(std::ostream& out, const std::vector<GraphNode>& nodes) {
    std::vector<std::string> line = {"Id", "Label", "timeset", ":ID", ":LABEL"};
    for (const Column& column : node_columns()) line.push_back(heading(column));
    out << delimited(line, ',');
    for (const GraphNode& node : nodes) {
        line = {node.id, node.label, timeset(spell_of(node.first, node.last)), node.id,
                capitalized(node.kind)};
        line.insert(line.end(), node.values.begin(), node.values.end());
        out << delimited(line, ',');
    }
}

void write_edges(std::ostream& out, const std::vector<GraphEdge>& edges) {
    std::vector<std::string> line = {"Source", "Target",  "Type",      "Id",      "Label",
                                     "Weight", "timeset", ":START_ID", ":END_ID", ":TYPE"};
    for (const Column& column : edge_columns())
        line.push_back(column.name == "type" ? "what" : heading(column));
    out << delimited(line, ',');
    for (const GraphEdge& edge : edges) {
        line = {edge.source,
                edge.target,
                "Directed",
                edge.id,
                edge.type,
                fmt::format("{}", edge.weight),
                timeset(spell_of(edge.day, edge.day)),
                edge.source,
                edge.target,
                relation(edge.type)};
        line.insert(line.end(), edge.values.begin(), edge.values.end());
        out << delimited(line, ',');
    }
}

}  // namespace

LeftOut write_graph_csv(std::ostream& nodes, std::ostream& edges, const query::Whole& whole) {
    const PropertyGraph graph = property_graph(whole);
    write_nodes(nodes, graph.nodes);
    write_edges(edges, graph.edges);
    return {.events_without_target = graph.events_without_target};
}

}  // namespace demarche::render
