#pragma once

#include <string>

#include "importers/extract/deed.hpp"
#include "importers/extract/document.hpp"

/// What deeds at home and on the street are, which other words tell of states.
namespace demarche::extract {

/// What crowds, troops that leave and investigators do, told by words that say something else of
/// others: `code` is what they say. Empty where the word says it itself.
[[nodiscard]] std::string code_of_strife(const Document& document, const std::string& code,
                                         const Deed& deed);

/// Whom a crowd at home protests to where nobody is told: its own state. Empty if it has none.
[[nodiscard]] Parties state_of_crowd(const Document& document, const Parties& doers);

}  // namespace demarche::extract
