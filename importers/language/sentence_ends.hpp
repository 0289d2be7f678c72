#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/model/sentence.hpp"
#include "importers/language/model.hpp"
#include "importers/language/tag_features.hpp"

/// Where sentences end within a paragraph: rules say where one may, a small perceptron whether it
/// does.
namespace demarche::language {

/// The tokens of a paragraph, and what is seen of each.
struct Paragraph {
    std::vector<Token> tokens;
    std::vector<Word> words;
    std::vector<bool> spaced;  // white space stands before the token
};

/// True where a sentence may end after token `at`, which is not the last: not after a title or an
/// initial, nor before a mark that closes, nor after what no mark, capital or address makes an end.
[[nodiscard]] bool may_end(const Paragraph& paragraph, std::size_t at);

/// What speaks for and against an end after token `at` of a sentence that began at token `begin`.
/// `out` is emptied first.
void end_features(const Paragraph& paragraph, std::size_t begin, std::size_t at,
                  std::vector<std::uint64_t>& out);

/// The index past the last token of each sentence, none longer than `longest` tokens. `weights` has
/// two classes: the sentence goes on, it ends.
[[nodiscard]] std::vector<std::size_t> sentence_ends(const Paragraph& paragraph,
                                                     const Weights& weights, std::size_t longest);

}  // namespace demarche::language
