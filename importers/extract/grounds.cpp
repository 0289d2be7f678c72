#include <algorithm>
#include <string>

#include "core/model/utf8.hpp"
#include "importers/extract/clause_reader.hpp"

/// What a speaker says that there are no grounds for, or no way around: "there is no excuse for the
/// toll", "nothing justifies it", "the region needs a pact".
namespace demarche::extract {

namespace {

const Predicate kAgainst{{"no", "grounds"}, 'v', Does::act, "11", {}, -1, {}, 0.7, false};
const Predicate kFor{{"grounds"}, 'v', Does::act, "05", {}, 1, {}, 0.6, false};
const Predicate kNeeds{{"need"}, 'v', Does::ask, "02", {}, 1, {}, 0.6, false};

}  // namespace

/// Writes down that `holders` are for (1) or against (-1) the thing at `thing`.
void ClauseReader::side_on(const Parties& holders, int thing, int sign, int node,
                           const Predicate& sense, const Context& context) {
    const Matter matter = matter_of(document_, lexicon_, at(thing));
    Context told = context;
    told.reality = Reality::told;
    event(holders, without(first_inside(document_, at(thing), referents(context)), holders),
          sense.cameo, node, sense.name(), matter.text, "verdict", matter.steps, kLikely);
    stance(holders, matter, sign * matter.sign, node, sense, told, "verdict");
}

/// What stands behind a noun of grounds: "no excuse for the toll", "no reason to stay", "no
/// alternative to the pact", "no point in waiting".
std::optional<int> ClauseReader::thing_of_grounds(int noun) const {
    const Tree& t = tree();
    for (const char* mark : {"for", "to", "in", "behind"})
        for (const int thing : slot(t, noun, mark)) return thing;
    for (const int thing : slot(t, noun, "inf")) return thing;
    return std::nullopt;
}

/// "There is no excuse for the toll", "there is a case for the pact", says somebody.
bool ClauseReader::there_are_grounds(int noun, const Context& context) {
    const Tree& t = tree();
    const Token& token = t.token(noun);
    const std::string word = lemma_of(token);
    const bool is_ground = document_.in_list("ground_for", word);
    const bool is_other = document_.in_list("stand_in", word);
    const int be = token.head;
    if ((!is_ground && !is_other) || be < 0 || !is_a(token.relation, "nsubj") ||
        !t.child(be, "expl") || context.reality == Reality::supposed)
        return false;
    // "no need for a census": the lexicon says so itself
    const Predicate* known = sense_at(noun);
    if (known != nullptr && known->pos == 'n' && !content_of(noun, *known).empty()) return false;
    const Parties holders = self(context);
    const auto thing = thing_of_grounds(noun);
    if (holders.empty() || !thing) return false;
    const bool is_none = is_negated(t, noun) || is_negated(t, be) || is_scant(noun);
    // "there is an alternative to the pact" is no word on the pact.
    if (is_other && !is_none) return false;
    if (is_other) {
        side_on(holders, *thing, 1, noun, kFor, context);
    } else {
        side_on(holders, *thing, is_none ? -1 : 1, noun, is_none ? kAgainst : kNeeds, context);
    }
    return true;
}

/// True of "little" in "little enthusiasm", which is as good as none; "a little" is some.
bool ClauseReader::is_scant(int noun) const {
    const Tree& t = tree();
    const bool has_article = std::ranges::any_of(t.children(noun, "det"), [&](int kid) {
        return is_one_of(utf8::lower(t.token(kid).form), {"a", "an", "the"});
    });
    return !has_article && std::ranges::any_of(t.children(noun), [&](int kid) {
        return is_one_of(utf8::lower(t.token(kid).form), {"little", "scant", "scarce", "zero"});
    });
}

/// "Nothing can justify the toll", "the quarrel does not warrant a blockade", says somebody.
bool ClauseReader::justifies_nothing(int node, const Context& inner) {
    const Tree& t = tree();
    if (!document_.in_list("justifies", lexicon_.verb_of(t.token(node))) || is_passive(t, node))
        return false;
    const auto cause = t.child(node, "nsubj");
    const std::vector<int> things = slot(t, node, "obj");
    const Parties holders = self(inner);
    const bool is_cause = cause && subject_of(node, inner).empty();
    if (holders.empty() || !is_cause || things.empty() || !is_negated(t, node)) return false;
    side_on(holders, things.front(), -1, node, kAgainst, inner);
    return true;
}

/// "The region needs a pact", "the time calls for patience", says somebody; "a pact is what the
/// region needs".
bool ClauseReader::is_needed(int node, const Context& inner) {
    const Tree& t = tree();
    const Parties holders = self(inner);
    if (holders.empty() || inner.reality == Reality::supposed) return false;
    if (t.child(node, "cop") && is_one_of(lemma_of(t.token(node)), {"what", "all"}))
        if (const auto thing = t.child(node, "nsubj"))
            for (const int clause : t.children(node, "acl"))
                if (is_one_of(lemma_of(t.token(clause)), {"need", "want", "require"}) &&
                    t.token(*thing).upos != Upos::pron) {
                    side_on(holders, *thing, is_negated(t, node) ? -1 : 1, node, kNeeds, inner);
                    return true;
                }
    const std::string verb = lexicon_.verb_of(t.token(node));
    const bool is_call = verb == "call" && !slot(t, node, "for").empty();
    if (!is_one_of(verb, {"need", "require", "demand", "necessitate"}) && !is_call) return false;
    const auto who = t.child(node, "nsubj");
    if (!who || is_passive(t, node) || is_relative(t, *who)) return false;
    const Parties subject = subject_of(node, inner);
    const bool is_of_party = !subject.empty();
    if (is_of_party && (verb != "need" || !slot(t, node, "inf").empty())) return false;
    std::vector<int> things = slot(t, node, is_call ? "for" : "obj");
    if (things.empty() || t.token(things.front()).upos != Upos::noun ||
        t.token(things.front()).form.ends_with("ing"))
        return false;
    if (t.token(*who).upos == Upos::pron && subject.empty()) return false;
    side_on(holders, things.front(), is_negated(t, node) ? -1 : 1, node, kNeeds, inner);
    return true;
}

/// "There is much to be said for the pact", "little speaks for the toll", says somebody.
bool ClauseReader::is_said_for(int node, const Context& inner) {
    const Tree& t = tree();
    const auto what = t.child(node, "nsubj");
    const Parties holders = self(inner);
    if (!what || holders.empty() || inner.reality == Reality::supposed) return false;
    const std::string amount = utf8::lower(t.token(*what).form);
    const bool is_little = is_one_of(amount, {"nothing", "little"});
    const bool is_much = is_one_of(amount, {"much", "everything", "lot", "plenty"});
    if (!is_little && !is_much) return false;
    std::optional<int> word;
    if (is_one_of(lemma_of(t.token(node)), {"speak", "argue"})) word = node;
    if (t.child(node, "expl"))
        for (const int below : t.children(*what, "acl"))
            if (is_one_of(lemma_of(t.token(below)), {"say", "commend", "recommend"})) word = below;
    if (!word) return false;
    for (const std::string_view mark : {"for", "against"})
        for (const int thing : slot(t, *word, mark)) {
            const int sign = (mark == "for") == is_much ? 1 : -1;
            side_on(holders, thing, sign, node, sign > 0 ? kFor : kAgainst, inner);
            return true;
        }
    return false;
}

/// "The toll will only lead to smuggling", "would merely move the quarrel": what does only that
/// does no good, says somebody.
bool ClauseReader::does_only(int node, const Context& inner) {
    const Tree& t = tree();
    const bool is_only = std::ranges::any_of(t.children(node, "advmod"), [&](int kid) {
        return kid < node && is_one_of(lemma_of(t.token(kid)), {"only", "merely", "just"});
    });
    const bool will = std::ranges::any_of(t.children(node, "aux"), [&](int kid) {
        return is_one_of(lemma_of(t.token(kid)), {"will", "would", "can", "could"});
    });
    const Parties holders = self(inner);
    const auto thing = subject_of_verdict(node);
    const bool is_bare = is_passive(t, node) || is_negated(t, node) || t.child(node, "advcl") ||
                         t.token(node).upos != Upos::verb || lemma_of(t.token(node)) == "be";
    if (!is_only || !will || is_bare || holders.empty() || !thing ||
        !subject_of(node, inner).empty() || t.token(*thing).upos == Upos::propn)
        return false;
    // "would only strengthen the alliance", "will only come with time"
    if (tenor_of_clause(node) > 0 || (!t.child(node, "obj") && slot(t, node, "to").empty()))
        return false;
    side_on(holders, *thing, -1, node, kAgainst, inner);
    return true;
}

/// What a verdict is on: the subject, a clause that stands for it, "raising the toll would be
/// folly", or one that "it" stands for, "it would be folly to raise the toll".
std::optional<int> ClauseReader::subject_of_verdict(int node) const {
    const Tree& t = tree();
    const auto it = t.child(node, "expl") ? t.child(node, "expl") : t.child(node, "nsubj");
    // "It is an honour to be here" is a way to greet.
    const bool is_greeting = is_one_of(
        lemma_of(t.token(node)), {"honor", "honour", "pleasure", "privilege", "delight", "joy"});
    if (it && utf8::lower(t.token(*it).form) == "it" && !is_greeting)
        for (const int kid : t.children(node)) {
            const std::string& relation = t.token(kid).relation;
            const bool is_clause = is_a(relation, "csubj") || is_a(relation, "xcomp") ||
                                   is_a(relation, "ccomp") || is_a(relation, "advcl") ||
                                   is_a(relation, "acl");
            if (is_clause && kid > node && (has_mark(kid, "to") || has_mark(kid, "that")))
                return kid;
        }
    if (const auto subject = t.child(node, "nsubj")) return subject;
    return t.child(node, "csubj");
}

/// "The ban has to be lifted", "the crew ought to be freed", says somebody: what must be done.
bool ClauseReader::has_to_be(int node, const Context& inner) {
    const Tree& t = tree();
    const Parties holders = self(inner);
    const auto thing = t.child(node, "nsubj");
    if (!is_one_of(lemma_of(t.token(node)), {"have", "need", "ought"}) || !thing ||
        holders.empty() || inner.reality == Reality::supposed ||
        t.token(*thing).upos != Upos::noun || t.child(node, "obj") ||
        is_a(t.token(node).relation, "acl"))
        return false;
    for (const int done : t.children(node, "xcomp")) {
        if (!has_mark(done, "to") || !subject_of(node, inner).empty() ||
            (!is_passive(t, done) && !t.child(done, "cop")))
            continue;
        Matter matter = matter_of(document_, lexicon_, at(done));
        if (is_passive(t, done)) {
            const Predicate* undone = sense_at(done);
            const bool is_end =
                undone != nullptr && (undone->does == Does::end || undone->does == Does::not_do);
            matter = matter_of(document_, lexicon_, at(*thing));
            if (is_end) matter.sign = -matter.sign;
            matter.steps += lemma_of(t.token(done)) + (is_end ? " -; " : " +; ");
        } else if (matter.node == done) {
            matter.text = phrase_of(document_, at(*thing)) + " " + matter.text;
        }
        const int sign = is_negated(t, node) ? -matter.sign : matter.sign;
        event(holders, without(first_inside(document_, at(*thing), referents(inner)), holders),
              kNeeds.cameo, node, lemma_of(t.token(node)), matter.text, "obligation", matter.steps,
              kLikely);
        stance(holders, matter, sign, node, kNeeds, inner, "obligation");
        return true;
    }
    return false;
}

/// Reads a clause in which a speaker argues for or against a thing. False where it is none.
bool ClauseReader::argues(int node, const Predicate* sense, const Context& inner) {
    return has_to_be(node, inner) || justifies_nothing(node, inner) || is_needed(node, inner) ||
           is_said_for(node, inner) || does_only(node, inner) || tenor(node, sense, inner);
}

}  // namespace demarche::extract
