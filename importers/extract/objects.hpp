#pragma once

#include <vector>

#include "core/model/sentence.hpp"
#include "importers/extract/words.hpp"

/// What a verb governs where a parse gives it to another word. Each leaves the tokens as they are
/// where nothing tells.
namespace demarche::extract {

/// "signed with Chile a treaty", "promised Chile a loan": the treaty and the loan are the objects.
void mend_late_objects(std::vector<Token>& tokens, const Words& words);

/// "dismissed as untrue the charge": the charge is what is dismissed.
void mend_objects_behind_as(std::vector<Token>& tokens);

/// "called the removal blasphemous": the removal is no part of the last word.
void mend_called(std::vector<Token>& tokens);

/// "urged it to admit inspectors, to free the crew and to talk": all three are asked for.
void mend_joined_infinitives(std::vector<Token>& tokens);

/// "Threats were, she said, 'beyond the pale'": the threats are what is said to be so.
void mend_parted_copula(std::vector<Token>& tokens);

/// "wants the ban to be lifted", "would like the ban to end": what is wanted of the ban hangs on
/// the wanting.
void mend_wanted(std::vector<Token>& tokens);

/// "Opposed to the ban, Peru sailed": a participle, no preposition.
void mend_opening_participle(std::vector<Token>& tokens);

/// "The ban must be lifted, said the minister", "The ban, said the minister, must be lifted".
void mend_inverted_speech(std::vector<Token>& tokens, const Words& words);

}  // namespace demarche::extract
