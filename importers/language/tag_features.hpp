#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace demarche::language {

/// A form without what seldom matters: lower case, Latin letters without marks, digits as 0.
[[nodiscard]] std::string normal_form(std::string_view form);

/// What the tagger sees of a word: hashes of its form and of parts of it.
struct Word {
    std::uint64_t form{};
    std::uint64_t norm{};  // lower case, digits as 0
    std::array<std::uint64_t, 4> suffixes{};
    std::array<std::uint64_t, 3> prefixes{};
    std::uint64_t shape{};                    // "Xx", "X.X.", "0"
    std::array<std::uint64_t, 3> clusters{};  // among 32, 128 and 512, from 1 on; 0 for none
    int place{-1};                            // in the vocabulary
};

/// Without what only a vocabulary knows.
[[nodiscard]] Word word_of(std::string_view form);

/// The features of word `at`, whose two left neighbours have the tags `previous` and `before`
/// (classes; -1 outside the sentence). `out` is emptied first.
void tag_features(std::span<const Word> words, std::size_t at, int previous, int before,
                  std::vector<std::uint64_t>& out);

}  // namespace demarche::language
