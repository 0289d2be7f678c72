#pragma once

#include <span>
#include <vector>

#include "core/model/sentence.hpp"
#include "importers/language/model.hpp"
#include "importers/language/parse.hpp"

/// Sentences that are several, with semicolons between: "Chile objected; Peru did not".
namespace demarche::language {

/// Tags, heads and relations of a sentence of several main clauses, each of which is parsed by
/// itself; the later ones hang on the first as parataxis. Empty where it is one clause, or where
/// its semicolons part the members of a list.
[[nodiscard]] Arcs parse_pieces(const Model& model, const Sentence& sentence,
                                std::span<const Word> words, std::span<const int> tags);

}  // namespace demarche::language
