#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/model/sentence.hpp"

namespace demarche::language {

/// The sentences of `text` from byte `from` on, with tokens that have only `where` and `form`.
/// Tokens are cut as the English treebanks of Universal Dependencies cut them: clitics, hyphens,
/// marks apart. A blank line, or a line end behind a finished line, parts paragraphs. No full stop
/// of a title, an initial or an abbreviation ends a sentence. Any bytes are taken; a sentence has
/// at most `kLongestSentence` tokens.
[[nodiscard]] std::vector<Sentence> split_sentences(std::string_view text, std::size_t from);

constexpr std::size_t kLongestSentence = 240;

/// The tokens of one run of text without white space, spans from `at` on.
[[nodiscard]] std::vector<Token> split_tokens(std::string_view chunk, std::size_t at);

}  // namespace demarche::language
