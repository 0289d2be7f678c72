#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "importers/language/tag_features.hpp"

namespace demarche::language {

/// What is known of words beforehand: clusters and vectors made from a corpus, and which forms the
/// parser has entries for. Words are told apart by 32 bits of the hash of their normal form.
///
///     words     the keys, ascending, 4 bytes each
///     clusters  for each word its cluster among 32, 128 and 512, 2 bytes each
///     vectors   for each word its vector, sizes::vector numbers of 8 bits
///     forms     keys of the forms with an entry of their own, ascending
struct Vocabulary {
    std::span<const std::uint32_t> words;
    std::span<const std::array<std::uint16_t, 3>> clusters;
    std::span<const std::int8_t> vectors;
    std::span<const std::uint32_t> forms;

    static constexpr float vector_scale = 1.0F / 254;
    static constexpr int unknown_form = 0, root_form = 1, first_form = 2;  // entries

    [[nodiscard]] static std::uint32_t key_of(const Word& word) {
        return static_cast<std::uint32_t>(word.norm >> 32U);
    }
    /// The place of the word among `words`; -1 where it is not there.
    [[nodiscard]] int place_of(const Word& word) const;
    /// The parser's entry of the form.
    [[nodiscard]] int form_of(const Word& word) const;

    /// The word with its clusters.
    [[nodiscard]] Word word_of(std::string_view form) const;
};

}  // namespace demarche::language
