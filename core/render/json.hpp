#pragma once

#include <nlohmann/json_fwd.hpp>

#include "core/query/events.hpp"
#include "core/query/lists.hpp"
#include "core/query/search.hpp"
#include "core/query/stances.hpp"

/// Rows as JSON objects: the fields that other programs rely on, in their order. What is absent is
/// null.
namespace demarche::render {

[[nodiscard]] nlohmann::ordered_json to_json(const query::ArticleRow& row);
[[nodiscard]] nlohmann::ordered_json to_json(const query::MentionRow& row);
[[nodiscard]] nlohmann::ordered_json to_json(const query::ActorRow& row);
[[nodiscard]] nlohmann::ordered_json to_json(const query::IssueRow& row);
[[nodiscard]] nlohmann::ordered_json to_json(const query::EventRow& row);
[[nodiscard]] nlohmann::ordered_json to_json(const query::StanceEachRow& row);
[[nodiscard]] nlohmann::ordered_json to_json(const query::StanceRow& row);
[[nodiscard]] nlohmann::ordered_json to_json(const store::Hit& hit);
/// What the importer made of an input.
[[nodiscard]] nlohmann::ordered_json to_json(const Article& article);

}  // namespace demarche::render
