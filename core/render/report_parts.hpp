#pragma once

#include <ostream>
#include <string>
#include <string_view>

#include "core/query/dossier.hpp"
#include "core/render/sentences.hpp"

/// The parts of the page that write_report joins: for the sources of core/render alone. Each part
/// writes whole elements.
namespace demarche::render {

/// The id of a claim's element: the same each time the claim is told, so that a link keeps.
[[nodiscard]] std::string anchor_of(const query::Claim& claim);

/// By what the script knows an issue, or a phrase that is none; empty where there is neither.
[[nodiscard]] std::string issue_value(std::string_view issue, std::string_view issue_id);

/// Names of colours and of positions at once: "supports", "opposes", "neutral"; of events
/// "cooperation", "conflict".
[[nodiscard]] std::string_view class_of(const query::Claim& claim);

/// A sentence in HTML, its claims linked to their elements.
[[nodiscard]] std::string html_of(const Sentence& sentence, const query::Dossier& dossier);

/// Title (linked where it may be), publisher and day of an article.
[[nodiscard]] std::string citation_of(const query::Context& context);

void write_matrix(std::ostream& out, const query::Dossier& dossier);
void write_chart(std::ostream& out, const query::Dossier& dossier);
void write_highlights(std::ostream& out, const query::Dossier& dossier);
void write_shifts(std::ostream& out, const query::Dossier& dossier);
/// The form of filters, which the script fills and shows, and all claims. `more` as in ReportHead.
void write_claims(std::ostream& out, const query::Dossier& dossier, const std::string& more);
void write_articles(std::ostream& out, const query::Dossier& dossier);
/// What the script filters by, as JSON in an element of its own.
void write_data(std::ostream& out, const query::Dossier& dossier);

}  // namespace demarche::render
