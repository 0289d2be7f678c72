#pragma once

#include "core/query/events.hpp"
#include "core/query/stances.hpp"
#include "core/render/fields.hpp"

namespace demarche::render {

/// The fields of core/render/json.hpp, as views of `row`.
[[nodiscard]] Fields fields_of(const query::EventRow& row);
[[nodiscard]] Fields fields_of(const query::StanceEachRow& row);

}  // namespace demarche::render
