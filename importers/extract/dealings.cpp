#include "importers/extract/dealings.hpp"

#include <algorithm>
#include <string>

#include "importers/extract/owners.hpp"

namespace demarche::extract {
namespace {

constexpr std::size_t kMost = 200;  // deeds that are looked back to: a long talk has thousands

/// From investigating on, by the order of CAMEO's roots (Schrodt 2012).
bool is_hostile(const EventFinding& event) { return event.cameo.substr(0, 2) >= "09"; }

bool share_a_word(const std::vector<std::string>& some, const std::vector<std::string>& others) {
    return std::ranges::any_of(some, [&](const std::string& word) {
        return std::ranges::find(others, word) != others.end();
    });
}

}  // namespace

Dealings::Dealings(const EventFinding& event, const std::vector<Exchange::Told>& told) {
    const std::vector<std::string> matter = beginnings(event.matter);
    const std::size_t first = told.size() > kMost ? told.size() - kMost : 0;
    for (std::size_t i = first; i < told.size(); ++i) {
        const EventFinding& one = told[i].event;
        if (one.sentence == event.sentence && one.node == event.node) continue;
        ++did[one.source.actor];
        if (!one.target.actor.empty()) ++suffered[one.target.actor];
        if (one.target.actor == event.source.actor) {
            to_it = &one;
            if (is_hostile(one)) against_it = &one;
            doers_to_it.insert(one.source.actor);
        }
        if (one.source.actor == event.source.actor) {
            if (one.target.actor.empty()) continue;
            by_it = &one;
            targets_of_it.insert(one.target.actor);
        } else if (share_a_word(matter, told[i].words)) {
            on_the_same = &one;
        }
    }
}

}  // namespace demarche::extract
