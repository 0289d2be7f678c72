#include "core/store/listing.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace demarche::store {

bool is_in_order(const Selection& chosen, const Listing& listing) {
    return listing.key.empty() && chosen.actors.empty() && chosen.articles.empty() &&
           chosen.sources.empty() && chosen.targets.empty() && chosen.speakers.empty() &&
           chosen.issues.empty() && chosen.codes.empty() && !chosen.without_issue;
}

std::int64_t most_rows(const std::optional<std::size_t>& limit) {
    return limit ? static_cast<std::int64_t>(*limit) : std::int64_t{-1};
}

std::vector<std::int64_t> places_in_order(SQLite::Database& db, const Listed& listed,
                                          const Conditions& conditions, const Listing& listing) {
    std::string key, join;
    const auto found = std::ranges::find(listed.keys, listing.key, &SortKey::name);
    if (!listing.key.empty() && found != listed.keys.end()) {
        key = fmt::format("{}{}, ", found->sql, listing.descending ? " DESC" : "");
        if (!found->joined.empty())
            join = fmt::format(" LEFT JOIN (SELECT {} AS named, name FROM {}s) ON named = {}",
                               found->joined, found->joined, found->by);
    }
    // The day and the id are asked for too, so that rows and corrections are merged in their order.
    SQLite::Statement rows{
        db, fmt::format("SELECT {}, day, id FROM {}{}{} ORDER BY {}day, id LIMIT ?", listed.row,
                        listed.table, join, conditions.sql(), key)};
    bind_to(rows, conditions.bind(rows), most_rows(listing.limit));
    std::vector<std::int64_t> places;
    while (rows.executeStep()) places.push_back(number_of(rows, 0));
    return places;
}

}  // namespace demarche::store
