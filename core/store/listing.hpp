#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/conditions.hpp"
#include "core/store/each_statement.hpp"

/// The rows of events or stances in the order of a list: for the sources of core/store alone.
namespace demarche::store {

/// What a list can be sorted by.
struct SortKey {
    std::string_view name;      // as rows of the command line have it
    std::string_view sql;       // of the table's columns, or "name" of what is joined
    std::string_view joined{};  // "actor" or "issue": whose name it is
    std::string_view by{};      // the column that refers to it
};

/// A table that is listed.
struct Listed {
    std::string_view table, row;  // "events", "event"
    std::span<const SortKey> keys;
};

/// True where what is chosen can be handed out as it is read: it is looked for in order of time.
/// Where an index finds it in another order, the places of all rows have to be known first.
[[nodiscard]] bool is_in_order(const Selection& chosen, const Listing& listing);

/// The places of the chosen in the order of the list: all that is kept of rows which are not out
/// yet.
[[nodiscard]] std::vector<std::int64_t> places_in_order(SQLite::Database& db, const Listed& listed,
                                                        const Conditions& conditions,
                                                        const Listing& listing);

/// The limit as SQLite takes it.
[[nodiscard]] std::int64_t most_rows(const std::optional<std::size_t>& limit);

}  // namespace demarche::store
