#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/model/actor.hpp"
#include "core/query/filter.hpp"
#include "core/query/quote.hpp"

/// How two actors are joined by events.
namespace demarche::query {

/// One step of a chain: the surest event between two actors, whichever of them acts.
struct PathStep {
    std::size_t chain{};          // from 1, the best evidenced first
    double chain_confidence{};    // the product of its steps', none of them above 0.95
    std::size_t step{}, steps{};  // from 1; how many the chain has
    std::string from, from_id;
    std::string to, to_id;
    std::string source, target;  // of the event: the same two, as they act
    std::string type, cameo, predicate;
    double confidence{};
    std::size_t events{};  // between the two, this one among them
    Quote event;
    bool operator==(const PathStep&) const = default;
};

/// The `order.limit` best evidenced chains from one of `from` to one of `to`, five where it is not
/// given: by confidence, of equals the shorter first, then by ids. Each actor stands in a chain at
/// most once. Sorting keeps all their steps.
[[nodiscard]] std::vector<PathStep> paths_between(const store::Database& db,
                                                  const store::Selection& chosen,
                                                  const std::vector<ActorId>& from,
                                                  const std::vector<ActorId>& to,
                                                  const Order& order = {});

}  // namespace demarche::query
