#pragma once

#include "importers/extract/document.hpp"

namespace demarche::extract {

/// Adds mentions for what refers back to an actor named before: he, she, it; "the alliance", "the
/// bloc"; "the minister". We and I depend on who speaks and are left to the clauses.
void find_references(Document& document);

}  // namespace demarche::extract
