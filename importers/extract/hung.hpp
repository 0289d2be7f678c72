#pragma once

#include <vector>

#include "core/model/sentence.hpp"
#include "importers/extract/words.hpp"

/// What a parse hangs on the wrong word, where the words around tell the right one. Each leaves the
/// tokens as they are where nothing tells.
namespace demarche::extract {

/// "Our thanks go to Malta": to whom they go hangs on the thanks.
void mend_thanks(std::vector<Token>& tokens);

/// "Concern was expressed at the raid": what it is about hangs on the concern.
void mend_expressed(std::vector<Token>& tokens);

/// "renewed its appeal to Chad to withdraw": what is asked hangs on the appeal.
void mend_appeals(std::vector<Token>& tokens, const Words& words);

/// "remained committed, it added, to finding a way": what is behind an aside hangs on what the
/// aside stands in.
void mend_behind_asides(std::vector<Token>& tokens, const Words& words);

/// "condemned in the strongest terms the raid": the raid is what is condemned, not the terms.
void mend_heavy_objects(std::vector<Token>& tokens);

/// "The Union strongly condemns the raid": a verb of resolutions that has a subject is a verb,
/// whatever the tagger takes it for.
void mend_mistaken_verbs(std::vector<Token>& tokens, const Words& words);

/// "Trade fell after Norway expelled an envoy", "Ties soured after Norway expelled …": Norway is
/// who expelled him, and not what came before.
void mend_clauses_of_time(std::vector<Token>& tokens);

/// "called for an end to violence and for dialogue": the dialogue is joined to the end, as both
/// have "for" before them.
void mend_cased_conjuncts(std::vector<Token>& tokens);

}  // namespace demarche::extract
