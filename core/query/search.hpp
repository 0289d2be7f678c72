#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/query/filter.hpp"
#include "core/store/search.hpp"

namespace demarche::query {

/// Articles that hold all of `words`, the best first. Forty where `order` gives no limit.
[[nodiscard]] std::vector<store::Hit> search(const store::Database& db, std::string_view words,
                                             const store::Selection& chosen,
                                             const Order& order = {});

}  // namespace demarche::query
