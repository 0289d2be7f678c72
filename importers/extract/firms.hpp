#pragma once

#include "importers/extract/names_in_text.hpp"
#include "importers/extract/titles.hpp"

/// Firms and other bodies without a word of their kind, told by who heads them and what they say.
namespace demarche::extract {

/// "Vodacom's outgoing chief executive", "the chief executive of Vodacom": adds the firm, and gives
/// it. Empty where the title heads none that nobody knows yet.
ActorId firm_headed(Document& document, const Phrase& title, const Run& holder);

/// True of "Zentel, which runs two mines, accused" and of "NML said it was sorry".
[[nodiscard]] bool is_told_of_as_body(const Document& document, const Run& run);

/// True of a body that "the company", "the bank" or "the party" may mean.
[[nodiscard]] bool is_of_kind(const Actor& body, const std::string& kind);

}  // namespace demarche::extract
