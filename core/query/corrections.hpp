#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/query/filter.hpp"
#include "core/store/database.hpp"

namespace demarche::query {

/// One entry of the log of corrections.
struct CorrectionRow {
    std::string correction;  // id
    std::string time;        // RFC 3339, UTC, to the second
    std::string author;
    std::string what;     // "event reject"
    std::string subject;  // id of what it corrects
    std::string about;    // the same in words, as extracted; empty where that is not known
    std::string
        value;  // what is right instead: a name, a code, a date; empty where `what` says all
    std::string value_id;  // of the actor or issue that `value` names; else empty
    std::string reason;
    std::string state;  // "in force", "undone", "replaced", "in conflict", or "waiting": what it
                        // is about is in no article of the graph
    std::string undone_by;  // id of the correction that undid or replaced it; else empty
    bool operator==(const CorrectionRow&) const = default;
};

/// By time, where `order` says nothing else.
[[nodiscard]] std::vector<CorrectionRow> corrections_in(const store::Database& db,
                                                        const Order& order = {});

/// Those of one event, stance, actor or issue; of an event or stance also those of what was united
/// with it.
[[nodiscard]] std::vector<CorrectionRow> corrections_of(const store::Database& db,
                                                        std::string_view subject);

/// Corrections that contradict each other: none of them has effect.
struct Conflict {
    std::vector<CorrectionRow> rows;  // by time, two at least
    bool is_circle{};                 // merges that lead back to where they begin
    bool operator==(const Conflict&) const = default;
};

/// By the time of the first correction of each.
[[nodiscard]] std::vector<Conflict> conflicts_in(const store::Database& db);

/// Those about one of the subjects: events, stances, actors or issues, by their ids.
[[nodiscard]] std::vector<Conflict> conflicts_about(const store::Database& db,
                                                    const std::vector<std::string>& subjects);

/// "stance 's12…': position 'opposes' (Ann, c34…) against position 'neutral' (Bob, c56…)".
[[nodiscard]] std::string in_words(const Conflict& conflict);

}  // namespace demarche::query
