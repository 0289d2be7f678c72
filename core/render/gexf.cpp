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
            return "integer";
        case ColumnType::flag:
            return "boolean";
        case ColumnType::text:
            break;
    }
    return "string";
}

void write_attributes(std::ostream& out, std::string_view whose, std::span<const Column> columns) {
    fmt::print(out, "    <attributes class=\"{}\" mode=\"static\">\n", whose);
    for (const Column& column : columns)
        fmt::print(out, "      <attribute id=\"{0}\" title=\"{0}\" type=\"{1}\"/>\n", column.name,
                   type_name(column.type));
    fmt::print(out, "    </attributes>\n");
}

void write_spell(std::ostream& out, const Spell& spell) {
    if (!spell.start.empty())
        fmt::print(out, "        <spells><spell start=\"{}\" end=\"{}\"/></spells>\n", spell.start,
                   spell.end);
}

void write_values(std::ostream& out, std::span<const Column> columns,
                  const std::vector<std::string>& values) {
    fmt::print(out, "        <attvalues>\n");
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (!values[i].empty())
            fmt::print(out, "          <attvalue for=\"{}\" value=\"{}\"/>\n", columns[i].name,
                       xml_text(values[i]));
    fmt::print(out, "        </attvalues>\n");
}

void write_opening(std::ostream& out, std::string_view title) {
    fmt::print(out,
               "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
               "<gexf xmlns=\"http://gexf.net/1.3\" "
               "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
               "xsi:schemaLocation=\"http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd\" "
               "version=\"1.3\">\n"
               "  <meta><creator>demarche</creator><description>{}</description></meta>\n"
               "  <graph mode=\"dynamic\" defaultedgetype=\"directed\" idtype=\"string\" "
               "timeformat=\"date\" timerepresentation=\"interval\">\n",
               xml_text(title));
    write_attributes(out, "node", node_columns());
    write_attributes(out, "edge", edge_columns());
}

void write_node(std::ostream& out, const GraphNode& node) {
    fmt::print(out, "      <node id=\"{}\" label=\"{}\">\n", xml_text(node.id),
               xml_text(node.label));
    write_spell(out, spell_of(node.first, node.last));
    write_values(out, node_columns(), node.values);
    fmt::print(out, "      </node>\n");
}

/// Without `kind` Gephi takes what supports and what opposes between two nodes for one.
void write_edge(std::ostream& out, const GraphEdge& edge) {
    fmt::print(out,
               "      <edge id=\"{}\" source=\"{}\" target=\"{}\" kind=\"{}\" label=\"{}\" "
               "weight=\"{}\">\n",
               xml_text(edge.id), xml_text(edge.source), xml_text(edge.target), xml_text(edge.type),
               xml_text(edge.type), edge.weight);
    write_spell(out, spell_of(edge.day, edge.day));
    write_values(out, edge_columns(), edge.values);
    fmt::print(out, "      </edge>\n");
}

}  // namespace

LeftOut write_gexf(std::ostream& out, const query::Whole& whole, std::string_view title) {
    const PropertyGraph graph = property_graph(whole);
    write_opening(out, title);
    fmt::print(out, "    <nodes>\n");
    for (const GraphNode& node : graph.nodes) write_node(out, node);
    fmt::print(out, "    </nodes>\n    <edges>\n");
    for (const GraphEdge& edge : graph.edges) write_edge(out, edge);
    fmt::print(out, "    </edges>\n  </graph>\n</gexf>\n");
    return {.events_without_target = graph.events_without_target};
}

}  // namespace demarche::render
