#pragma once

#include <string>

#include "importers/extract/document.hpp"

/// Which state those are of who act for nobody but themselves, and those who have no name.
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

/// The noun that stands for `noun` in its clause: "dozens" of "dozens of students", "offices" of
/// "the offices of two charities".
[[nodiscard]] int counted_by(const Tree& tree, int noun);

/// The state whose adjective or genitive stands before the noun: "Polish farmers", "thousands of
/// Polish farmers", "Poland's farmers", "rebels from Poland's south". Null if none.
[[nodiscard]] const Mention* origin_of(const Document& document, std::size_t sentence, int noun);

/// The state in which a word of the sentence places what is told: "in southern Libya", "in the
/// Nigerian city of Kano". The first of several; empty where none does.
[[nodiscard]] ActorId state_of_scene(const Document& document, std::size_t sentence);

/// The state of who does what is done to the noun: "Vietnamese police arrested a blogger". Empty
/// where that is no state.
[[nodiscard]] ActorId state_of_doer(const Document& document, std::size_t sentence, int noun);

/// The state whose part the verb is about where the sentence names no other: "rebuked Japan's
/// government", "arrested the governor of a Brazilian state", "alleged that a Chilean senator
/// lied". Empty if none.
[[nodiscard]] ActorId state_of_part_told(const Document& document, std::size_t sentence, int verb);

/// The state of those whom the group is for: "supporters of Peru's president". Empty if none.
[[nodiscard]] ActorId state_of_those_backed(const Document& document, std::size_t sentence,
                                            int noun);

}  // namespace demarche::extract
