#pragma once

#include <nlohmann/json_fwd.hpp>

#include "core/query/corrections.hpp"
#include "core/query/review.hpp"

namespace demarche::render {

[[nodiscard]] nlohmann::ordered_json to_json(const query::CorrectionRow& row);
/// With an empty `verdict`, for a person to fill in.
[[nodiscard]] nlohmann::ordered_json to_json(const query::ReviewRow& row);
[[nodiscard]] nlohmann::ordered_json to_json(const query::RuleAgreement& row);

}  // namespace demarche::render
