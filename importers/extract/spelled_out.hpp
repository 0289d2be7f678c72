#pragma once

#include <string>

#include "importers/extract/document.hpp"

namespace demarche::extract {

/// The phrase, which stands in the sentence, as it is understood without the rest of the text: "its
/// nuclear programme" as "Iran's nuclear programme". Whose a thing at its beginning is where nobody
/// knows is left out: "plans". It is not `but`'s: nobody opposes his own plans.
[[nodiscard]] std::string spelled_out(const Document& document, std::size_t sentence,
                                      const std::string& phrase, const ActorId& but = {});

}  // namespace demarche::extract
