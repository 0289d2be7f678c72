#pragma once

#include <nlohmann/json_fwd.hpp>

#include "core/query/comparison.hpp"

namespace demarche::render {

/// Two actors on an issue: what each says in fields that begin with a_ and b_; `evidence` has the
/// statements as `stances --each` gives them.
[[nodiscard]] nlohmann::ordered_json to_json(const query::ComparisonRow& row);

}  // namespace demarche::render
