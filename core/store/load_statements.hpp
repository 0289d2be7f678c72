#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/model/actor.hpp"
#include "core/model/event.hpp"
#include "core/model/issue.hpp"
#include "core/model/stance.hpp"
#include "core/store/database.hpp"
#include "core/store/selection.hpp"

/// Events and stances with their evidence. Days that are not known come after all others; rows of
/// one day are by id: the order is always the same.
namespace demarche::store {

/// An actor or issue as rows show it.
struct ActorName {
    ActorId id;
    std::string name;
    std::string code;  // CAMEO actor code, empty if none
    ActorType type{ActorType::organization};
    bool operator==(const ActorName&) const = default;
};
struct IssueName {
    IssueId id;
    std::string name;
    bool operator==(const IssueName&) const = default;
};

/// A report with the words that it points at.
struct StoredReport {
    Report report;
    std::string evidence;
    std::string story;  // the same for all articles that print one story
    bool operator==(const StoredReport&) const = default;
};

/// An event with the names of its parties. Those of `source`, `target` and so on are empty where it
/// has none.
struct StoredEvent {
    Event event;  // its reports are in `reports`
    ActorName source, source_speaker, target, target_speaker;
    /// CAMEO code of the state in which an event without a target is done, where it is the doer's
    /// own: PLOVER takes a deed at home to be done to the own state. Empty otherwise.
    std::string home_code;
    IssueName issue;
    std::vector<StoredReport> reports;  // by article, then place
    bool operator==(const StoredEvent&) const = default;
};

struct StoredStance {
    Stance stance;  // its reports are in `reports`
    ActorName holder, speaker;
    IssueName issue;
    std::vector<StoredReport> reports;  // by article, then place
    bool operator==(const StoredStance&) const = default;
};

/// Whether rows are loaded with their reports, whose evidence is most of the work.
enum class WithReports { yes, no };

/// The first `limit` of those chosen, all where it is not given.
[[nodiscard]] std::vector<StoredEvent> load_events(const Database& db, const Selection& chosen,
                                                   std::optional<std::size_t> limit = {},
                                                   WithReports wanted = WithReports::yes);
[[nodiscard]] std::vector<StoredStance> load_stances(const Database& db, const Selection& chosen,
                                                     std::optional<std::size_t> limit = {},
                                                     WithReports wanted = WithReports::yes);

/// The reports of each of these, by article, then place; none of one that is not there.
[[nodiscard]] std::vector<std::vector<StoredReport>> load_event_reports(
    const Database& db, std::span<const EventId> ids);
[[nodiscard]] std::vector<std::vector<StoredReport>> load_stance_reports(
    const Database& db, std::span<const StanceId> ids);

[[nodiscard]] std::optional<StoredEvent> load_event(const Database& db, const EventId& id);
[[nodiscard]] std::optional<StoredStance> load_stance(const Database& db, const StanceId& id);

/// How many rows are chosen, and how many of them are of no known year.
struct Counted {
    std::size_t all{}, undated{};
    bool operator==(const Counted&) const = default;
};
[[nodiscard]] Counted count_events(const Database& db, const Selection& chosen);
[[nodiscard]] Counted count_stances(const Database& db, const Selection& chosen);

}  // namespace demarche::store
