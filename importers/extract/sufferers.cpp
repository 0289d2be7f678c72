#include <algorithm>

#include "importers/extract/clause_reader.hpp"
#include "importers/extract/parties.hpp"

/// Who suffers the deed that others judge. "Condemned the attack on Chad" is said to the attacker.
namespace demarche::extract {
namespace {

/// True of what hangs on the noun as the one that it is done to: "the raid on Chad", "the killing
/// of Chadians"; "the attack of Chad" is its own.
bool is_done_to(const Document& document, const Tree& tree, int noun, int kid) {
    if (has_case(tree, kid, "of")) return document.in_list("blow_of", lemma_of(tree.token(noun)));
    return std::ranges::any_of(tree.children(kid, "case"), [&](int mark) {
        return document.in_list("blow_at", lemma_of(tree.token(mark)));
    });
}

/// From shows of force on, by the order of CAMEO's roots (Schrodt 2012).
bool is_blow(const EventFinding& event) { return event.cameo.substr(0, 2) >= "15"; }

bool is_attack(const EventFinding& event) { return event.cameo.substr(0, 2) >= "18"; }

constexpr std::size_t kFar = 4;  // sentences back, in which what was done is still spoken of

}  // namespace

Parties ClauseReader::sufferers_of(const Predicate& sense, const std::vector<int>& content,
                                   const Parties& targets, const Referents& who) const {
    const std::string root = sense.cameo.substr(0, 2);
    // "laid the blame for the raid on Chad" is said of Chad.
    const bool is_said_of = std::ranges::any_of(
        sense.target, [&](const std::string& name) { return document_.in_list("blow_at", name); });
    std::vector<int> blows;
    for (const int noun : content) {
        // "condemned the raid on Chad"; but who called for sanctions on Chad speaks to Chad
        if ((is_one_of(root, {"05", "11", "12"}) && !is_said_of) || sense.name() == "warn against")
            blows.push_back(noun);
        // "called for an end to the raids on Chad"
        if (!is_one_of(root, {"02", "10"}) ||
            !document_.in_list("ending_of", lemma_of(tree().token(noun))))
            continue;
        for (const int ended : tree().children(noun, "nmod")) blows.push_back(ended);
    }
    Parties found;
    for (const int noun : blows) {
        if (tree().token(noun).upos == Upos::propn ||
            !document_.in_list("blow", lemma_of(tree().token(noun))))
            continue;
        // "condemned the bombing": the one that was told last
        if (targets.empty() && document_.in_list("attack_noun", lemma_of(tree().token(noun))) &&
            owners_of(document_, at(noun)).empty() &&
            first_inside(document_, at(noun), who).empty()) {
            unite(found, struck_last());
            continue;
        }
        for (const char* relation : {"nmod", "obl"})
            for (const int kid : tree().children(noun, relation)) {
                if (!is_done_to(document_, tree(), noun, kid)) continue;
                Parties named = parties_of(document_, at(kid), who);
                if (named.empty()) named = owners_of(document_, at(kid));
                named = without(named, doers_inside(document_, at(noun), who));
                // "condemned the arrest of Chadian journalists": by Chad, if by no other
                if (has_case(tree(), kid, "of") && who_struck(named, {}).empty()) continue;
                unite(found, named);
            }
    }
    return found;
}

Parties ClauseReader::struck_last() const {
    for (auto last = found_.events.rbegin(); last != found_.events.rend(); ++last) {
        if (last->sentence + kFar < sentence_) break;
        if (is_attack(*last) && !last->target.actor.empty()) return {last->target};
    }
    return {};
}

Parties ClauseReader::who_struck(const Parties& sufferers, const Parties& doers) const {
    for (auto last = found_.events.rbegin(); last != found_.events.rend(); ++last) {
        if (last->sentence + kFar < sentence_) break;
        if (is_blow(*last) && has_actor(sufferers, last->target.actor) &&
            !has_actor(doers, last->source.actor) && !has_actor(sufferers, last->source.actor))
            return {last->source};
    }
    return {};
}

Parties ClauseReader::meant_for(const Predicate& sense, const Parties& targets,
                                const Parties& doers, const Parties& sufferers) const {
    const Parties others = without(targets, sufferers);
    if (!others.empty() || sufferers.empty()) return others;
    // "welcomed the raid on Chad" tells nothing of who is to hear it.
    return sense.cameo.starts_with("05") ? Parties{} : who_struck(sufferers, doers);
}

}  // namespace demarche::extract
