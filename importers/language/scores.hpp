#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "importers/language/model.hpp"

namespace demarche::language {

/// Adds the weights of all features for each class. `scores` has one place a class.
inline void add_scores(const Weights& weights, std::span<const std::uint64_t> features,
                       std::span<std::int32_t> scores) {
    for (const std::uint64_t feature : features) {
        const std::int8_t* row = weights.slots + weights.row(feature);
        for (std::size_t k = 0; k < scores.size(); ++k) scores[k] += row[k];
    }
}

}  // namespace demarche::language
