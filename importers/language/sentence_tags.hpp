#pragma once

#include <span>

#include "core/model/sentence.hpp"
#include "importers/language/lemmas.hpp"
#include "importers/language/model.hpp"

namespace demarche::language {

/// Fills tags, lemmas, heads and relations of sentences whose tokens have their forms.
void annotate(std::span<Sentence> sentences, const Model& model, const Lemmas& lemmas);

}  // namespace demarche::language
