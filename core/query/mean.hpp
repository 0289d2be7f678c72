#pragma once

#include <span>

#include "core/query/stances.hpp"

/// What statements add up to: for the sources of core/query alone.
namespace demarche::query {

/// How much a statement counts: confidence times strength, 0 to 1.
[[nodiscard]] double weight_of(const StanceEachRow& statement);

/// The mean position, from -1 (against) to 1 (for), each statement by its weight; all alike where
/// the weights are all zero. 0 where there is none.
[[nodiscard]] double mean_position(std::span<const StanceEachRow* const> statements);

}  // namespace demarche::query
