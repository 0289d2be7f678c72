#include "importers/extract/exchange.hpp"

#include <utility>

#include "importers/extract/owners.hpp"

namespace demarche::extract {

bool is_other(const EventFinding& event, const Party& party) {
    return !party.actor.empty() && party.actor != event.source.actor &&
           party.actor != event.source.speaker && party.speaker != event.source.actor;
}

Parties others(const EventFinding& event, const Parties& parties) {
    Parties found;
    for (const Party& party : parties)
        if (is_other(event, party)) found.push_back(party);
    return found;
}

void Exchange::take(const EventFinding& event) {
    told_.push_back({event, beginnings(event.matter + ' ' + event.predicate)});
    const bool is_same = event.sentence == sentence_ && event.node == node_;
    if (!is_same) {
        is_first_ = node_ < 0 && sources_.empty();
        sentence_ = event.sentence;
        node_ = event.node;
        sources_.clear();
        if (!event.target.actor.empty()) targets_.clear();
    }
    unite(sources_, {event.source});
    if (!event.target.actor.empty()) unite(targets_, {event.target});
    if (!is_first_) return;
    first_sources_ = sources_;
    first_targets_ = targets_;
}

}  // namespace demarche::extract
