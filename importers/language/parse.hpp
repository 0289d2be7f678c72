#pragma once

#include <span>
#include <vector>

#include "core/model/sentence.hpp"
#include "importers/language/model.hpp"
#include "importers/language/tag_features.hpp"

namespace demarche::language {

/// The classes of the tagger for each word.
[[nodiscard]] std::vector<int> tag_words(const Model& model, const std::vector<Word>& words);

/// Tags, heads (the number of words for the root) and relations; one word has the root as its head.
struct Arcs {
    std::vector<int> heads;
    std::vector<int> relations;
    std::vector<int> tags;  // as the network sees them, better than the tagger's
};
/// Of sentences of some length each. Several at once take less time than one by one, and give the
/// same.
[[nodiscard]] std::vector<Arcs> parse_words(const Model& model, std::span<const Tagged> sentences);

}  // namespace demarche::language
