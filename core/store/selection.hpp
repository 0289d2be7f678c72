#pragma once

#include <string>
#include <vector>

#include "core/model/content_id.hpp"
#include "core/model/day.hpp"
#include "core/model/stance.hpp"

namespace demarche::store {

/// Which events, stances and articles are meant. An empty list asks for nothing in particular;
/// several values in one list mean "or", several lists mean "and". A value that only one kind of
/// row can have (target and type: events; position: stances) selects none of the other kind.
struct Selection {
    std::vector<ActorId> actors;    // either party, or a voice of one
    std::vector<ActorId> sources;   // the acting party: source of an event, holder of a stance
    std::vector<ActorId> targets;   // events only
    std::vector<ActorId> speakers;  // who spoke for a party
    std::vector<IssueId> issues;
    bool without_issue{};            // stances on no known issue alone
    std::vector<std::string> codes;  // CAMEO codes or their beginnings; events only
    std::vector<Position>
        positions;  // on the issue where that is known, else on the target; stances only
    Day since;      // a day that is not exact is chosen where it may fall in
    Day until;
    double min_confidence{};
    std::vector<ArticleId> articles;
    bool operator==(const Selection&) const = default;
};

}  // namespace demarche::store
