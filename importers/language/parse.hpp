#pragma once

#include <vector>

#include "core/model/sentence.hpp"
#include "importers/language/model.hpp"
#include "importers/language/tag_features.hpp"

namespace demarche::language {

/// The classes of the tagger for each word.
[[nodiscard]] std::vector<int> tag_words(const Model& model, const std::vector<Word>& words);

/// Heads (the number of words for the root) and relations; one word has the root as its head.
struct Arcs {
    std::vector<int> heads;
    std::vector<int> relations;
};
[[nodiscard]] Arcs parse_words(const Model& model, const std::vector<Word>& words,
                               const std::vector<int>& tags);

}  // namespace demarche::language
