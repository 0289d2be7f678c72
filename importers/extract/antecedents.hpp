#pragma once

#include <string>

#include "importers/extract/document.hpp"

/// What makes an actor likely to be meant by a word behind.
namespace demarche::extract {

/// True of the subject of a clause, or a part of its name.
[[nodiscard]] bool is_subject(const Document& document, const Mention& m);

/// True of the subject of the clause on which the sentence hangs, not of one in what is said.
[[nodiscard]] bool leads(const Document& document, const Mention& m);

/// True of a sentence whose subject is a text: "The draft calls upon all. It asks".
[[nodiscard]] bool is_led_by_text(const Document& document, std::size_t s);

/// True of "it" and "he" in "Shell announced that it would stay", "the former UN chief said he was
/// sorry": who is meant has no name here. `person` tells "he" from "it".
[[nodiscard]] bool is_of_unknown(const Document& document, std::size_t s, int pronoun, bool person);

/// False where the pronoun is known to be of the other sex than the person: by a title, by a first
/// name, by "his" or "her" behind the name.
[[nodiscard]] bool agrees(const Document& document, const std::string& pronoun,
                          const Actor& person);

}  // namespace demarche::extract
