#pragma once

#include <cstddef>

#include "core/query/timeline.hpp"

namespace demarche::query {

/// Keeps the `most` items that most articles report, of equals the surest, then the latest, in the
/// order that they had. Those that go are added to `left_out`.
void keep_best_reported(Timeline& timeline, std::size_t most);

}  // namespace demarche::query
