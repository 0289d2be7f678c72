#pragma once

#include <nlohmann/json_fwd.hpp>

#include "core/query/discourse.hpp"

/// Rows of discourse networks as JSON. What is not there is null.
namespace demarche::render {

[[nodiscard]] nlohmann::ordered_json to_json(const query::AgreementRow& row);
[[nodiscard]] nlohmann::ordered_json to_json(const query::PositionRow& row);
[[nodiscard]] nlohmann::ordered_json to_json(const query::CampRow& row);
[[nodiscard]] nlohmann::ordered_json to_json(const query::BackboneRow& row);

}  // namespace demarche::render
