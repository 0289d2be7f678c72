#pragma once

#include "importers/extract/document.hpp"

namespace demarche::extract {

/// Adds a mention for each name, demonym and seat of power that the catalogue knows, by the longest
/// match.
void find_known_names(Document& document);

}  // namespace demarche::extract
