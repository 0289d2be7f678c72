#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "core/model/utf8.hpp"
#include "importers/extract/clause_reader.hpp"

/// Refusals in a word or two: "said no to the offer", "its answer was no", "'Never,' said the
/// minister", "there was nothing to discuss".
namespace demarche::extract {
namespace {

const Predicate kNo{{"no"}, 'v', Does::act, "12", {}, -1, {}, 0.8, false};

/// Quotations that are nothing but a refusal.
constexpr std::array<std::string_view, 17> kRefusals = {"no",
                                                        "never",
                                                        "never again",
                                                        "not a chance",
                                                        "no way",
                                                        "out of the question",
                                                        "absolutely not",
                                                        "certainly not",
                                                        "of course not",
                                                        "under no circumstances",
                                                        "over my dead body",
                                                        "not on our watch",
                                                        "not on my watch",
                                                        "not now",
                                                        "not yet",
                                                        "not an inch",
                                                        "no deal"};

bool is_mark(const std::string& form) {
    return is_one_of(form, {"\"", "“", "”", "``", "''", "«", "»", "‘", "’", "'"});
}

}  // namespace

/// True where the sentence opens with a quotation that is nothing but a refusal.
bool ClauseReader::opens_with_no() const {
    const std::vector<Token>& tokens = document_.sentences()[sentence_].tokens;
    if (tokens.size() < 3 || !is_mark(tokens.front().form)) return false;
    std::string said;
    for (std::size_t i = 1; i < tokens.size() && i < 8; ++i) {
        if (is_mark(tokens[i].form)) return std::ranges::find(kRefusals, said) != kRefusals.end();
        if (is_one_of(tokens[i].form, {",", ".", "!"})) continue;
        said += (said.empty() ? "" : " ") + utf8::lower(tokens[i].form);
    }
    return false;
}

/// "said no to the offer", "'Never,' he said": who says so refuses what stands there, or was told.
bool ClauseReader::says_no(int node, const Parties& who, const Context& inner) {
    const Tree& t = tree();
    const std::string verb = lemma_of(t.token(node));
    if (who.empty() || inner.reality != Reality::told ||
        !is_one_of(verb, {"say", "answer", "reply", "respond", "add", "retort", "declare"}))
        return false;
    const bool is_no = node + 1 < t.size() && utf8::lower(t.token(node + 1).form) == "no" &&
                       (node + 2 >= t.size() ||
                        is_one_of(t.token(node + 2).form, {"to", ".", ",", ";", "\"", "”"}));
    if (!is_no && !(node != 0 && opens_with_no())) return false;
    Matter matter = told_before(node);
    Parties whom;
    for (const int kid : t.children(node, "obl"))
        if (is_no && has_case(t, kid, "to")) {
            matter = matter_of(document_, lexicon_, at(kid));
            whom = owners_of(document_, at(kid));
            if (whom.empty()) whom = first_inside(document_, at(kid), referents(inner));
        }
    event(who, whom, "12", node, "say no", matter.text, "refusal", matter.steps, kLikely);
    if (matter.node != node) stance(who, matter, -matter.sign, node, kNo, inner, "refusal");
    return true;
}

namespace {

/// "is not up for discussion", "is not for negotiation", "is not open to debate".
bool is_no_matter_for_talk(const Document& document, Node clause) {
    const Tree& t = document.tree(clause.sentence);
    const int node = clause.token;
    if (!t.child(node, "cop") || !t.child(node, "nsubj") || !is_negated(t, node)) return false;
    const auto is_talk = [&](int noun) {
        return document.in_list("talked_over", lemma_of(t.token(noun)));
    };
    if (is_talk(node)) return has_case(t, node, "for");
    return is_one_of(utf8::lower(t.token(node).form), {"up", "open", "subject"}) &&
           std::ranges::any_of(t.children(node, "obl"), [&](int kid) {
               return is_talk(kid) && (has_case(t, kid, "for") || has_case(t, kid, "to"));
           });
}

}  // namespace

/// "Chad's answer was no", "the reply was a flat no"
bool ClauseReader::answer_is_no(int node, const Context& inner) {
    // "the border is not up for discussion": who says so refuses to talk of it
    if (is_no_matter_for_talk(document_, at(node)) && !self(inner).empty() &&
        inner.reality != Reality::supposed) {
        side_on(self(inner), *tree().child(node, "nsubj"), -1, node, kNo, inner);
        return true;
    }
    const Tree& t = tree();
    const auto answer = t.child(node, "nsubj");
    const bool is_no =
        t.child(node, "cop") && answer &&
        is_one_of(lemma_of(t.token(node)), {"no", "nay", "non", "nyet", "negative"}) &&
        is_one_of(lemma_of(t.token(*answer)),
                  {"answer", "reply", "response", "verdict", "reaction"});
    if (!is_no || inner.reality != Reality::told) return false;
    Parties who;
    if (const auto owner = t.child(*answer, "nmod:poss"))
        who = parties_of(document_, at(*owner), referents(inner));
    for (const int kid : t.children(*answer, "amod"))
        if (const Mention* people = people_at(kid); people != nullptr && who.empty())
            who = {document_.party(people->actor)};
    for (const int kid : t.children(*answer, "nmod"))
        if (who.empty() && (has_case(t, kid, "of") || has_case(t, kid, "from")))
            who = parties_or_place(document_, at(kid), referents(inner));
    if (who.empty()) return false;
    Matter matter = told_before(node);
    for (const int kid : t.children(*answer, "nmod"))
        if (has_case(t, kid, "to")) matter = matter_of(document_, lexicon_, at(kid));
    const Parties whom =
        matter.node == node
            ? Parties{}
            : without(first_inside(document_, at(matter.node), referents(inner)), who);
    event(who, whom, "12", node, "answer no", matter.text, "refusal", matter.steps, kLikely);
    if (!matter.text.empty()) stance(who, matter, -matter.sign, node, kNo, inner, "refusal");
    return true;
}

/// "There is nothing to discuss with Chad", says somebody: a refusal to talk.
bool ClauseReader::nothing_to_discuss(int node, const Context& context) {
    const Tree& t = tree();
    const Parties own = self(context);
    if (lemma_of(t.token(node)) != "nothing" || own.empty() || context.reality != Reality::told)
        return false;
    for (const int kid : t.children(node)) {
        const bool is_talk =
            t.token(kid).xpos == "VB" && has_mark(kid, "to") &&
            is_one_of(lemma_of(t.token(kid)), {"discuss", "negotiate", "talk", "mediate",
                                               "apologise", "apologize", "concede"});
        if (!is_talk) continue;
        Parties whom;
        for (const char* name : {"with", "to"})
            for (const int other : slot(t, kid, name))
                unite(whom, parties_of(document_, at(other), referents(context)));
        event(own, without(whom, own), "12", node, "nothing to discuss", {}, "refusal", {},
              kLikely);
        return true;
    }
    return false;
}

/// True of "the landing" in "condemned not the landing but the siege".
bool ClauseReader::is_not_this_but(int thing) const {
    const Tree& t = tree();
    const bool is_not = std::ranges::any_of(t.children(thing, "advmod"), [&](int kid) {
        return kid < thing && utf8::lower(t.token(kid).form) == "not" &&
               !is_one_of(utf8::lower(t.token(kid + 1).form), {"only", "just", "merely", "all"});
    });
    const bool is_noun = t.token(thing).upos == Upos::noun || t.token(thing).upos == Upos::propn;
    if (!is_not || !is_noun || t.head(thing) < 0) return false;
    for (const int above : {thing, t.head(thing)})
        for (const int other : t.children(above, "conj"))
            if (other > thing && std::ranges::any_of(t.children(other, "cc"), [&](int kid) {
                    return utf8::lower(t.token(kid).form) == "but";
                }))
                return true;
    return false;
}

/// True of "sign" in "left rather than sign", "stayed away instead of signing".
bool ClauseReader::is_rather_than(int node) const {
    const Token& token = tree().token(node);
    if (token.upos != Upos::verb || token.head < 0 || token.head > node ||
        tree().token(token.head).upos != Upos::verb || tree().child(node, "nsubj"))
        return false;
    return std::ranges::any_of(tree().children(node), [&](int kid) {
        const Token& t = tree().token(kid);
        return kid < node && is_one_of(utf8::lower(t.form), {"rather", "instead"}) &&
               kid + 1 < tree().size() &&
               is_one_of(utf8::lower(tree().token(kid + 1).form), {"than", "of"});
    });
}

/// "left the hall rather than sign the pact": what was done is told elsewhere; the pact was
/// refused.
void ClauseReader::shunned(int node, const Context& context) {
    const Predicate* sense = sense_at(node);
    if (sense == nullptr || sense->pos != 'v' || context.reality == Reality::supposed) return;
    const std::string root = sense->cameo.substr(0, 2);
    const bool is_yielding = is_one_of(root, {"03", "05", "06", "07", "08"});
    if (!is_yielding || sense->sign <= 0 || is_negated(tree(), node)) return;
    Parties who = subject_of(node, context);
    if (who.empty()) who = subject_of(tree().head(node), context);
    const std::vector<int> things = content_of(node, *sense);
    if (who.empty() || things.empty()) return;
    const Matter matter = matter_of(document_, lexicon_, at(things.front()));
    const Parties whom =
        without(first_inside(document_, at(things.front()), referents(context)), who);
    event(who, whom, "12", node, "rather than", matter.text, "refusal", matter.steps, kLikely);
    stance(who, matter, -matter.sign, node, kNo, context, "refusal");
}

}  // namespace demarche::extract
