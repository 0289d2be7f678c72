#pragma once

#include "importers/extract/document.hpp"

namespace demarche::extract {

/// Finds groups without a name that do something: "gunmen fired at", "was blocked by farmers". They
/// are actors of the article's own, called as it calls them: "Polish farmers", whose state is then
/// where they are from.
void find_groups(Document& document);

}  // namespace demarche::extract
