#pragma once

#include <map>
#include <set>
#include <vector>

#include "importers/extract/exchange.hpp"
#include "importers/extract/findings.hpp"

namespace demarche::extract {

/// What the article told of an event's doer and the others before it came to the event. Pointers
/// are into `told`, null where there is none.
struct Dealings {
    Dealings(const EventFinding& event, const std::vector<Exchange::Told>& told);

    const EventFinding* to_it{};              // the last deed that its doer was the target of
    const EventFinding* against_it{};         // the last hostile one of these
    const EventFinding* by_it{};              // its doer's last deed that names a target
    const EventFinding* on_the_same{};        // the last deed of another on what it is about
    std::set<ActorId> doers_to_it;            // all whose target its doer was
    std::set<ActorId> targets_of_it;          // all who were its doer's target
    std::map<ActorId, std::size_t> did;       // deeds
    std::map<ActorId, std::size_t> suffered;  // deeds done to them
};

}  // namespace demarche::extract
