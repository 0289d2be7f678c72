#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string_view>

#include "core/store/load_statements.hpp"

/// Events and stances one after the other: lists of any length.
namespace demarche::store {

/// A list of rows: in what order, how many, with what.
struct Listing {
    std::string_view key{};  // what it is sorted by, rows that are equal in it as without; empty:
                             // by day, then id
    bool descending{};       // of the key alone
    std::optional<std::size_t> limit{};
    WithReports reports{WithReports::yes};
};
/// What a list can be sorted by: "date", "source", "holder" and so on.
[[nodiscard]] bool can_sort_events_by(std::string_view key);
[[nodiscard]] bool can_sort_stances_by(std::string_view key);

/// Hands out the chosen, one after the other. However many they are, no more than one is in memory;
/// of those that are not in order of time, and of those that an index finds, their places too.
void each_event(const Database& db, const Selection& chosen, const Listing& listing,
                const std::function<void(StoredEvent)>& take);
void each_stance(const Database& db, const Selection& chosen, const Listing& listing,
                 const std::function<void(StoredStance)>& take);

}  // namespace demarche::store
