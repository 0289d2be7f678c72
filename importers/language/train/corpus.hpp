#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

namespace demarche::language {

/// A text as numbers of words. Words are in their normal form, the most frequent first; what has
/// none, as a lone accent, is left out.
struct Corpus {
    std::vector<std::string> words;
    std::vector<std::size_t> counts;  // of each word
    std::vector<std::vector<std::uint32_t>> paragraphs;
};

/// Reads JSON lines whose field "text" holds prose. Words of equal count stand in order of the
/// alphabet. Throws InputError on a line that is no JSON.
[[nodiscard]] Corpus read_corpus(std::istream& lines);

}  // namespace demarche::language
