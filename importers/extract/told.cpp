#include <algorithm>
#include <set>
#include <utility>

#include "core/model/utf8.hpp"
#include "importers/extract/clause_reader.hpp"

namespace demarche::extract {
namespace {

constexpr double kSure = 0.7;
constexpr double kLikely = 0.5;
constexpr double kWeak = 0.35;

/// True where doing it takes no side on what it is done to: sending, building, giving. A deed alone
/// is a position only where the deed is what is disputed (a veto, a recognition, a vote).
bool is_plain_deed(const Predicate& sense) {
    const bool turns = sense.does == Does::fact || sense.does == Does::end;
    const std::string root = sense.cameo.substr(0, 2);
    // A suit, an objection that is dropped.
    const bool is_suit = sense.does == Does::act && sense.sign != 0 &&
                         (root == "09" || (root == "08" && sense.words.size() > 1));
    return (turns && root.empty()) || (root >= "06" && root <= "09" && !is_suit) || root == "15" ||
           root > "16";
}

/// Verbs whose matter readers know: a treaty to sign, a draft to vote on.
bool leaves_out_matter(const Predicate& sense) {
    return is_one_of(sense.words.front(), {"abstain", "sign", "vote"});
}

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
    return sense.does == Does::ask || sense.does == Does::will || sense.does == Does::not_do ||
           sense.does == Does::foresee || is_stopped || is_put_off(sense) || root == "11" ||
           root == "12" || root == "13";
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

/// What a position is on. "It" and "them" are the plan, treaty or the like that the sentence named
/// last before them, else the thing that is the subject of a clause before, else what the last
/// position was on.
std::string ClauseReader::target_of(const Matter& matter) {
    const Token& said = tree().token(matter.node);
    if (is_relative(tree(), matter.node))
        if (auto meant = antecedent_of(tree(), matter.node)) {
            // "a base in Poland, which Russia opposes": the base, whatever the clause hangs on.
            while (tree().head(*meant) >= 0 && document_.place_at(at(*meant)) != nullptr &&
                   (is_a(tree().token(*meant).relation, "nmod") ||
                    is_a(tree().token(*meant).relation, "conj")))
                meant = tree().head(*meant);
            return last_matter_ = phrase_of(document_, at(*meant));
        }
    // "an idea that Chad welcomed", where the parse does not say that "that" is relative
    if (is_one_of(utf8::lower(matter.text), {"that", "which", "this", "whom", "who"})) {
        for (int above = tree().head(matter.node); above >= 0; above = tree().head(above))
            if (tree().token(above).relation == "acl:relcl" && tree().head(above) >= 0)
                return last_matter_ = phrase_of(document_, at(tree().head(above)));
        return last_matter_;
    }
    if (said.upos != Upos::pron) return last_matter_ = matter.text;
    const bool is_many = is_one_of(utf8::lower(said.form), {"them", "these", "those", "they"});
    for (int node = matter.node - 1; node >= 0; --node) {
        const Token& token = tree().token(node);
        const bool is_noun = token.upos == Upos::noun || token.upos == Upos::propn;
        if (is_noun && is_many == (token.xpos == "NNS" || token.xpos == "NNPS") &&
            document_.in_list("instrument", lemma_of(token)))
            return last_matter_ = phrase_of(document_, at(node));
    }
    for (int node = matter.node - 1; node >= 0; --node) {
        const Token& token = tree().token(node);
        const bool is_thing = token.upos == Upos::noun && is_a(token.relation, "nsubj") &&
                              parties_of(document_, at(node), {}).empty();
        if (is_thing) return last_matter_ = phrase_of(document_, at(node));
    }
    return last_matter_;
}

void ClauseReader::stance(const Parties& holders, const Matter& matter, int sign, int node,
                          const Predicate& sense, const Context& context, std::string rule) {
    if (matter.text.empty()) return;
    const std::string target = target_of(matter);
    const bool takes_side = sign != 0 || sense.is_neutral;
    if (!takes_side || target.empty() || context.reality == Reality::supposed) return;
    for (const Party& holder : holders) {
        StanceFinding finding;
        finding.holder = holder;
        // "Moscow opposes it, Lavrov said": on his word, who speaks for the holder.
        for (const Party& voice : context.voice)
            if (voice.actor == holder.actor && holder.speaker.empty())
                finding.holder.speaker = voice.speaker;
        finding.target = target;
        finding.position = sense.is_neutral ? Position::neutral
                           : sign > 0       ? Position::supports
                                            : Position::opposes;
        finding.strength = sense.strength;
        finding.condition = condition_of(node);
        if (!context.voice.empty() && !has_actor(context.voice, holder.actor))
            finding.reported_by = context.voice.front();
        finding.sentence = sentence_;
        finding.node = node;
        finding.rule = rule;
        finding.steps = matter.steps + sense.name() + (sense.sign < 0 ? " -" : " +");
        finding.confidence = sense.does == Does::act ? kSure : kLikely;
        found_.stances.push_back(std::move(finding));
    }
}

void ClauseReader::speech(int node, const Predicate& sense, const Parties& subject, Context inner) {
    const std::vector<int> content = content_of(node, sense);
    const std::size_t events = found_.events.size();
    const std::size_t stances = found_.stances.size();
    const Parties targets = slot_parties(node, sense, subject, content, inner);
    if (!subject.empty()) last_speaker_ = subject;
    Context told = inner;
    told.voice = subject.empty() ? inner.voice : subject;
    told.subject = {};
    for (const int part : content) clause(part, told);
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
    // What is said tells a deed or takes a side: that counts, not that it was said.
    if (found_.stances.size() > stances || found_.events.size() > events || content.empty()) return;
    event(subject, targets, code_of(sense, node, inner.reality, is_negated(tree(), node)), node,
          sense.name(), {}, "statement", {}, kWeak);
}

void ClauseReader::verdict(int node, const Predicate& sense, const Context& context) {
    const Parties holders = self(context);
    auto subject = tree().child(node, "nsubj");
    // "serves science and is lawful": the subject of the first
    if (!subject && is_a(tree().token(node).relation, "conj"))
        subject = tree().child(tree().head(node), "nsubj");
    if (holders.empty() || !subject || context.reality == Reality::supposed) return;
    const Matter matter = matter_of(document_, lexicon_, at(*subject));
    const int turn = is_negated(tree(), node) ? -1 : 1;
    const Parties targets = parties_inside(document_, at(*subject), referents(context));
    const std::string not_so = sense.sign > 0 ? "12" : std::string{};
    event(holders, targets, turn > 0 ? sense.cameo : not_so, node, sense.name(), matter.text,
          "verdict", matter.steps, kLikely);
    stance(holders, matter, sense.sign * matter.sign * turn, node, sense, context, "verdict");
}

/// The words that may be what the object is called: complements of the verb, and what a parse hangs
/// on the object behind it.
std::vector<int> ClauseReader::complements(int node, const std::vector<int>& objects) const {
    std::vector<int> found;
    for (const int kid : tree().children(node)) {
        const std::string& relation = tree().token(kid).relation;
        const bool is_object = !objects.empty() && kid == objects.front();
        if (objects.size() > 1 && kid == objects.back()) found.push_back(kid);
        if (is_a(relation, "xcomp") || is_a(relation, "obl") || is_a(relation, "advcl") ||
            is_a(relation, "ccomp") || is_a(relation, "appos") ||
            (is_a(relation, "obj") && !is_object))
            found.push_back(kid);
    }
    for (const int object : objects)
        for (const int kid : tree().children(object))
            if (kid > object && (is_a(tree().token(kid).relation, "acl") ||
                                 is_a(tree().token(kid).relation, "amod") ||
                                 is_a(tree().token(kid).relation, "appos")))
                found.push_back(kid);
    return found;
}

/// "called the deal historic", "described the report as unbalanced": what the last word says of the
/// object.
void ClauseReader::judgement(int node, const Parties& subject, const Context& inner) {
    std::vector<int> objects = slot(tree(), node, "obj");
    // "called the idea blackmail": a parse may take both nouns for one.
    if (objects.size() == 1)
        if (const auto thing = tree().child(objects.front(), "compound");
            thing && lexicon_.verdict(tree(), objects.front()) != nullptr &&
            tree().token(objects.front()).upos == Upos::noun)
            objects = {*thing, objects.front()};
    for (const int kid : complements(node, objects)) {
        const Predicate* says = lexicon_.verdict(tree(), kid);
        // "an honourable one", "a dangerous step"
        for (const int part : tree().children(kid, "amod"))
            if (says == nullptr) says = lexicon_.verdict(tree(), part);
        if (says == nullptr) continue;
        const int turn = is_negated(tree(), node) != is_negated(tree(), kid) ? -1 : 1;
        Parties targets;
        for (const int object : objects)
            unite(targets, first_inside(document_, at(object), referents(inner)));
        const bool happens = inner.reality != Reality::supposed && turn > 0;
        const Matter matter =
            objects.empty() ? Matter{} : matter_of(document_, lexicon_, at(objects.front()));
        event(subject, targets, happens ? says->cameo : std::string{}, node, says->name(),
              matter.text, "verdict", matter.steps, kLikely);
        stance(subject, matter, says->sign * matter.sign * turn, node, *says, inner, "verdict");
        return;
    }
    // "called the Greek prime minister": on the telephone
    if (lemma_of(tree().token(node)) != "call" || !complements(node, objects).empty()) return;
    Parties called;
    for (const int object : objects) unite(called, parties_of(document_, at(object), {}));
    static const Predicate phone{{"call"}, 'v', Does::act, "04", {}, 0, {"obj"}, 0.5, false};
    Parties sides = subject;
    unite(sides, called);
    const bool is_person = !called.empty() && !called.front().speaker.empty();
    if (is_person && sides.size() > 1)
        together(sides, node, phone, code_of(phone, node, inner.reality, is_negated(tree(), node)));
}

/// "Russia is against the plan", "France is behind the proposal".
void ClauseReader::side_taken(int node, const Parties& subject, const Context& inner) {
    if (!tree().child(node, "cop") || !tree().child(node, "nsubj")) return;
    const auto mark = tree().child(node, "case");
    const std::string word = mark ? lemma_of(tree().token(*mark)) : std::string{};
    // "is in favour of the plan": what hangs on the favour.
    int thing = node;
    if (word == "in" && is_one_of(lemma_of(tree().token(node)), {"favour", "favor"}))
        for (const int kid : tree().children(node, "nmod"))
            if (has_case(tree(), kid, "of")) thing = kid;
    if (!is_one_of(word, {"against", "behind", "for"}) && thing == node) return;
    static const Predicate against{{"against"}, 'v', Does::act, "12", {}, -1, {}, 0.8};
    static const Predicate behind{{"behind"}, 'v', Does::act, "05", {}, 1, {}, 0.7};
    const Predicate& sense = word == "against" ? against : behind;
    const bool negated = is_negated(tree(), node);
    const Matter matter = matter_of(document_, lexicon_, at(thing));
    event(subject, parties_inside(document_, at(thing), referents(inner)),
          code_of(sense, node, inner.reality, negated), node, sense.name(), matter.text, "deed",
          matter.steps, kLikely);
    stance(subject, matter, sense.sign * matter.sign * (negated ? -1 : 1), node, sense, inner,
           "deed");
}

/// "London must come to the table", says another: a demand on London, and a stance for what is
/// wanted.
void ClauseReader::obligation(int node, const Parties& subject, const Context& inner) {
    const Parties holders = self(inner);
    if (holders.empty()) return;
    static const Predicate must{{"must"}, 'v', Does::ask, "10", {}, 1, {}, 0.8};
    static const Predicate should{{"should"}, 'v', Does::ask, "02", {}, 1, {}, 0.6};
    const bool is_strong = std::ranges::any_of(tree().children(node, "aux"), [&](int kid) {
        return lemma_of(tree().token(kid)) == "must";
    });
    const Predicate& sense = is_strong ? must : should;
    Parties targets = subject;
    if (targets.empty())
        for (const int kid : tree().children(node, "nsubj"))
            unite(targets, parties_inside(document_, at(kid), referents(inner)));
    targets = without(targets, holders);
    const Matter matter = matter_of(document_, lexicon_, at(node));
    if (!targets.empty() || subject.empty())
        event(holders, targets, sense.cameo, node, sense.name(), matter.text, "obligation",
              matter.steps, kLikely);
    stance(holders, matter, matter.sign, node, sense, inner, "obligation");
}

/// True where soldiers, ships or planes are the subject of the verb.
bool ClauseReader::is_by_military(int node) const {
    for (const std::string_view relation : {"nsubj", "obl:agent"})
        if (const auto doer = tree().child(node, relation))
            if (document_.in_list("military", lemma_of(tree().token(*doer))) ||
                document_.in_list("military", utf8::lower(tree().token(*doer).form)))
                return true;
    return false;
}

/// What the deed is as events: a meeting of all sides, a deed that the subjects do together, or
/// each for itself.
void ClauseReader::deed(int node, const Predicate& sense, const Parties& subject,
                        const Context& inner, const std::vector<int>& content) {
    const Parties targets = slot_parties(node, sense, subject, content, inner);
    const bool negated = is_negated(tree(), node);
    std::string code = code_of(sense, node, inner.reality, negated);
    if (code == "18" && is_by_military(node)) code = "19";
    const bool is_meeting = code.starts_with("04");
    const bool is_mutual = std::ranges::find(sense.target, "mutual") != sense.target.end();
    Parties sides = subject;
    if (is_meeting) unite(sides, targets);
    if ((is_meeting || (is_mutual && targets.empty())) && sides.size() > 1)
        return together(sides, node, sense, code);
    Matter matter;
    if (!content.empty()) matter = matter_of(document_, lexicon_, at(content.front()));
    // Who leaves, closes or cuts nothing that is told does nothing to anybody.
    if (code.starts_with("16") && content.empty() && targets.empty() && sense.words.size() == 1)
        code.clear();
    const bool means_not_to = is_one_of(sense.words.front(), {"decide", "vow", "intend", "plan"}) &&
                              matter.steps.starts_with("not");
    if (code == "03" && means_not_to) code = "12";
    const bool is_own_word = !subject.empty() && has_actor(self(inner), subject.front().actor);
    if (negated && inner.reality == Reality::intended && is_own_word) code = "12";
    if (sense.does == Does::foresee && !code.empty() && matter.sign > 0 && !matter.steps.empty())
        code = "03";
    event(subject, targets, code, node, sense.name(), matter.text, is_meeting ? "meeting" : "deed",
          matter.steps, is_meeting ? kWeak : kSure);
}

/// What does harm, in a clause that says so: "that the cut would hurt growers" is about the cut.
std::optional<int> ClauseReader::harmful_thing(int node) const {
    const Predicate* does = lexicon_.match(tree(), node);
    // "that inspections could lead to war"
    if (document_.in_list("outcome", lemma_of(tree().token(node))) && !is_negated(tree(), node))
        if (const auto cause = tree().child(node, "nsubj");
            cause && tree().token(*cause).upos == Upos::noun &&
            parties_of(document_, at(*cause), {}).empty())
            return cause;
    const auto subject = tree().child(node, "nsubj");
    const bool is_harm = does != nullptr && does->does == Does::end && subject &&
                         !is_passive(tree(), node) && !is_negated(tree(), node) &&
                         tree().child(node, "obj");
    const bool is_thing = is_harm && tree().token(*subject).upos == Upos::noun &&
                          parties_of(document_, at(*subject), {}).empty();
    return is_thing ? subject : std::nullopt;
}

/// True of a clause that is denied to be so: "denied that it had attacked".
bool ClauseReader::is_denied(const Predicate& sense, int thing) const {
    return sense.words.front() == "deny" && tree().token(thing).upos == Upos::verb;
}

/// True of what a position is no position on: what nobody was asked to do, "both parties", and what
/// is only stopped, cut or closed, unless that is a treaty or relations.
bool ClauseReader::takes_no_side(const Predicate& sense, int node, int thing) const {
    const Token& token = tree().token(thing);
    const std::string noun = lemma_of(token);
    const bool is_unasked =
        sense.does == Does::ask && !sense.cameo.empty() && is_negated(tree(), node);
    const bool is_cut = sense.cameo.starts_with("16") && sense.does != Does::ask &&
                        token.upos == Upos::noun && !document_.in_list("instrument", noun) &&
                        !document_.in_list("generic_matter", noun) &&
                        !is_one_of(noun, {"relation", "relations", "tie", "cooperation"});
    const bool is_sides = document_.in_list("pair_noun", noun) && !tree().child(thing, "nmod") &&
                          (token.xpos == "NNS" || token.xpos == "NNPS");
    return is_unasked || is_cut || is_sides;
}

/// True of "what": "fell short of what Reykjavik wants".
bool ClauseReader::is_free_relative(int thing) const {
    const std::string word = utf8::lower(tree().token(thing).form);
    return is_one_of(word, {"what", "whatever", "how", "why", "where"});
}

/// The positions that the deed takes on what it governs, on joined things one each.
void ClauseReader::positions(int node, const Predicate& sense, const Parties& subject,
                             const Context& inner, const std::vector<int>& content) {
    // "will not hand over the data": what is refused is opposed, whatever it is.
    const bool is_refused =
        is_negated(tree(), node) && inner.reality == Reality::intended && sense.sign > 0;
    // "has stopped the plan"
    const bool is_stopped = sense.does == Does::end && sense.cameo.empty() && !content.empty() &&
                            document_.in_list("proposal", lemma_of(tree().token(content.front())));
    const bool is_no_side = sense.sign == 0 || (is_plain_deed(sense) && !is_refused && !is_stopped);
    if (!sense.is_neutral && is_no_side) return;
    // "did not rule it out" takes no side.
    if (sense.does == Does::not_do && is_negated(tree(), node)) return;
    if (content.empty() && !last_matter_.empty() && leaves_out_matter(sense)) {
        // "Germany abstained": what is voted on was told before.
        const int turn = is_negated(tree(), node) ? -1 : 1;
        stance(subject, {node, 1, last_matter_, "told before; ", node}, sense.sign * turn, node,
               sense, inner, "deed");
        return;
    }
    const int own = sense.does == Does::end || sense.does == Does::not_do ? -1 : sense.sign;
    const int turn = is_negated(tree(), node) ? -1 : 1;
    for (const int part : content) {
        std::vector<int> things = tree().children(part, "conj");
        things.insert(things.begin(), part);
        for (const int thing : things) {
            Matter matter = matter_of(document_, lexicon_, at(thing));
            // "urged them to settle it and declined to say more": a finite verb is none of the
            // matter.
            const bool is_finite = is_one_of(tree().token(thing).xpos, {"VBD", "VBZ", "VBP"}) &&
                                   tree().token(part).xpos == "VB";
            if (is_free_relative(thing) || is_finite) continue;
            if (const auto harmful = harmful_thing(thing); harmful && own < 0)
                matter = {*harmful, 1, phrase_of(document_, at(*harmful)), {}, *harmful};
            if (sense.does == Does::foresee && matter.steps.empty()) continue;
            if (takes_no_side(sense, node, matter.inmost) || is_denied(sense, thing)) continue;
            // "threatened to fire on ships": a threat of force is no position on ships.
            if (sense.words.front() == "threaten" && matter.steps.empty()) continue;
            // "counselled against signing"
            const bool is_against = own > 0 && has_case(tree(), part, "against");
            stance(subject, matter, (is_against ? -own : own) * matter.sign * turn, node, sense,
                   inner, "deed");
        }
    }
}

void ClauseReader::predicate(int node, const Predicate& sense, const Parties& subject,
                             Context inner) {
    const std::vector<int> content = content_of(node, sense);
    deed(node, sense, subject, inner, content);
    // "the plan Russia opposes"
    const bool is_on_noun = content.empty() && tree().token(node).relation == "acl:relcl" &&
                            std::ranges::find(sense.content, "obj") != sense.content.end() &&
                            leaves_out_object(node);
    positions(node, sense, subject, inner,
              is_on_noun ? std::vector<int>{tree().head(node)} : content);
    inner.subject = subject;
    Context lower = inner;
    if (is_unreal_below(sense) || is_negated(tree(), node)) lower.reality = Reality::supposed;
    below(node, lower, {}, inner);
    // "signed it, as did France"
    for (const int kid : tree().children(node, "advcl"))
        if (lemma_of(tree().token(kid)) == "do" && has_mark(kid, "as"))
            if (const auto other = tree().child(kid, "nsubj"))
                echo(node, sentence_, parties_of(document_, at(*other), referents(inner)), kid);
    // "the Russian plan": whose plan it is backs it.
    for (const int thing : content) proposer(thing, inner);
}

bool ClauseReader::has_mark(int node, std::string_view word) const {
    return std::ranges::any_of(tree().children(node), [&](int kid) {
        const std::string& relation = tree().token(kid).relation;
        return (is_a(relation, "mark") || is_a(relation, "advmod")) &&
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
            for (const Party& other : others) {
                if (!told.emplace(other.actor.text, stance.target).second) continue;
                StanceFinding& copy = found_.stances.emplace_back(stance);
                copy.holder = other;
                copy.reported_by = {};
                copy.sentence = sentence_;
                copy.node = at_node;
                copy.rule = "likewise";
            }
}

/// Whose plan, proposal or draft it is backs it: "refused to sign the Russian plan".
void ClauseReader::proposer(int thing, const Context& inner) {
    if (!document_.in_list("proposal", lemma_of(tree().token(thing)))) return;
    const Parties owners = without(owners_of(document_, at(thing)), inner.subject);
    if (owners.size() != 1) return;
    static const Predicate own{{"own"}, 'n', Does::act, "", {}, 1, {}, 0.6, false};
    Context told = inner;
    told.reality = Reality::told;
    told.voice = {};
    stance(owners, {thing, 1, phrase_of(document_, at(thing)), {}, thing}, 1, thing, own, told,
           "proposer");
}

/// Who holds what the noun says: its owner, the subject of the light verb above it, whoever says
/// that there is such a thing.
Parties ClauseReader::holder_of(int node, const Predicate& sense, const Context& context) const {
    const Tree& t = tree();
    const Token& token = t.token(node);
    if (const auto owner = t.child(node, "nmod:poss"))
        if (Parties found = parties_of(document_, at(*owner), referents(context)); !found.empty())
            return found;
    // "Russian opposition to the plan"
    for (const int kid : t.children(node, "amod"))
        if (const Mention* people = document_.place_at(at(kid)))
            return {document_.party(people->actor)};
    // "the objections of Russia"
    // "the approval of the authorities", not "the recognition of Kosovo"
    const bool is_own = sense.does == Does::ask || sense.does == Does::will ||
                        sense.does == Does::not_do || is_one_of(lemma_of(token), {"approval"});
    const bool is_of_content =
        !is_own && (std::ranges::find(sense.content, "of") != sense.content.end() ||
                    std::ranges::find(sense.target, "of") != sense.target.end());
    for (const int kid : t.children(node, "nmod")) {
        if (!has_case(t, kid, "by") && !has_case(t, kid, "from") &&
            (is_of_content || !has_case(t, kid, "of")))
            continue;
        if (Parties found = parties_of(document_, at(kid), referents(context)); !found.empty())
            return found;
    }
    if (token.head < 0) return {};
    const bool is_object = is_a(token.relation, "obj");
    // "won applause from the agency": who wins it is not who claps.
    if (is_object && document_.in_list("received", lemma_of(t.token(token.head)))) {
        for (const int kid : t.children(token.head, "obl"))
            if (has_case(t, kid, "from")) return parties_of(document_, at(kid), referents(context));
        return {};
    }
    if (is_object && lexicon_.is_light_verb(lemma_of(t.token(token.head)))) return context.subject;
    // "opposition to the move was expressed by"
    if (is_a(token.relation, "nsubj:pass") && lexicon_.is_light_verb(lemma_of(t.token(token.head))))
        return subject_of(token.head, context);
    // "closed the base in protest at the sanctions"
    const bool is_attitude = is_one_of(lemma_of(token), {"protest", "support", "solidarity"});
    if (is_a(token.relation, "obl") && is_attitude && has_case(t, node, "in"))
        return context.subject;
    // "There is no alternative to the accords"
    const int be = lemma_of(token) == "be" ? node : token.head;
    const bool is_there = t.child(node, "expl") || t.child(be, "expl");
    if (is_there && (is_a(token.relation, "nsubj") || t.child(node, "expl"))) return self(context);
    return {};
}

/// A meeting that a noun tells of: "talks between A and B resumed", "after a meeting with A, B
/// said".
void ClauseReader::encounter(int node, const Predicate& sense, const Context& context) {
    const Tree& t = tree();
    const std::string code = code_of(sense, node, context.reality, is_negated(t, node));
    if (code.empty()) return;
    Parties sides = holder_of(node, sense, context);
    const bool is_before = has_case(t, node, "before") || has_case(t, node, "ahead") ||
                           has_case(t, node, "for") || has_case(t, node, "to") ||
                           has_case(t, node, "without");
    Parties others;
    for (const std::string& name : sense.target)
        for (const int kid : slot(t, node, name)) {
            unite(others, parties_of(document_, at(kid), referents(context)));
            if (others.empty())
                if (const Mention* place = document_.place_at(at(kid)))
                    unite(others, {document_.party(place->actor)});
        }
    if (others.empty()) return;
    if (sides.empty() && others.size() == 1 && is_a(t.token(node).relation, "obl")) {
        // "in a telephone call with A, B promised": whose clause it is.
        sides = context.subject;
    }
    unite(sides, others);
    if (is_before || sides.size() < 2 || sides.size() > most_together) return;
    together(sides, node, sense, code);
}

/// "There will be no talks on it", says somebody: a refusal.
bool ClauseReader::nothing_of_it(int node, const Context& context) {
    const Tree& t = tree();
    const Token& token = t.token(node);
    const int be = token.head;
    if (be < 0 || !is_a(token.relation, "nsubj") || !t.child(be, "expl") || !is_negated(t, node) ||
        context.voice.empty())
        return false;
    const bool is_will = std::ranges::any_of(t.children(be, "aux"), [&](int kid) {
        return is_one_of(lemma_of(t.token(kid)), {"will", "would", "can", "could", "shall"});
    });
    if (!is_will) return false;
    static const Predicate none{{"no"}, 'v', Does::act, "12", {}, -1, {}, 0.8, false};
    const Matter matter{node, 1, phrase_of(document_, at(node)), {}, node};
    event(context.voice, parties_inside(document_, at(node), referents(context)), none.cameo, node,
          "there will be no", matter.text, "refusal", {}, kLikely);
    Context told = context;
    told.reality = Reality::told;
    stance(context.voice, matter, -1, node, none, told, "refusal");
    return true;
}

/// Nouns that say something with the one who holds them: "Russia's opposition to the plan".
void ClauseReader::noun(int node, const Context& context) {
    if (nothing_of_it(node, context)) return;
    const Predicate* sense = lexicon_.match(tree(), node);
    if (sense == nullptr || sense->pos != 'n') return;
    if (sense->cameo == "04") return encounter(node, *sense, context);
    const Token& token = tree().token(node);
    const Parties holder = holder_of(node, *sense, context);
    if (holder.empty()) return;
    // "dropped its objection": the verb has turned it.
    if (token.head >= 0)
        if (const Predicate* above = lexicon_.match(tree(), token.head))
            if (above->sign * sense->sign < 0 &&
                std::find(above->words.begin() + 1, above->words.end(), lemma_of(token)) !=
                    above->words.end())
                return;
    Context inner = context;
    inner.subject = holder;
    // What goes along with a deed is told, whatever becomes of the deed.
    if (is_a(token.relation, "obl")) inner.reality = Reality::told;
    // "approved the budget over the objections of Hungary": the objections are to the budget.
    const bool is_despite = is_a(token.relation, "obl") && content_of(node, *sense).empty() &&
                            (has_case(tree(), node, "over") || has_case(tree(), node, "despite") ||
                             has_case(tree(), node, "against"));
    if (is_despite)
        if (const Predicate* above = lexicon_.match(tree(), token.head); above != nullptr) {
            std::vector<int> things = content_of(token.head, *above);
            if (things.empty()) things = slot(tree(), token.head, "obj");
            std::erase(things, node);
            positions(node, *sense, holder, inner, things);
            return;
        }
    predicate(node, *sense, holder, inner);
}

}  // namespace demarche::extract
