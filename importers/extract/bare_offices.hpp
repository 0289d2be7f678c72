#pragma once

#include "importers/extract/document.hpp"
#include "importers/extract/names_in_text.hpp"
#include "importers/extract/titles.hpp"

/// Whom an office is held for that is written without a state or body: "Foreign Minister Dendias".
namespace demarche::extract {

/// For whom the bearer of `name` acts, whose `title` names nobody: the body that has such offices
/// where the text names it ("the fisheries commissioner"), in a release its issuer where he does
/// something, for an envoy who sends him, else the nearest state. Empty if there is none.
[[nodiscard]] ActorId side_of_bare_office(const Document& document, const Phrase& title,
                                          const Run& name);

/// The body that alone has offices of that title, where the text names it or is its release:
/// "Special Rapporteur", "trade commissioner". Empty if there is none.
[[nodiscard]] ActorId body_with_title(const Document& document, const Phrase& title);

}  // namespace demarche::extract
