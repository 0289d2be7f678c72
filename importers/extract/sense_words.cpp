#include "importers/extract/sense_words.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "core/model/utf8.hpp"
#include "importers/extract/matter.hpp"
#include "importers/extract/slots.hpp"

namespace demarche::extract {

std::string hyphenated(const Tree& tree, int node) {
    if (node < 2 || tree.token(node - 1).form != "-") return {};
    return utf8::lower(tree.token(node - 2).form) + "-" + lemma_of(tree.token(node));
}

namespace {

/// True of "common", "no" and "of" in "made common cause", "left no doubt", "took the side of".
bool describes(const Tree& tree, int noun, std::string_view word) {
    return std::ranges::any_of(tree.children(noun), [&](int kid) {
        const Token& t = tree.token(kid);
        // "cast the one vote against": a preposition with nothing behind it
        if (is_a(t.relation, "nmod"))
            return has_case(tree, kid, word) || (t.upos == Upos::adp && is_word(t, word));
        return (is_a(t.relation, "amod") || is_a(t.relation, "det") ||
                is_a(t.relation, "compound") || is_a(t.relation, "advmod")) &&
               is_word(t, word);
    });
}

/// True of "of" and "medal" in "stripped a banker of his medal", which hangs on the banker as "a
/// man of means" does.
bool is_of_party(const Tree& tree, int party, const Predicate& sense, std::string_view word) {
    const std::string& relation = tree.token(party).relation;
    if (sense.words.size() != 3 || sense.words[1] != "of") return false;
    if (!is_a(relation, "obj") && !is_a(relation, "iobj")) return false;
    return std::ranges::any_of(tree.children(party, "nmod"), [&](int kid) {
        const Token& token = tree.token(kid);
        return kid > party && has_case(tree, kid, "of") && is_word(token, sense.words[2]) &&
               (word == "of" || is_word(token, word));
    });
}

/// True of "Monday", and of "7" in "on September 7" where the month hangs on the day.
bool is_date(const Tree& tree, int node) {
    if (is_time(tree.token(node))) return true;
    return tree.token(node).upos == Upos::num &&
           std::ranges::any_of(tree.children(node),
                               [&](int kid) { return is_time(tree.token(kid)); });
}

/// True of "envoys" in "threw out three of its envoys", "expelled a number of diplomats", of
/// "talks" in "opened two days of talks", of "rifles" in "tens of thousands of rifles".
bool is_some_of(const Tree& tree, int some, std::string_view word) {
    static constexpr std::array<std::string_view, 35> kSome = {
        "one",       "some",      "several",   "number", "dozen",  "handful", "pair",
        "couple",    "score",     "many",      "group",  "half",   "ten",     "hundred",
        "thousand",  "million",   "ton",       "tonne",  "load",   "batch",   "shipload",
        "bag",       "sack",      "crate",     "box",    "parcel", "kilo",    "litre",
        "truckload", "lorryload", "planeload", "day",    "week",   "month",   "hour"};
    const Token& token = tree.token(some);
    if (token.upos != Upos::num && std::ranges::find(kSome, lemma_of(token)) == kSome.end())
        return false;
    return std::ranges::any_of(tree.children(some, "nmod"), [&](int kid) {
        return kid > some && has_case(tree, kid, "of") &&
               (is_word(tree.token(kid), word) || is_some_of(tree, kid, word));
    });
}

/// True of "joint" in "began a week of joint drills", where "drill" is of the sense.
bool is_some_described(const Tree& tree, int some, const Predicate& sense, std::string_view word) {
    for (const int kid : tree.children(some, "nmod"))
        for (std::size_t i = 1; i < sense.words.size(); ++i)
            if (is_word(tree.token(kid), sense.words[i]) &&
                is_some_of(tree, some, sense.words[i]) && describes(tree, kid, word))
                return true;
    return false;
}

/// True where a word of the sense is what stands before the noun: "outside" of "rally outside".
bool is_of_sense_mark(const Tree& tree, int noun, const Predicate& sense) {
    return std::any_of(sense.words.begin() + 1, sense.words.end(),
                       [&](const std::string& word) { return has_case(tree, noun, word); });
}

/// True where "to" stands before a verb and the sense has no such slot: "welcomed the offer to
/// mediate" is not "welcomed to".
bool is_of_infinitive(const Token& mark, std::string_view word, const Predicate& sense) {
    return word == "to" && mark.relation == "mark" &&
           std::ranges::find(sense.content, "inf") == sense.content.end();
}

}  // namespace

bool is_object_of_relative(const Tree& tree, int node) {
    const Token& token = tree.token(node);
    if (token.relation != "acl:relcl" || is_passive(tree, node)) return false;
    const auto subject = tree.child(node, "nsubj");
    const auto object = tree.child(node, "obj");
    if (!subject || is_relative(tree, *subject) || token.head > *subject) return false;
    if (object) return is_relative(tree, *object);
    // "the base through which they pass"
    return std::ranges::none_of(tree.children(node, "obl"),
                                [&](int kid) { return is_relative(tree, kid); });
}

bool has_word(const Tree& tree, int node, const Predicate& sense, std::string_view word) {
    // "gave in to the demand", not "gave it up in answer to the demand"
    static constexpr std::array<std::string_view, 8> kParticles = {"in",   "up",   "out",  "off",
                                                                   "down", "away", "back", "over"};
    static constexpr std::array<std::string_view, 8> kOnWhat = {
        "ground", "basis", "pretext", "condition", "behalf", "eve", "instruction", "occasion"};
    const auto names = [&](const std::vector<std::string>& slots) {
        return std::ranges::find(slots, word) != slots.end();
    };
    const bool is_particle = std::ranges::find(kParticles, word) != kParticles.end() &&
                             !names(sense.content) && !names(sense.target);
    const auto is_of_sense = [&](const Token& token) {
        return std::any_of(sense.words.begin() + 1, sense.words.end(),
                           [&](const std::string& other) { return is_word(token, other); });
    };
    if (word == "not" && is_negated(tree, node)) return true;
    for (const int kid : tree.children(node)) {
        const Token& t = tree.token(kid);
        // "called it, at the same meeting, a mistake": no meeting is called.
        const bool is_aside =
            is_a(t.relation, "obl") && std::ranges::any_of(tree.children(kid), [&](int below) {
                return below < kid && tree.token(below).form == ",";
            });
        if (is_aside) continue;
        // "burned flags outside the embassy": no embassy burned
        if (is_a(t.relation, "obl") && is_word(t, word) &&
            (has_case(tree, kid, "outside") || has_case(tree, kid, "near") ||
             has_case(tree, kid, "around") || has_case(tree, kid, "opposite")) &&
            !is_of_sense_mark(tree, kid, sense))
            continue;
        // "turned it down on the ground that": nobody turned on it
        if (word == "on" && is_a(t.relation, "obl") && !is_of_sense(t) &&
            std::ranges::find(kOnWhat, lemma_of(t)) != kOnWhat.end())
            continue;
        const bool bears =
            is_a(t.relation, "obj") || is_a(t.relation, "nsubj:pass") ||
            is_a(t.relation, "xcomp") || is_a(t.relation, "advmod") ||
            is_a(t.relation, "compound:prt") || is_a(t.relation, "obl") ||
            is_a(t.relation, "ccomp") || is_a(t.relation, "discourse") ||  // "voted no"
            (is_a(t.relation, "mark") && kid > node) ||  // not "to" of "to resolve"
            is_a(t.relation, "case") || is_a(t.relation, "nmod") ||
            (tree.token(node).upos == Upos::noun &&
             (is_a(t.relation, "compound") || is_a(t.relation, "nummod")));  // "zero tolerance"
        if (bears && (is_word(t, word) || hyphenated(tree, kid) == word)) return true;
        if (bears && is_some_of(tree, kid, word)) return true;
        if (bears && is_of_sense(t) && describes(tree, kid, word)) return true;
        // "began a week of joint drills"
        if (bears && is_some_described(tree, kid, sense, word)) return true;
        if (is_of_party(tree, kid, sense, word)) return true;
        if (is_a(t.relation, "obl") || is_a(t.relation, "nmod") || is_a(t.relation, "advcl") ||
            is_a(t.relation, "xcomp") || is_a(t.relation, "ccomp")) {
            if (is_date(tree, kid) && word != "until") continue;
            for (const int below : tree.children(kid))
                if ((is_of_sense(t) || !is_of_infinitive(tree.token(below), word, sense)) &&
                    (tree.token(below).relation == "case" ||
                     tree.token(below).relation == "mark") &&
                    lemma_of(tree.token(below)) == word &&
                    (!is_particle || below == node + 1 || is_of_sense(t) ||
                     (below > node && is_of_sense(tree.token(below - 1)))))
                    return true;
        }
    }
    // "the agreement reached by Chad", "the visit that the king paid to Oslo"
    const Token& verb = tree.token(node);
    if (sense.pos == 'v' && verb.relation == "acl" && verb.xpos == "VBN" && verb.head >= 0 &&
        tree.token(verb.head).upos == Upos::noun && is_word(tree.token(verb.head), word))
        return true;
    // "the deal that Chad struck with Togo", "the military action it took"; not "the road it took
    // to Togo"
    static constexpr std::array<std::string_view, 5> kGovern = {"to", "into", "in", "on", "at"};
    const bool is_governed =
        sense.words.size() > 2 && std::ranges::find(kGovern, sense.words[1]) != kGovern.end();
    if (sense.pos == 'v' && !is_governed && is_object_of_relative(tree, node) &&
        is_of_sense(tree.token(verb.head)) &&
        (is_word(tree.token(verb.head), word) || describes(tree, verb.head, word)))
        return true;
    // "expressed interest in the plan": a parse may give the plan to the verb.
    const Token& own = tree.token(node);
    if (own.upos == Upos::noun && is_a(own.relation, "obj") && own.head >= 0 && !is_particle)
        for (const int beside : tree.children(own.head, "obl"))
            if (beside > node && has_case(tree, beside, word)) return true;
    return false;
}

}  // namespace demarche::extract
