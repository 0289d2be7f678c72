#pragma once

#include "importers/extract/document.hpp"

/// How an issuer calls itself in its own releases.
namespace demarche::extract {

/// Adds to a release the mentions of its issuer by the organs that it calls itself: "the Ministry",
/// "the Kingdom", "the Department of Foreign Affairs" of a state; "the Council", "the Ministerial
/// Council" of a body of many, for whose members see assembly.hpp. Nothing in a text without an
/// issuer. The catalogue's names must have been found, and `Document::issuer`.
void find_own_organs(Document& document);

}  // namespace demarche::extract
