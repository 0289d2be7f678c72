#include <algorithm>
#include <utility>

#include "core/model/utf8.hpp"
#include "importers/extract/clause_reader.hpp"

namespace demarche::extract {
namespace {

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

}  // namespace

/// True of words whose matter readers know: a treaty to sign, a draft to vote on, "expressed deep
/// concern".
bool ClauseReader::leaves_out_matter(const Predicate& sense) const {
    const bool is_feeling = sense.pos == 'n' && sense.does == Does::act;
    return std::ranges::find(sense.content, "told") != sense.content.end() ||
           (is_feeling && document_.in_list("feeling", sense.words.front())) ||
           (sense.words.size() == 1 && document_.in_list("on_what_was_told", sense.words.front()));
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
            // "to send a mission to Caracas, which Rice had suggested"
            if (document_.place_at(at(*meant)) != nullptr && tree().head(*meant) >= 0 &&
                is_a(tree().token(*meant).relation, "obl"))
                if (const auto object = tree().child(tree().head(*meant), "obj")) meant = object;
            return last_matter_ = phrase_of(document_, at(*meant));
        }
    // "signed the text": the agreement that was told of before
    if (document_.in_list("bare_paper", utf8::lower(matter.text)))
        if (std::string meant = agreement_before(matter.node); !meant.empty())
            return last_matter_ = std::move(meant);
    // "an idea that Chad welcomed", where the parse does not say that "that" is relative
    if (is_one_of(utf8::lower(matter.text), {"that", "which", "this", "whom", "who"})) {
        for (int above = tree().head(matter.node); above >= 0; above = tree().head(above))
            if (tree().token(above).relation == "acl:relcl" && tree().head(above) >= 0)
                return last_matter_ = phrase_of(document_, at(tree().head(above)));
        return at_hand();
    }
    if (is_one_of(utf8::lower(said.form), {"none", "nothing", "nobody"})) return {};
    if (said.upos != Upos::pron) return last_matter_ = matter.text;
    // "You are right": that is nothing to be for or against.
    const std::string pronoun = utf8::lower(said.form);
    if (document_.in_list("pronoun_you", pronoun) || document_.in_list("pronoun_self", pronoun))
        return {};
    // "stands by him": the person, not the plan
    if (document_.in_list("pronoun_person", utf8::lower(said.form))) {
        const Mention* meant = document_.mention_at(at(matter.node));
        const Actor* person = meant == nullptr ? nullptr : document_.actor(meant->actor);
        return person == nullptr ? std::string{} : person->name;
    }
    const bool is_many = is_one_of(utf8::lower(said.form), {"them", "these", "those", "they"});
    if (is_many && tree().child(matter.node, "acl:relcl")) return {};  // "thanked those who stayed"
    // What is a subject is meant rather than what hangs on it: "the treaty between the alliance and
    // the Warsaw Pact".
    for (const bool is_subject : {true, false})
        for (int node = matter.node - 1; node >= 0; --node) {
            const Token& token = tree().token(node);
            // "cast her vote against it": not what stands beside it under one verb
            const bool is_noun = (token.upos == Upos::noun || token.upos == Upos::propn) &&
                                 token.head != said.head && node != said.head;
            if (is_noun && is_a(token.relation, "nsubj") == is_subject &&
                is_many == (token.xpos == "NNS" || token.xpos == "NNPS") &&
                document_.in_list("instrument", lemma_of(token)))
                return last_matter_ = phrase_of(document_, at(node));
        }
    for (int node = matter.node - 1; node >= 0; --node) {
        const Token& token = tree().token(node);
        const bool is_thing = token.upos == Upos::noun && is_a(token.relation, "nsubj") &&
                              is_many == (token.xpos == "NNS") &&
                              parties_of(document_, at(node), {}).empty();
        if (is_thing) return last_matter_ = phrase_of(document_, at(node));
    }
    return at_hand();
}

/// The treaty or the like that was named last before the node, in its sentence or in one of the
/// four before it. Empty if none.
std::string ClauseReader::agreement_before(int before) const {
    for (std::size_t back = 0; back <= std::min<std::size_t>(sentence_, 4); ++back) {
        const std::size_t s = sentence_ - back;
        const Tree& t = document_.tree(s);
        for (int node = (back == 0 ? before : t.size()) - 1; node >= 0; --node) {
            const Token& token = t.token(node);
            const std::string noun = lemma_of(token);
            if (token.upos == Upos::noun && !is_a(token.relation, "compound") &&
                is_one_of(noun, {"treaty", "agreement", "accord", "pact", "convention", "protocol",
                                 "deal", "resolution", "declaration", "memorandum", "charter"}))
                return phrase_of(document_, {s, node});
        }
    }
    return {};
}

void ClauseReader::stance(const Parties& holders, const Matter& matter, int sign, int node,
                          const Predicate& sense, const Context& context, std::string rule) {
    if (matter.text.empty() || holders.empty()) return;
    // "most of them": nothing that the text says
    if (tree().token(matter.node).upos == Upos::adj && matter.text.ends_with(" of them")) return;
    const std::string target = target_of(matter);
    const Mention* meant =
        matter.steps.starts_with("told") || tree().token(matter.node).upos == Upos::pron
            ? nullptr
            : document_.mention_at(at(matter.node));
    // "voiced regret" after one side's deed and the other's answer: at either.
    const bool is_vague =
        matter.steps.starts_with("told") && document_.in_list("vague_feeling", sense.words.back());
    const bool takes_side = (sign != 0 || sense.is_neutral) && !is_vague;
    // "signed all the same", "lobbied for more than a week"
    const bool is_adverbial =
        is_one_of(utf8::lower(target), {"all the same", "more than", "less than", "at once"});
    if (!takes_side || target.empty() || is_adverbial || context.reality == Reality::supposed)
        return;
    if (sign != 0) last_sign_ = sign > 0 ? 1 : -1;
    last_side_at_ = sentence_;
    if (tree().token(matter.node).upos == Upos::noun && !matter.steps.starts_with("told"))
        topics_.push_back({lemma_of(tree().token(matter.node)), target, sentence_});
    for (const Party& holder : holders) {
        // Nobody takes a side on himself.
        if (meant != nullptr && document_.party(meant->actor).actor == holder.actor) continue;
        StanceFinding finding;
        finding.holder = holder;
        // What Polish farmers think is not what Poland does.
        if (const Actor* voiced = document_.actor(holder.speaker);
            voiced != nullptr && voiced->type == ActorType::group)
            finding.holder = {holder.speaker, {}};
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
        finding.cameo = sense.cameo;
        finding.rule = rule;
        finding.steps = matter.steps + sense.name() + (sense.sign < 0 ? " -" : " +");
        finding.confidence = sense.does == Does::act ? kSure : kLikely;
        found_.stances.push_back(std::move(finding));
    }
}

/// What does harm, in a clause that says so: "that the cut would hurt growers" is about the cut.
std::optional<int> ClauseReader::harmful_thing(int node) const {
    const Predicate* does = sense_at(node);
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

/// True of what is denied to be so: "denied that it had attacked", "denied any part in it".
bool ClauseReader::is_denied(const Predicate& sense, int thing) const {
    return sense.words.front() == "deny" &&
           !is_one_of(lemma_of(tree().token(thing)),
                      {"request", "access", "demand", "right", "permission", "existence", "entry"});
}

/// True of "differences" in "hoped that they would overcome their differences".
bool ClauseReader::is_quarrel(int thing) const {
    return is_one_of(lemma_of(tree().token(thing)),
                     {"difference", "disagreement", "dispute", "problem", "issue", "quarrel",
                      "matter", "question", "row", "crisis", "challenge"});
}

/// True of what a position is no position on: what nobody was asked to do, "both parties", and what
/// is only stopped, cut or closed, unless that is a treaty or relations.
bool ClauseReader::takes_no_side(const Predicate& sense, int node, int thing) const {
    const Token& token = tree().token(thing);
    const std::string noun = lemma_of(token);
    // "will not ask for his extradition" refuses it
    const bool will = std::ranges::any_of(tree().children(node, "aux"), [&](int kid) {
        return is_one_of(lemma_of(tree().token(kid)), {"will", "would", "shall"});
    });
    const bool is_unasked =
        sense.does == Does::ask && !sense.cameo.empty() && is_negated(tree(), node) && !will &&
        !is_one_of(sense.words.front(), {"want", "seek", "wish", "desire", "need"});
    const bool is_cut = sense.cameo.starts_with("16") && sense.does != Does::ask &&
                        token.upos == Upos::noun && !document_.in_list("instrument", noun) &&
                        !document_.in_list("generic_matter", noun) &&
                        !is_one_of(noun, {"relation", "relations", "tie", "cooperation"});
    const bool is_sides = document_.in_list("pair_noun", noun) && !tree().child(thing, "nmod") &&
                          (token.xpos == "NNS" || token.xpos == "NNPS");
    // "hoped that they would overcome their differences"
    const bool is_mere_quarrel = is_quarrel(thing) && sense.does != Does::act;
    // "promised 1,000 tonnes", "praised its hosts", "to do likewise"
    const bool is_amount = document_.in_list("unit", noun) && token.upos == Upos::noun;
    const bool is_people =
        is_one_of(noun,
                  {"host", "official", "authority", "diplomat", "colleague", "counterpart"}) &&
        document_.mention_at(at(thing)) == nullptr && !parties_of(document_, at(thing), {}).empty();
    const bool is_empty =
        token.upos == Upos::verb && document_.in_list("empty_verb", noun) &&
        !tree().child(thing, "obj") && !tree().child(thing, "xcomp") &&
        !(is_a(token.relation, "ccomp") && tree().child(thing, "nsubj")) &&
        !(is_one_of(noun, {"see", "come", "go", "act"}) && tree().child(thing, "obl"));
    // "went along with great reluctance"
    const bool is_manner_of_it =
        sense.name() == "go along" && (document_.in_list("feeling", noun) ||
                                       is_one_of(noun, {"reluctance", "misgiving", "qualm"}));
    // "had not decided whether to join"
    const bool is_undecided = sense.words.front() == "decide" && is_negated(tree(), node);
    // "said the Red Cross, which the army denies": what was said, not who said it
    const auto antecedent =
        is_relative(tree(), thing) ? antecedent_of(tree(), thing) : std::nullopt;
    const bool is_said_by =
        sense.words.front() == "deny" && antecedent && document_.mention_at(at(*antecedent));
    return is_unasked || is_cut || is_sides || is_mere_quarrel || is_amount || is_people ||
           is_empty || is_manner_of_it || is_undecided || is_said_by;
}

/// True of a deed that undoes something and is itself what is complained of: "accused them of
/// breaking the pact" is on the breaking; "called for an end to the ban" is on the ban.
bool ClauseReader::is_complained_of(const Predicate& sense, int thing, const Matter& matter) const {
    return sense.does == Does::act && sense.sign < 0 && matter.sign < 0 &&
           tree().token(thing).upos != Upos::noun && !has_mark(thing, "to") &&
           !is_negated(tree(), thing);
}

/// What is to be undone, where something is asked for that is to be: "called for the embargo to be
/// lifted". Null where nothing is.
const Predicate* ClauseReader::undone_below(const Predicate& sense, int node, int thing) const {
    if (sense.does != Does::ask || tree().token(thing).upos != Upos::noun) return nullptr;
    for (const int above : {node, thing})
        for (const char* relation : {"advcl", "xcomp", "acl"})
            for (const int clause : tree().children(above, relation)) {
                if (clause < thing || !has_mark(clause, "to") || !is_passive(tree(), clause))
                    continue;
                const Predicate* done = sense_at(clause);
                const bool is_undone =
                    done != nullptr && (done->does == Does::end || done->does == Does::not_do ||
                                        (done->does == Does::act && done->sign < 0));
                if (is_undone && !is_negated(tree(), clause)) return done;
            }
    return nullptr;
}

/// What a verb says of what was told before: 1 for doing it, "to do so", -1 for going back on it,
/// "to think again"; 0 for any other.
int ClauseReader::told_anew(int thing) const {
    const std::string verb = lemma_of(tree().token(thing));
    const auto object = tree().child(thing, "obj");
    const bool has_object =
        object && !is_one_of(lemma_of(tree().token(*object)), {"so", "it", "that", "likewise"});
    if (tree().token(thing).upos != Upos::verb || has_object) return 0;
    if (verb == "do") return object || has_mark(thing, "so") ? 1 : 0;
    return verb == "think" && has_mark(thing, "again") ? -1 : 0;
}

/// True of whom a warning or a suit is meant for: no position on them.
bool ClauseReader::is_only_done_to(const Predicate& sense, int thing) const {
    return is_one_of(sense.words.front(), {"warn", "caution", "take", "sue"}) &&
           !parties_of(document_, at(thing), {}).empty();
}

/// "warned that the ban was illegal": the position on what the clause calls so. False where the
/// clause at `thing` calls nothing so.
bool ClauseReader::called_so(int thing, int node, const Predicate& sense, const Parties& subject,
                             const Context& inner) {
    const auto bearer = tree().child(thing, "nsubj");
    const Predicate* says = tree().child(thing, "cop") && bearer ? quality_of(thing) : nullptr;
    if (says == nullptr || says->sign == 0) return false;
    const bool is_disbelieved =
        is_one_of(sense.words.front(),
                  {"doubt", "deny", "dispute", "question", "wonder", "contest", "query"});
    const int turn = is_disbelieved == is_negated(tree(), thing) ? 1 : -1;
    const Matter matter = matter_of(document_, lexicon_, at(*bearer));
    if (!is_denied_there(node, sense))
        stance(subject, matter, says->sign * matter.sign * turn, node, *says, inner, "verdict");
    return true;
}

/// True of "what": "fell short of what Reykjavik wants".
bool ClauseReader::is_free_relative(int thing) const {
    const std::string word = utf8::lower(tree().token(thing).form);
    return is_one_of(word, {"what", "whatever", "how", "why", "where"});
}

/// The betrayal, in "what it called a betrayal" and "what it described as a betrayal".
std::optional<int> ClauseReader::called_so(int thing) const {
    if (!is_free_relative(thing)) return std::nullopt;
    for (const int verb : tree().children(thing, "acl")) {
        const Predicate* calls = sense_at(verb);
        if (calls == nullptr || calls->does != Does::judge) continue;
        for (const int kid : tree().children(verb)) {
            const Token& token = tree().token(kid);
            const bool is_complement = is_a(token.relation, "obj") ||
                                       is_a(token.relation, "xcomp") ||
                                       (is_a(token.relation, "obl") && has_case(tree(), kid, "as"));
            if (kid > verb && is_complement && token.upos == Upos::noun) return kid;
        }
    }
    return std::nullopt;
}

/// True of a thing of the kind that sides are taken on: a decision, a law, a treaty.
bool ClauseReader::can_be_disputed(int node) const {
    const std::string noun = lemma_of(tree().token(node));
    return tree().token(node).upos == Upos::noun &&
           (document_.in_list("generic_matter", noun) || document_.in_list("state_deed", noun) ||
            document_.in_list("instrument", noun));
}

/// The positions that the deed takes on what it governs, on joined things one each.
void ClauseReader::positions(int node, const Predicate& sense, const Parties& subject,
                             const Context& inner, const std::vector<int>& content) {
    // "will not hand over the data": what is refused is opposed, whatever it is.
    const bool is_refused = !content.empty() && tree().token(content.front()).upos != Upos::pron &&
                            is_denied_there(node, sense) && inner.reality == Reality::intended &&
                            sense.sign > 0;
    // "has stopped the plan"
    const bool is_stopped = sense.does == Does::end && sense.cameo.empty() && !content.empty() &&
                            document_.in_list("proposal", lemma_of(tree().token(content.front())));
    const bool is_no_side = sense.sign == 0 || (is_plain_deed(sense) && !is_refused && !is_stopped);
    if (!sense.is_neutral && is_no_side) return;
    // "did not rule it out" takes no side.
    if (sense.does == Does::not_do && is_denied_there(node, sense)) return;
    // "blamed the ban for the shortage"
    if (sense.words.front() == "blame" && sense.words.size() == 1 && !is_passive(tree(), node))
        for (const int thing : slot(tree(), node, "obj"))
            if (!content.empty() && content.front() != thing &&
                tree().token(content.front()).upos == Upos::noun &&
                (can_be_disputed(thing) ||
                 document_.in_list("sanctioning", lemma_of(tree().token(thing)))))
                return positions(node, sense, subject, inner, {thing});
    // "blamed the feeble response", "blamed Moscow"
    if (content.empty() && sense.sign < 0 &&
        std::ranges::find(sense.target, "obj") != sense.target.end())
        for (const int thing : slot(tree(), node, "obj"))
            if (tree().token(thing).upos != Upos::pron && !is_only_done_to(sense, thing))
                return positions(node, sense, subject, inner, {thing});
    // "put the blame on Kiev", "pointed the finger at it"
    if (content.empty() && sense.sign < 0 && sense.words.size() > 1 &&
        is_one_of(sense.words.back(), {"blame", "finger", "responsibility", "fault"}))
        for (const std::string_view name : {"on", "at", "with"})
            if (const std::vector<int> things = slot(tree(), node, sense, name); !things.empty())
                return positions(node, sense, subject, inner, things);
    if (content.empty() && leaves_out_matter(sense)) {
        // "Germany abstained": what is voted on was told before.
        const int turn = is_denied_there(node, sense) ? -1 : 1;
        stance(subject, told_before(node), sense.sign * turn, node, sense, inner, "deed");
        return;
    }
    const int own = sense.does == Does::end || sense.does == Does::not_do ? -1 : sense.sign;
    const int turn = is_denied_there(node, sense) ? -1 : 1;
    for (int part : content) {
        // "asked for observers to be admitted": the observers
        if (sense.does == Does::ask && is_passive(tree(), part) && has_mark(part, "to"))
            for (const int named : slot(tree(), node, sense, "for"))
                if (named < part && tree().token(named).upos == Upos::noun) part = named;
        std::vector<int> things = tree().children(part, "conj");
        things.insert(things.begin(), part);
        for (std::size_t i = 1; i < things.size(); ++i)
            for (const int further : tree().children(things[i], "conj"))
                if (document_.mention_at(at(further)) == nullptr) things.push_back(further);
        for (const int thing : things) {
            if (called_so(thing, node, sense, subject, inner)) continue;
            if (is_not_this_but(thing) || (thing != part && is_rather_than(thing))) continue;
            // "declined to take sides in the quarrel": no side
            const Predicate* declined = sense.does == Does::not_do ? sense_at(thing) : nullptr;
            if (declined != nullptr && declined->is_neutral) {
                positions(thing, *declined, subject, inner, content_of(thing, *declined));
                continue;
            }
            Matter matter = matter_of(document_, lexicon_, at(thing));
            // "has no intention of doing so", "asked it to think again"
            if (const int again = told_anew(thing); again != 0 && !last_matter_.empty()) {
                matter = told_before(node);
                matter.sign = again;
                if (again > 0) matter.text = last_matter_;
            }
            if (is_complained_of(sense, thing, matter))
                matter = {thing, 1, phrase_of(document_, at(thing)), {}, thing};
            // "urged them to settle their differences": a settlement is what is wanted.
            if (sense.does == Does::ask && is_quarrel(matter.inmost) && matter.node != thing &&
                tree().token(thing).upos == Upos::verb)
                matter = {thing, 1, phrase_of(document_, at(thing)), {}, thing};
            // "called for the embargo to be lifted"
            if (const Predicate* undone = undone_below(sense, node, thing); undone != nullptr) {
                matter.sign = -matter.sign;
                matter.steps += undone->name() + " -; ";
            }
            // "urged them to settle it and declined to say more": a finite verb is none of the
            // matter.
            const bool is_finite = is_one_of(tree().token(thing).xpos, {"VBD", "VBZ", "VBP"}) &&
                                   tree().token(part).xpos == "VB";
            // "… be set free, and Venezuela wondered": another clause
            const bool is_other_clause =
                thing != part && tree().child(thing, "nsubj") &&
                is_one_of(tree().token(thing).xpos, {"VBD", "VBZ", "VBP"}) &&
                sense.does == Does::ask;
            const bool is_thing = tree().token(matter.node).upos != Upos::adv &&
                                  !(tree().token(matter.node).upos == Upos::num &&
                                    is_a(tree().token(matter.node).relation, "obl"));
            // "lamented what it called a betrayal"
            if (const auto called = called_so(thing))
                matter = {*called, 1, phrase_of(document_, at(*called)), {}, *called};
            else if (is_free_relative(thing))
                continue;
            if (is_finite || is_other_clause || !is_thing) continue;
            // "warned that there would be consequences": no side on their being there
            if (tree().child(thing, "expl") && lemma_of(tree().token(thing)) == "be") continue;
            if (const auto harmful = harmful_thing(thing); harmful && own < 0)
                matter = {*harmful, 1, phrase_of(document_, at(*harmful)), {}, *harmful};
            if (sense.does == Does::foresee && matter.steps.empty()) continue;
            if (is_own_course(sense, matter)) continue;
            if (takes_no_side(sense, node, matter.inmost) || is_denied(sense, thing)) continue;
            // "threatened to fire on ships": a threat of force is no position on ships.
            if (sense.words.front() == "threaten" && matter.steps.empty()) continue;
            // "warned that any base would be destroyed"
            const auto threatened = tree().child(thing, "nsubj:pass");
            if (sense.words.front() == "warn" && threatened && matter.sign < 0)
                matter = {*threatened, 1, phrase_of(document_, at(*threatened)), {}, *threatened};
            // Nobody takes a stand on himself: "with the approval of the authorities".
            const Mention* meant = document_.mention_at(at(matter.node));
            // "demanded its removal from the list": the removal
            if (meant != nullptr && matter.node != thing && subject.size() == 1 &&
                tree().token(thing).upos == Upos::noun &&
                document_.party(meant->actor).actor == subject.front().actor) {
                matter = {thing, 1, phrase_of(document_, at(thing)), {}, thing};
                meant = nullptr;
            }
            if (meant != nullptr && meant->kind != MentionKind::pronoun && subject.size() == 1 &&
                document_.party(meant->actor).actor == subject.front().actor)
                continue;
            // "joined Chile": whom one joins is no matter
            const Actor* joined = meant == nullptr ? nullptr : document_.actor(meant->actor);
            if (sense.words.front() == "join" && joined != nullptr &&
                joined->type != ActorType::organization)
                continue;
            // "counselled against signing"
            const bool is_against = own > 0 && has_case(tree(), part, "against");
            // "wants a treaty rather than a ban"
            const bool is_turned = is_against || (thing != part && is_put_behind(thing));
            stance(subject, matter, (is_turned ? -own : own) * matter.sign * turn, node, sense,
                   inner, "deed");
        }
    }
}

}  // namespace demarche::extract
