#pragma once

#include <string>
#include <vector>

#include "core/model/day.hpp"
#include "core/query/filter.hpp"
#include "core/query/reports.hpp"

namespace demarche::query {

/// Who did what to whom. Fields are those of `events` in the contract. Without a target,
/// `target_code` is `store::StoredEvent::home_code`.
struct EventRow {
    std::string event;
    Day date;
    std::string source, source_id, source_code, source_speaker;
    std::string target, target_id, target_code, target_speaker;
    std::string type;  // name of the CAMEO root: "THREATEN"
    std::string cameo;
    std::string plover;
    int quad{};  // 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material
                 // conflict
    double goldstein{};  // -10 to 10
    std::string predicate;
    std::string issue, issue_id;
    std::string location;
    double confidence{};
    std::vector<ReportRow> reports;
    bool operator==(const EventRow&) const = default;
};

/// In order of time, then id, where `order` says nothing else.
[[nodiscard]] std::vector<EventRow> events_in(const store::Database& db,
                                              const store::Selection& chosen,
                                              const Order& order = {});

[[nodiscard]] EventRow event_row(store::StoredEvent stored);

}  // namespace demarche::query
