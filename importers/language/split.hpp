#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

#include "core/model/sentence.hpp"
#include "importers/language/sentence_ends.hpp"

namespace demarche::language {

/// The paragraphs of `text` from byte `from` on: a blank line, or a line end behind a finished or a
/// short line, parts them. Any bytes are taken.
[[nodiscard]] std::vector<Paragraph> split_paragraphs(std::string_view text, std::size_t from);

/// The sentences of `text` from byte `from` on, with tokens that have only `where` and `form` (see
/// `split_tokens`). No full stop of a title or an initial ends a sentence. A sentence has at most
/// `kLongestSentence` tokens.
[[nodiscard]] std::vector<Sentence> split_sentences(std::string_view text, std::size_t from,
                                                    const Weights& ends);

constexpr std::size_t kLongestSentence = 240;

}  // namespace demarche::language
