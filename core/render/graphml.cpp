#include <fmt/format.h>
#include <fmt/ostream.h>

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

void write_data(std::ostream& out, std::string_view key, std::string_view value) {
    if (!value.empty()) fmt::print(out, "      <data key=\"{}\">{}</data>\n", key, xml_text(value));
}

void write_values(std::ostream& out, std::string_view whose, std::span<const Column> columns,
                  const std::vector<std::string>& values) {
    for (std::size_t i = 0; i < columns.size(); ++i)
        write_data(out, fmt::format("{}_{}", whose, columns[i].name), values[i]);
}

}  // namespace

LeftOut write_graphml(std::ostream& out, const query::Whole& whole, std::string_view title) {
    const PropertyGraph graph = property_graph(whole);
    fmt::print(out,
               "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
               "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
               "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
               "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
               "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n");
    constexpr std::array<Column, 1> label = {{{"label"}}};
    constexpr std::array<Column, 1> weight = {{{"weight", ColumnType::number}}};
    constexpr std::array<Column, 1> description = {{{"description"}}};
    write_keys(out, "graph", description);
    write_keys(out, "node", label);
    write_keys(out, "node", node_columns());
    write_keys(out, "edge", label);
    write_keys(out, "edge", weight);
    write_keys(out, "edge", edge_columns());
    fmt::print(out, "  <graph id=\"demarche\" edgedefault=\"directed\">\n");
    write_data(out, "graph_description", title);
    for (const GraphNode& node : graph.nodes) {
        fmt::print(out, "    <node id=\"{}\">\n", xml_text(node.id));
        write_data(out, "node_label", node.label);
        write_values(out, "node", node_columns(), node.values);
        fmt::print(out, "    </node>\n");
    }
    for (const GraphEdge& edge : graph.edges) {
        fmt::print(out, "    <edge id=\"{}\" source=\"{}\" target=\"{}\">\n", xml_text(edge.id),
                   xml_text(edge.source), xml_text(edge.target));
        write_data(out, "edge_label", edge.type);
        write_data(out, "edge_weight", fmt::format("{}", edge.weight));
        write_values(out, "edge", edge_columns(), edge.values);
        fmt::print(out, "    </edge>\n");
    }
    fmt::print(out, "  </graph>\n</graphml>\n");
    return {.events_without_target = graph.events_without_target};
}

}  // namespace demarche::render
