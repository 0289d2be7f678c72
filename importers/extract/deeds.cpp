#include <algorithm>
#include <utility>

#include "core/model/utf8.hpp"
#include "importers/extract/asides.hpp"
#include "importers/extract/clause_reader.hpp"
#include "importers/extract/strife.hpp"
#include "importers/extract/wielders.hpp"

/// What a deed is as events: whom it is done to, and which code it has.
namespace demarche::extract {

/// True of "France and Mali fought the rebels": not each other.
bool ClauseReader::fights_others(int node, const Predicate& sense) const {
    const auto whom = tree().child(node, "obj");
    if (!whom || sense.name() != "fight") return false;
    const std::string form = utf8::lower(tree().token(*whom).form);
    return document_.in_list("agent", form) || document_.in_list("nameless_group", form);
}

/// "Senator X accused President Y": who speaks against the own side speaks for nobody else.
Parties ClauseReader::against_own(const Parties& doers, const Parties& targets,
                                  const Predicate& sense) {
    const std::string root = sense.cameo.substr(0, 2);
    Parties found = doers;
    for (Party& doer : found)
        for (const Party& target : targets)
            if (is_one_of(root, {"02", "05", "10", "11", "12", "13"}) &&
                target.actor == doer.actor && !doer.speaker.empty() && !target.speaker.empty() &&
                target.speaker != doer.speaker)
                doer = Party{doer.speaker, {}};
    return found;
}

/// True of "called on all donors to pay": it says whom it is meant for, whoever they are.
bool ClauseReader::addresses_somebody(int node, const Predicate& sense) const {
    if (sense.does != Does::ask || sense.target.empty()) return false;
    const std::string& where = sense.target.front();
    if (where == "content" || where == "mutual") return false;
    return std::ranges::any_of(slot(tree(), node, sense, where), [&](int whom) {
        const Token& t = tree().token(whom);
        return t.upos == Upos::noun && document_.in_list("addressee", lemma_of(t)) &&
               tree().child(whom, "nmod:poss") == std::nullopt;
    });
}

/// "gave a news conference": no aid
bool ClauseReader::gives_no_aid(int node, const Predicate& sense) const {
    // "provides for sanctions"
    if (sense.name() == "provide" && slot(tree(), node, "obj").empty()) return true;
    // "delivered a scathing attack", "delivered a rebuke": the noun says what it is
    if (sense.name() == "deliver" && std::ranges::any_of(slot(tree(), node, "obj"), [&](int thing) {
            const Predicate* word = sense_at(thing);
            return word != nullptr && word->pos == 'n' && !word->cameo.starts_with("06") &&
                   !word->cameo.starts_with("07");
        }))
        return true;
    return sense.words.size() == 1 && sense.words.front() == "give" &&
           std::ranges::none_of(slot(tree(), node, "obj"), [&](int thing) {
               const std::string noun = lemma_of(tree().token(thing));
               return document_.in_list("given", noun) || document_.in_list("unit", noun);
           });
}

/// "spoke at length", "flew in reinforcements", "greeted the accord with approval": no meeting.
bool ClauseReader::meets_nobody(int node, const Predicate& sense, bool is_of_several) const {
    const bool is_alone = !is_of_several && sense.words.size() == 1 &&
                          std::ranges::none_of(sense.target, [&](const std::string& name) {
                              return name == "content" || !slot(tree(), node, sense, name).empty();
                          });
    const bool takes_object = std::ranges::find(sense.target, "obj") != sense.target.end();
    // "spoke for the text", "spoke in favour of it"
    const bool is_for_something =
        is_one_of(sense.words.front(), {"speak", "talk"}) && sense.words.size() == 1 &&
        std::ranges::any_of(tree().children(node, "obl"), [&](int kid) {
            return has_case(tree(), kid, "for") || has_case(tree(), kid, "in") ||
                   has_case(tree(), kid, "against") || has_case(tree(), kid, "of");
        });
    return is_alone || is_for_something ||
           std::ranges::any_of(slot(tree(), node, "obj"), [&](int thing) {
               const std::string noun = lemma_of(tree().token(thing));
               return takes_object && tree().token(thing).upos == Upos::noun &&
                      !document_.in_list("office", noun) && !document_.in_list("agent", noun);
           });
}

/// "released a statement": nobody is freed.
bool ClauseReader::is_published(int node) const {
    return std::ranges::any_of(slot(tree(), node, "obj"), [&](int thing) {
        return document_.in_list("published", lemma_of(tree().token(thing)));
    });
}

/// "joined Peru in voting against it", "joined forces to press for it", "Peru, joined by Chile,
/// sued it": what was joined in is told for itself.
bool ClauseReader::joins_in_deed(int node) const {
    const Token& joined = tree().token(node);
    if (joined.xpos == "VBN" && is_a(joined.relation, "acl") && joined.head >= 0 &&
        is_a(tree().token(joined.head).relation, "nsubj") && has_agent(node))
        return true;
    const auto is_doing = [&](int kid) {
        const Token& token = tree().token(kid);
        return (token.xpos == "VBG" && (has_mark(kid, "in") || has_case(tree(), kid, "in"))) ||
               (token.xpos == "VB" && has_mark(kid, "to"));
    };
    return std::ranges::any_of(tree().children(node), [&](int kid) {
        return is_doing(kid) || (is_a(tree().token(kid).relation, "obj") &&
                                 std::ranges::any_of(tree().children(kid), is_doing));
    });
}

/// "broke with tradition", "went back to his post", "their cooperation": no deed of its own.
bool ClauseReader::is_no_deed(const Deed& deed) const {
    const std::string name = deed.sense->name();
    const int node = deed.node;
    if (name == "break with") return deed.targets.empty();
    if (name == "go back") return slot(tree(), node, "on").empty();
    if (name == "join" || name == "join force") return joins_in_deed(node);
    // "shells landed on a market", not "the minister landed in Lima"
    if (deed.sense->words.size() == 2 && deed.sense->cameo >= "18" &&
        document_.in_list("comes_down", deed.verb()) &&
        is_one_of(deed.sense->words.back(), {"on", "into", "in", "onto"})) {
        const auto thing = tree().child(node, "nsubj");
        return !thing || !is_weapon(document_, at(*thing));
    }
    if (name == "look into")
        return std::ranges::any_of(slot(tree(), node, "into"), [&](int thing) {
            return is_one_of(lemma_of(tree().token(thing)),
                             {"way", "mean", "means", "possibility", "option", "future", "how"});
        });
    return deed.sense->pos == 'n' && deed.sense->cameo == "06" && deed.targets.empty();
}

/// The code that a deed has by what it is done to; empty where it is none.
std::string ClauseReader::code_by_object(std::string code, const Deed& deed) const {
    const Predicate& sense = *deed.sense;
    const bool stands_alone = deed.targets.empty() && deed.content.empty();
    if (std::string strife = code_of_strife(document_, code, deed); !strife.empty()) return strife;
    if (code.starts_with("07") && gives_no_aid(deed.node, sense)) return {};
    const bool meets_thing = deed.targets.empty() && sense.name() == "meet";  // "met the terms"
    if (code.starts_with("04") && (stands_alone || meets_thing) &&
        meets_nobody(deed.node, sense, deed.doers.size() > 1))
        return {};
    // Who leaves, closes or cuts nothing that is told does nothing to anybody.
    const bool is_on_people =
        is_one_of(sense.name(), {"designate", "blacklist", "expel", "deport", "retaliate"}) &&
        !slot(tree(), deed.node, "obj").empty();
    if (code.starts_with("16") && stands_alone && sense.words.size() == 1 && !is_on_people)
        return {};
    if (code == "10" && is_of_own_people(deed.node, sense, deed.doers)) return {};
    // "suspended its countermeasures"
    if (code == "16" && is_one_of(sense.words.front(), {"suspend", "pause", "halt", "freeze"}) &&
        sense.words.size() == 1 && std::ranges::any_of(deed.content, [&](int thing) {
            const std::string noun = lemma_of(tree().token(thing));
            return document_.in_list("reprisal", noun) || document_.in_list("sanctioning", noun);
        }))
        return code_of(Predicate{{"lift"}, 'v', Does::end, "08", {}, 0, {}, 0.5, false}, deed.node,
                       deed.reality, deed.is_negated);
    if ((code == "10" || code == "02") && is_sent_home(deed.node, deed.content)) return "16";
    // "Britain, which chairs the Group of Eight, objected": what is always so is no deed.
    const bool is_aside = tree().token(deed.node).relation == "acl:relcl" &&
                          is_one_of(tree().token(deed.node).xpos, {"VBZ", "VBP"});
    if (is_aside && is_one_of(code.substr(0, 2), {"04", "06", "07"})) return {};
    if (code == "10" && is_sent_to_front(deed.node, deed.content)) return "15";
    if (code == "10" && sense.name() == "order" && !deed.content.empty())
        return code_of_order(deed.content.front());
    if (code == "08" && is_published(deed.node)) return {};
    if (is_no_deed(deed) || is_by_the_way(document_, code, deed)) return {};
    return code;
}

/// "chose to abstain", "decided to recall its envoy": what it chose is what it did.
bool ClauseReader::is_settled(const Deed& deed) const {
    const bool is_chosen = is_one_of(deed.sense->name(), {"choose", "opt", "elect"});
    const bool is_decided =
        is_one_of(deed.sense->name(), {"decide", "choose", "opt", "resolve to"});
    const bool is_voted = deed.sense->name() == "vote" && !deed.content.empty() &&
                          has_mark(deed.content.front(), "to");
    if (!(is_chosen || is_decided || is_voted) || deed.is_negated ||
        deed.reality != Reality::told || deed.content.empty() || deed.doers.empty() ||
        is_negated(tree(), deed.content.front()))
        return false;
    const Predicate* meant = sense_at(deed.content.front());
    if (meant == nullptr || meant->pos != 'v') return false;
    return is_chosen || is_voted ? !meant->cameo.empty() || meant->is_neutral
                                 : meant->cameo.starts_with("16") || meant->cameo.starts_with("12");
}

/// "hoped that China would act calmly": asks it of China.
bool ClauseReader::is_hoped_of_others(const Deed& deed) const {
    if (deed.content.empty()) return false;
    const auto who = tree().child(deed.content.front(), "nsubj");
    if (!who) return false;
    const Parties others = parties_of(document_, at(*who), {});
    return (!others.empty() && !has_actor(deed.doers, others.front().actor)) ||
           document_.in_list("pair_noun", lemma_of(tree().token(*who))) ||
           is_one_of(utf8::lower(tree().token(*who).form),
                     {"neither", "both", "they", "all", "two", "everyone", "everybody", "none"});
}

/// "hoped that the truce would hold", "hoped for a settlement": of a thing, not of what they do
/// themselves.
bool ClauseReader::is_hoped_of_things(const Deed& deed) const {
    if (deed.content.empty()) return false;
    const Token& thing = tree().token(deed.content.front());
    if (deed.verb() == "hope" && thing.upos == Upos::noun &&
        has_case(tree(), deed.content.front(), "for"))
        return true;
    const auto what = tree().child(deed.content.front(), "nsubj");
    return what && tree().token(*what).upos == Upos::noun &&
           parties_of(document_, at(*what), {}).empty();
}

/// The code that a deed has by what is meant, refused or threatened.
std::string ClauseReader::code_by_intent(std::string code, const Deed& deed, const Matter& matter,
                                         bool is_own_word) const {
    const Predicate& sense = *deed.sense;
    const std::string& verb = sense.words.front();
    const auto means_from = [&](std::string_view root) {
        return [this, root](int thing) {
            const Predicate* meant = sense_at(thing);
            return (meant != nullptr && meant->cameo.substr(0, 2) >= root) ||
                   (root == "13" && document_.in_list("reprisal", lemma_of(tree().token(thing))));
        };
    };
    if (code == "03" &&
        is_one_of(verb, {"decide", "vow", "intend", "plan", "choose", "elect", "resolve"}) &&
        matter.steps.starts_with("not"))
        code = "12";
    if (is_settled(deed)) return {};
    // "Oslo's decision to expel two envoys": what was decided is what was done.
    if (sense.pos == 'n' && verb == "decision") {
        const Predicate* meant = deed.content.empty() ? nullptr : sense_at(deed.content.front());
        if (code.empty() || meant == nullptr) return {};
        return is_negated(tree(), deed.content.front()) ? "12" : meant->cameo;
    }
    // "did not expect the row to last"
    if (deed.is_negated && sense.name() == "expect" && sense.pos == 'v' && code.empty() &&
        deed.reality == Reality::told && !deed.content.empty())
        code = "01";
    if (code == "03" && is_one_of(verb, {"hope", "wish"}))
        code = is_hoped_of_others(deed) ? "02" : is_hoped_of_things(deed) ? "01" : "03";
    if (deed.is_negated && deed.reality == Reality::intended && is_own_word) code = "12";
    // "would not rule out a strike"
    if (deed.is_negated && sense.does == Does::not_do && !code.empty())
        code = std::ranges::any_of(deed.content, means_from("14")) ? "13" : "01";
    // "would like the two to talk": asks them to
    if (code == "03" && is_one_of(verb, {"like", "love", "prefer"}) &&
        tree().child(deed.node, "obj"))
        code = "02";
    // "vowed to resist", "promised a swift response"
    const auto is_hard = [&](int thing) {
        return std::ranges::any_of(tree().children(thing, "amod"), [&](int kid) {
            return document_.in_list("retaliating", utf8::lower(tree().token(kid).form));
        });
    };
    if (code == "03" && is_one_of(verb, {"vow", "swear", "promise", "pledge", "threaten"}) &&
        !deed.content.empty()) {
        const int thing = deed.content.front();
        const std::string word = lemma_of(tree().token(thing));
        const bool is_reprisal =
            tree().token(thing).upos == Upos::noun &&
            (document_.in_list("reprisal", word) ||
             (is_one_of(word, {"answer", "response", "reply", "reaction"}) && is_hard(thing)));
        if (is_reprisal || (tree().token(thing).upos == Upos::verb &&
                            document_.in_list("fights_back", word) && !is_negated(tree(), thing)))
            return "13";
    }
    // "vowed to hit back", not "offered to send troops"
    const bool is_promised = verb == "promise" || verb == "pledge";
    const bool is_offered = is_one_of(verb, {"offer", "agree", "volunteer", "propose"});
    if (code == "03" && sense.does == Does::will && !deed.content.empty() && matter.steps.empty() &&
        means_from(is_promised  ? "17"
                   : is_offered ? "16"
                                : "13")(deed.content.front()))
        code = "13";
    if (sense.does == Does::foresee && !code.empty() && matter.sign > 0 && !matter.steps.empty())
        code = "03";
    return code;
}

/// "expects Chad to keep its word": it is asked of Chad. Empty where nobody else is to act.
Parties ClauseReader::expected_to_act(int node, const Predicate& sense, const Parties& doers,
                                      const Context& inner) const {
    if (sense.name() != "expect" || slot(tree(), node, "inf").empty() || is_negated(tree(), node) ||
        is_passive(tree(), node))
        return {};
    Parties others;
    for (const int whom : slot(tree(), node, "obj"))
        unite(others, parties_of(document_, at(whom), referents(inner)));
    return without(others, doers);
}

/// "visited Chad and Niger", "spoke to Oslo and Rome", "spoke with Oslo and with Rome": one after
/// the other; not "spoke with Oslo and Rome", which may be one talk.
bool ClauseReader::meets_one_by_one(int node, const Predicate& sense) const {
    // "hosted both delegations", "in contact with both capitals"
    for (const std::string& name : sense.target)
        for (const int whom : slot(tree(), node, sense, name))
            for (const int kid : tree().children(whom, "det"))
                if (is_one_of(lemma_of(tree().token(kid)), {"both", "each", "either"})) return true;
    if (sense.pos != 'v') return false;
    if (document_.in_list("met_one_by_one", sense.words.front())) return true;
    // "met separately with", "held separate talks with"
    const auto is_apart = [&](int word) {
        return is_one_of(lemma_of(tree().token(word)),
                         {"separately", "individually", "separate", "singly"});
    };
    if (std::ranges::any_of(tree().children(node, "advmod"), is_apart)) return true;
    for (const int what : tree().children(node, "obj"))
        if (std::ranges::any_of(tree().children(what, "amod"), is_apart)) return true;
    if (!is_one_of(sense.words.front(), {"speak", "talk"})) return false;
    if (!slot(tree(), node, "to").empty()) return true;
    return std::ranges::any_of(slot(tree(), node, "with"), [&](int whom) {
        const std::vector<int> others = tree().children(whom, "conj");
        return std::ranges::any_of(others,
                                   [&](int other) { return has_case(tree(), other, "with"); });
    });
}

/// "At the invitation of Oslo, Lund visited the fjords": whose guest he was.
Parties ClauseReader::hosts_of(int node, const Context& context) const {
    Parties hosts;
    for (const int kid : tree().children(node, "obl"))
        if (lemma_of(tree().token(kid)) == "invitation")
            for (const int whose : tree().children(kid, "nmod"))
                unite(hosts, parties_of(document_, at(whose), referents(context)));
    return hosts;
}

/// "joined the chorus of criticism of Chad", "lent its voice to the calls": the word that is
/// joined. Nothing where what is joined is none.
std::optional<int> ClauseReader::word_joined(const Predicate& sense,
                                             const std::vector<int>& content) const {
    if (!is_one_of(sense.name(), {"join chorus", "add voice", "lend voice", "swell chorus", "join",
                                  "echo", "second", "take up", "lend name"}) ||
        content.empty())
        return std::nullopt;
    const int thing = content.front();
    const Predicate* word = sense_at(thing);
    const bool is_only_backed =  // what others ask for is backed by who lends his voice to it
        is_one_of(sense.name(), {"echo", "second", "lend voice", "lend name"});
    const bool is_word = word != nullptr && word->pos == 'n' && word->does != Does::judged &&
                         is_one_of(word->cameo, {"02", "10", "11", "12"}) &&
                         !(is_only_backed && word->cameo == "02");
    return is_word ? std::optional{thing} : std::nullopt;
}

/// "pledged to deepen their ties", "vowed to work together": with each other.
bool ClauseReader::is_for_each_other(const Parties& doers, const std::vector<int>& content) const {
    if (doers.size() != 2 || content.empty()) return false;
    const std::vector<int> below = tree().subtree(content.front());
    return std::ranges::any_of(below, [&](int word) {
        const Token& token = tree().token(word);
        const std::string lemma = lemma_of(token);
        // "agreed to swap prisoners"
        if (word == content.front() && is_one_of(lemma, {"swap", "exchange", "trade", "meet"}))
            return true;
        if (is_one_of(lemma, {"together", "jointly", "mutual", "mutually", "bilateral", "joint"}))
            return true;
        if (lemma == "other" && word > 0 && lemma_of(tree().token(word - 1)) == "each") return true;
        if (!is_one_of(lemma, {"tie", "relation", "relationship", "cooperation", "friendship",
                               "difference", "dispute", "border", "partnership"}))
            return false;
        const auto owner = tree().child(word, "nmod:poss");
        return owner && utf8::lower(tree().token(*owner).form) == "their";
    });
}

/// "accused each other", "blamed one another"
bool ClauseReader::is_each_other(int node) const {
    return std::ranges::any_of(tree().children(node), [&](int kid) {
        const std::string word = lemma_of(tree().token(kid));
        if (is_a(tree().token(kid).relation, "nsubj")) return false;
        // A parse may take either word for the head.
        if (is_one_of(word, {"each", "one"}) && kid + 1 < tree().size())
            return is_one_of(utf8::lower(tree().token(kid + 1).form), {"other", "another"});
        return is_one_of(word, {"other", "another"}) && kid > 0 &&
               is_one_of(utf8::lower(tree().token(kid - 1).form), {"each", "one"});
    });
}

/// Each of `sides` does it to each other.
void ClauseReader::event_each(const Parties& sides, const std::string& code, int node,
                              const std::string& name) {
    for (const Party& one : sides)
        for (const Party& other : sides)
            if (one.actor != other.actor)
                event({one}, {other}, code, node, name, {}, "together", {}, kSure);
}

/// Whom several mean who agree to do something: "Chad and Niger agreed to expel Mali's envoys".
Parties ClauseReader::meant_by_all(const std::vector<int>& content, const Parties& subject,
                                   const Context& inner) const {
    if (content.empty() || tree().token(content.front()).upos != Upos::verb) return {};
    const int part = content.front();
    const Predicate* meant = sense_at(part);
    if (meant == nullptr || meant->pos != 'v') return {};
    return without(slot_parties(part, *meant, subject, content_of(part, *meant), inner), subject);
}

/// What the deed is as events: a meeting of all sides, a deed that the subjects do together, or
/// each for itself.
void ClauseReader::deed(int node, const Predicate& sense, const Parties& doers,
                        const Context& inner, const std::vector<int>& content) {
    // What others said before is said by these too.
    if (const auto word = word_joined(sense, content); word && !is_negated(tree(), node))
        return deed(*word, *sense_at(*word), doers, inner, content_of(*word, *sense_at(*word)));
    Parties targets = slot_parties(node, sense, doers, content, inner);
    if (targets.empty() && sense.pos == 'v' && sense.cameo >= "12")
        targets = without(retaliated_against(node, inner), doers);
    const Parties asked = expected_to_act(node, sense, doers, inner);
    if (!asked.empty()) targets = asked;
    if (targets.empty() && sense.pos == 'n' && !sense.cameo.starts_with("04"))
        targets = given_party(node, doers, inner);
    Parties sufferers;
    if (!content.empty() && sense.cameo < "14") {
        sufferers = sufferers_of(sense, content, targets, referents_beside(doers, inner));
        targets = meant_for(sense, targets, doers, sufferers);
    }
    const Parties subject = against_own(doers, targets, sense);
    if (subject.size() > 1 && without(targets, subject).empty() && is_each_other(node)) {
        const std::string each = code_of(sense, node, inner.reality, is_denied_there(node, sense));
        if (!each.starts_with("04")) return event_each(subject, each, node, sense.name());
    }
    keep_listed(targets);
    const Deed told{
        sentence_, node,    &sense,        subject,
        targets,   content, inner.reality, is_denied_there(node, sense) || is_of_none(node)};
    std::string code = code_by_object(code_of(sense, node, inner.reality, told.is_negated), told);
    const bool is_meeting = code.starts_with("04");
    if (is_meeting) unite(targets, without(hosts_of(node, inner), subject));
    const bool is_at_others = fights_others(node, sense);
    const bool is_mutual =
        (!is_at_others && std::ranges::find(sense.target, "mutual") != sense.target.end()) ||
        (is_one_of(code, {"03", "05"}) && is_for_each_other(subject, content)) ||
        (code == "03" && sense.cameo == "04" && content.empty());  // "are to meet"
    Parties sides = subject;
    if (is_meeting) unite(sides, targets);
    if (is_meeting && targets.size() > 1 && meets_one_by_one(node, sense)) {
        keep_together(sides);
        return event(subject, targets, code, node, sense.name(), {}, "meeting", {}, kSure);
    }
    // "Chad and Niger agreed to impose sanctions on Mali": on Mali
    if (is_mutual && !is_meeting && targets.empty() && subject.size() > 2)
        targets = meant_by_all(content, subject, inner);
    // "are to meet in May", "will hold talks": they plan it with each other; "will meet to discuss
    // it": that is one plan
    const bool is_with = sense.name() == "meet" ||
                         std::ranges::find(sense.target, "with") != sense.target.end() ||
                         std::ranges::find(sense.target, "mutual") != sense.target.end();
    const bool is_planned = code == "03" && sense.cameo == "04" && targets.empty() && is_with &&
                            !is_one_of(sense.words.front(), {"take", "participate"});
    if (is_planned && is_purpose_of_meeting(node)) return;
    const bool is_each_with_other = is_planned && sides.size() <= most_together;
    if ((is_meeting || is_each_with_other || (is_mutual && targets.empty())) && sides.size() > 1)
        return together(sides, node, sense, code);
    Matter matter;
    if (!content.empty()) matter = matter_of(document_, lexicon_, at(content.front()));
    const bool is_own_word = !subject.empty() && has_actor(self(inner), subject.front().actor);
    code = code_by_intent(std::move(code), told, matter, is_own_word);
    if (!asked.empty() && code == "01") code = "02";
    if (targets.empty() && code == "14") targets = state_of_crowd(document_, subject);
    const std::size_t first = found_.events.size();
    event(subject, targets, code, node, sense.name(), matter.text, is_meeting ? "meeting" : "deed",
          matter.steps, is_meeting ? kWeak : kSure);
    const bool is_addressed = targets.empty() && addresses_somebody(node, sense);
    for (EventFinding& one : std::span{found_.events}.subspan(first)) {
        one.is_addressed = is_addressed;
        one.sufferers = sufferers;
    }
}

}  // namespace demarche::extract
