#include <algorithm>
#include <string>

#include "core/model/utf8.hpp"
#include "importers/extract/clause_reader.hpp"

/// What a speaker says of a thing by the words that its clause is made of, where its verb gives no
/// verdict of its own: "the toll would bring misery", "the pact removed a thorn from its side".
namespace demarche::extract {

namespace {

constexpr int kDeepestPhrase = 3;  // "an instrument of the politics of fear"

}  // namespace

/// The sign of what the phrase at `node` names: of a misfortune -1, of its end 1; 0 where it says
/// nothing good or bad.
int ClauseReader::tenor_of_phrase(int node, int depth) const {
    if (depth > kDeepestPhrase) return 0;
    const Tree& t = tree();
    const Predicate* sense = sense_at(node);
    if (sense != nullptr && sense->does == Does::end)
        for (const int thing : content_of(node, *sense))
            if (const int inner = tenor_of_phrase(thing, depth + 1); inner != 0) return -inner;
    if (const Predicate* says = quality_of(node); says != nullptr && says->sign != 0)
        return says->sign;
    if (document_.in_list("good_thing", lemma_of(t.token(node)))) return 1;
    const bool is_harm = document_.in_list("ill_thing", lemma_of(t.token(node)));
    const bool is_deed = sense != nullptr && sense->pos == 'n' && sense->does == Does::act &&
                         sense->cameo.substr(0, 2) >= "17";
    if (is_harm || is_deed) return -1;
    if (t.token(node).upos != Upos::noun) return 0;
    for (const int kid : t.children(node, "nmod"))
        if (has_case(t, kid, "of"))
            if (const int inner = tenor_of_phrase(kid, depth + 1); inner != 0) return inner;
    return 0;
}

/// The sign of what the verb at `node` does by what it does it to: "brought misery" -1, "removed a
/// thorn" 1.
int ClauseReader::tenor_of_clause(int node) const {
    const Tree& t = tree();
    const Predicate* sense = sense_at(node);
    const bool is_end = sense != nullptr && sense->pos == 'v' &&
                        (sense->does == Does::end || sense->does == Does::not_do);
    const int turn = is_negated(t, node) != is_end ? -1 : 1;
    for (const int thing : slot(t, node, "obj"))
        if (!is_passive(t, node))
            if (const int sign = tenor_of_phrase(thing, 0); sign != 0) return sign * turn;
    if (is_end) return 0;
    for (const int kid : t.children(node, "obl")) {
        const bool is_towards = has_case(t, kid, "to") || has_case(t, kid, "into") ||
                                has_case(t, kid, "for") || has_case(t, kid, "in") ||
                                has_case(t, kid, "towards") || has_case(t, kid, "of");
        if (kid > node && is_towards)
            if (const int sign = tenor_of_phrase(kid, 0); sign != 0) return sign * turn;
    }
    return 0;
}

/// What an attempt is by what is attempted: "an attempt to divide us", "a bid to bring misery",
/// "a means of dividing us", "is designed to divide us". Null where that is nothing good or bad.
const Predicate* ClauseReader::purpose_of(int node) const {
    static const Predicate good{{"attempt"}, 'n', Does::judged, "05", {}, 1, {}, 0.5, false};
    static const Predicate bad{{"attempt"}, 'n', Does::judged, "11", {}, -1, {}, 0.6, false};
    const Tree& t = tree();
    const bool is_noun = document_.in_list("attempt_noun", lemma_of(t.token(node)));
    const bool is_meant = document_.in_list("meant_to", utf8::lower(t.token(node).form)) &&
                          (is_passive(t, node) || t.child(node, "cop"));
    // What something is called, no attempt that is told of: "backs efforts to end it".
    const bool is_called = t.child(node, "cop") || has_case(t, node, "as") ||
                           is_a(t.token(node).relation, "xcomp") ||
                           (t.head(node) >= 0 && lemma_of(t.token(t.head(node))) == "see");
    if ((!(is_noun && is_called) && !is_meant) || is_negated(t, node)) return nullptr;
    for (const int kid : t.children(node)) {
        if (kid < node || t.token(kid).upos != Upos::verb || is_passive(t, kid)) continue;
        const std::string& relation = t.token(kid).relation;
        const bool is_purpose = has_mark(kid, "to") || has_mark(kid, "of") || has_mark(kid, "at") ||
                                has_mark(kid, "for");
        if (!is_purpose || is_a(relation, "conj")) continue;
        // "designed to disrupt terrorism": no ill
        const bool is_ill_hit = std::ranges::any_of(
            slot(t, kid, "obj"), [&](int thing) { return tenor_of_phrase(thing, 0) < 0; });
        if (is_ill_hit && lexicon_.said_of_subject(t, kid) != nullptr) continue;
        const Predicate* does = lexicon_.said_of_subject(t, kid);
        const int sign =
            does != nullptr ? does->sign * (is_negated(t, kid) ? -1 : 1) : tenor_of_clause(kid);
        if (sign != 0) return sign > 0 ? &good : &bad;
    }
    return nullptr;
}

/// Writes down the side that a speaker takes by such words. False where they take none.
bool ClauseReader::tenor(int node, const Predicate* sense, const Context& inner) {
    const Tree& t = tree();
    const Parties holders = self(inner);
    if (holders.empty() || inner.reality == Reality::supposed || t.token(node).upos != Upos::verb)
        return false;
    const bool is_open =
        sense == nullptr || (sense->pos == 'v' && sense->sign == 0 && sense->cameo.empty() &&
                             sense->does != Does::judge && sense->does != Does::say);
    const bool is_ending = sense != nullptr && sense->pos == 'v' &&
                           (sense->does == Does::end || sense->does == Does::fact);
    if ((!is_open && !is_ending) || lexicon_.said_of_subject(t, node) != nullptr) return false;
    const auto subject = subject_of_verdict(node);
    if (!subject || is_passive(t, node) || is_relative(t, *subject)) return false;
    if (t.token(*subject).upos == Upos::propn ||
        !parties_of(document_, at(*subject), referents(inner)).empty())
        return false;
    // "its aim is to secure peace" says nothing of the aim
    const bool is_aim = document_.in_list("aim_noun", lemma_of(t.token(*subject)));
    const int sign = is_aim || lemma_of(t.token(node)) == "contain" ? 0 : tenor_of_clause(node);
    if (sign == 0) return false;
    static const Predicate good{{"call"}, 'v', Does::judged, "05", {}, 1, {}, 0.5, false};
    static const Predicate bad{{"call"}, 'v', Does::judged, "11", {}, -1, {}, 0.5, false};
    const Predicate& says = sign > 0 ? good : bad;
    const Matter matter = matter_of(document_, lexicon_, at(*subject));
    const std::string name = lemma_of(t.token(node));
    event(holders, parties_inside(document_, at(*subject), referents(inner)), says.cameo, node,
          name, matter.text, "verdict", "tenor; " + matter.steps, kWeak);
    stance(holders, matter, sign * matter.sign, node, says, inner, "verdict");
    return true;
}

}  // namespace demarche::extract
