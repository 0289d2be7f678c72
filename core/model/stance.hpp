#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/model/content_id.hpp"
#include "core/model/day.hpp"
#include "core/model/event.hpp"

namespace demarche {

enum class Position { supports, opposes, neutral };

/// A position that a holder takes on something that can be disputed.
struct Stance {
    StanceId id;  // made from day, holder, speaker, issue or target, and position
    Day date;
    ActorId holder;
    ActorId speaker;     // who voiced it for the holder; empty if nobody is named
    IssueId issue;       // empty where no known issue is meant
    std::string target;  // the phrase that the position is on, as a person would write it
    Position position{Position::neutral};  // on the target
    std::optional<Position> on_issue;      // on the issue's question; nothing where the lean is unknown
    double strength{0.5};                  // 0 to 1: "has doubts about" .. "flatly rejects"
    bool conditional{};
    std::string condition;    // the phrase; empty if none
    std::string reported_by;  // the agency, or a third party that ascribes the position; empty if none
    double confidence{};      // 0 to 1, of all reports together
    std::vector<Report> reports;  // at least one
    bool operator==(const Stance&) const = default;
};

}  // namespace demarche
