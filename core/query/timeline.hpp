#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/query/events.hpp"
#include "core/query/stances.hpp"

namespace demarche::query {

enum class ItemKind { event, stance };
[[nodiscard]] std::string_view to_text(ItemKind kind);

/// One clause on it: "Russia threatens NATO over Kosovo", "Russia opposes the Ahtisaari plan".
[[nodiscard]] std::string headline_of(const EventRow& event);
/// On the target as it was said; where no target was kept, on the issue.
[[nodiscard]] std::string headline_of(const StanceEachRow& stance);

/// The article that an item rests on.
struct ItemArticle {
    std::string article, title, source, url;
    bool operator==(const ItemArticle&) const = default;
};

/// Something that happened or was said on a day.
struct TimelineItem {
    std::string id;
    Day start;  // as exact as it is known; its exactness is `date_precision`
    Day end;    // the last day that `start` can mean where it is no exact day; else empty
    std::string date_precision;  // "day", "month" or "year"
    ItemKind kind{ItemKind::event};
    std::string headline;  // "Russia threatens NATO", "Russia opposes Kosovo's independence"
    std::string text;      // who voiced it, on what, how sure we are; one or two sentences
    std::vector<std::string> actors;  // parties first, then speakers
    std::vector<std::string> issues;
    std::string type;                  // of an event
    int quad{};                        // of an event; 0 for a stance
    std::optional<Position> position;  // of a stance
    double confidence{};
    std::string evidence;  // of the surest report
    std::vector<ItemArticle> articles;
    bool operator==(const TimelineItem&) const = default;
};

struct Timeline {
    std::vector<TimelineItem> items;  // in order of time
    std::size_t undated{};            // how many were left out since no year is known
    std::size_t left_out{};           // how many more than the limit there were
};

[[nodiscard]] Timeline timeline_of(const store::Database& db, const store::Selection& chosen,
                                   const Order& order = {});

}  // namespace demarche::query
