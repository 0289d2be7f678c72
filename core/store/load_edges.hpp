#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/model/actor.hpp"
#include "core/model/stance.hpp"
#include "core/store/database.hpp"
#include "core/store/selection.hpp"

/// Events and stances as bare links between actors and issues: what a graph is built from. Without
/// evidence, so that a million of them fit.
namespace demarche::store {

struct EdgeActor {
    ActorId id;
    std::string name;
    ActorType type{ActorType::organization};
    ActorId of;  // the chief state or body that it belongs to; empty if none
    bool operator==(const EdgeActor&) const = default;
};

struct EdgeIssue {
    IssueId id;
    std::string name;
    bool operator==(const EdgeIssue&) const = default;
};

/// An event that has a target other than its source.
struct EventEdge {
    std::int64_t row{};
    std::size_t source{}, target{};  // in Edges::actors
    Day day;
    std::string cameo;
    double confidence{};
    bool operator==(const EventEdge&) const = default;
};

struct StanceEdge {
    std::int64_t row{};
    std::size_t holder{};              // in Edges::actors
    std::optional<std::size_t> issue;  // in Edges::issues
    std::string target;                // where no issue is known
    Day day;
    Position position{Position::neutral};  // on the issue where that is known, else on the target
    double strength{};
    double confidence{};
    bool operator==(const StanceEdge&) const = default;
};

struct Edges {
    std::vector<EdgeActor> actors;    // by id
    std::vector<EdgeIssue> issues;    // by id
    std::vector<EventEdge> events;    // by source, target, day, code and confidence; never by row
    std::vector<StanceEdge> stances;  // by day, then stance id
    bool operator==(const Edges&) const = default;
};

enum class EdgeKinds { both, events, stances };
[[nodiscard]] Edges load_edges(const Database& db, const Selection& chosen,
                               EdgeKinds kinds = EdgeKinds::both);

/// How many of the chosen edges have each actor or issue at an end: a look at a neighbourhood that
/// costs less than its edges.
struct EdgeEnds {
    std::map<ActorId, std::size_t> parties;  // of events
    std::map<ActorId, std::size_t> holders;  // of stances
    std::map<IssueId, std::size_t> issues;   // of stances
};
[[nodiscard]] EdgeEnds count_ends(const Database& db, const Selection& chosen);

/// The ids of events or stances by their rows, in the order of `rows`.
[[nodiscard]] std::vector<EventId> load_event_ids(const Database& db,
                                                  std::span<const std::int64_t> rows);
[[nodiscard]] std::vector<StanceId> load_stance_ids(const Database& db,
                                                    std::span<const std::int64_t> rows);

/// How many stories report each of the chosen events that more than one reports, by row: reprints
/// count once.
[[nodiscard]] std::unordered_map<std::int64_t, std::size_t> count_reports(const Database& db,
                                                                          const Selection& chosen);

/// How many articles report what is chosen.
[[nodiscard]] std::size_t count_articles(const Database& db, const Selection& chosen);

}  // namespace demarche::store
