#include <algorithm>
#include <span>

#include "core/model/utf8.hpp"
#include "importers/extract/clause_reader.hpp"

/// What it is to say something of somebody else: an accusation, a threat, an appeal, a defence.
namespace demarche::extract {

/// "acted in bad faith", "illegally fished", "opened fire without warning": a wrong, whatever it
/// was.
bool ClauseReader::is_done_wrongly(int part) const {
    const Tree& t = tree();
    return std::ranges::any_of(t.children(part), [&](int kid) {
        const Token& token = t.token(kid);
        if (is_a(token.relation, "advmod"))
            return document_.in_list("wrongfully", utf8::lower(token.form));
        if (!is_a(token.relation, "obl")) return false;
        const std::string noun = lemma_of(token);
        if (has_case(t, kid, "without"))
            return is_one_of(noun, {"justification", "warning", "provocation", "consent",
                                    "permission", "cause", "reason", "notice", "authorisation",
                                    "authorization", "mandate", "scruple", "regard", "shame"});
        const bool is_bad = std::ranges::any_of(
            t.children(kid, "amod"), [&](int how) { return lemma_of(t.token(how)) == "bad"; });
        return has_case(t, kid, "in") &&
               (is_one_of(noun, {"violation", "breach", "defiance", "contravention", "disregard",
                                 "contempt", "infringement"}) ||
                (noun == "faith" && is_bad));
    });
}

/// "had shown contempt", "showed no respect": what somebody shows is ill.
bool ClauseReader::shows_vice(int part) const {
    const Tree& t = tree();
    if (!is_one_of(lexicon_.verb_of(t.token(part)),
                   {"show", "display", "demonstrate", "exhibit", "betray", "evince", "reveal"}))
        return false;
    const char* list = is_negated(t, part) ? "virtue" : "vice";
    return std::ranges::any_of(t.children(part, "obj"), [&](int thing) {
        return document_.in_list(list, lemma_of(t.token(thing)));
    });
}

/// "said that Chad had shown contempt": who says so accuses it, which does nothing.
bool ClauseReader::blames_for_vice(int node, const Context& inner) {
    if (inner.voice.empty() || !shows_vice(node)) return false;
    const Parties who = subject_of(node, inner);
    return !who.empty() && !has_actor(inner.voice, who.front().actor);
}

namespace {

/// "Mali's gunners wounded two, doctors said": told, not complained of.
bool is_told_by_onlookers(const Document& document, std::size_t sentence) {
    const Tree& tree = document.tree(sentence);
    for (int node = 0; node < tree.size(); ++node)
        if (is_a(tree.token(node).relation, "nsubj") && tree.head(node) >= 0 &&
            document.in_list("onlooker", lemma_of(tree.token(node))) &&
            document.in_list("voices", lemma_of(tree.token(tree.head(node)))))
            return true;
    return false;
}

}  // namespace

/// "said that Chad had betrayed the accord": who says so of another accuses it.
void ClauseReader::accusation(int part, const Context& said) {
    const Tree& t = tree();
    const bool is_vice = shows_vice(part);
    if (t.token(part).upos != Upos::verb || (is_negated(t, part) && !is_vice) ||
        reality_of(part, said.reality) != Reality::told || said.voice.empty())
        return;
    Parties accused = subject_of(part, said);
    if (const auto caught = t.child(part, "nsubj:pass");
        caught && lemma_of(t.token(part)) == "catch")
        accused = parties_of(document_, at(*caught), referents(said));
    if (accused.empty() || has_actor(said.voice, accused.front().actor)) return;
    const Predicate* sense = sense_at(part);
    const Predicate* judged = lexicon_.said_of_subject(t, part);
    const std::string root = sense == nullptr ? std::string{} : sense->cameo.substr(0, 2);
    const bool is_misdeed = document_.in_list("misdeed", lexicon_.verb_of(t.token(part)));
    const bool is_caught = is_passive(t, part) && lemma_of(t.token(part)) == "catch";
    const bool is_bad = is_vice || is_misdeed || is_caught || is_done_wrongly(part) ||
                        (judged != nullptr && judged->sign < 0) || root >= "17";
    if (!is_bad) return;
    if (root >= "17") {
        if (is_told_by_onlookers(document_, sentence_)) return;
        // "gunmen killed two, Kenyan police said": nobody is accused
        std::erase_if(accused, [&](const Party& one) { return is_nameless_group(document_, one); });
        if (accused.empty()) return;
    }
    event(said.voice, accused, "11", part, "accuse", {}, "statement", {}, kLikely);
    // "Chad had betrayed the accord, said Togo": it is against the betrayal.
    static const Predicate accuses{{"accuse"}, 'v', Does::say, "11", {}, -1, {}, 0.6, false};
    const bool is_told = std::ranges::any_of(found_.stances, [&](const StanceFinding& other) {
        return other.sentence == sentence_ && t.is_below(other.node, part);
    });
    const std::string& relation = t.token(part).relation;
    const bool is_clause =
        part == t.root() || is_a(relation, "ccomp") || is_a(relation, "parataxis");
    if (!is_told && is_clause)
        stance(said.voice, {part, 1, phrase_of(document_, at(part)), {}, part}, -1, part, accuses,
               said, "statement");
}

/// "said that Niger would pay dearly": who says so threatens it. "Any raid will be met with force",
/// "measures would follow": whom, the clause leaves open.
bool ClauseReader::is_threat(int part, const Parties& others, const Context& said) {
    const Tree& t = tree();
    if (reality_of(part, said.reality) != Reality::intended || is_negated(t, part)) return false;
    const std::string verb = lexicon_.verb_of(t.token(part));
    const auto is_harm = [&](int thing) {
        const std::string noun = lemma_of(t.token(thing));
        return document_.in_list("reprisal", noun) || document_.in_list("harm", noun);
    };
    if (!others.empty() && is_one_of(verb, {"pay", "suffer", "regret", "rue", "face"})) {
        const bool is_dear =
            verb != "face" || std::ranges::any_of(t.children(part, "obj"), is_harm);
        if (is_dear) event(said.voice, others, "13", part, verb, {}, "statement", {}, kLikely);
        return is_dear;
    }
    // "any raid would be regarded as an act of war"
    const Parties doers = subject_of(part, said);
    const bool is_own = !doers.empty() && has_actor(said.voice, doers.front().actor);
    const bool is_taken = document_.in_list("taken_for", verb) && (is_passive(t, part) || is_own);
    const auto is_casus = [&](int thing) {
        const std::string noun = lemma_of(t.token(thing));
        const bool is_act = is_one_of(noun, {"act", "declaration", "casus", "cause"});
        return document_.in_list("hostility", noun) ||
               (is_act && std::ranges::any_of(t.children(thing, "nmod"), [&](int kid) {
                    return document_.in_list("hostility", lemma_of(t.token(kid)));
                }));
    };
    if (is_taken)
        for (const int thing : slot(t, part, "as"))
            if (is_casus(thing)) {
                event(said.voice, {}, "13", part, verb, {}, "statement", {}, kLikely);
                return true;
            }
    const std::vector<int> answers = verb == "meet" ? slot(t, part, "with") : std::vector<int>{};
    const auto subject = t.child(part, "nsubj");
    const bool is_met = is_passive(t, part) && std::ranges::any_of(answers, is_harm);
    const bool is_following = verb == "follow" && subject && is_harm(*subject);
    if (!is_met && !is_following) return false;
    event(said.voice, {}, "13", part, verb, {}, "statement", {}, kLikely);
    return true;
}

/// What is said of a party that has something: "had a duty to", "had every right to", "had no
/// business there". Empty where it is nothing.
std::string ClauseReader::code_of_having(int part) const {
    for (const int thing : tree().children(part, "obj")) {
        const std::string noun = lemma_of(tree().token(thing));
        const bool is_none = is_negated(tree(), part);
        if (is_one_of(noun, {"duty", "responsibility", "obligation"})) return is_none ? "" : "02";
        if (noun == "right") return is_none ? "11" : "05";
        // "had no legal basis for its claim"
        if (is_none && is_one_of(noun, {"basis", "ground", "justification", "mandate"}))
            return "11";
        // "had a hand in it", "had blood on its hands"
        if (is_one_of(noun, {"hand", "blood"})) return is_none ? "" : "11";
        if (is_none && is_one_of(noun, {"business", "shame", "excuse", "respect"})) return "11";
    }
    return {};
}

/// What is said of a party that is something: "was right to sign", "was responsible for the raid",
/// "would be wise to sign". Empty where it is nothing.
std::string ClauseReader::code_of_being(int part) const {
    const std::string word = utf8::lower(tree().token(part).form);
    if (!tree().child(part, "cop") || is_negated(tree(), part)) return {};
    if (is_one_of(word, {"right", "justified", "entitled"})) return "05";
    // "was behind the raid"
    const Predicate* done = sense_at(part);
    if (has_case(tree(), part, "behind") && done != nullptr && done->pos == 'n' &&
        done->cameo >= "14")
        return "11";
    if (is_one_of(word, {"wise", "better", "well-advised"})) return "02";
    if (is_one_of(word, {"responsible", "guilty", "wrong", "mistaken", "complicit", "culpable",
                         "liable", "unreliable", "isolated"}))
        return "11";
    return {};
}

/// "said that Peru owed it an apology", "had a duty to": an appeal; "had every right to", "deserved
/// support": a defence; "was to blame": an accusation.
bool ClauseReader::is_duty_or_right(int part, const Parties& others, const Context& said) {
    if (others.empty() || reality_of(part, said.reality) == Reality::supposed) return false;
    const std::string verb = lexicon_.verb_of(tree().token(part));
    std::string code = verb == "have" ? code_of_having(part) : code_of_being(part);
    if (!is_negated(tree(), part)) {
        if (is_one_of(verb, {"owe", "ought"})) code = "02";
        if (is_one_of(verb, {"deserve", "merit"})) code = "05";
        if (verb == "blame" && has_mark(part, "to") && tree().child(part, "cop")) code = "11";
    }
    event(said.voice, others, code, part, verb, {}, "statement", {}, kLikely);
    return !code.empty();
}

/// "It is up to Peru to make the first move", "it is time for Peru to act", "the ball is in Peru's
/// court": an appeal to it.
bool ClauseReader::is_turn_of(int part, const Context& said) {
    const Tree& t = tree();
    const std::string word = lemma_of(t.token(part));
    if (!whose_matter(part).empty()) return false;
    Parties whose;
    const bool is_time = t.child(part, "cop") && (word == "time" || word == "turn");
    for (const std::string_view relation : {"obl", "nmod", "advcl", "acl"})
        for (const int kid : t.children(part, relation)) {
            if (is_time && has_case(t, kid, "for"))
                unite(whose, parties_of(document_, at(kid), {}));
            if (const auto who = t.child(kid, "nsubj"); is_time && who && has_mark(kid, "for"))
                unite(whose, parties_of(document_, at(*who), {}));
        }
    if (word == "court")
        if (const auto ball = t.child(part, "nsubj"); ball && lemma_of(t.token(*ball)) == "ball")
            whose = owners_of(document_, at(part));
    // "said it was up to Peru to sign"
    if (word == "up" && t.child(part, "cop"))
        for (const int kid : t.children(part))
            if (kid > part && has_case(t, kid, "to"))
                unite(whose, parties_of(document_, at(kid), {}));
    if (whose.empty() || has_actor(said.voice, whose.front().actor)) return false;
    event(said.voice, whose, "02", part, "turn", {}, "obligation", {}, kLikely);
    return true;
}

void ClauseReader::said_of_others(int part, const Context& said) {
    accusation(part, said);
    if (said.voice.empty() || said.reality == Reality::supposed) return;
    Parties others = subject_of(part, said);
    if (!others.empty() && has_actor(said.voice, others.front().actor)) others.clear();
    if (is_threat(part, others, said)) return;
    if (is_duty_or_right(part, others, said)) return;
    is_turn_of(part, said);
}

/// True of what no state takes back: "recalled the parallel growth", not "recalled the envoy".
bool ClauseReader::is_called_to_mind(int node) const {
    const std::vector<int> things = slot(tree(), node, "obj");
    return !things.empty() && std::ranges::all_of(things, [&](int thing) {
        const Token& token = tree().token(thing);
        const std::string noun = lemma_of(token);
        const bool is_sent =
            document_.in_list("posted", noun) || document_.in_list("agent", noun) ||
            document_.in_list("office", noun) || document_.in_list("moved_out", noun) ||
            is_one_of(noun, {"team", "staff", "adviser", "observer", "expert", "monitor",
                             "inspector", "citizen", "national", "worker", "student"});
        return token.upos == Upos::noun && !is_sent;
    });
}

}  // namespace demarche::extract
