#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

namespace demarche::language {

/// A text as numbers of words. Words are folded as Lexicon folds them, the most frequent first.
struct Corpus {
    std::vector<std::string> words;
    std::vector<std::size_t> counts;  // of each word
    std::vector<std::vector<std::uint32_t>> paragraphs;
};

/// Reads JSON lines whose field "text" holds prose. Words of equal count stand in order of the
/// alphabet. Throws InputError on a line that is no JSON.
[[nodiscard]] Corpus read_corpus(std::istream& lines);

}  // namespace demarche::language
