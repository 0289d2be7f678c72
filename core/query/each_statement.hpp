#pragma once

#include <functional>

#include "core/query/events.hpp"
#include "core/query/stances.hpp"

/// Events and statements one after the other, in the order of `events_in` and `stances_each`: rows
/// that are out take no room.
namespace demarche::query {

/// All are in memory only where the order is by "quad" or "goldstein", which the graph does not
/// hold.
void each_event(const store::Database& db, const store::Selection& chosen, const Order& order,
                const std::function<void(EventRow)>& take);
void each_stance(const store::Database& db, const store::Selection& chosen, const Order& order,
                 const std::function<void(StanceEachRow)>& take);

}  // namespace demarche::query
