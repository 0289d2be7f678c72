#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/model/content_id.hpp"
#include "core/model/day.hpp"
#include "core/store/database.hpp"
#include "core/store/load_lists.hpp"
#include "core/store/selection.hpp"

/// The little that the captions of a drawing tell: who speaks for whom, which statement is the
/// surest, who published it. Without reports and texts, of some actors alone.
namespace demarche::store {

struct EventCaption {
    EventId event;
    Day date;
    double confidence{};
    ActorId source, target;      // no target: empty
    std::string source_speaker;  // a name; empty if none
    bool operator==(const EventCaption&) const = default;
};

struct StanceCaption {
    StanceId stance;
    Day date;
    double confidence{};
    ActorId holder;
    IssueId issue;        // empty: on a phrase
    std::string target;   // where no issue is known
    std::string speaker;  // a name; empty if none, and where somebody else reports the position
    bool operator==(const StanceCaption&) const = default;
};

/// Of the chosen those whose source or holder is one of `of`, where that is given. By day, then id.
using SomeActors = std::optional<std::vector<ActorId>>;
[[nodiscard]] std::vector<EventCaption> load_event_captions(const Database& db,
                                                            const Selection& chosen,
                                                            const SomeActors& of);
[[nodiscard]] std::vector<StanceCaption> load_stance_captions(const Database& db,
                                                              const Selection& chosen,
                                                              const SomeActors& of);

/// How many of the chosen articles each publisher has, by name; those of no known one left out.
struct Publisher {
    std::string name;
    std::size_t articles{};
    bool operator==(const Publisher&) const = default;
};
[[nodiscard]] std::vector<Publisher> count_publishers(const Database& db, const Selection& chosen);

/// Of the chosen articles those with these ids. In no fixed order.
[[nodiscard]] std::vector<ArticleOrigin> load_origins(const Database& db, const Selection& chosen,
                                                      std::span<const ArticleId> ids);

}  // namespace demarche::store
