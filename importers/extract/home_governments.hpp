#pragma once

#include <cstddef>
#include <string>

#include "importers/extract/document.hpp"

namespace demarche::extract {

/// The state whose government the word at (sentence, token) stands for where it names none and
/// somebody speaks to it or of it: "the party accused the president of weakness". It is that of a
/// speaker who is no state, else that in whose capital the article is written, else that of which
/// the text has told last. Empty where a state speaks, who means another's, or where the word is no
/// government that is spoken to.
[[nodiscard]] ActorId home_government(const Document& document, std::size_t sentence,
                                      std::size_t token, const std::string& word);

/// "The junta", "the generals", "the military rulers": of the state in which the text told of a
/// coup last. Empty where it told of none, or the word means others.
[[nodiscard]] ActorId ruled_by_force(const Document& document, std::size_t sentence,
                                     std::size_t token, const std::string& word);

/// The state of the capital in the dateline, where the article names it as one that acts. Empty if
/// none.
[[nodiscard]] ActorId state_of_dateline(const Document& document);

}  // namespace demarche::extract
