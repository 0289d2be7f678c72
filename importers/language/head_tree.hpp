#pragma once

#include <vector>

#include "importers/language/network.hpp"

namespace demarche::language {

/// The head of each position but 0 (whose own is -1): the best of each word where those make a tree
/// with one root, else those of the best projective tree with one root (Eisner 1996).
[[nodiscard]] std::vector<int> best_heads(const Scores& scores);

}  // namespace demarche::language
