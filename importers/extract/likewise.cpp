#include <algorithm>

#include "core/model/utf8.hpp"
#include "importers/extract/clause_reader.hpp"

/// What another does as somebody did before: the same, the contrary, the same to him.
namespace demarche::extract {

/// The deed that was told last, not one that a noun in it tells: "condemned the raid by Chad", of
/// which "so did Niger" says that it condemned, not that it raided. There must be a deed.
EventFinding ClauseReader::last_main_deed() const {
    const EventFinding& last = found_.events.back();
    const Tree& before = document_.tree(last.sentence);
    for (auto event = found_.events.rbegin(); event != found_.events.rend(); ++event) {
        if (event->sentence != last.sentence) break;
        if (before.is_below(last.node, event->node) && event->node != last.node) return *event;
    }
    return last;
}

/// "nor does Benin", "neither did Togo": does as little as was told before.
bool ClauseReader::joins_denial(int node) const {
    const auto joint = tree().child(node, "cc");
    return joint && is_one_of(lemma_of(tree().token(*joint)), {"nor", "neither"});
}

/// "said much the same", "spoke in the same vein", "struck a similar note", "fell into step": what
/// was told last, in other words.
bool ClauseReader::says_the_same(int node) const {
    const Tree& t = tree();
    const std::string verb = lexicon_.verb_of(t.token(node));
    const auto is_alike = [&](int thing) {
        return lemma_of(t.token(thing)) == "same" ||
               std::ranges::any_of(t.children(thing), [&](int kid) {
                   return is_one_of(utf8::lower(t.token(kid).form),
                                    {"same", "similar", "like", "identical", "comparable"});
               });
    };
    const auto is_way = [&](int thing) {
        return is_one_of(lemma_of(t.token(thing)),
                         {"vein", "note", "tone", "term", "language", "line", "fashion", "strain",
                          "effect", "tune", "chord", "same", "way"});
    };
    const bool is_word = is_one_of(verb, {"say", "speak", "strike", "use", "express", "convey",
                                          "talk", "write", "adopt", "sound", "argue", "react"});
    const bool is_falling = verb == "fall";
    return std::ranges::any_of(t.children(node), [&](int kid) {
        const std::string& relation = t.token(kid).relation;
        if (!is_a(relation, "obj") && !is_a(relation, "obl")) return false;
        if (is_falling)
            return has_case(t, kid, "into") && is_one_of(lemma_of(t.token(kid)), {"step", "line"});
        return is_word && is_way(kid) && is_alike(kid);
    });
}

/// "Norway followed", "followed suit", "did the same": the deed that was told last is theirs too.
bool ClauseReader::follows(int node, const Parties& doers, Reality reality) {
    const Tree& t = tree();
    const std::string verb = lemma_of(t.token(node));
    const auto object = t.child(node, "obj");
    const bool is_nor = joins_denial(node);
    const std::string what = object ? lemma_of(t.token(*object)) : std::string{};
    // "Britain followed within the hour"
    const bool is_bare =
        !object && !is_passive(t, node) && std::ranges::all_of(t.children(node), [&](int kid) {
            const std::string& relation = t.token(kid).relation;
            return is_a(relation, "nsubj") || is_a(relation, "advmod") || is_a(relation, "aux") ||
                   is_a(relation, "obl") || is_a(relation, "cc") || is_a(relation, "conj") ||
                   is_a(relation, "punct") || is_a(relation, "parataxis");
        });
    const bool is_follow =
        verb == "follow" && (what == "suit" || what == "example" || what == "lead" || is_bare);
    // "so does Denmark", "nor will Chile"
    const bool is_so =
        (is_one_of(verb, {"do", "be", "have"}) || t.token(node).xpos == "MD") && !object &&
        (is_nor || has_mark(node, "so") || has_mark(node, "neither") ||
         (node + 1 < t.size() && verb == "do" && utf8::lower(t.token(node + 1).form) == "so"));
    const bool is_likewise = is_one_of(verb, {"do", "be", "have"}) && !object &&
                             (has_mark(node, "likewise") || has_mark(node, "too") ||
                              (verb == "do" && has_mark(node, "also")));
    // "did not sign it, nor did Chile", where not signing is no deed
    const auto is_of_clause = [&](const auto& finding) {
        return finding.sentence == sentence_ && finding.node == t.head(node);
    };
    if (is_nor && is_so && !doers.empty() && std::ranges::none_of(found_.events, is_of_clause) &&
        std::ranges::any_of(found_.stances, is_of_clause)) {
        echo(t.head(node), sentence_, doers, node);
        return true;
    }
    const bool is_same = is_so || is_likewise || says_the_same(node) ||
                         (verb == "do" && (what == "same" || what == "likewise"));
    if (doers.empty() || found_.events.empty() || !(is_follow || is_same)) return false;
    EventFinding last = last_main_deed();
    // "followed Oslo's example": what Oslo did first, wherever it was told; no statement
    bool is_of_another = false;
    if (is_follow && object)
        if (const auto whose = t.child(*object, "nmod:poss")) {
            const Parties owners = parties_of(document_, at(*whose), {});
            for (const EventFinding& event : found_.events)
                if (!is_of_another && has_actor(owners, event.source.actor) &&
                    (event.cameo >= "14" || event.cameo.starts_with("05") ||
                     event.cameo.starts_with("12"))) {
                    last = event;
                    is_of_another = true;
                }
        }
    const bool is_talk = last.cameo < "02" || last.cameo.starts_with("04");
    const bool is_far = sentence_ - last.sentence > 1 && !is_of_another;
    if (is_far || (is_follow && is_talk && (is_bare || last.cameo < "02"))) return false;
    if ((is_negated(t, node) && !is_nor) || reality == Reality::supposed ||
        reality == Reality::wanted)
        return true;
    const std::size_t events = found_.events.size();
    echo(last.node, last.sentence, doers, node);
    if (reality == Reality::intended) will_be_done(events);
    return true;
}

/// "Germany will do so": what others did it promises, or threatens.
void ClauseReader::will_be_done(std::size_t from) {
    for (std::size_t i = from; i < found_.events.size(); ++i) {
        std::string& code = found_.events[i].cameo;
        const std::string root = code.substr(0, 2);
        if (root >= "04" && root <= "08") code = "03";
        if (root >= "14") code = "13";
    }
}

/// "Canada expelled a Cuban envoy, and Havana responded in kind": what was done last is done to who
/// did it.
bool ClauseReader::answers_in_kind(int node, const Parties& doers) {
    const Tree& t = tree();
    const bool is_answer = is_one_of(
        lemma_of(t.token(node)),
        {"respond", "reply", "retaliate", "answer", "react", "reciprocate", "hit", "strike"});
    if (!is_answer || doers.empty() || found_.events.empty() || !is_past(node) ||
        reality_of(node, Reality::told) != Reality::told)
        return false;
    const bool is_in_kind = std::ranges::any_of(t.children(node), [&](int kid) {
        return lemma_of(t.token(kid)) == "kind" && has_case(t, kid, "in");
    });
    if (!is_in_kind) return false;
    for (auto last = found_.events.rbegin(); last != found_.events.rend(); ++last) {
        if (sentence_ - last->sentence > 1) return false;
        if (last->cameo < "11" || has_actor(doers, last->source.actor)) continue;
        const EventFinding answered = *last;
        event(doers, {answered.source}, answered.cameo, node, "respond in kind", {}, "likewise", {},
              kLikely);
        return true;
    }
    return false;
}

/// Others hold the position too, or the contrary one where `is_turned`; no side stays none.
void ClauseReader::also_held(StanceFinding position, const Parties& by, int node, bool is_turned) {
    for (const Party& other : by) {
        StanceFinding& copy = found_.stances.emplace_back(position);
        copy.holder = other;
        copy.reported_by = {};
        copy.sentence = sentence_;
        copy.node = node;
        copy.rule = "likewise";
        if (is_turned && copy.position != Position::neutral)
            copy.position =
                copy.position == Position::supports ? Position::opposes : Position::supports;
    }
}

/// "Peru asked Chile to leave. Chile will not.", "We shall not.": a refusal of what was asked last;
/// "Peru accepted it. Chile did not."
bool ClauseReader::will_not(int node, const Context& context) {
    const Tree& t = tree();
    constexpr int kLongest = 6;  // tokens of such a sentence
    const auto subject = t.child(node, "nsubj");
    const bool is_modal =
        is_one_of(lemma_of(t.token(node)), {"will", "would", "shall", "wo", "can"});
    // "Unfortunately, Prime Minister Nour of Chile did not."
    const bool is_bare_do =
        lemma_of(t.token(node)) == "do" && subject && *subject < node &&
        std::ranges::all_of(t.children(node), [&](int kid) {
            const std::string& relation = t.token(kid).relation;
            return kid == *subject || is_a(relation, "advmod") || is_a(relation, "punct");
        });
    if (node != t.root() || !subject || (t.size() > kLongest && !is_bare_do) ||
        !is_negated(t, node) || (!is_modal && !is_bare_do) || found_.stances.empty())
        return false;
    const StanceFinding last = found_.stances.back();
    const Parties who = subject_of(node, context);
    if (who.empty() || sentence_ - last.sentence > 1 || has_actor(who, last.holder.actor))
        return false;
    event(who, {last.holder}, "12", node, "will not", last.target, "likewise", {}, kLikely);
    also_held(last, who, node, true);
    return true;
}

/// "France signed it, but Spain did not": Spain refused what France did.
bool ClauseReader::differs(int node, const Context& context) {
    const Tree& t = tree();
    const Token& token = t.token(node);
    const auto subject = t.child(node, "nsubj");
    const bool is_bare =
        subject && is_one_of(lemma_of(token), {"do", "will", "would", "have", "be"}) &&
        (is_a(token.relation, "conj") || is_a(token.relation, "parataxis") ||
         (is_a(token.relation, "advcl") &&
          (has_mark(node, "while") || has_mark(node, "whereas") || has_mark(node, "although")))) &&
        is_negated(t, node) && !joins_denial(node) && t.head(node) >= 0 &&
        std::ranges::all_of(t.children(node), [&](int kid) {
            const std::string& relation = t.token(kid).relation;
            return kid == *subject || is_a(relation, "advmod") || is_a(relation, "cc") ||
                   is_a(relation, "mark") || is_a(relation, "punct") || is_a(relation, "parataxis");
        });
    if (!is_bare) return false;
    const std::size_t events = found_.events.size();
    const std::size_t stances = found_.stances.size();
    echo(t.head(node), sentence_, parties_of(document_, at(*subject), referents(context)), node);
    turn_round(events, stances);
    return true;
}

}  // namespace demarche::extract
