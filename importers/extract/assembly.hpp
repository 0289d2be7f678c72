#pragma once

#include "importers/extract/document.hpp"

namespace demarche::extract {

/// Adds mentions of the body whose communiqué a text is for what it calls itself there: "Summit",
/// "the Meeting", "Ministers", "Heads of Government", "they" behind these, "its" in a line without
/// a subject ("Reiterated its call for …"). Needs `Document::issuer`; does nothing where that is no
/// organization.
void find_assembly(Document& document);

/// True of a sentence that begins a paragraph and is a line of what a body resolved, told without
/// its subject: "Reaffirmed the sovereignty of Chad;", "Deeply concerned by the raids,". Its root
/// is a word of the list `resolved`.
[[nodiscard]] bool is_line_of_communique(const Document& document, std::size_t sentence);

/// True of a sentence that is an item of what was decided, told by a noun: "(ii) Suspension of
/// trade with Togo;" behind "decided as follows:".
[[nodiscard]] bool is_item_of_decision(const Document& document, std::size_t sentence);

}  // namespace demarche::extract
