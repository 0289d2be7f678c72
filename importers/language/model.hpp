#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The trained model: two linear classifiers whose features are hashed, and the lemmas.
///
///     "DEMLANG1"  8 bytes, then little-endian 32-bit counts: label bytes, tagger slots, parser
///     slots,
///                 lemma bytes; then the labels, the weights (8 bits each), the lemmas, in this
///                 order
///
/// Labels are lines: the joint tags "NOUN|NN", a blank line, the relations. Lemmas are lines of
/// form, universal tag and lemma, parted by tabs. Sums of weights are integers, so results are the
/// same on every machine.
namespace demarche::language {

/// One classifier over classes 0 … classes-1: a feature owns that many weights from its hash on; a
/// table is as long as a power of two.
struct Weights {
    const std::int8_t* slots{};
    std::size_t size{};  // a power of two
    std::size_t classes{};

    /// Where the weights of a feature begin: the table ends with `classes` spare slots.
    [[nodiscard]] std::size_t row(std::uint64_t feature) const { return feature & (size - 1); }
};

struct Model {
    std::vector<std::string> tags;       // "NOUN|NN"
    std::vector<std::string> relations;  // "nsubj:pass"
    Weights tagger;
    Weights parser;  // classes: shift, then left and right of each relation
    std::string_view lemmas;
};

/// The model in `bytes`, which must outlive it. Throws InputError where they are no model.
[[nodiscard]] Model read_model(std::string_view bytes);

/// Mixes a feature's parts to 64 bits.
[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
    std::uint64_t h =
        (a ^ (b + 0x9E3779B97F4A7C15ULL + (a << 6) + (a >> 2))) * 0xFF51AFD7ED558CCDULL;
    return h ^ (h >> 32);
}

[[nodiscard]] std::uint64_t hash_of(std::string_view text);

}  // namespace demarche::language
