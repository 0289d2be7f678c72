#pragma once

#include <optional>
#include <vector>

#include "core/model/extraction.hpp"
#include "core/store/database.hpp"

namespace demarche::store {

/// What was saved of one article, as it was saved, but for the actors and issues, which carry all
/// that the graph knows of them. What `merge` hands to another database.
[[nodiscard]] std::optional<Extraction> load_extraction(const Database& db, const ArticleId& id);
[[nodiscard]] std::vector<ArticleId> load_article_ids(const Database& db);  // in order

}  // namespace demarche::store
