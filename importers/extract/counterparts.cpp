#include "importers/extract/counterparts.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/model/utf8.hpp"
#include "importers/extract/exchange.hpp"
#include "importers/extract/parties.hpp"
#include "importers/extract/target_features.hpp"

namespace demarche::extract {
namespace {

constexpr double kNearly = 0.65;  // of the chance of the likeliest: as likely
constexpr double kLeast = 0.2;    // who is less likely is not named
constexpr double kPosted = 0.6;
constexpr double kDoubt = 0.6;  // of the confidence where it is for nobody

std::vector<Chance> chances_of(const TargetFeatures& features, const BoostedModel& model,
                               const EventFinding& event, const Parties& doers,
                               const TargetFeatures::Setting& setting) {
    std::vector<Chance> chances{{{}, model.sum(features.of(event, {}, setting)), {}}};
    for (const Party& party : features.candidates(event, doers))
        chances.push_back({party, model.sum(features.of(event, party, setting)), {}});
    share(chances);
    return chances;
}

/// Where the diplomats are posted whom the deed is about: "recalled its ambassador in Madrid".
Parties posted_to(const Document& document, const EventFinding& event) {
    const Tree& tree = document.tree(event.sentence);
    for (const int node : tree.subtree(event.node)) {
        if (!document.in_list("posted", lemma_of(tree.token(node)))) continue;
        // A parse may hang the place on the verb.
        for (const int place : tree.subtree(event.node)) {
            if (place < node || place > node + 3) continue;
            const auto mark = tree.child(place, "case");
            if (!mark || !document.in_list("posted_before", lemma_of(tree.token(*mark)))) continue;
            const Node at{event.sentence, place};
            const Mention* m = document.mention_at(at);
            if (m == nullptr) m = document.place_at(at);
            if (m == nullptr) continue;
            const Party party = document.party(m->actor);
            if (!is_other(event, party)) continue;
            Parties hosts{party};
            // "its ambassadors to Germany, France and Spain"
            unite(hosts, without(parties_or_place(document, at, {}), {event.source}));
            return hosts;
        }
    }
    return {};
}

/// True where the deed itself names the party, wherever: "called off its offensive against
/// Eritrea".
bool is_named_inside(const Document& document, const EventFinding& event, const Party& party) {
    return std::ranges::any_of(document.tree(event.sentence).subtree(event.node), [&](int node) {
        const Node at{event.sentence, node};
        const Mention* m = document.mention_at(at);
        if (m == nullptr) m = document.place_at(at);
        return m != nullptr && document.party(m->actor).actor == party.actor;
    });
}

}  // namespace

void share(std::vector<Chance>& chances) {
    std::vector<double> sums;
    sums.reserve(chances.size());
    for (const Chance& one : chances) sums.push_back(one.chance);
    const std::vector<double> shared = shares(sums);
    for (std::size_t i = 0; i < chances.size(); ++i) chances[i].chance = shared[i];
}

std::vector<Chance> chosen(std::vector<Chance> chances) {
    std::ranges::stable_sort(chances, std::greater{}, &Chance::chance);
    if (chances.empty() || chances.front().chance < kLeast) return {};
    const double least = chances.front().chance * kNearly;
    std::erase_if(chances, [&](const Chance& c) { return c.chance < least; });
    if (chances.front().party.actor.empty()) chances.resize(1);
    std::erase_if(chances, [](const Chance& c) { return c.party.actor.empty(); });
    return chances;
}

std::vector<std::span<EventFinding>> by_deed(std::vector<EventFinding>& events) {
    std::vector<std::span<EventFinding>> deeds;
    for (std::size_t i = 0; i < events.size();) {
        std::size_t end = i;
        while (end < events.size() && events[end].node == events[i].node &&
               events[end].sentence == events[i].sentence)
            ++end;
        deeds.push_back(std::span{events}.subspan(i, end - i));
        i = end;
    }
    return deeds;
}

void find_counterparts(const Document& document, const BoostedModel& model, Findings& findings) {
    const TargetFeatures features{document, findings.events};
    Exchange exchange;
    std::vector<EventFinding> events;
    for (const std::span<EventFinding> deed : by_deed(findings.events)) {
        const std::size_t begin = events.size();
        Parties doers;
        for (const EventFinding& event : deed) unite(doers, {event.source});
        for (EventFinding& event : deed) {
            if (!event.target.actor.empty() || event.is_addressed) {
                events.push_back(std::move(event));
                continue;
            }
            const TargetFeatures::Setting setting = features.setting_of(event, doers, exchange);
            const std::vector<Chance> all = chances_of(features, model, event, doers, setting);
            std::vector<Chance> found = chosen(all);
            // What several do together is seldom done to several.
            if (doers.size() > 2 && found.size() > 1) found.resize(1);
            // Whom the deed itself names shares it with nobody of another sentence: "praised the
            // deal with Iran".
            if (found.size() > 1 && is_named_inside(document, event, found.front().party))
                std::erase_if(found, [&](const Chance& c) {
                    return !is_named_inside(document, event, c.party);
                });
            // Where many are as likely, none but the likeliest is worth its doubt; a release speaks
            // to more at once than news does.
            const std::size_t most = document.issuer.empty() ? 2 : 4;
            if (found.size() > most) found.resize(1);
            // Who backs a treaty or body of a name of its own backs it, and nobody else.
            if (event.cameo.starts_with("05") && utf8::lower(event.matter) != event.matter &&
                !found.empty() && !is_named_inside(document, event, found.front().party))
                found.clear();
            if (const Parties hosts = posted_to(document, event); !hosts.empty()) {
                found.clear();
                for (const Party& host : hosts) found.push_back({host, kPosted, "posted there"});
            }
            const auto rounded = [](double chance) { return std::round(chance * 100) / 100; };
            if (found.empty()) {
                event.confidence = rounded(std::max(all.front().chance, kDoubt * event.confidence));
                events.push_back(std::move(event));
                continue;
            }
            for (const Chance& one : found) {
                EventFinding& told = events.emplace_back(event);
                told.target = one.party;
                told.confidence = rounded(one.chance);
                told.steps += event.steps.empty() ? "target: " : "; target: ";
                told.steps += one.reason.empty()
                                  ? model.reason(features.of(event, one.party, setting))
                                  : one.reason;
            }
        }
        // Each deed is completed by what was known before it.
        for (std::size_t k = begin; k < events.size(); ++k) exchange.take(events[k]);
    }
    findings.events = std::move(events);
}

}  // namespace demarche::extract
