#pragma once

#include <string>

#include "core/query/events.hpp"
#include "core/query/stances.hpp"

/// One event or stance as one line, for tests, for grep and for a quick look:
///
///     2024-03-05 CHN consult RUS [12,58)
///     2007-06-26 "Russia" opposes "the Ahtisaari plan" [12,58)
///
/// Day, who, what, whom, and where the surest report stands, in bytes of its article. Who acts is
/// named by CAMEO actor code, else by name in quotes; `-` stands for what is not known.
namespace demarche::render {

[[nodiscard]] std::string to_line(const query::EventRow& event);
[[nodiscard]] std::string to_line(const query::StanceEachRow& stance);

}  // namespace demarche::render
