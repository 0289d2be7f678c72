#pragma once

#include <ostream>

#include "core/query/dossier.hpp"
#include "core/render/report.hpp"

namespace demarche::render {

/// A page of Markdown for a memo: what is in it, who stands where, what moved, what is newest. Each
/// claim has a footnote ([^1]) with its sentence in quotes, its article's title, source and date,
/// and a link of http and https alone. Nothing in a text of an article acts as Markdown or HTML.
void write_brief(std::ostream& out, const query::Dossier& dossier, const ReportHead& head);

}  // namespace demarche::render
