#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace demarche::language {

/// What the tagger sees of a word: hashes of its form and of parts of it.
struct Word {
    std::uint64_t form{};
    std::uint64_t norm{};  // lower case, digits as 0
    std::array<std::uint64_t, 4> suffixes{};
    std::array<std::uint64_t, 3> prefixes{};
    std::uint64_t shape{};  // "Xx", "X.X.", "0"
};

[[nodiscard]] Word word_of(std::string_view form);

/// The features of word `at`, whose two left neighbours have the tags `previous` and `before`
/// (classes; -1 outside the sentence). `out` is emptied first.
void tag_features(std::span<const Word> words, std::size_t at, int previous, int before,
                  std::vector<std::uint64_t>& out);

}  // namespace demarche::language
