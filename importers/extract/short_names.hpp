#pragma once

#include <string_view>

#include "importers/extract/document.hpp"
#include "importers/extract/names_in_text.hpp"

/// People who are called by a part of their name: "Secretary Clinton", "Lavrov".
namespace demarche::extract {

/// The person whose short name the run is: one whom the text names before, else who bears it in the
/// catalogue. A title before the name tells which of them: who holds the office on the article's
/// day, else who held it last. Empty if nobody, or if it may be several.
[[nodiscard]] ActorId short_name_of(const Document& document, const Run& run);

/// The one person of the catalogue who bears the surname and speaks for a state or body on the
/// article's day: no senator. Empty if none or several.
[[nodiscard]] ActorId only_bearer_in_office(const Document& document, std::string_view surname);

}  // namespace demarche::extract
