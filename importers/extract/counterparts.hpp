#pragma once

#include "importers/extract/document.hpp"
#include "importers/extract/findings.hpp"

namespace demarche::extract {

/// Gives events that name no target the party that they are meant for, where the text leaves it to
/// the reader: one that stands elsewhere in their clause ("recalled its ambassador in Madrid"),
/// whose deed "the decision" was, whom the source answers or keeps speaking of, or whom the article
/// is most about. `steps` says which, and the confidence is lower. Events keep their order.
void find_counterparts(const Document& document, Findings& findings);

}  // namespace demarche::extract
