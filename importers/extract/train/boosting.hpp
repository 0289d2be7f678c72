#pragma once

#include <string>
#include <vector>

#include "importers/extract/train/learning.hpp"

namespace demarche::extract {

/// Trees for BoostedModel, learnt from the samples but for those of the articles of fold `left_out`
/// (kFolds: from all), as its table with `comment` above: each tree
/// corrects those before it (Friedman 2001, by the second-order gain of Chen and Guestrin 2016).
/// The same samples give the same table.
[[nodiscard]] std::string boosted(const std::vector<Sample>& samples, std::size_t left_out,
                                  const std::string& comment);

/// Says on standard error how right the chances are on articles that were left out.
void check_boosted(const std::vector<Sample>& samples);

}  // namespace demarche::extract
