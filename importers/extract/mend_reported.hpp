#pragma once

#include <vector>

#include "core/model/sentence.hpp"
#include "importers/extract/words.hpp"

/// What is said without a "that", and who says it behind it, where the parse takes them for
/// something else.
namespace demarche::extract {

/// "argued the toll breached the treaty", where the toll is taken for what is argued: it is what
/// breached it.
void mend_said_without_that(std::vector<Token>& tokens, const Words& words);

/// "The toll was neither wise nor just, the minister said", where "said" is taken for a second
/// verb beside "wise": it says the rest.
void mend_speaker_at_end(std::vector<Token>& tokens, const Words& words);

/// "thinks the ruling deplorable", where the ruling is taken for the subject of a clause: it is
/// what is thought so.
void mend_thought_so(std::vector<Token>& tokens);

}  // namespace demarche::extract
