#include <algorithm>
#include <string>

#include "core/model/utf8.hpp"
#include "importers/extract/clause_reader.hpp"
#include "importers/extract/slots.hpp"

/// Meetings that nobody says are any: who speaks beside another, who is in another's capital for
/// talks, who is present.
namespace demarche::extract {
namespace {

const Predicate kBeside{{"beside"}, 'v', Does::act, "04", {}, 0, {"mutual"}, 0.5, false};
const Predicate kPresent{{"present"}, 'a', Does::act, "04", {}, 0, {"mutual"}, 0.5, false};

/// True of "at a joint news conference", "in a common appearance".
bool is_held_jointly(const Tree& tree, int noun) {
    const bool is_show = is_one_of(lemma_of(tree.token(noun)),
                                   {"conference", "appearance", "briefing", "podium", "event"});
    return is_show && std::ranges::any_of(tree.children(noun, "amod"), [&](int kid) {
               return is_one_of(lemma_of(tree.token(kid)), {"joint", "common", "shared"});
           });
}

bool is_next_to(const Tree& tree, int node) {
    return has_case(tree, node, "alongside") || has_case(tree, node, "beside") ||
           (has_case(tree, node, "to") && std::ranges::any_of(tree.children(node), [&](int kid) {
                return lemma_of(tree.token(kid)) == "next" && kid < node;
            }));
}

}  // namespace

/// Who stands beside the one who does what the clause at `node` tells: "alongside Lind", "flanked
/// by Lind", "with Lind at his side", "at a joint news conference with Lind".
Parties ClauseReader::beside_at(int node, const Context& inner) const {
    const Tree& t = tree();
    const std::string verb = lemma_of(t.token(node));
    Parties found;
    const auto add = [&](int who) {
        unite(found, parties_of(document_, at(who), referents(inner)));
    };
    if (verb == "flank" && t.token(node).xpos == "VBN")
        if (const auto by = t.child(node, "obl:agent")) add(*by);
    const bool is_shown = is_one_of(verb, {"speak", "stand", "appear", "sit", "say", "tell",
                                           "announce", "pose", "walk", "talk"});
    for (const int kid : t.children(node, "obl")) {
        if (is_shown && is_next_to(t, kid)) add(kid);
        if (is_held_jointly(t, kid))
            for (const int whom : slot(t, kid, "with")) add(whom);
        const bool is_at_side =
            has_case(t, kid, "with") && std::ranges::any_of(t.children(kid), [&](int below) {
                return lemma_of(t.token(below)) == "side" && has_case(t, below, "at") &&
                       below > kid;
            });
        if (is_at_side) add(kid);
    }
    return found;
}

/// True where whoever does what the clause at `node` tells is a person in office.
bool ClauseReader::is_in_office(int node, const Parties& who) const {
    if (who.empty()) return false;
    if (!who.front().speaker.empty()) return true;
    int verb = node;
    while (verb >= 0 && !tree().child(verb, "nsubj") && is_a(tree().token(verb).relation, "advcl"))
        verb = tree().head(verb);
    const auto subject = verb >= 0 ? tree().child(verb, "nsubj") : std::nullopt;
    return subject && document_.in_list("office", lemma_of(tree().token(*subject)));
}

void ClauseReader::stands_beside(int node, const Parties& who, const Context& inner) {
    if (who.size() != 1 || inner.reality != Reality::told || is_negated(tree(), node) ||
        !is_in_office(node, who))
        return;
    for (const Party& other : without(beside_at(node, inner), who)) {
        const Actor* actor = document_.actor(other.actor);
        if (actor == nullptr || actor->type == ActorType::group) continue;
        event(who, {other}, "04", node, kBeside.name(), {}, "meeting", {}, kLikely);
    }
}

/// "neither confirmed nor denied it": a statement, though it tells nothing.
void ClauseReader::neither_confirms(int node, const Parties& who, const Context& inner) {
    const bool is_so = is_one_of(lemma_of(tree().token(node)), {"confirm", "deny"}) &&
                       has_mark(node, "neither") && tree().child(node, "conj");
    if (is_so && inner.reality == Reality::told)
        event(who, {}, "01", node, "neither confirm nor deny", {}, "statement", {}, kWeak);
}

/// "held what aides called frank talks with Chad": they held talks.
void ClauseReader::holds_what_is_called(int node, const Parties& who, const Context& inner) {
    if (who.empty() || inner.reality == Reality::supposed || is_negated(tree(), node)) return;
    for (const int what : tree().children(node, "obj")) {
        const auto noun = called_so(what);
        const Predicate* sense = noun ? sense_at(*noun) : nullptr;
        if (sense == nullptr || sense->pos != 'n' || sense->cameo != "04") continue;
        Parties sides = who;
        for (const int above : {*noun, tree().head(*noun), node})
            for (const int with : tree().children(above))
                if (has_case(tree(), with, "with"))
                    unite(sides, parties_or_place(document_, at(with), referents(inner)));
        if (sides.size() > 1 && sides.size() <= most_together)
            together(sides, node, *sense, code_of(*sense, node, inner.reality, false));
    }
}

/// "Was adopted over the votes of Chad and Mali", "with the votes of Chad": how they voted.
void ClauseReader::votes_of(int node, const Context& inner) {
    const Tree& t = tree();
    if (inner.reality != Reality::told || is_negated(t, node) ||
        !is_one_of(lemma_of(t.token(node)),
                   {"adopt", "pass", "approve", "carry", "reject", "elect", "endorse", "defeat"}))
        return;
    for (const int votes : t.children(node, "obl")) {
        const bool is_for = has_case(t, votes, "with");
        if (lemma_of(t.token(votes)) != "vote" || (!is_for && !has_case(t, votes, "over")))
            continue;
        Parties who;
        for (const int whose : t.children(votes))
            if (is_a(t.token(whose).relation, "nmod:poss") ||
                (is_a(t.token(whose).relation, "nmod") && has_case(t, whose, "of")))
                unite(who, parties_of(document_, at(whose), referents(inner)));
        event(who, {}, is_for ? "05" : "12", node, is_for ? "vote for" : "vote against", {}, "deed",
              {}, kLikely);
    }
}

/// What else a clause tells of who does what it tells: how he stands to others.
void ClauseReader::beside_the_deed(int node, const Parties& who, const Context& inner) {
    like_minded(node, who);
    in_defiance(node, who, inner);
    stands_beside(node, who, inner);
    holds_what_is_called(node, who, inner);
    visits_place(node, who, inner);
    comes_or_calls(node, who, inner);
    comes_to_somebody(node, who, inner);
    says_no(node, who, inner);
    makes_condition(node, who, inner);
    neither_confirms(node, who, inner);
    votes_of(node, inner);
    if (const auto nothing = tree().child(node, "nsubj"); nothing && tree().child(node, "expl"))
        nothing_to_discuss(*nothing, inner);
}

/// "Present were the presidents of Peru and Chile", "among those present were …": they met.
bool ClauseReader::are_present(int node, const Context& inner) {
    const Tree& t = tree();
    const auto is_present = [&](int word) {
        return is_one_of(utf8::lower(t.token(word).form), {"present", "attendance", "attending"});
    };
    std::optional<int> who = t.child(node, "nsubj");
    bool is_there =
        is_present(node) && who && (t.child(node, "cop") || (*who > node && t.child(*who, "cop")));
    if (!is_there && t.child(node, "cop"))
        for (const int kid : t.children(node))
            if (kid < node && has_case(t, kid, "among") &&
                std::ranges::any_of(t.subtree(kid), is_present)) {
                is_there = true;
                who = node;
            }
    if (!is_there || inner.reality != Reality::told || is_negated(t, node)) return false;
    const Parties sides = parties_of(document_, at(*who), referents(inner));
    if (sides.size() < 2 || sides.size() > most_together) return false;
    together(sides, node, kPresent, "04");
    return true;
}

}  // namespace demarche::extract
