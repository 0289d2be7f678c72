#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "importers/language/vocabulary.hpp"

/// The parser's network: two layers of LSTMs both ways over the words, then a score for each pair
/// of words as dependent and head, and for each relation between them (Dozat and Manning 2017).
namespace demarche::language {

/// A matrix of 8 bits with a scale a row, or a table with one entry a row.
///
///     rows, columns   32 bits each
///     scales          one float a row
///     numbers         row by row
struct Rows {
    int rows{}, columns{};
    std::span<const float> scales;
    std::span<const std::int8_t> numbers;
};

/// The same with its numbers as 16 bits in the order in which they are multiplied, see kernels.hpp.
struct Factor {
    int rows{}, columns{};
    std::span<const float> scales;
    std::vector<std::int16_t> numbers;
};

struct LstmFactors {
    Factor in, state;
    std::span<const float> bias;
};

struct Network {
    Rows form, suffix, cluster, tag, shape;
    LstmFactors first_forward, first_backward, second_forward, second_backward;
    Factor arc_head, arc_dep, arc_pair;
    std::span<const float> arc_head_bias, arc_dep_bias, arc_prior;
    Factor label_head, label_dep, label_pair, label_by_head, label_by_dep;
    std::span<const float> label_head_bias, label_dep_bias, label_bias;
    Factor tag_view, tag_out;
    std::span<const float> tag_view_bias, tag_out_bias;
};

/// A sentence as the network reads it.
struct Tagged {
    std::span<const Word> words;
    std::span<const int> tags;
};

/// Scores of a sentence of n words. Position 0 is the root, word i stands at position i + 1.
struct Scores {
    int positions{};
    std::vector<float> heads;  // [dependent * positions + head]
};

/// What the network makes of a sentence: scores of heads, its view of the words for `best_labels`,
/// the best tags. Several sentences at once, best of like length, take less time than one by one;
/// the digits are the same.
struct Read {
    Scores scores;
    std::vector<float> label_heads, label_deps;  // sizes::label numbers a position
    std::vector<int> tags;                       // of the words
};
[[nodiscard]] std::vector<Read> read(const Network& network, const Vocabulary& vocabulary,
                                     std::span<const Tagged> sentences);

/// The best relation of each position to its head (as `best_heads` gives them); `root` to the root
/// and to nobody else, and of the relations that are `is_once` no two to one head. That of position
/// 0 means nothing.
[[nodiscard]] std::vector<int> best_labels(const Network& network, const Read& read,
                                           std::span<const int> heads, int root,
                                           const std::vector<bool>& is_once);

}  // namespace demarche::language
