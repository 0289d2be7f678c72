#pragma once

#include "importers/extract/document.hpp"
#include "importers/extract/findings.hpp"
#include "importers/extract/predicates.hpp"

namespace demarche::extract {

/// What the clauses of all sentences say, in text order: who does what to whom, who is for or
/// against what, on whose word. The mentions must have been found.
[[nodiscard]] Findings read_clauses(const Document& document, const Lexicon& lexicon);

}  // namespace demarche::extract
