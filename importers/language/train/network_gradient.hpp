#pragma once

#include <random>
#include <vector>

#include "importers/language/train/parameters.hpp"

namespace demarche::language {

/// A sentence as the network reads it; position 0 is the root's, word i stands at i + 1.
struct Instance {
    std::vector<int> forms, suffixes, clusters, tags, shapes;  // entries of the tables
    std::vector<int> vectors;     // columns of the fixed vectors; -1 where the word has none
    std::vector<int> heads;       // of positions 1 …; 0 is the root
    std::vector<int> labels;      // of positions 1 …
    std::vector<int> right_tags;  // of positions 1 …; `tags` are as the tagger gave them
    [[nodiscard]] int size() const { return static_cast<int>(forms.size()); }
};

/// What is dropped by chance while learning; nothing of it for a check.
struct Noise {
    float input{0.2F}, layer{0.33F}, form{0.15F}, tag{0.05F};
};

struct Outcome {
    double loss{};
    int heads_right{}, labels_right{}, tags_right{}, words{};
};

/// The loss of one sentence: the cross-entropies of heads, of labels at the gold heads, and of
/// tags. Adds its gradient to `gradient`. `vectors`: one column a word.
Outcome add_gradient(const Parameters& parameters, const Matrix& vectors, const Instance& instance,
                     const Noise& noise, std::mt19937& random, Parameters& gradient);

}  // namespace demarche::language
