#include <fmt/format.h>
#include <fmt/ostream.h>

#include <array>

#include "core/render/exports.hpp"
#include "core/render/property_graph.hpp"
#include "core/render/xml_text.hpp"

namespace demarche::render {
namespace {

std::string_view type_name(ColumnType type) {
    switch (type) {
        case ColumnType::number:
            return "double";
        case ColumnType::whole:
            return "int";
        case ColumnType::flag:
            return "boolean";
        case ColumnType::text:
            break;
    }
    return "string";
}

void write_keys(std::ostream& out, std::string_view whose, std::span<const Column> columns) {
    for (const Column& column : columns)
        fmt::print(out, "  <key id=\"{0}_{1}\" for=\"{0}\" attr.name=\"{1}\" attr.type=\"{2}\"/>\n",
                   whose, column.name, type_name(column.type));
}

void write_values(std::ostream& out, std::string_view whose, std::span<const Column> columns,
                  const std::vector<std::string>& values) {
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (!values[i].empty())
            fmt::print(out, "      <data key=\"{}_{}\">{}</data>\n", whose, columns[i].name,
                       xml_text(values[i]));
}

constexpr std::array<Column, 1> of_graph = {{{"description"}}};
constexpr std::array<Column, 1> before_nodes = {{{"label"}}};
constexpr std::array<Column, 2> before_edges = {{{"label"}, {"weight", ColumnType::number}}};

void write_opening(std::ostream& out, std::string_view title) {
    fmt::print(out,
               "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
               "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
               "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
               "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
               "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n");
    write_keys(out, "graph", of_graph);
    write_keys(out, "node", before_nodes);
    write_keys(out, "node", node_columns());
    write_keys(out, "edge", before_edges);
    write_keys(out, "edge", edge_columns());
    fmt::print(out, "  <graph id=\"demarche\" edgedefault=\"directed\">\n");
    write_values(out, "graph", of_graph, {std::string{title}});
}

void write_node(std::ostream& out, const GraphNode& node) {
    fmt::print(out, "    <node id=\"{}\">\n", xml_text(node.id));
    write_values(out, "node", before_nodes, {node.label});
    write_values(out, "node", node_columns(), node.values);
    fmt::print(out, "    </node>\n");
}

void write_edge(std::ostream& out, const GraphEdge& edge) {
    fmt::print(out, "    <edge id=\"{}\" source=\"{}\" target=\"{}\">\n", xml_text(edge.id),
               xml_text(edge.source), xml_text(edge.target));
    write_values(out, "edge", before_edges, {edge.type, fmt::format("{}", edge.weight)});
    write_values(out, "edge", edge_columns(), edge.values);
    fmt::print(out, "    </edge>\n");
}

}  // namespace

LeftOut write_graphml(std::ostream& out, const query::Whole& whole, std::string_view title) {
    const PropertyGraph graph = property_graph(whole);
    write_opening(out, title);
    for (const GraphNode& node : graph.nodes) write_node(out, node);
    for (const GraphEdge& edge : graph.edges) write_edge(out, edge);
    fmt::print(out, "  </graph>\n</graphml>\n");
    return {.events_without_target = graph.events_without_target};
}

}  // namespace demarche::render
