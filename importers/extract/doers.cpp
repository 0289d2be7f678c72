#include <algorithm>
#include <optional>
#include <utility>

#include "core/model/utf8.hpp"
#include "importers/extract/clause_reader.hpp"
#include "importers/extract/forces.hpp"
#include "importers/extract/homes.hpp"
#include "importers/extract/unnamed_doers.hpp"
#include "importers/extract/wielders.hpp"

/// Who does what a clause tells: its subject, its agent, its bearer, or whom the article leaves.
namespace demarche::extract {

/// "Peruvian soldiers were deployed along the border", "Peruvian medics were flown to Chad": whose
/// they are.
Parties ClauseReader::deployed(int node, const Context& context) const {
    const auto who = tree().child(node, "nsubj:pass");
    const Predicate* sense = sense_at(node);
    if (!who || sense == nullptr || !is_one_of(sense->cameo, {"15", "07"})) return {};
    const Token& token = tree().token(*who);
    if (sense->cameo == "07")
        return document_.in_list("helper", utf8::lower(token.form))
                   ? parties_of(document_, at(*who), referents(context))
                   : Parties{};
    if (!is_military(document_, at(*who)) && lemma_of(token) != "police") return {};
    return parties_of(document_, at(*who), referents(context));
}

namespace {

/// "Three were opposed: Peru, Chile and Malta": the names behind the colon, which say who it is
/// that the subject only counts.
std::optional<int> named_behind_colon(const Tree& tree, int verb, int subject) {
    const bool is_count = tree.token(subject).upos == Upos::num || tree.child(subject, "nummod");
    if (!is_count) return std::nullopt;
    for (const int name : tree.children(verb, "parataxis"))
        if (name > verb && tree.token(name).upos == Upos::propn &&
            tree.token(tree.subtree(name).front()).form == ":")
            return name;
    return std::nullopt;
}

}  // namespace

/// Who does what is told in the passive: "was killed by gunmen", "Turkey's veto was lifted".
Parties ClauseReader::agents_of(int node, const Context& context) const {
    const Tree& t = tree();
    if (const auto by = t.child(node, "obl:agent")) {
        // "were killed by a bomb left by separatists"
        if (Parties users = wielders_of(document_, at(*by), referents(context)); !users.empty())
            return users;
        Parties doers = parties_of(document_, at(*by), referents(context));
        unite(doers, named_among(document_, at(*by), referents(context)));
        return without(doers, parties_left_out(node));
    }
    for (const int kid : slot(t, node, "by"))
        return parties_of(document_, at(kid), referents(context));
    // "Turkey's veto was lifted": by Turkey
    if (const auto thing = t.child(node, "nsubj:pass");
        thing && document_.in_list("taken_back", lemma_of(t.token(node))))
        return owners_of(document_, at(*thing));
    return deployed(node, context);
}

/// Whom the subject of the verb names, with who does it along with them.
Parties ClauseReader::named_as_subject(int node, int subject, const Context& context) const {
    const Tree& t = tree();
    const int who = named_behind_colon(t, node, subject).value_or(subject);
    Parties doers = wielders_of(document_, at(who), referents(context));
    if (doers.empty()) doers = parties_of(document_, at(who), referents(context));
    // "Though it welcomed the pact, Peru asked for time": whom the pronoun goes before
    const int above = t.head(node);
    const bool goes_before = doers.empty() && is_a(t.token(node).relation, "advcl") &&
                             above > node && t.token(subject).xpos == "PRP" &&
                             t.child(node, "mark") && utf8::lower(t.token(subject).form) != "i";
    const auto name = goes_before ? t.child(above, "nsubj") : std::nullopt;
    if (name && *name > node && document_.mention_at(at(*name)) != nullptr)
        doers = parties_of(document_, at(*name), referents(context));
    unite(doers, companions_of(document_, at(node), referents(context)));
    doers = without(doers, parties_left_out(node));
    // "A faction of the FARC said it would": itself
    if (doers.empty() && is_a(t.token(node).relation, "ccomp") && context.voice.size() == 1 &&
        t.token(subject).xpos == "PRP" &&
        is_one_of(utf8::lower(t.token(subject).form), {"it", "they"}) && !t.child(node, "expl"))
        return context.voice;
    return doers.empty() ? authors_of(subject, node, context) : doers;
}

Parties ClauseReader::subject_of(int node, const Context& context) const {
    const Tree& t = tree();
    // "met the deposed president", "flew wounded Chadians home": whoever deposed him, or wounded
    // them; but "our valued partner"
    const bool is_done = t.token(node).xpos == "VBN" ||
                         (t.token(node).xpos == "JJ" && t.token(node).form.ends_with("ed"));
    if (t.token(node).relation == "amod" && is_done)
        if (const Predicate* sense = sense_at(node);
            sense != nullptr && (sense->cameo >= "07" || sense->cameo.starts_with("02")))
            return {};
    // "fired at protesting farmers": the farmers protest
    if (t.token(node).relation == "amod" && t.token(node).xpos == "VBG" && t.head(node) >= 0)
        return parties_of(document_, at(t.head(node)), referents(context));
    const auto own = t.child(node, "nsubj");
    const bool is_somebody = own && !parties_of(document_, at(*own), referents(context)).empty();
    // "a mine killed two in an attack by rebels"; but "Chad lost six in an attack by rebels"
    if (!is_somebody)
        if (Parties them = claimants_of(document_, at(node), referents(context)); !them.empty())
            return them;
    if (is_passive(t, node)) return agents_of(node, context);
    if (const auto subject = t.child(node, "nsubj"); subject && !is_relative(t, *subject))
        return named_as_subject(node, *subject, context);
    return context.subject;
}

/// "Relations between Chad and Togo were broken off", "a treaty between them was signed": both did.
bool ClauseReader::done_by_both(int node, const Predicate& sense, const Context& context) {
    const auto thing = tree().child(node, "nsubj:pass");
    const std::string code = code_of(sense, node, context.reality, is_negated(tree(), node));
    if (!thing || sense.pos != 'v' || has_agent(node) || code.starts_with("04") ||
        !is_one_of(std::string_view{sense.cameo}.substr(0, 2), {"05", "06", "08", "16"}))
        return false;
    Parties sides;
    for (const int kid : slot(tree(), *thing, "between"))
        unite(sides, parties_of(document_, at(kid), referents(context)));
    if (sides.size() != 2 || code.empty()) return false;
    together(sides, node, sense, code);
    return true;
}

/// "Somalia is requested to withdraw the map", "members were encouraged to sign", where nobody says
/// by whom: by whose text it is.
Parties ClauseReader::issued_by(int node, const Predicate& sense, const Context& context) const {
    const Party issuer{document_.issuer, {}};
    const Actor* body = document_.actor(document_.issuer);
    const Parties whole = self(context);
    if (body == nullptr || (whole.size() != 1 && document_.joint.empty()) || whole.empty() ||
        whole.front().actor != issuer.actor || context.reality == Reality::supposed)
        return {};
    const bool is_present = std::ranges::any_of(tree().children(node, "aux"), [&](int kid) {
        return is_one_of(tree().token(kid).xpos, {"VBZ", "VBP"});
    });
    // What is past is told of others too, but not in what a body resolved.
    if (!is_present && body->type != ActorType::organization) return {};
    const std::string verb = lexicon_.verb_of(tree().token(node));
    const std::string root = sense.cameo.substr(0, 2);
    const bool is_word = document_.in_list("resolves", verb) && root < "14" && root != "04";
    const bool is_rule = document_.in_list("ruled", verb) && (root == "08" || root == "16");
    if (!is_word && !is_rule) return {};
    for (const int thing : tree().children(node, "nsubj:pass"))
        if (has_actor(parties_of(document_, at(thing), referents(context)), issuer.actor))
            return {};
    return whole;
}

/// "Led by Kenya, six countries rejected it", "the states headed by Jordan": who does it too.
Parties ClauseReader::led_by(int node) const {
    const Tree& t = tree();
    Parties found;
    const auto look_at = [&](int above) {
        for (const int kid : t.children(above)) {
            const Token& token = t.token(kid);
            // "rejected it, followed by Chad", not "a raid followed by looting"
            const bool is_joint =
                is_one_of(lemma_of(token), {"lead", "head", "join"}) ||
                (above == node && is_one_of(lemma_of(token), {"follow", "second"}));
            if (token.xpos != "VBN" || !is_joint) continue;
            if (const auto leader = t.child(kid, "obl:agent"))
                unite(found, parties_of(document_, at(*leader), {}));
        }
    };
    const auto who = t.child(node, "nsubj");
    if (!who) return {};
    look_at(*who);
    look_at(node);
    return found;
}

/// "closed the border in retaliation for a raid by Chad", "in protest at its toll": against Chad.
Parties ClauseReader::retaliated_against(int node, const Context& context) const {
    const Tree& t = tree();
    for (const int how : t.children(node, "obl")) {
        if (!has_case(t, how, "in") ||
            !is_one_of(lemma_of(t.token(how)), {"retaliation", "reprisal", "revenge", "protest"}))
            continue;
        for (const char* mark : {"for", "at", "against", "over"})
            for (const int thing : slot(t, how, mark)) {
                Parties found = parties_of(document_, at(thing), referents(context));
                if (found.empty()) found = owners_of(document_, at(thing));
                if (!found.empty()) return found;
            }
    }
    return {};
}

/// "arrived in Angola to treat the wounded", "flew to Mali to help": where they went for the deed.
Parties ClauseReader::where_gone(int node, const Referents& who) const {
    const Token& token = tree().token(node);
    // "flew nine surgeons to Gao to treat Malian children"
    for (const int aim : tree().children(node, "advcl"))
        if (has_mark(aim, "to") && document_.in_list("eases_pain", lemma_of(tree().token(aim))))
            for (const int whom : tree().children(aim, "obj")) {
                Parties found = parties_of(document_, at(whom), who);
                if (found.empty()) found = owners_of(document_, at(whom));
                if (!found.empty()) return found;
            }
    if (!is_a(token.relation, "advcl") || !has_mark(node, "to") || token.head < 0) return {};
    for (const int where : tree().children(token.head, "obl"))
        if (has_case(tree(), where, "in") || has_case(tree(), where, "to") ||
            has_case(tree(), where, "into"))
            if (Parties found = parties_or_place(document_, at(where), who); !found.empty())
                return found;
    return {};
}

bool ClauseReader::has_agent(int node) const {
    return tree().child(node, "obl:agent") || !slot(tree(), node, "by").empty();
}

/// "The envoy of Fiji was told to leave", where nobody says by whom: whoever Fiji has dealt with
/// most so far.
Parties ClauseReader::likely_doer(int node, const Predicate& sense, const Context& context) const {
    const std::string root = sense.cameo.substr(0, 2);
    if (!is_one_of(root, {"16", "17", "08", "10", "11"}) || context.reality != Reality::told)
        return {};
    const Parties done_to = slot_parties(node, sense, {}, content_of(node, sense), context);
    // "the same sanctions that were slapped on Chad", says who has dealt with Chad
    if (context.voice.size() == 1 && done_to.size() == 1 && root != "17" &&
        dealings_.contains(std::minmax(done_to.front().actor, context.voice.front().actor)))
        return context.voice;
    // "our envoys have been told to go on": by us
    if (const auto whom = tree().child(node, "nsubj:pass"); whom && root == "10")
        if (const auto owner = tree().child(*whom, "nmod:poss");
            owner && utf8::lower(tree().token(*owner).form) == "our")
            return {};
    std::optional<Parties> found;
    for (const Party& whom : done_to) {
        std::size_t most = 0;
        Parties one;
        for (const auto& [two, count] : dealings_) {
            const ActorId& other = two.first == whom.actor ? two.second : two.first;
            if (count <= most || (two.first != whom.actor && two.second != whom.actor) ||
                (done_to.size() > 1 && has_actor(done_to, other)))
                continue;
            most = count;
            one = {Party{other, {}}};
        }
        // "the envoys of Fiji and Tonga were told to leave": by whom both have dealt with
        if (found && *found != one) return {};
        found = one;
    }
    return found.value_or(Parties{});
}

/// Who is opposed, concerned, ready: the subject.
Parties ClauseReader::bearer_of(int node, const Context& context) const {
    const auto subject = tree().child(node, "nsubj");
    if (!subject || is_relative(tree(), *subject)) return context.subject;
    const int who = named_behind_colon(tree(), node, *subject).value_or(*subject);
    return parties_of(document_, at(who), referents(context));
}

/// Who turned down what was asked for, "the request was refused": whom it was asked of last, by who
/// asked if that is told; else who did something last. Nobody if the clause tells no such thing.
Parties ClauseReader::who_was_asked(int thing, const Predicate& sense, Parties askers) const {
    constexpr std::size_t kFarAsked = 3;  // sentences back
    const bool is_turned_down = sense.cameo.starts_with("12") || sense.does == Does::not_do;
    if (!is_turned_down || !document_.in_list("turned_down", lemma_of(tree().token(thing))))
        return {};
    // "the plea that Chad had acted lawfully was dismissed": Chad pleaded it
    for (const int clause : tree().children(thing, "acl"))
        if (const auto who = tree().child(clause, "nsubj"); who && askers.empty())
            askers = parties_of(document_, at(*who), {});
    for (auto asked = found_.events.rbegin(); asked != found_.events.rend(); ++asked) {
        const std::string root = asked->cameo.substr(0, 2);
        const bool is_his = askers.empty() || asked->source.actor == askers.front().actor;
        if (!asked->target.actor.empty() && is_his && asked->sentence + kFarAsked >= sentence_ &&
            is_one_of(root, {"02", "03", "10"}))
            return {asked->target};
    }
    if (askers.empty()) return {};
    const Parties last = without(last_doer_, askers);
    return last.empty() ? state_named_most(document_, askers) : last;
}

/// Who did what is told in the passive where the text tells it nearby: whose ambassador it is that
/// "was recalled", else who is said to tell it, else who did something last: "Norway protested. The
/// ambassador was summoned".
Parties ClauseReader::understood_doer(int node, const Predicate& sense,
                                      const Context& context) const {
    const auto thing = tree().child(node, "nsubj:pass");
    if (!thing || is_relative(tree(), *thing) || context.reality != Reality::told) return {};
    const bool is_dismissed =
        is_one_of(sense.cameo, {"02", "10"}) && is_sent_home(node, content_of(node, sense));
    if (!is_negated(tree(), node))
        if (Parties asked = who_was_asked(*thing, sense, owners_of(document_, at(*thing)));
            !asked.empty())
            return asked;
    const bool is_eased = is_lifting(sense);
    if (is_negated(tree(), node) ||
        (!is_dismissed && !is_eased && !is_one_of(sense.cameo.substr(0, 2), {"11", "16", "17"})))
        return {};
    Parties owners = parties_of(document_, at(*thing), referents(context));
    if (owners.empty()) owners = owners_of(document_, at(*thing));
    const std::string verb = lemma_of(tree().token(node));
    const bool is_home = is_called_home(node) && verb != "send";  // "were sent home", by their host
    const bool is_closed = is_one_of(verb, {"close", "shut", "evacuate"}) &&
                           document_.in_list("posted", lemma_of(tree().token(*thing)));
    if (is_home || is_closed || is_one_of(verb, {"recall", "withdraw"})) return owners;
    const bool is_sent_back = is_called_home(node) && verb == "send" && !owners.empty();
    if (!is_dismissed && !is_sent_back && !is_eased && !is_state_measure(document_, sense))
        return {};
    // "murder is excluded from the definition"
    if (verb == "exclude" && owners.empty()) return {};
    // "the sanctions were lifted", says whom they were on
    if (is_eased && suffered_from(self(context), found_.events)) return {};
    const Parties tellers = without(self(context), owners);
    return tellers.empty() ? without(last_doer_, owners) : tellers;
}

/// "A Belarusian dissident was jailed", "an inquiry into the death of a Kenyan singer was opened",
/// where no other state is named: their own state does it.
Parties ClauseReader::state_of_persecuted(int node, const Predicate& sense) const {
    const auto whom = tree().child(node, "nsubj:pass");
    const std::string root = sense.cameo.substr(0, 2);
    if (!whom || !is_one_of(root, {"08", "09", "16", "17"})) return {};
    const Token& token = tree().token(*whom);
    const std::string word = utf8::lower(token.form);
    // "two Chadian dissidents were freed"
    if (root == "08" && !is_one_of(sense.words.front(),
                                   {"free", "release", "pardon", "amnesty", "acquit", "reinstate"}))
        return {};
    const bool is_own = document_.in_list("persecuted", word) ||
                        (root == "08" && is_one_of(word, {"detainees", "prisoners", "inmates"})) ||
                        std::ranges::any_of(tree().children(*whom, "compound"), [&](int kid) {
                            return lemma_of(tree().token(kid)) == "opposition";
                        });
    const bool is_inquiry = root == "09" && document_.in_list("inquiry_noun", lemma_of(token));
    if (!is_own && !is_inquiry) return {};
    const Actor* only = only_state_in(document_, sentence_);
    return only == nullptr ? Parties{} : Parties{document_.party(only->id)};
}

namespace {

/// "Were locked in talks", "is embroiled in clashes": they do it. Empty where the sense is no
/// other's than one doer's.
Parties locked_in(const Document& document, Node node, const Predicate& sense,
                  const Referents& who) {
    const bool is_in = sense.words.size() > 2 && sense.words[1] == "in";
    const bool is_with = sense.words.size() > 1 && sense.words[1] == "with";
    if ((!is_in && !is_with) || std::ranges::find(sense.target, "mutual") == sense.target.end())
        return {};
    Parties found;
    for (const int both : document.tree(node.sentence).children(node.token, "nsubj:pass"))
        unite(found, parties_of(document, {node.sentence, both}, who));
    return found;
}

/// "Beatings were inflicted on students held by the police": who holds them.
Parties captors_of(const Document& document, Node node, const Referents& who) {
    const Tree& tree = document.tree(node.sentence);
    Parties found;
    for (const int victim : tree.children(node.token))
        for (const int held : tree.children(victim, "acl"))
            if (is_one_of(lemma_of(tree.token(held)), {"hold", "detain", "jail", "arrest"}))
                for (const int by : tree.children(held, "obl:agent"))
                    unite(found, parties_of(document, {node.sentence, by}, who));
    return found;
}

}  // namespace

/// Who did what is told in the passive, where the article makes it known.
Parties ClauseReader::known_doer(int node, const Predicate& sense, const Context& context) const {
    if (Parties body = body_of_member(document_, at(node), sense); !body.empty()) return body;
    if (Parties court = court_that_rules(document_, at(node), sense, found_.events); !court.empty())
        return court;
    const Referents named = referents(context);
    const Parties sufferers = slot_parties(node, sense, {}, content_of(node, sense), context);
    if (Parties who = who_undoes(document_, at(node), sense, sufferers, found_.events);
        !who.empty())
        return who;
    if (Parties who = doer_of_clause_before(document_, at(node), sense, sufferers, named);
        !who.empty())
        return who;
    if (Parties who = who_acts_against(sense, sufferers, found_.events, sentence_); !who.empty())
        return who;
    return decider_of_list(document_, at(node), named);
}

/// Who does what the clause tells without a subject of its own.
Parties ClauseReader::doer_left_out(int node, const Predicate& sense,
                                    const Context& context) const {
    const Tree& t = tree();
    const bool is_in_passive = sense.pos == 'v' && is_passive(t, node);
    const bool is_without_agent = is_in_passive && !has_agent(node);
    Parties who;
    if (is_in_passive) who = heard_in(node, sense);
    if (is_without_agent) unite(who, locked_in(document_, at(node), sense, referents(context)));
    if (who.empty() && is_without_agent && sense.cameo >= "17")
        who = captors_of(document_, at(node), referents(context));
    if (who.empty() && is_without_agent) who = issued_by(node, sense, context);
    const bool is_so = context.reality == Reality::told && !is_negated(t, node);
    if (who.empty() && is_without_agent && is_so) who = known_doer(node, sense, context);
    if (who.empty() && is_without_agent) who = understood_doer(node, sense, context);
    if (who.empty() && is_without_agent) who = state_of_persecuted(node, sense);
    if (who.empty() && is_without_agent) who = likely_doer(node, sense, context);
    // "The envoys of Chad and Niger were summoned": by the state that the article is on
    if (who.empty() && is_without_agent && is_so && sense.cameo == "11" &&
        is_one_of(sense.words.front(), {"summon", "call"}))
        who = state_named_most(document_,
                               slot_parties(node, sense, {}, content_of(node, sense), context));
    // "Led by Kenya, six countries rejected it"
    if (who.empty() && sense.pos == 'v') who = led_by(node);
    if (who.empty() && is_resolution_line(node)) who = resolving_body();
    // "such attempts can not be accepted", says somebody: who says so does not. So does who says
    // that the embargo will be lifted, or that ships will be sunk.
    const bool is_own_step =
        is_one_of(sense.cameo.substr(0, 2), {"06", "07", "08", "16", "18", "19"});
    if (who.empty() && is_without_agent && (sense.sign != 0 || is_own_step) &&
        context.reality == Reality::intended)
        who = self(context);
    // "both sides are called upon to wait, Kenya said": it calls
    if (who.empty() && sense.does == Does::ask && is_asked_of(node)) who = self(context);
    return who;
}

}  // namespace demarche::extract
