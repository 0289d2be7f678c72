#pragma once

#include <string>

#include "importers/extract/document.hpp"

/// Which state those are of who act for nobody but themselves.
namespace demarche::extract {

/// The state that the word names, as an actor or as a place. Null if none.
[[nodiscard]] const Actor* state_at(const Document& document, Node node);

/// The only state that the sentence names. Null where it names none, or several.
[[nodiscard]] const Actor* only_state_in(const Document& document, std::size_t sentence);

/// The state that the words before the name of an actor without office tell: "Nepal's former prime
/// minister Bishnu Rai". Null where they tell none.
[[nodiscard]] const Actor* home_told(const Document& document, const Actor& actor);

/// The code of the state that the words before the actor's name tell: "Nepal's former prime
/// minister Bishnu Rai", "Spain's Constitutional Court"; of a former minister of no state that is
/// told, the only state of the sentence. Empty where nothing tells one.
[[nodiscard]] std::string code_of_home(const Document& document, const Actor& actor);

}  // namespace demarche::extract
