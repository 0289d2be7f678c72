#pragma once

#include "importers/extract/document.hpp"
#include "importers/extract/findings.hpp"
#include "importers/extract/predicates.hpp"
#include "importers/extract/wording_model.hpp"

namespace demarche::extract {

/// Tells the deeds of sentences in which no sense of the lexicon tells any, where somebody does
/// something and the words of the clause leave little doubt what: rule "wording". A clause that is
/// denied, supposed, asked or only possible is left alone, and so is a release: it is worded by its
/// kind, and most of what it says is the issuer's.
void find_by_wording(Document& document, const Lexicon& lexicon, const WordingModel& model,
                     Findings& findings);

}  // namespace demarche::extract
