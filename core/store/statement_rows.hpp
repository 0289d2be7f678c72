#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/store/names_by_row.hpp"

/// Events and stances with names that are at hand: for the sources of core/store alone.
namespace demarche::store {

/// As `load_events` and `load_stances`.
[[nodiscard]] std::vector<StoredEvent> events_with(SQLite::Database& db, const Selection& chosen,
                                                   std::optional<std::size_t> limit,
                                                   WithReports wanted, NamesByRow& names);
[[nodiscard]] std::vector<StoredStance> stances_with(SQLite::Database& db, const Selection& chosen,
                                                     std::optional<std::size_t> limit,
                                                     WithReports wanted, NamesByRow& names);

}  // namespace demarche::store
