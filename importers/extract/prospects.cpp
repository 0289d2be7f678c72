#include <algorithm>
#include <string>

#include "importers/extract/clause_reader.hpp"
#include "importers/extract/forces.hpp"

/// What somebody says will go on, or that there will be nothing of: "the talks would continue, Oslo
/// said", "there is no question of a base".
namespace demarche::extract {
namespace {

const Predicate kGoesOn{{"will", "continue"}, 'v', Does::act, "03", {}, 1, {}, 0.5, false};
const Predicate kStops{{"will", "not", "continue"}, 'v', Does::act, "12", {}, -1, {}, 0.6, false};
const Predicate kNeedful{{"needful"}, 'a', Does::ask, "02", {}, 1, {}, 0.6, false};
const Predicate kNoQuestion{{"no", "question"}, 'n', Does::act, "12", {}, -1, {}, 0.7, false};

}  // namespace

/// True of a verb that says that something goes on: "continue", "go ahead", "remain in force".
bool ClauseReader::says_it_goes_on(int node) const {
    const Tree& t = tree();
    const std::string verb = lemma_of(t.token(node));
    if (is_one_of(verb, {"continue", "proceed", "resume", "persist"})) return !t.child(node, "obj");
    if (verb == "go")
        return has_mark(node, "ahead") || has_mark(node, "forward") ||
               std::ranges::any_of(t.children(node, "compound:prt"), [&](int particle) {
                   return lemma_of(t.token(particle)) == "on";
               });
    return is_one_of(verb, {"remain", "stay", "be"}) &&
           std::ranges::any_of(t.children(node, "obl"), [&](int kid) {
               return has_case(t, kid, "in") &&
                      is_one_of(lemma_of(t.token(kid)), {"force", "place", "effect"});
           });
}

/// "Trade talks would continue, London said": whoever says so is for them.
bool ClauseReader::will_go_on(int node, const Context& inner) {
    const Tree& t = tree();
    const Parties holders = self(inner);
    const auto thing = t.child(node, "nsubj");
    if (holders.empty() || !thing || inner.reality != Reality::intended ||
        t.token(*thing).upos != Upos::noun || !says_it_goes_on(node))
        return false;
    // "the fighting will go on": what nobody wants is foretold
    const bool is_ill = document_.in_list("affliction", lemma_of(t.token(*thing))) ||
                        lexicon_.verdict(t, *thing) != nullptr;
    if (is_ill || !parties_of(document_, at(*thing), referents(inner)).empty()) return false;
    const Predicate& sense = is_negated(t, node) ? kStops : kGoesOn;
    const Matter matter = matter_of(document_, lexicon_, at(*thing));
    Context told = inner;
    told.reality = Reality::told;
    event(holders, first_inside(document_, at(*thing), referents(inner)), sense.cameo, node,
          sense.name(), matter.text, "verdict", matter.steps, kWeak);
    stance(holders, matter, sense.sign * matter.sign, node, sense, told, "verdict");
    return true;
}

/// "It is vital to preserve the treaty": whoever says so asks for it.
bool ClauseReader::is_needful(int node, const Context& inner) {
    const Tree& t = tree();
    const Parties holders = self(inner);
    const bool is_so = t.child(node, "cop") && !is_negated(t, node) &&
                       document_.in_list("needful", lemma_of(t.token(node)));
    if (!is_so || holders.empty() || inner.reality == Reality::supposed) return false;
    const auto it = t.child(node, "expl") ? t.child(node, "expl") : t.child(node, "nsubj");
    if (!it || lemma_of(t.token(*it)) != "it") return false;
    for (const int clause : t.children(node)) {
        const std::string& relation = t.token(clause).relation;
        const bool is_what = is_a(relation, "csubj") || is_a(relation, "xcomp") ||
                             is_a(relation, "ccomp") || is_a(relation, "advcl");
        if (!is_what || clause < node || (!has_mark(clause, "to") && !has_mark(clause, "that")))
            continue;
        const Matter matter = matter_of(document_, lexicon_, at(clause));
        const Parties targets =
            without(first_inside(document_, at(clause), referents(inner)), holders);
        event(holders, targets, kNeedful.cameo, node, lemma_of(t.token(node)), matter.text,
              "obligation", matter.steps, kLikely);
        stance(holders, matter, matter.sign, node, kNeedful, inner, "obligation");
        return true;
    }
    return false;
}

/// "Chad was to blame for it", "Chad had only itself to blame": whoever says so blames Chad, who
/// blames nobody.
bool ClauseReader::is_to_blame(int node, const Context& inner) {
    const Tree& t = tree();
    if (lemma_of(t.token(node)) != "blame" || !has_mark(node, "to")) return false;
    const auto who_at = [&](int above) {
        std::optional<int> who = t.child(above, "nsubj");
        return who ? who : t.child(above, "nsubj:outer");
    };
    std::optional<int> whom;
    for (const int kid : t.children(node))
        if (lemma_of(t.token(kid)) == "be" && kid < node) whom = who_at(node);
    const int oneself = t.head(node);
    const std::string& self_form = t.token(oneself).form;
    if (is_a(t.token(node).relation, "acl") &&
        (self_form.ends_with("self") || self_form.ends_with("selves")) &&
        lemma_of(t.token(t.head(oneself))) == "have")
        whom = who_at(t.head(oneself));
    if (!whom) return false;
    const Parties holders = self(inner);
    const Parties blamed = parties_of(document_, at(*whom), referents(inner));
    if (holders.empty() || inner.reality == Reality::supposed || is_negated(t, node)) return true;
    event(holders, without(blamed, holders), "11", node, "blame", {}, "verdict", {}, kLikely);
    positions(node, kNoQuestion, holders, inner, slot(t, node, "for"));
    return true;
}

/// "The responsibility rests with Chad", "the blame lies with Chad": whoever says so blames Chad.
bool ClauseReader::lays_blame(int node, const Context& inner) {
    const Tree& t = tree();
    const Parties holders = self(inner);
    const auto what = t.child(node, "nsubj");
    const bool is_blame =
        what && document_.in_list("blame", lemma_of(t.token(*what))) && !is_negated(t, node) &&
        is_one_of(lemma_of(t.token(node)), {"rest", "lie", "fall", "sit", "remain"});
    if (!is_blame || holders.empty() || inner.reality == Reality::supposed) return false;
    for (const int kid : t.children(node)) {
        if (!has_case(t, kid, "with") && !has_case(t, kid, "on") && !has_case(t, kid, "upon"))
            continue;
        const Parties whom = parties_or_place(document_, at(kid), referents(inner));
        if (whom.empty()) continue;
        event(holders, without(whom, holders), "11", node, lemma_of(t.token(*what)), {}, "verdict",
              {}, kLikely);
        return true;
    }
    return false;
}

namespace {

/// What is done to who is under something: a reproach, pressure, an assault on troops, fighting.
std::string code_under(const Document& document, Node what) {
    const std::string noun = lemma_of(document.token(what));
    if (noun == "pressure") return "02";
    if (is_of_guns(document, what)) return "19";
    if (!is_in_the_field(document, what)) return "11";
    return noun == "attack" ? "18" : "19";
}

/// Whose it is that is hit: "the Croatian port", "positions held by Armenian troops".
Parties whose_is_hit(const Document& document, Node verb) {
    const auto thing = document.tree(verb.sentence).child(verb.token, "nsubj");
    if (!thing) return {};
    Parties owners = owners_of(document, {verb.sentence, *thing});
    return owners.empty() ? first_inside(document, {verb.sentence, *thing}, {}) : owners;
}

}  // namespace

/// "Chad came under fire from Mali over its quota": Mali speaks against it; "came under mortar fire
/// from Malian troops": they fire at whose it is.
bool ClauseReader::comes_under(int node, const Context& inner) {
    const Tree& t = tree();
    if (!is_one_of(lemma_of(t.token(node)), {"come", "be", "fall", "remain"}) ||
        is_negated(t, node) || inner.reality != Reality::told)
        return false;
    for (const int what : t.children(node, "obl")) {
        if (!has_case(t, what, "under") ||
            !document_.in_list("under_what", lemma_of(t.token(what))))
            continue;
        Parties from;
        std::vector<int> things;
        for (const int above : {node, what})
            for (const int kid : t.children(above)) {
                if (has_case(t, kid, "from") || has_case(t, kid, "by") || has_case(t, kid, "in"))
                    unite(from, parties_or_place(document_, at(kid), referents(inner)));
                if (has_case(t, kid, "over") || has_case(t, kid, "for")) things.push_back(kid);
            }
        Parties whom = subject_of(node, inner);
        if (from.empty()) return false;
        const std::string code = code_under(document_, at(what));
        if (whom.empty() && code >= "18") whom = whose_is_hit(document_, at(node));
        event(from, whom, code, node, lemma_of(t.token(what)), {}, "deed", {}, kLikely);
        if (!things.empty() && code == "11") positions(node, kNoQuestion, from, inner, things);
        return true;
    }
    return false;
}

/// "In defiance of a ruling, Japan resumed whaling": Japan defies it.
void ClauseReader::in_defiance(int node, const Parties& who, const Context& inner) {
    const Tree& t = tree();
    if (who.empty() || inner.reality != Reality::told) return;
    for (const int how : t.children(node, "obl")) {
        if (!has_case(t, how, "in") ||
            !is_one_of(lemma_of(t.token(how)), {"defiance", "disregard", "contempt"}))
            continue;
        for (const int thing : t.children(how, "nmod")) {
            if (!has_case(t, thing, "of") && !has_case(t, thing, "for")) continue;
            const Matter matter = matter_of(document_, lexicon_, at(thing));
            event(who, without(first_inside(document_, at(thing), referents(inner)), who), "12",
                  how, lemma_of(t.token(how)), matter.text, "deed", matter.steps, kLikely);
        }
    }
}

/// "Togo has until May to comply", "has six months to draw up a plan": whoever says so demands it.
bool ClauseReader::has_time_to(int node, const Context& inner) {
    const Tree& t = tree();
    if (lemma_of(t.token(node)) != "have" || is_negated(t, node)) return false;
    const bool is_until = std::ranges::any_of(t.children(node), [&](int kid) {
        return has_case(t, kid, "until") || has_case(t, kid, "till");
    });
    const bool is_for = std::ranges::any_of(t.children(node, "obj"), [&](int kid) {
        return is_one_of(lemma_of(t.token(kid)), {"hour", "day", "week", "month", "year"}) &&
               t.child(kid, "nummod");
    });
    if (!is_until && !is_for) return false;
    std::optional<int> what;
    for (const int below : t.subtree(node))
        if (below > node && !what && t.token(below).xpos == "VB" && has_mark(below, "to"))
            what = below;
    const Parties whom = subject_of(node, inner);
    const Parties holders = without(self(inner), whom);
    if (!what || whom.empty() || (holders.empty() && !self(inner).empty())) return false;
    if (!holders.empty() && inner.reality != Reality::supposed) {
        const Matter matter = matter_of(document_, lexicon_, at(*what));
        event(holders, whom, "10", node, "have until", matter.text, "obligation", matter.steps,
              kLikely);
        stance(holders, matter, matter.sign, node, kNeedful, inner, "obligation");
    }
    Context asked = inner;  // what one has time for is not done yet
    asked.reality = Reality::supposed;
    below(node, asked, {});
    return true;
}

/// "There is no question of a base", "there was no consensus for an envoy": whoever says so is
/// against it.
bool ClauseReader::no_question_of(int node, const Context& context) {
    const Tree& t = tree();
    const Parties holders = self(context);
    const Token& token = t.token(node);
    const int be = token.head;
    const bool is_none =
        be >= 0 && is_a(token.relation, "nsubj") && t.child(be, "expl") && is_negated(t, node) &&
        is_one_of(lemma_of(token), {"question", "consensus", "appetite", "majority", "mandate"});
    if (!is_none || holders.empty() || context.reality == Reality::supposed) return false;
    for (const int thing : t.children(node, "nmod")) {
        if (!has_case(t, thing, "of") && !has_case(t, thing, "for")) continue;
        const Matter matter = matter_of(document_, lexicon_, at(thing));
        Context told = context;
        told.reality = Reality::told;
        event(holders, parties_inside(document_, at(thing), referents(context)), kNoQuestion.cameo,
              node, kNoQuestion.name(), matter.text, "refusal", matter.steps, kLikely);
        stance(holders, matter, -matter.sign, node, kNoQuestion, told, "refusal");
        return true;
    }
    return false;
}

}  // namespace demarche::extract
