#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace demarche::language {

/// Learns from the running text of treebanks where sentences end: an averaged perceptron over
/// `end_features`, as 8-bit weights for `sentence_ends`.
[[nodiscard]] std::vector<std::int8_t> train_sentence_ends(
    const std::vector<std::filesystem::path>& treebanks);

}  // namespace demarche::language
