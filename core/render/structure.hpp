#pragma once

#include <nlohmann/json_fwd.hpp>

#include "core/query/blocs.hpp"
#include "core/query/paths.hpp"
#include "core/query/ranks.hpp"
#include "core/query/shifts.hpp"

/// Rows about the structure of the graph and its changes as JSON objects. Each leads back to an
/// event or stance and its sentence in fields of their own, so that CSV has them too.
namespace demarche::render {

[[nodiscard]] nlohmann::ordered_json to_json(const query::RankRow& row);
[[nodiscard]] nlohmann::ordered_json to_json(const query::BlocRow& row);
[[nodiscard]] nlohmann::ordered_json to_json(const query::PathStep& row);
[[nodiscard]] nlohmann::ordered_json to_json(const query::ShiftRow& row);

}  // namespace demarche::render
