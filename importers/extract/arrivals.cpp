#include <algorithm>

#include "core/model/utf8.hpp"
#include "importers/extract/clause_reader.hpp"
#include "importers/extract/wielders.hpp"

/// What comes from somebody to somebody else: shells that land, ships with flour that dock.
namespace demarche::extract {

/// "A truck packed with dynamite and left by separatists tore the front off a barracks": whatever
/// the verb, whose weapon it is strikes where it lands.
void ClauseReader::weapon_lands(int node, const Context& inner) {
    const Tree& t = tree();
    const auto weapon = t.child(node, "nsubj");
    const std::string verb = lemma_of(t.token(node));
    if (!weapon || inner.reality != Reality::told || is_negated(t, node) ||
        !is_weapon(document_, at(*weapon)) ||
        (!document_.in_list("lands", verb) && !document_.in_list("harms", verb)))
        return;
    // The lexicon has it: "killed", "landed on".
    const Predicate* sense = sense_at(node);
    if (sense != nullptr && sense->cameo >= "17") return;
    // "went off near a court, wounding two": that says it
    const std::vector<int> outcomes = t.children(node, "advcl");
    if (std::ranges::any_of(outcomes, [&](int clause) {
            return document_.in_list("harms", lemma_of(t.token(clause)));
        }))
        return;
    const Parties whose = subject_of(node, inner);
    if (whose.empty()) return;
    Parties whom;
    for (const int kid : t.children(node)) {
        const std::string& relation = t.token(kid).relation;
        if (!is_a(relation, "obj") && !is_a(relation, "obl")) continue;
        if (whom.empty()) whom = owners_of(document_, at(kid));
        if (whom.empty()) whom = parties_or_place(document_, at(kid), referents(inner));
    }
    if (whom.empty()) whom = ground_of(document_, at(node));
    whom = without(whom, whose);
    if (!whom.empty())
        event(whose, whom, "18", node, lexicon_.verb_of(t.token(node)), {}, "deed", {}, kSure);
}

/// "Two planeloads of tents sent by Greece landed in Tirana", "a shipload of Thai rice reached
/// Haiti": whose help it is gave it.
void ClauseReader::help_arrives(int node, const Context& inner) {
    const Tree& t = tree();
    const auto load = t.child(node, "nsubj");
    if (!load || inner.reality != Reality::told || is_negated(t, node) ||
        !is_one_of(lemma_of(t.token(node)), {"arrive", "land", "reach", "touch", "dock", "get",
                                             "come", "roll", "pull", "flow", "pour"}))
        return;
    const bool is_load = document_.in_list("load", lemma_of(t.token(*load)));
    const bool is_of_help = is_load && std::ranges::any_of(t.subtree(*load), [&](int word) {
                                return document_.in_list("given", lemma_of(t.token(word))) ||
                                       document_.in_list("help_in_kind", lemma_of(t.token(word)));
                            });
    if (!is_of_help && lemma_of(t.token(*load)) != "aid") return;
    Parties whose;
    for (const int word : t.subtree(*load)) {
        const bool is_sender = t.token(word).relation == "obl:agent" ||
                               (is_a(t.token(word).relation, "nmod") && has_case(t, word, "from"));
        if (is_sender) unite(whose, parties_or_place(document_, at(word), referents(inner)));
    }
    if (whose.empty()) whose = owners_of(document_, at(*load));
    for (const int what : t.children(*load, "nmod"))
        if (whose.empty() && has_case(t, what, "of")) whose = owners_of(document_, at(what));
    Parties whom;
    for (const int kid : t.children(node)) {
        const std::string& relation = t.token(kid).relation;
        const bool is_where =
            is_a(relation, "obj") ||
            (is_a(relation, "obl") && (has_case(t, kid, "in") || has_case(t, kid, "at") ||
                                       has_case(t, kid, "for") || has_case(t, kid, "into")));
        if (is_where && whom.empty()) whom = parties_or_place(document_, at(kid), referents(inner));
        if (is_where && whom.empty()) whom = ground_of(document_, at(kid));
    }
    whom = without(whom, whose);
    if (!whose.empty() && !whom.empty())
        event(whose, whom, "07", node, lemma_of(t.token(*load)), {}, "deed", {}, kSure);
}

}  // namespace demarche::extract
