#include "core/render/network_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "core/render/drawing.hpp"
#include "core/render/rows.hpp"

namespace demarche::render {
namespace {

using Link = query::DiscourseNetwork::Link;
using query::DiscourseNetwork;
using query::NamedThing;

/// `text` with one character written as others.
std::string replaced(std::string_view text, char one, std::string_view others) {
    std::string out;
    for (const char c : text) out += c == one ? std::string{others} : std::string{c};
    return out;
}

/// Where two bear one name, each with its id.
std::vector<std::string> labels_of(const std::vector<NamedThing>& things) {
    std::vector<std::string> labels;
    for (auto thing = things.begin(); thing != things.end(); ++thing) {
        const auto has_same_name = [&](auto neighbour) { return neighbour->name == thing->name; };
        const bool is_double = (thing != things.begin() && has_same_name(thing - 1)) ||
                               (thing + 1 != things.end() && has_same_name(thing + 1));
        labels.push_back(
            visible(is_double ? fmt::format("{} ({})", thing->name, thing->id) : thing->name));
    }
    return labels;
}

/// Rows of weights, written out as soon as they are full.
template <class WriteRow>
void write_matrix(const DiscourseNetwork& network, const WriteRow& write_row) {
    const std::size_t columns = network.is_two_mode ? network.issues.size() : network.actors.size();
    std::vector<std::vector<std::pair<std::size_t, double>>> rows(network.actors.size());
    for (const Link& link : network.links) {
        rows[link.from].emplace_back(link.to, link.weight);
        if (!network.is_two_mode && link.from != link.to)
            rows[link.to].emplace_back(link.from, link.weight);
    }
    for (std::size_t row = 0; row < rows.size(); ++row) {
        std::vector<double> weights(columns);
        for (const auto& [column, weight] : rows[row]) weights[column] = weight;
        write_row(row, weights);
    }
}

/// RFC 4180. A name that a spreadsheet would run as a formula gets an apostrophe.
std::string csv_label(std::string label) {
    if (!label.empty() && std::string_view{"=+-@"}.find(label.front()) != std::string_view::npos)
        label.insert(0, 1, '\'');
    return '"' + replaced(label, '"', "\"\"") + '"';
}

void write_csv(std::ostream& out, const DiscourseNetwork& network) {
    const auto rows = labels_of(network.actors);
    for (const std::string& label : network.is_two_mode ? labels_of(network.issues) : rows)
        out << ',' << csv_label(label);
    out << "\r\n";
    write_matrix(network, [&](std::size_t row, const std::vector<double>& weights) {
        out << csv_label(rows[row]) << ',' << fmt::format("{}\r\n", fmt::join(weights, ","));
    });
}

void write_dl_labels(std::ostream& out, std::string_view head,
                     const std::vector<NamedThing>& things) {
    out << head << '\n';
    for (const std::string& label : labels_of(things))
        out << '"' << replaced(label, '"', "\u201D") << "\"\n";
}

void write_dl(std::ostream& out, const DiscourseNetwork& network) {
    if (network.is_two_mode) {
        out << fmt::format("dl nr = {}, nc = {}, format = fullmatrix\n", network.actors.size(),
                           network.issues.size());
        write_dl_labels(out, "row labels:", network.actors);
        write_dl_labels(out, "column labels:", network.issues);
    } else {
        out << fmt::format("dl n = {}, format = fullmatrix\n", network.actors.size());
        write_dl_labels(out, "labels:", network.actors);
    }
    out << "data:\n";
    write_matrix(network, [&](std::size_t, const std::vector<double>& weights) {
        out << fmt::format("{}\n", fmt::join(weights, " "));
    });
}

std::string xml(std::string_view text) {
    std::string out = replaced(visible(text), '&', "&amp;");
    out = replaced(out, '<', "&lt;");
    out = replaced(out, '>', "&gt;");
    return replaced(out, '"', "&quot;");
}

int polarity_of(double weight) { return weight > 0 ? 1 : weight < 0 ? -1 : 0; }

/// Calls `write` with the number of each node, actors first, what it is, and its kind.
template <class Write>
void for_nodes(const DiscourseNetwork& network, const Write& write) {
    std::size_t number = 0;
    for (const NamedThing& actor : network.actors) write(number++, actor, "actor");
    for (const NamedThing& issue : network.issues) write(number++, issue, "issue");
}

/// Calls `write` with the numbers of both ends and the weight of each tie that has one.
template <class Write>
void for_links(const DiscourseNetwork& network, const Write& write) {
    for (const Link& link : network.links)
        if (link.weight != 0)
            write(link.from, link.to + (network.is_two_mode ? network.actors.size() : 0),
                  link.weight);
}

void write_graphml(std::ostream& out, const DiscourseNetwork& network) {
    out << R"(<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
  <key id="name" for="node" attr.name="name" attr.type="string"/>
  <key id="identifier" for="node" attr.name="identifier" attr.type="string"/>
  <key id="kind" for="node" attr.name="kind" attr.type="string"/>
  <key id="statements" for="node" attr.name="statements" attr.type="int"/>
  <key id="weight" for="edge" attr.name="weight" attr.type="double"/>
  <key id="polarity" for="edge" attr.name="polarity" attr.type="int"/>
  <graph id="agreement" edgedefault="undirected">
)";
    for_nodes(network, [&](std::size_t number, const NamedThing& thing, std::string_view kind) {
        out << fmt::format(
            "    <node id=\"n{}\"><data key=\"name\">{}</data><data key=\"identifier\">{}</data>"
            "<data key=\"kind\">{}</data><data key=\"statements\">{}</data></node>\n",
            number, xml(thing.name), xml(thing.id), kind, thing.statements);
    });
    for_links(network, [&](std::size_t from, std::size_t to, double weight) {
        out << fmt::format(
            "    <edge source=\"n{}\" target=\"n{}\"><data key=\"weight\">{}</data>"
            "<data key=\"polarity\">{}</data></edge>\n",
            from, to, weight, polarity_of(weight));
    });
    out << "  </graph>\n</graphml>\n";
}

void write_gexf(std::ostream& out, const DiscourseNetwork& network) {
    out << R"(<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
  <meta>
    <creator>demarche</creator>
  </meta>
  <graph defaultedgetype="undirected">
    <attributes class="node">
      <attribute id="0" title="identifier" type="string"/>
      <attribute id="1" title="kind" type="string"/>
      <attribute id="2" title="statements" type="integer"/>
    </attributes>
    <attributes class="edge">
      <attribute id="0" title="polarity" type="integer"/>
    </attributes>
    <nodes>
)";
    for_nodes(network, [&](std::size_t number, const NamedThing& thing, std::string_view kind) {
        out << fmt::format(
            "      <node id=\"n{}\" label=\"{}\"><attvalues><attvalue for=\"0\" value=\"{}\"/>"
            "<attvalue for=\"1\" value=\"{}\"/><attvalue for=\"2\" value=\"{}\"/></attvalues>"
            "</node>\n",
            number, xml(thing.name), xml(thing.id), kind, thing.statements);
    });
    out << "    </nodes>\n    <edges>\n";
    std::size_t number = 0;
    for_links(network, [&](std::size_t from, std::size_t to, double weight) {
        out << fmt::format(
            "      <edge id=\"e{}\" source=\"n{}\" target=\"n{}\" weight=\"{}\"><attvalues>"
            "<attvalue for=\"0\" value=\"{}\"/></attvalues></edge>\n",
            number++, from, to, std::abs(weight), polarity_of(weight));
    });
    out << "    </edges>\n  </graph>\n</gexf>\n";
}

void write_dot(std::ostream& out, const DiscourseNetwork& network) {
    double greatest = 0;
    for (const Link& link : network.links) greatest = std::max(greatest, std::abs(link.weight));
    out << "graph agreement {\n  node [shape=box];\n  edge [color=\"#0072B2\"];\n";
    for_nodes(network, [&](std::size_t number, const NamedThing& thing, std::string_view kind) {
        out << fmt::format("  n{} [label=\"{}\"{}];\n", number,
                           replaced(label_of(visible(thing.name)), '"', "\\\""),
                           kind == "issue" ? ", shape=ellipse" : "");
    });
    for_links(network, [&](std::size_t from, std::size_t to, double weight) {
        out << fmt::format("  n{} -- n{} [penwidth={:.2f}, tooltip=\"{}\"{}];\n", from, to,
                           1 + 4 * std::abs(weight) / greatest, weight,
                           weight < 0 ? ", color=\"#D55E00\", style=dashed" : "");
    });
    out << "}\n";
}

}  // namespace

std::optional<NetworkForm> parse_network_form(std::string_view name) {
    if (name == "csv") return NetworkForm::csv;
    if (name == "dl") return NetworkForm::dl;
    if (name == "graphml") return NetworkForm::graphml;
    if (name == "gexf") return NetworkForm::gexf;
    if (name == "dot" || name == "gv") return NetworkForm::dot;
    return std::nullopt;
}

void write_network(std::ostream& out, const DiscourseNetwork& network, NetworkForm form) {
    switch (form) {
        case NetworkForm::csv:
            return write_csv(out, network);
        case NetworkForm::dl:
            return write_dl(out, network);
        case NetworkForm::graphml:
            return write_graphml(out, network);
        case NetworkForm::gexf:
            return write_gexf(out, network);
        case NetworkForm::dot:
            return write_dot(out, network);
    }
}

}  // namespace demarche::render
