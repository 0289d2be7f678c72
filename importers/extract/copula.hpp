#pragma once

#include <vector>

#include "core/model/sentence.hpp"
#include "importers/extract/words.hpp"

namespace demarche::extract {

/// Makes the copula of "Oslo's line is that the ban must go" the verb of the sentence, its noun the
/// subject and the clause what it says: the parse hangs both nouns on the verb of the clause. True
/// where that changed the tokens.
bool mend_outer_subject(std::vector<Token>& tokens);

/// "was short-sighted", "is self-defeating": a quality, which a parse takes for a passive or for
/// what goes on.
void mend_hyphenated_qualities(std::vector<Token>& tokens, const Words& words);

}  // namespace demarche::extract
