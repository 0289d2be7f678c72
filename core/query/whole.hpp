#pragma once

#include <vector>

#include "core/query/events.hpp"
#include "core/query/filter.hpp"
#include "core/query/lists.hpp"
#include "core/query/stances.hpp"

namespace demarche::query {

/// All rows of a question at once: what an export writes.
struct Whole {
    std::vector<ArticleRow> articles;
    std::vector<ActorRow> actors;
    std::vector<IssueRow> issues;
    std::vector<EventRow> events;
    std::vector<StanceEachRow> stances;
};

/// The events and stances chosen, in the order asked for, at most `order.limit` of each, with the
/// actors, issues and articles that they name, whose counts are of the whole graph. Where nothing
/// in particular is asked for, with all actors, issues and articles.
[[nodiscard]] Whole whole_of(const store::Database& db, const store::Selection& chosen,
                             const Order& order = {});

}  // namespace demarche::query
