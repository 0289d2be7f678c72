#include <algorithm>
#include <set>
#include <utility>

#include "core/model/utf8.hpp"
#include "importers/extract/asides.hpp"
#include "importers/extract/clause_reader.hpp"

namespace demarche::extract {
namespace {

/// "called off his visit": what it governs does not come about.
bool is_put_off(const Predicate& sense) {
    return is_one_of(sense.words.front(), {"reverse", "overturn", "undo", "shelve"}) ||
           (is_one_of(sense.words.front(), {"call", "cancel", "postpone", "put"}) &&
            sense.cameo.starts_with("16"));
}

/// True where what the sense governs is asked for, intended or complained of: not told as a fact.
bool is_unreal_below(const Predicate& sense) {
    const std::string root = sense.cameo.substr(0, 2);
    const bool is_stopped = sense.does == Does::end && root != "08";
    const bool is_barred = is_one_of(sense.words.front(), {"ban", "bar", "forbid", "prohibit"});
    return is_barred || sense.does == Does::ask || sense.does == Does::will ||
           sense.does == Does::not_do || sense.does == Does::foresee || is_stopped ||
           is_put_off(sense) || root == "11" || root == "12" || root == "13";
}

}  // namespace

void ClauseReader::event(const Parties& sources, const Parties& targets, const std::string& cameo,
                         int node, const std::string& name, const std::string& matter,
                         std::string rule, std::string steps, double confidence) {
    if (cameo.empty()) return;
    const Parties others = without(targets, sources);
    for (const Party& source : sources) {
        EventFinding finding{source, {},     cameo, name,  sentence_,
                             node,   matter, rule,  steps, confidence};
        if (others.empty()) found_.events.push_back(finding);
        for (const Party& target : others) {
            finding.target = target;
            found_.events.push_back(finding);
        }
    }
}

void ClauseReader::together(const Parties& sides, int node, const Predicate& sense,
                            const std::string& code) {
    keep_together(sides);
    const std::string rule = code.starts_with("04") ? "meeting" : "together";
    for (std::size_t i = 0; i < sides.size(); ++i)
        for (std::size_t k = i + 1; k < sides.size(); ++k)
            event({sides[i]}, {sides[k]}, code, node, sense.name(), {}, rule, {}, kSure);
}

/// True of a noun for a word or an attitude, "opposition", not of one for a deed, "kidnapping".
bool ClauseReader::is_said(int noun) const {
    const Predicate* sense = sense_at(noun);
    if (sense == nullptr || sense->pos != 'n') return false;
    const std::string root = sense->cameo.substr(0, 2);
    return root <= "05" ? root != "04" : root >= "10" && root <= "13";
}

/// "announced the closure of its mission": who announces it does it.
bool ClauseReader::is_decreed(int noun, const Predicate& verb) const {
    const Predicate* sense = sense_at(noun);
    return sense != nullptr && sense->pos == 'n' &&
           is_one_of(sense->cameo.substr(0, 2), {"06", "07", "08", "09", "16"}) &&
           is_one_of(verb.words.front(), {"announce", "declare", "proclaim", "confirm", "decree"});
}

void ClauseReader::speech(int node, const Predicate& sense, const Parties& subject, Context inner) {
    const std::vector<int> content = content_of(node, sense);
    const std::size_t events = found_.events.size();
    const std::size_t stances = found_.stances.size();
    const Parties targets = slot_parties(node, sense, subject, content, inner);
    if (!subject.empty()) last_speaker_ = subject;
    // "declared the ruling void", "pronounced itself satisfied"
    if (is_one_of(sense.words.front(), {"declare", "proclaim"}) && sense.words.size() == 1) {
        judgement(node, subject, inner);
        if (found_.events.size() > events) return below(node, inner, {});
    }
    Context told = inner;
    told.voice = subject.empty() ? inner.voice : subject;
    const auto speakers = tree().child(node, "nsubj");
    told.is_of_many = speakers && !subject.empty() &&
                      (tree().child(*speakers, "conj") || tree().token(*speakers).xpos == "NNS");
    told.subject = {};
    if (says_what_follows(node)) return below(node, inner, {});
    for (const int part : content) {
        if (charged_by_evidence(part, told)) continue;
        called_out(part, subject, inner);
        // "underlined its opposition to the toll": whose opposition it is.
        Context said = told;
        if (is_a(tree().token(part).relation, "obj") && (is_said(part) || is_decreed(part, sense)))
            said.subject = subject;
        clause(part, said);
        said_of_others(part, said);
    }
    // "'A trap,' he said of the offer": a noun alone is no clause.
    for (const int part : tree().children(node, "ccomp"))
        if (std::ranges::find(content, part) == content.end() && !cries(part, told))
            exclaimed(part, subject, inner);
    if (is_one_of(sense.words.front(), {"speak", "talk"}))
        spoken_of(node, sense, subject, content, inner);
    Context beside = inner;
    beside.subject = subject;
    Context lower = inner;
    if (!subject.empty()) lower.subject = subject;  // "he said, adding that"
    // "told China that it would not recognise the zone": what a speaker does is done to the
    // listener.
    for (std::size_t i = events; i < found_.events.size(); ++i) {
        EventFinding& event = found_.events[i];
        const bool is_own = event.target.actor.empty() && has_actor(subject, event.source.actor);
        if (is_own && targets.size() == 1 && targets.front().actor != event.source.actor)
            event.target = targets.front();
    }
    below(node, lower, content, beside);
    if (content.empty() && !subject.empty() && inner.reality == Reality::told &&
        is_a(tree().token(node).relation, "parataxis") && !is_negated(tree(), node))
        only_said_ = Statement{subject, node, sense.name()};
    // What is said tells a deed or takes a side: that counts, not that it was said. A side that
    // others take in what is told of them is none of the speaker's.
    const bool is_own_side =
        std::any_of(found_.stances.begin() + static_cast<std::ptrdiff_t>(stances),
                    found_.stances.end(), [&](const StanceFinding& one) {
                        return subject.empty() || has_actor(subject, one.holder.actor);
                    });
    if (is_own_side || found_.events.size() > events || content.empty() || gives_reason(node) ||
        is_announced_alone(tree(), node))
        return;
    // "left no doubt that": its own negation makes none.
    const bool negated = is_denied_there(node, sense);
    std::string code = code_of(sense, node, inner.reality, negated);
    for (const int part : content)
        if (code == "01" && tells_own_course(part, told)) code = is_hard_step(part) ? "13" : "03";
    // "Chad and Niger agreed that a truce was needed": with each other
    const bool is_mutual = std::ranges::find(sense.target, "mutual") != sense.target.end();
    if (is_mutual && targets.empty() && subject.size() > 1)
        together(subject, node, sense, code);
    else
        event(subject, targets, code, node, sense.name(), {}, "statement", {}, kWeak);
    // "reaffirmed the treaty": what is said again is held to.
    if (sense.cameo.starts_with("05"))
        positions(node, sense, subject, inner, slot(tree(), node, "obj"));
}

/// "'A huge mistake,' said X", "'Unacceptable,' X said": a verdict on what was told last.
void ClauseReader::called_out(int part, const Parties& subject, const Context& inner) {
    const Token& token = tree().token(part);
    const bool is_bare = is_a(token.relation, "ccomp") && token.upos != Upos::verb &&
                         token.upos != Upos::aux && !tree().child(part, "cop") &&
                         !tree().child(part, "nsubj");
    const Predicate* says = is_bare ? quality_of(part) : nullptr;
    if (says == nullptr || says->sign == 0 || is_negated(tree(), part)) return;
    // "'A trap,' he said of the offer"
    if (const std::vector<int> things = slot(tree(), tree().head(part), "of"); !things.empty())
        return judged_so(subject, things.front(), says->sign, part, says->name(), inner);
    event(subject, {}, says->cameo, part, says->name(), last_matter_, "verdict", "told before; ",
          kLikely);
    stance(subject, told_before(part), says->sign, part, *says, inner, "verdict");
}

/// As `called_out`, where nothing shows what it is said of: no position then.
void ClauseReader::exclaimed(int part, const Parties& subject, const Context& inner) {
    if (!slot(tree(), tree().head(part), "of").empty()) return called_out(part, subject, inner);
    const bool is_bare = !tree().child(part, "cop") && !tree().child(part, "nsubj") &&
                         tree().token(part).upos != Upos::verb;
    const Predicate* says = is_bare ? quality_of(part) : nullptr;
    if (says != nullptr && says->sign != 0 && !is_negated(tree(), part))
        event(subject, {}, says->cameo, part, says->name(), {}, "verdict", {}, kWeak);
}

/// "spoke of a historic success": what somebody speaks of is called so by him.
void ClauseReader::spoken_of(int node, const Predicate& sense, const Parties& subject,
                             const std::vector<int>& content, const Context& inner) {
    std::vector<int> things = content;
    if (things.empty()) things = slot(tree(), node, "of");
    for (const int thing : things) {
        // "spoke of its regret at the raid": the feeling says what it is on
        const Predicate* felt = sense_at(thing);
        if (felt != nullptr && felt->pos == 'n' && felt->does == Does::act && felt->sign != 0 &&
            !is_negated(tree(), node))
            if (const std::vector<int> on = content_of(thing, *felt); !on.empty()) {
                deed(thing, *felt, subject, inner, on);
                positions(thing, *felt, subject, inner, on);
                continue;
            }
        const Predicate* says = quality_of(thing);
        // "a day of shame", "a climate of fear"
        static const Predicate ill{{"speak", "of"}, 'v', Does::say, "11", {}, -1, {}, 0.5, false};
        if (says == nullptr && tenor_of_phrase(thing, 0) < 0) says = &ill;
        if (says == nullptr || says->sign == 0 || is_negated(tree(), node)) continue;
        const Matter matter{thing, 1, phrase_of(document_, at(thing)), {}, thing};
        event(subject, first_inside(document_, at(thing), referents(inner)),
              code_of(*says, node, inner.reality, false), node, sense.name(), matter.text,
              "verdict", says->name(), kLikely);
        if (!document_.in_list("feeling", lemma_of(tree().token(thing))))
            stance(subject, matter, says->sign, node, *says, inner, "verdict");
    }
}

void ClauseReader::predicate(int node, const Predicate& sense, const Parties& subject,
                             Context inner) {
    const std::vector<int> content = content_of(node, sense);
    deed(node, sense, subject, inner, content);
    const std::size_t stances = found_.stances.size();
    // "the plan Russia opposes"
    const bool is_on_noun = content.empty() && tree().token(node).relation == "acl:relcl" &&
                            std::ranges::find(sense.content, "obj") != sense.content.end() &&
                            leaves_out_object(node);
    // "a ban that Oslo imposed and that Rome has never recognised"
    const int above = tree().head(node);
    const bool is_on_noun_too = content.empty() && above >= 0 &&
                                is_a(tree().token(node).relation, "conj") &&
                                tree().token(above).relation == "acl:relcl" &&
                                has_mark(node, "that") && tree().child(node, "nsubj") &&
                                std::ranges::find(sense.content, "obj") != sense.content.end();
    // "a text sponsored by Kenya"
    const bool is_done_to_noun = content.empty() && tree().token(node).relation == "acl" &&
                                 is_passive(tree(), node) &&
                                 std::ranges::find(sense.content, "obj") != sense.content.end();
    const std::vector<int> on = is_on_noun_too ? std::vector<int>{tree().head(above)}
                                : is_on_noun || is_done_to_noun ? std::vector<int>{above}
                                : content.empty()               ? understood_content(node, sense)
                                                                : content;
    positions(node, sense, subject, inner, on);
    side_of_deed(node, sense, subject, inner, stances);
    inner.subject = subject;
    Context lower = inner;
    const bool is_denied = is_denied_there(node, sense) || is_of_none(node);
    const Deed told{sentence_, node, &sense, subject, subject, content, inner.reality, is_denied};
    // "has never ceased to oppose it", "did not hesitate to condemn it"
    const bool goes_on =
        is_denied && is_one_of(sense.words.front(), {"cease", "stop", "tire", "hesitate", "waver"});
    if (((is_unreal_below(sense) && !is_settled(told)) || is_denied) && !goes_on)
        lower.reality = Reality::supposed;
    // "did not hesitate to condemn it": it did
    if (is_denied && is_one_of(sense.words.front(), {"hesitate", "flinch", "shrink"}))
        lower.reality = inner.reality;
    if (is_of_own_people(node, sense, subject) && !is_denied && inner.reality == Reality::told)
        lower.reality = Reality::intended;
    below(node, lower, {}, inner);
    // "suspended aid, following the example of Paris"
    for (const int kid : tree().children(node, "obl"))
        if (is_one_of(lemma_of(tree().token(kid)), {"example", "lead", "suit"}) &&
            has_case(tree(), kid, "follow"))
            for (const int whose : tree().children(kid, "nmod"))
                echo(node, sentence_, parties_of(document_, at(whose), referents(inner)), kid);
    if (const Parties others = without(led_by(node), subject);
        !others.empty() && others.size() <= most_together)
        echo(node, sentence_, others, node);
    echo_as(node, node, inner);
    exceptions(node, sense, inner, on);
    // "the Russian plan": whose plan it is backs it.
    for (const int thing : content) proposer(thing, inner);
}

/// "signed it, as did France", "is in favour, as are Austria and Italy": who does what the clause
/// above tells. Nothing where the clause at `node` says no such thing.
std::optional<int> ClauseReader::who_does_so(int node) const {
    if (!has_mark(node, "as")) return std::nullopt;
    const std::string verb = lemma_of(tree().token(node));
    if (is_one_of(verb, {"do", "have", "be"}))
        return tree().child(node, tree().child(node, "nsubj") ? "nsubj" : "obj");
    const auto be = tree().child(node, "cop");
    const bool is_name = tree().token(node).upos == Upos::propn;
    return be && is_name && *be < node && !tree().child(node, "nsubj") ? std::optional{node}
                                                                       : std::nullopt;
}

/// What is told at `deed` is done too by whom a clause below `node` names: "as did France".
void ClauseReader::echo_as(int node, int deed, const Context& inner) {
    for (const int kid : tree().children(node, "advcl"))
        if (const auto other = who_does_so(kid))
            echo(deed, sentence_, parties_of(document_, at(*other), referents(inner)), kid);
}

bool ClauseReader::has_mark(int node, std::string_view word) const {
    return std::ranges::any_of(tree().children(node), [&](int kid) {
        const std::string& relation = tree().token(kid).relation;
        return (is_a(relation, "mark") || is_a(relation, "advmod") || relation == "cc:preconj") &&
               lemma_of(tree().token(kid)) == word;
    });
}

/// What was done at `node` of `sentence` is done by `others` too, as `at_node` of this sentence
/// says: "as did France", "Norway followed suit".
void ClauseReader::echo(int node, std::size_t sentence, const Parties& others, int at_node) {
    const std::vector<EventFinding> events = found_.events;
    std::set<std::pair<std::string, std::string>> told;
    for (const EventFinding& event : events)
        if (event.node == node && event.sentence == sentence)
            for (const Party& other : others) {
                if (event.target.actor == other.actor ||
                    !told.emplace(other.actor.text, event.target.actor.text + event.cameo).second)
                    continue;
                EventFinding& copy = found_.events.emplace_back(event);
                copy.source = other;
                copy.sentence = sentence_;
                copy.node = at_node;
                copy.rule = "likewise";
            }
    told.clear();
    const std::vector<StanceFinding> stances = found_.stances;
    for (const StanceFinding& stance : stances)
        if (stance.node == node && stance.sentence == sentence)
            for (const Party& other : others)
                if (told.emplace(other.actor.text, stance.target).second)
                    also_held(stance, {other}, at_node, false);
}

}  // namespace demarche::extract
