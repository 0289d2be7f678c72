#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/actor.hpp"
#include "core/query/filter.hpp"
#include "core/query/quote.hpp"

/// Which actors matter most.
namespace demarche::query {

enum class RankBy {
    degree,      // the weight of all that it has to do with others
    pagerank,    // whom those turn to that others turn to; all scores add up to 1
    betweenness  // the share of pairs of others that are joined by way of it
};

/// What joins two actors, and how strongly.
enum class RankOver {
    events,    // from source to target: its confidence, times 1 + ln(articles that report it)
    agreement  // either way: the number of issues on which both are on the same side
};

/// Each row says of what ranking it is.
struct RankRow {
    RankBy by{RankBy::degree};
    RankOver over{RankOver::events};
    std::size_t sampled{};  // betweenness: from how many actors ways were followed, where all would
                            // take too long; else 0
    std::size_t rank{};     // from 1; equal scores share one
    std::string actor, actor_id;
    ActorType type{ActorType::organization};
    double score{};          // to ten decimals
    std::size_t events{};    // over events: those with a partner
    std::size_t stances{};   // over agreement: all statements
    std::size_t partners{};  // the other parties; over agreement those who agree on something
    Day first, last;         // of the events or stances
    Quote example;  // its surest event, or a stance on what it speaks of most; without its sentence
                    // where reports are left out
    bool operator==(const RankRow&) const = default;
};

struct Ranks {
    std::vector<RankRow> rows;
    std::size_t actors{};    // how many were ranked; rows may be fewer
    std::size_t sampled{};   // as in the rows
    std::size_t left_out{};  // over agreement: actors beyond the number that is compared
};

[[nodiscard]] std::string_view to_text(RankBy by);
[[nodiscard]] std::string_view to_text(RankOver over);

/// By rank, then events or stances, then id. Only actors that something joins to another.
[[nodiscard]] Ranks ranks_in(const store::Database& db, const store::Selection& chosen, RankBy by,
                             RankOver over, const Order& order = {});

}  // namespace demarche::query
