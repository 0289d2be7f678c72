#include "importers/extract/party.hpp"

#include <algorithm>

namespace demarche::extract {

bool has_actor(const Parties& parties, const ActorId& actor) {
    return std::ranges::any_of(parties, [&](const Party& p) { return p.actor == actor; });
}

void unite(Parties& parties, const Parties& more) {
    for (const Party& party : more) {
        const auto same = std::ranges::find(parties, party.actor, &Party::actor);
        if (same == parties.end()) {
            parties.push_back(party);
        } else if (same->speaker.empty()) {
            same->speaker = party.speaker;
        }
    }
}

Parties without(Parties parties, const Parties& others) {
    std::erase_if(parties, [&](const Party& p) {
        return has_actor(others, p.actor) || std::ranges::any_of(others, [&](const Party& o) {
                   return !o.speaker.empty() && o.speaker == p.actor;
               });
    });
    return parties;
}

}  // namespace demarche::extract
