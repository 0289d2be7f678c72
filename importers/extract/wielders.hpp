#pragma once

#include <string_view>

#include "importers/extract/document.hpp"
#include "importers/extract/parties.hpp"

/// Whose weapon or deed it is where a noun stands for both: "shells fired by Serb gunners".
namespace demarche::extract {

/// True of a noun for a weapon: "bombs", "a truck packed with explosives".
[[nodiscard]] bool is_weapon(const Document& document, Node node);

/// True where a participle tells who used the weapon or did the deed that the noun calls, whether
/// that is a party or not: "a bomb left by separatists", "a raid blamed on rebels".
[[nodiscard]] bool is_wielded(const Document& document, Node node);

/// Who that is; "rockets fired from Chad" are Chad's. Empty where nobody is told.
[[nodiscard]] Parties wielders_of(const Document& document, Node node, const Referents& who);

/// Who did what the verb tells, by the deed that it was a part of: "killed four in a raid claimed
/// by rebels". Empty where nobody is told.
[[nodiscard]] Parties claimants_of(const Document& document, Node verb, const Referents& who);

}  // namespace demarche::extract
