#pragma once

#include "importers/extract/document.hpp"

/// Who bears arms or enforces the law, and what guns do: the same verbs tell something else of them
/// than of a minister.
namespace demarche::extract {

/// True of "soldiers", "warships", "artillery".
[[nodiscard]] bool is_military(const Document& document, Node node);

/// True of who fires with more than words: "gunboats", "rebels", "snipers".
[[nodiscard]] bool is_armed(const Document& document, Node node);

/// True of "police", and of those who are counted: "convoys of riot police".
[[nodiscard]] bool is_police(const Document& document, Node node);

/// True of those by whom a state acts at home: "judges", "guards", "armoured cars".
[[nodiscard]] bool is_home_organ(const Document& document, Node node);

/// True of "rioters", "a mob".
[[nodiscard]] bool is_rioting(const Document& document, Node node);

/// True of those who look for what was done: "detectives", "auditors".
[[nodiscard]] bool is_inquirer(const Document& document, Node node);

/// True where such as `is_such` says do what the verb tells, as its subject or agent; "troops began
/// leaving" is of who leaves.
[[nodiscard]] bool is_done_by(const Document& document, Node verb,
                              bool (*is_such)(const Document&, Node));

/// True of fire and attacks that guns make, not words: "mortar fire", "heavy fire from Malian
/// positions". Not of criticism, even by an army.
[[nodiscard]] bool is_of_guns(const Document& document, Node fire);

/// True where the clause says that troops, a convoy or a town met with the fire or the attack: "the
/// convoy came under attack", not the minister.
[[nodiscard]] bool is_in_the_field(const Document& document, Node fire);

}  // namespace demarche::extract
