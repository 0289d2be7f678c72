#pragma once

#include <nlohmann/json_fwd.hpp>

#include <ostream>
#include <vector>

#include "core/query/candidates.hpp"
#include "core/query/known.hpp"
#include "core/render/rows.hpp"

/// What is known beforehand: rows as JSON, a page for a person where a table is asked for.
namespace demarche::render {

[[nodiscard]] nlohmann::ordered_json to_json(const query::KnownActor& row);
[[nodiscard]] nlohmann::ordered_json to_json(const query::KnownIssue& row);
[[nodiscard]] nlohmann::ordered_json to_json(const query::CandidateRow& row);

/// All that bear the name that was asked for, with a word about it where they are several.
void write_known(std::ostream& out, const std::vector<query::KnownActor>& rows, Format format,
                 Colour colour);
void write_known(std::ostream& out, const std::vector<query::KnownIssue>& rows, Format format,
                 Colour colour);

}  // namespace demarche::render
