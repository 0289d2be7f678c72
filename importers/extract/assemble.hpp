#pragma once

#include "core/model/extraction.hpp"
#include "importers/extract/document.hpp"
#include "importers/extract/findings.hpp"

namespace demarche::extract {

/// Puts the findings of all sentences together: one deed told twice is one event with two reports.
/// Ids are made from content; days are those that the sentence tells, else the article's.
[[nodiscard]] Extraction assemble(const Document& document, const Findings& findings);

}  // namespace demarche::extract
