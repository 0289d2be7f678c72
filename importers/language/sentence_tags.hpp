#pragma once

#include "core/model/sentence.hpp"
#include "importers/language/lemmas.hpp"
#include "importers/language/model.hpp"

namespace demarche::language {

/// Fills tags, lemmas, heads and relations of a sentence whose tokens have their forms.
void annotate(Sentence& sentence, const Model& model, const Lemmas& lemmas);

}  // namespace demarche::language
