#include <algorithm>
#include <string>

#include "core/model/utf8.hpp"
#include "importers/extract/clause_reader.hpp"

/// What the words of a saying do where its verb does not tell: what the speaker will do himself,
/// what papers show of others, whose matter something is, what is brought up with somebody.
namespace demarche::extract {

/// "said that it would review its ties", "has said that it will": what speakers say of their own
/// course is what they intend, whatever the verb.
bool ClauseReader::tells_own_course(int part, const Context& said) const {
    const Tree& t = tree();
    const std::string verb = lemma_of(t.token(part));
    const auto is_will = [](const std::string& word) {
        return is_one_of(word, {"will", "would", "shall", "'ll", "'d"});
    };
    const std::vector<int> aux = t.children(part, "aux");
    const auto subject = t.child(part, "nsubj");
    const bool is_left_open = is_will(verb);
    const bool is_meant =
        is_left_open ||
        (t.token(part).upos == Upos::verb && !document_.in_list("no_course", verb) &&
         std::ranges::any_of(aux, [&](int kid) { return is_will(lemma_of(t.token(kid))); }));
    // "will remain a target": what it is, not what it does
    const bool is_state =
        verb == "remain" && std::ranges::any_of(t.children(part), [&](int kid) {
            return kid > part && t.token(kid).upos == Upos::noun &&
                   (is_a(t.token(kid).relation, "xcomp") || is_a(t.token(kid).relation, "obj"));
        });
    // "would have signed": it did not
    const bool is_past_chance =
        std::ranges::any_of(aux, [&](int kid) { return lemma_of(t.token(kid)) == "have"; });
    if (!is_meant || is_state || is_past_chance || !subject || is_negated(t, part) ||
        is_passive(t, part))
        return false;
    const Parties who = subject_of(part, said);
    return !who.empty() && has_actor(said.voice, who.front().actor);
}

/// "would take serious steps": a threat, whatever they are.
bool ClauseReader::is_hard_step(int part) const {
    const Tree& t = tree();
    if (lemma_of(t.token(part)) != "take") return false;
    return std::ranges::any_of(slot(t, part, "obj"), [&](int thing) {
        return is_one_of(lemma_of(t.token(thing)), {"step", "measure", "action"}) &&
               std::ranges::any_of(t.children(thing, "amod"), [&](int kid) {
                   return document_.in_list("retaliating", utf8::lower(t.token(kid).form));
               });
    });
}

/// "had given the rebels money", "armed the guerrillas": help to those whom a speaker calls armed.
bool ClauseReader::aids_armed(int part) const {
    const Tree& t = tree();
    if (is_negated(t, part) ||
        !is_one_of(lexicon_.verb_of(t.token(part)),
                   {"give", "arm", "fund", "finance", "train", "shelter", "equip", "supply", "pay",
                    "sponsor", "harbour", "harbor", "bankroll", "back", "hide", "shield"}))
        return false;
    for (const char* name : {"obj", "iobj", "to", "with"})
        for (const int thing : slot(t, part, name)) {
            const std::string word = utf8::lower(t.token(thing).form);
            if (document_.in_list("group_armed", word) || word == "terrorists" ||
                word == "terrorism")
                return true;
        }
    return false;
}

/// The clause that evidence shows: "papers showed that Mali had armed the rebels".
std::optional<int> ClauseReader::shown_by_evidence(int part) const {
    const Tree& t = tree();
    const auto subject = t.child(part, "nsubj");
    const bool is_shown = subject && !is_negated(t, part) &&
                          is_one_of(lexicon_.verb_of(t.token(part)),
                                    {"show", "prove", "reveal", "suggest", "indicate", "confirm",
                                     "demonstrate", "attest", "establish"}) &&
                          document_.in_list("evidence", lemma_of(t.token(*subject)));
    return is_shown ? t.child(part, "ccomp") : std::nullopt;
}

/// "said that papers showed that Mali had armed the rebels": who says so accuses Mali; it is not
/// told as a fact.
bool ClauseReader::charged_by_evidence(int part, const Context& said) {
    const auto shown = shown_by_evidence(part);
    const bool is_evidence = shown.has_value();
    const int deed = is_evidence ? *shown : part;
    if (said.voice.empty() || said.reality == Reality::supposed) return false;
    const Parties accused = subject_of(deed, said);
    if (accused.empty() || has_actor(said.voice, accused.front().actor)) return false;
    const Predicate* sense = sense_at(deed);
    const bool is_ill =
        aids_armed(deed) ||
        (is_evidence && sense != nullptr && sense->pos == 'v' && sense->cameo >= "15") ||
        (is_evidence && document_.in_list("misdeed", lexicon_.verb_of(tree().token(deed))));
    if (!is_ill || is_negated(tree(), deed) || reality_of(deed, said.reality) != Reality::told)
        return false;
    event(said.voice, accused, "11", deed, "accuse", {}, "statement", {}, kLikely);
    static const Predicate accuses{{"accuse"}, 'v', Does::say, "11", {}, -1, {}, 0.6, false};
    stance(said.voice, {deed, 1, phrase_of(document_, at(deed)), {}, deed}, -1, deed, accuses, said,
           "statement");
    Context supposed = said;
    supposed.reality = Reality::supposed;
    clause(part, supposed);
    return true;
}

/// Whose matter something is: "it is for Peru to choose its friends", "it is up to Peru what it
/// sells", "the quarrel is for Peruvians to settle". Empty where it is nobody's.
Parties ClauseReader::whose_matter(int node) const {
    const Tree& t = tree();
    if (!t.child(node, "cop") || is_negated(t, node)) return {};
    const auto decides = [&](int kid) {
        return document_.in_list("decides", lexicon_.verb_of(t.token(kid))) && has_mark(kid, "to");
    };
    Parties whose;
    if (has_case(t, node, "for") && (t.child(node, "expl") || t.child(node, "nsubj")))
        for (const int kid : t.children(node))
            if (kid > node && decides(kid)) whose = parties_of(document_, at(node), {});
    if (lemma_of(t.token(node)) != "up") return whose;
    const bool is_choice = std::ranges::any_of(t.children(node), [&](int kid) {
        const bool is_question =
            (is_a(t.token(kid).relation, "advcl") || is_a(t.token(kid).relation, "csubj") ||
             is_a(t.token(kid).relation, "ccomp")) &&
            !has_mark(kid, "to");
        return kid > node && (decides(kid) || is_question);
    });
    for (const int to : t.children(node))
        if (is_choice && to > node && has_case(t, to, "to"))
            unite(whose, parties_of(document_, at(to), {}));
    return whose;
}

/// Who says that something is another's matter takes no side.
bool ClauseReader::is_matter_of(int node, const Context& inner) {
    const Parties holders = self(inner);
    if (holders.empty() || inner.reality == Reality::supposed) return false;
    const Parties whose = without(whose_matter(node), holders);
    if (whose.empty()) return false;
    event(holders, whose, "01", node, "matter of", {}, "statement", {}, kLikely);
    return true;
}

/// "raised the killing of two sailors with Chad": who brings up an ill with somebody complains.
bool ClauseReader::raises_with(int node, const Context& inner) {
    const Tree& t = tree();
    if (!is_one_of(lemma_of(t.token(node)), {"raise", "broach"}) || is_negated(t, node) ||
        inner.reality != Reality::told || is_passive(t, node))
        return false;
    const Predicate* known = sense_at(node);  // "raised a siege"
    const Parties who = subject_of(node, inner);
    if (who.empty() || (known != nullptr && known->words.size() > 1)) return false;
    for (const int thing : t.children(node, "obj")) {
        const Predicate* sense = sense_at(thing);
        const bool is_ill = (sense != nullptr && sense->pos == 'n' && sense->cameo >= "17") ||
                            document_.in_list("brought_up", lemma_of(t.token(thing)));
        if (!is_ill || t.token(thing).upos != Upos::noun) continue;
        Parties whom;
        for (const int above : {node, thing})
            for (const int kid : t.children(above))
                if (kid > thing && has_case(t, kid, "with"))
                    unite(whom, parties_of(document_, at(kid), referents(inner)));
        if (whom.empty()) whom = first_inside(document_, at(thing), referents(inner));
        if (sense != nullptr && sense->pos == 'n' && whom.empty())
            whom = owners_of(document_, at(thing));
        whom = without(whom, who);
        event(who, whom, "11", node, "raise", {}, "deed", {}, kLikely);
        Context beside = inner;  // "raised it and asked them to act"
        beside.subject = who;
        Context lower = beside;
        lower.reality = Reality::supposed;
        below(node, lower, {}, beside);
        return true;
    }
    return false;
}

/// True of a step short of force that one may call inevitable: a suspension, a ban, a vote.
bool ClauseReader::can_be_condoned(int node) const {
    const Predicate* done = sense_at(node);
    return can_be_disputed(node) ||
           document_.in_list("sanctioning", lemma_of(tree().token(node))) ||
           (done != nullptr && done->pos == 'n' && done->cameo >= "08" && done->cameo < "18");
}

/// "declared the following:": says nothing that is not told beside it.
bool ClauseReader::says_what_follows(int node) const {
    const Tree& t = tree();
    return std::ranges::any_of(t.children(node, "obj"), [&](int thing) {
        return lemma_of(t.token(thing)) == "following" || lemma_of(t.token(thing)) == "follow";
    });
}

}  // namespace demarche::extract
