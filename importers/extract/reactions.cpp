#include <algorithm>

#include "core/model/utf8.hpp"
#include "importers/extract/clause_reader.hpp"

/// What is done about something that was done or said before: "greeted it with relief", "answered
/// with tariffs of its own", "is of the same opinion".
namespace demarche::extract {

/// "reacted with fury to the ruling", "viewed the build-up with alarm", "responded coolly": the
/// feeling that the verb at `node` is done with. Null where there is none.
const Predicate* ClauseReader::feeling_of(int node) const {
    static const Predicate pleased{{"be", "pleased"}, 'v', Does::act, "05", {}, 1, {}, 0.5, false};
    static const Predicate upset{{"be", "upset"}, 'v', Does::act, "11", {}, -1, {}, 0.6, false};
    const Tree& t = tree();
    for (const int kid : t.children(node, "obl")) {
        if (!has_case(t, kid, "with") && !has_case(t, kid, "in")) continue;
        const Predicate* sense = sense_at(kid);
        const bool is_feeling =
            sense != nullptr && sense->pos == 'n' && sense->sign != 0 && sense->does == Does::act &&
            is_one_of(sense->cameo, {"05", "11", "12"}) && !t.child(kid, "nmod:poss");
        if (is_feeling) return sense;
    }
    for (const int kid : t.children(node, "advmod")) {
        const std::string how = utf8::lower(t.token(kid).form);
        if (document_.in_list("pleasedly", how)) return &pleased;
        if (document_.in_list("angrily", how)) return &upset;
    }
    return nullptr;
}

/// What a reaction is on: the object, what stands behind "to" or "at", else what was told last.
Matter ClauseReader::reacted_to(int node) const {
    for (const char* name : {"obj", "to", "at", "over", "that"})
        for (const int thing : slot(tree(), node, name)) {
            const std::string form = utf8::lower(tree().token(thing).form);
            if (thing == node || document_.in_list("pronoun_thing", form) ||
                is_one_of(form, {"this", "that", "they", "them", "what", "which"}))
                continue;
            return matter_of(document_, lexicon_, at(thing));
        }
    return told_before(node);
}

bool ClauseReader::reacts(int node, const Parties& subject, const Context& inner) {
    const Tree& t = tree();
    if (!document_.in_list("reacts", lexicon_.verb_of(t.token(node))) ||
        inner.reality != Reality::told || is_negated(t, node))
        return false;
    const Predicate* feeling = feeling_of(node);
    if (feeling == nullptr) return false;
    Parties who = subject;
    if (who.empty() && is_passive(t, node)) who = heard_in(node, *feeling);
    // "Notes with concern the clashes"
    if (who.empty() && is_resolution_line(node)) who = resolving_body();
    if (who.empty()) return false;
    const Matter matter = reacted_to(node);
    const Parties targets = matter.node == node
                                ? Parties{}
                                : first_inside(document_, at(matter.node), referents(inner));
    event(who, targets, feeling->sign > 0 ? "05" : "11", node, feeling->name(), matter.text, "deed",
          matter.steps, kLikely);
    if (!matter.text.empty())
        stance(who, matter, feeling->sign * matter.sign, node, *feeling, inner, "deed");
    return true;
}

/// "retaliated with tariffs of its own", "answered with air strikes": the deed is what hangs on it.
bool ClauseReader::answers(int node, const Parties& subject, const Context& inner) {
    const Tree& t = tree();
    if (subject.empty() || is_passive(t, node) || is_negated(t, node) ||
        !is_one_of(lexicon_.verb_of(t.token(node)),
                   {"respond", "retaliate", "answer", "reply", "react", "follow", "counter"}))
        return false;
    for (const int kid : t.children(node, "obl")) {
        if (!has_case(t, kid, "with")) continue;
        const std::string noun = lemma_of(t.token(kid));
        const Predicate* sense = sense_at(kid);
        std::string root = document_.in_list("sanctioning", noun) ? "16" : std::string{};
        if (sense != nullptr && root.empty() && sense->cameo.substr(0, 2) >= "15")
            root = sense->cameo.substr(0, 2);
        if (root.empty()) continue;
        const Predicate deed{{"answer", "with", noun}, 'v', Does::act, root, {}, 0, {}, 0.5, false};
        Parties targets;
        for (const char* name : {"against", "on"})
            for (const int whom : slot(t, kid, name))
                unite(targets, parties_of(document_, at(whom), referents(inner)));
        event(subject, targets, code_of(deed, node, inner.reality, false), node, deed.name(), {},
              "deed", {}, kLikely);
        return true;
    }
    return false;
}

/// "'Absurd,' was the ministry's word for it", "'deeply dismayed' was the phrase used by Berne": a
/// verdict, or a feeling, on what hangs on the word, else on what was told last.
bool ClauseReader::is_word_for(int node, const Context& inner) {
    const Tree& t = tree();
    const auto be = t.child(node, "cop");
    if (!be || !document_.in_list("wording", lemma_of(t.token(node)))) return false;
    const Predicate* says = nullptr;
    for (const int kid : t.children(node)) {
        if (kid > *be || says != nullptr) continue;
        says = quality_of(kid);
        if (says == nullptr) says = lexicon_.attitude(utf8::lower(t.token(kid).form));
    }
    Parties who;
    if (const auto owner = t.child(node, "nmod:poss"))
        who = parties_of(document_, at(*owner), referents(inner));
    for (const int kid : t.children(node, "acl"))
        if (who.empty() && is_passive(t, kid)) who = subject_of(kid, inner);
    if (says == nullptr || says->sign == 0 || who.empty()) return false;
    Matter matter = told_before(node);
    for (const char* name : {"on", "of", "for"})
        for (const int thing : slot(t, node, name))
            if (t.token(thing).upos == Upos::noun)
                matter = matter_of(document_, lexicon_, at(thing));
    const Parties targets = matter.node == node
                                ? Parties{}
                                : first_inside(document_, at(matter.node), referents(inner));
    event(who, targets, says->cameo, node, says->name(), matter.text, "verdict", matter.steps,
          kLikely);
    if (matter.node != node)
        stance(who, matter, says->sign * matter.sign, node, *says, inner, "verdict");
    return true;
}

/// "will not be blackmailed by Ruritania", "will not intimidate us", says somebody of himself.
bool ClauseReader::defies(int node, const Context& inner) {
    const Tree& t = tree();
    const Parties own = self(inner);
    if (own.empty() || !is_negated(t, node) || inner.reality == Reality::supposed ||
        !document_.in_list("bullies", lexicon_.verb_of(t.token(node))))
        return false;
    const auto is_own = [&](std::string_view relation) {
        const auto whom = t.child(node, relation);
        if (!whom) return false;
        const Parties found = parties_of(document_, at(*whom), referents(inner));
        return !found.empty() && has_actor(own, found.front().actor);
    };
    const bool passive = is_passive(t, node);
    if (passive ? !is_own("nsubj:pass") : !is_own("obj")) return false;
    event(own, without(subject_of(node, inner), own), "12", node, "defy", {}, "refusal", {},
          kLikely);
    return true;
}

/// "took the same line", "voiced similar views", "is of the same opinion": 1; "took the opposite
/// view": -1; 0 where nothing is said of how one view is to another.
int ClauseReader::shares_view(int node) const {
    const Tree& t = tree();
    std::optional<int> view = t.child(node, "obj");
    if (t.child(node, "cop") && has_case(t, node, "of")) view = node;
    if (!view || !document_.in_list("stand", lemma_of(t.token(*view)))) return 0;
    if (view != node && !document_.in_list("takes_stand", lexicon_.verb_of(t.token(node))))
        return 0;
    for (const int kid : t.children(*view, "amod")) {
        const std::string how = lemma_of(t.token(kid));
        if (is_one_of(how, {"same", "similar", "identical", "like"})) return 1;
        if (is_one_of(how, {"opposite", "contrary"})) return -1;
    }
    const bool is_that = std::ranges::any_of(t.children(*view, "det"), [&](int kid) {
        return is_one_of(lemma_of(t.token(kid)), {"this", "that", "these", "those"});
    });
    return is_that && lexicon_.verb_of(t.token(node)) == "share" ? 1 : 0;
}

/// Turns what was found from `events` and `stances` on into its refusal, of a refusal into consent.
void ClauseReader::turn_round(std::size_t events, std::size_t stances) {
    for (std::size_t i = events; i < found_.events.size(); ++i) {
        std::string& code = found_.events[i].cameo;
        code = is_one_of(std::string_view{code}.substr(0, 2), {"11", "12"}) ? "05" : "12";
    }
    for (std::size_t i = stances; i < found_.stances.size(); ++i) {
        Position& position = found_.stances[i].position;
        if (position != Position::neutral)
            position = position == Position::supports ? Position::opposes : Position::supports;
    }
}

bool ClauseReader::agrees(int node, const Context& inner) {
    const int how = shares_view(node);
    if (how == 0 || found_.events.empty() || inner.reality == Reality::supposed ||
        is_negated(tree(), node))
        return false;
    const EventFinding last = last_main_deed();
    const Parties who = subject_of(node, inner);
    if (who.empty() || sentence_ - last.sentence > 1 || last.cameo.starts_with("04")) return false;
    const std::size_t events = found_.events.size();
    const std::size_t stances = found_.stances.size();
    echo(last.node, last.sentence, who, node);
    if (how < 0) turn_round(events, stances);
    return true;
}

}  // namespace demarche::extract
