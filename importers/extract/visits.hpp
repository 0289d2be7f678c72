#pragma once

#include <string>
#include <vector>

#include "importers/extract/deed.hpp"
#include "importers/extract/document.hpp"

/// Journeys and calls that bring two sides together.
namespace demarche::extract {

/// Whose land the things lie in that the verb at `verb` says were visited: "toured the Peruvian
/// port of Ilo", "visited camps in Peru". Empty where it visits nothing.
[[nodiscard]] Parties visited_at(const Document& document, Node verb,
                                 const std::vector<int>& things);

/// What "call on" is where it asks for nothing: "called on the king in Riyadh", a visit. `code` is
/// what the verb says; empty where that is all.
[[nodiscard]] std::string code_of_call(const Document& document, const std::string& code,
                                       const Deed& deed);

}  // namespace demarche::extract
