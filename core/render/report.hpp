#pragma once

#include <ostream>
#include <string>

#include "core/query/dossier.hpp"

namespace demarche::render {

/// What stands above a report.
struct ReportHead {
    std::string title;           // "Russia, NATO: CFE treaty"
    std::string generated_from;  // the graph that it was made of
    std::string stances_svg;     // who stands where; as write_diagram makes it, empty if none
    std::string relations_svg;   // who deals with whom
    std::string more;            // how to get more than is told: "give a greater --limit"
};

/// One HTML page that needs nothing else: summary, matrix of stances, timeline, diagrams, shifts,
/// and the claims with their sentences and articles. Its policy (Content-Security-Policy) lets it
/// load nothing and run no script or style but its own, which it names by their SHA-256. Readable
/// without the script, on paper and on a phone. Texts of articles are escaped; links are of http
/// and https alone.
void write_report(std::ostream& out, const query::Dossier& dossier, const ReportHead& head);

}  // namespace demarche::render
