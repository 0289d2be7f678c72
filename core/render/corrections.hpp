#pragma once

#include <nlohmann/json_fwd.hpp>

#include "core/query/corrections.hpp"

namespace demarche::render {

[[nodiscard]] nlohmann::ordered_json to_json(const query::CorrectionRow& row);

}  // namespace demarche::render
