#pragma once

#include <cstddef>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>

#include "core/query/whole.hpp"

/// The graph for other programs: one source file a form. Names and texts come out as they are; only
/// XML cannot hold all control characters, which become U+FFFD there.
namespace demarche::render {

enum class ExportForm { graphml, gexf, csv, jsonl, jsonld, plover, cameo };

/// "graphml"; nothing where `name` is no form.
[[nodiscard]] std::optional<ExportForm> parse_export_form(std::string_view name);
/// By the ending of a file: ".graphml", ".gexf", ".jsonl", ".jsonld".
[[nodiscard]] std::optional<ExportForm> export_form_of(std::string_view ending);

/// What a form cannot hold, and was therefore left out.
struct LeftOut {
    std::size_t events_without_target{};  // an edge has two ends
    std::size_t events_without_type{};    // PLOVER has no type for what is merely said
};

/// Events and stances as edges between actors, and from actors to issues; see property_graph.hpp.
/// `title` is the question that was asked.
LeftOut write_graphml(std::ostream& out, const query::Whole& whole, std::string_view title);
/// GEXF 1.3: an edge has the spell of the days that its date can mean, a node that of its edges.
LeftOut write_gexf(std::ostream& out, const query::Whole& whole, std::string_view title);
/// Two tables with the columns of Gephi and those of Neo4j.
LeftOut write_graph_csv(std::ostream& nodes, std::ostream& edges, const query::Whole& whole);
/// One row a line, as the lists of the command line have it, with its `kind` before it.
void write_json_lines(std::ostream& out, const query::Whole& whole);
/// Terms of schema.org, SEM and PROV.
void write_jsonld(std::ostream& out, const query::Whole& whole);
/// The columns of POLECAT, then our own; tab separated.
LeftOut write_plover_table(std::ostream& out, const query::Whole& whole);
/// The columns of Phoenix, then our own; tab separated.
void write_cameo_table(std::ostream& out, const query::Whole& whole);

}  // namespace demarche::render
