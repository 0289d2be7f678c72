#pragma once

#include <optional>

#include "importers/extract/document.hpp"

/// Whom "its" and "their" mean by what is done in the clause.
namespace demarche::extract {

/// Whom the possessive at `node` means in "thanked Norway for its support": the token of Norway.
[[nodiscard]] std::optional<int> done_to_for(const Document& document, Node node);

}  // namespace demarche::extract
