#include "importers/extract/confidence.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "importers/extract/signs.hpp"

namespace demarche::extract {
namespace {

// What is more likely wrong than this is left out: three times out of four. A higher bar gained a
// little on releases and lost as much on news.
constexpr double kLeastSure = 0.25;

/// Leaves out for whom a deed is unlikely to be meant. A deed that is left with nobody is told all
/// the same, as one that names nobody.
void keep_likely(std::vector<EventFinding>& events) {
    const auto is_kept = [](const EventFinding& e) {
        return e.confidence >= kLeastSure || e.target.actor.empty();
    };
    std::vector<EventFinding> kept;
    for (const EventFinding& event : events) {
        const auto is_of_same_deed = [&](const EventFinding& e) {
            return e.sentence == event.sentence && e.node == event.node && e.source == event.source;
        };
        if (is_kept(event)) {
            kept.push_back(event);
        } else if (std::ranges::none_of(kept, is_of_same_deed) &&
                   std::ranges::none_of(events, [&](const EventFinding& e) {
                       return is_kept(e) && is_of_same_deed(e);
                   })) {
            kept.push_back(event);
            kept.back().target = {};
        }
    }
    events = std::move(kept);
}

}  // namespace

void weigh(const Document& document, const LogisticModel& model, Findings& findings) {
    const auto rounded = [](double chance) { return std::round(chance * 100) / 100; };
    const Signs signs{document, findings};
    for (EventFinding& event : findings.events)
        event.confidence = rounded(model.chance(signs.of(event)));
    for (StanceFinding& stance : findings.stances)
        stance.confidence = rounded(model.chance(signs.of(stance)));
    keep_likely(findings.events);
    std::erase_if(findings.stances,
                  [](const StanceFinding& s) { return s.confidence < kLeastSure; });
}

}  // namespace demarche::extract
