#pragma once

#include "importers/extract/document.hpp"
#include "importers/extract/names_in_text.hpp"

/// Bodies, parties and firms that the catalogue does not know, as the text calls them.
namespace demarche::extract {

/// True of "Conventional Forces" in "the Conventional Forces in Europe treaty".
[[nodiscard]] bool names_issue(const Document& document, const Run& run);

/// Adds the run as a body of the article's own, of the state whose adjective begins its name.
void introduce_body(Document& document, const Run& run);

/// The run with what its body is for: "International Fund" of "International Fund for Animal
/// Welfare".
[[nodiscard]] Run with_purpose(const Document& document, Run run);

/// "the airline Saudia", "Botnia, a Finnish company", "the Tisza party": the run with which a body
/// is named whose kind stands beside it. Empty if none.
[[nodiscard]] Run called_body(const Document& document, const Run& run);

/// The group or body named before whose name ends in the one word: "the Tigers". Empty if none.
[[nodiscard]] ActorId group_called(const Document& document, const Run& run);

/// True of "Labour" in "Labour backed it" and "the Labour leader", of "the Greens", "Slovakia's
/// Greens".
[[nodiscard]] bool is_party(const Document& document, const Run& run);

/// The party of that name in a state that the text names, as the catalogue knows it, else one that
/// is called so.
void introduce_party(Document& document, const Run& run);

}  // namespace demarche::extract
