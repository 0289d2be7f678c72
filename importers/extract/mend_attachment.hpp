#pragma once

#include <vector>

#include "core/model/sentence.hpp"
#include "importers/extract/words.hpp"

/// What words of a sentence hang on, where what stands around them shows that the parse is wrong.
namespace demarche::extract {

/// Puts right, in a tree that stays one:
/// "Both stood by the accord": "both" is who stands, and what is stood by is no agent;
/// "which it signed and which Chad rejects": the second "which" is what Chad rejects;
/// "wants the embargo on it lifted", "lent the accord its support";
/// "joined the two powers in voting against it";
/// "spoke by telephone with Oslo";
/// "Oslo had on Friday met him": "had" belongs to "met";
/// "Lund, the minister, left; nobody knew why": Lund left;
/// "condemned the attack on a village": the attack is on it;
/// "condemned the arrest by Peruvian police of two divers": they arrest, and two divers.
void mend_attachments(std::vector<Token>& tokens, const Words& words);

}  // namespace demarche::extract
