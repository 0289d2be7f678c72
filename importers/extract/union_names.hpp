#pragma once

#include "importers/extract/document.hpp"

namespace demarche::extract {

/// Adds a mention for each name that means the European Union, its Commission or NATO in some texts
/// alone: "Brussels wants", "Europe wanted more", "the Commission". The names that the catalogue
/// knows must have been found.
void find_union_names(Document& document);

}  // namespace demarche::extract
