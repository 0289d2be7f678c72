#include <algorithm>

#include "core/model/utf8.hpp"
#include "importers/extract/clause_reader.hpp"

/// What deeds at home and on the street are, which other words tell of states.
namespace demarche::extract {

/// True where soldiers, ships or planes are the subject of the verb.
bool ClauseReader::is_by_military(int node) const {
    // "Chadian troops began leaving Mali"
    if (is_a(tree().token(node).relation, "xcomp") &&
        is_one_of(lemma_of(tree().token(tree().head(node))),
                  {"begin", "start", "finish", "continue", "keep", "complete"}))
        return is_by_military(tree().head(node));
    for (const std::string_view relation : {"nsubj", "obl:agent"})
        if (const auto doer = tree().child(node, relation))
            if (document_.in_list("military", lemma_of(tree().token(*doer))) ||
                document_.in_list("military", utf8::lower(tree().token(*doer).form)))
                return true;
    return false;
}

/// True where a crowd is the subject of the verb: "rioters burnt the office".
bool ClauseReader::is_by_rioters(int node) const {
    const auto doer = tree().child(node, "nsubj");
    const std::string who = doer ? utf8::lower(tree().token(*doer).form) : std::string{};
    return document_.in_list("rioting", who);
}

/// True of help for others: "an aid scheme", "a programme to dig wells".
bool ClauseReader::is_help(int thing) const {
    const Tree& t = tree();
    if (!is_one_of(lemma_of(t.token(thing)), {"programme", "program", "project", "scheme",
                                              "package", "loan", "credit", "grant", "mission"}))
        return false;
    const auto kids = t.children(thing);
    return std::ranges::any_of(kids, [&](int kid) {
        const std::string word = lemma_of(t.token(kid));
        return is_one_of(word, {"aid", "relief", "assistance", "development", "training",
                                "humanitarian"}) ||
               (is_a(t.token(kid).relation, "acl") && has_mark(kid, "to") &&
                is_one_of(word, {"build", "rebuild", "dig", "drill", "feed", "train", "repair",
                                 "restore", "plant", "vaccinate", "modernise", "modernize",
                                 "improve", "teach", "house", "irrigate", "equip"}));
    });
}

/// "A ban on Peruvian beef came into force in Chile": whose ban it is breaks with Peru.
void ClauseReader::takes_effect(int node, const Context& inner) {
    const Tree& t = tree();
    const auto ban = t.child(node, "nsubj");
    if (!ban || inner.reality != Reality::told || is_negated(t, node) ||
        !is_one_of(lemma_of(t.token(*ban)),
                   {"ban", "embargo", "tariff", "duty", "sanction", "sanctions", "levy", "quota",
                    "blockade", "restriction", "boycott", "freeze"}))
        return;
    const std::string verb = lemma_of(t.token(node));
    const auto has_noun = [&](std::string_view noun) {
        const auto kids = t.children(node);
        return std::ranges::any_of(kids, [&](int kid) { return lemma_of(t.token(kid)) == noun; });
    };
    const bool begins =
        (is_one_of(verb, {"take", "come", "go"}) && (has_noun("effect") || has_noun("force"))) ||
        is_one_of(verb, {"start", "begin", "enter"});
    if (!begins) return;
    Parties whom;
    for (const int on : t.children(*ban, "nmod"))
        if (has_case(t, on, "on") || has_case(t, on, "against")) {
            unite(whom, parties_of(document_, at(on), referents(inner)));
            if (whom.empty()) unite(whom, owners_of(document_, at(on)));
        }
    Parties whose = without(owners_of(document_, at(*ban)), whom);
    for (const int where : t.children(node, "obl"))
        if (whose.empty() && has_case(t, where, "in"))
            whose = without(parties_or_place(document_, at(where), referents(inner)), whom);
    if (!whom.empty() && !whose.empty())
        event(whose, whom, "16", node, lemma_of(t.token(*ban)), {}, "deed", {}, kSure);
}

/// True of a search by those who inquire, or that is part of an inquiry: "detectives searched".
bool ClauseReader::looks_into(int node) const {
    const auto doer = tree().child(node, "nsubj");
    const std::string who = doer ? utf8::lower(tree().token(*doer).form) : std::string{};
    if (is_one_of(who, {"detectives", "investigators", "prosecutors", "auditors", "inspectors",
                        "magistrates", "prosecutor", "magistrate", "examiners", "regulators"}))
        return true;
    return std::ranges::any_of(tree().children(node, "obl"), [&](int kid) {
        const std::vector<int> below = tree().subtree(kid);
        return has_case(tree(), kid, "as") && std::ranges::any_of(below, [&](int word) {
                   return is_one_of(lemma_of(tree().token(word)),
                                    {"inquiry", "investigation", "probe"});
               });
    });
}

/// True where police are the subject of the verb, or a column of them: "convoys of riot police".
bool ClauseReader::is_by_police(int node) const {
    const auto doer = tree().child(node, "nsubj");
    if (!doer) return false;
    const auto are_police = [&](int who) {
        return is_one_of(utf8::lower(tree().token(who).form),
                         {"police", "policemen", "gendarmes", "constables", "guardsmen"});
    };
    return are_police(*doer) || std::ranges::any_of(tree().children(*doer, "nmod"), are_police);
}

/// Whom a crowd at home protests to where nobody is told: its own state.
Parties ClauseReader::state_of_crowd(const Parties& doers) const {
    if (doers.size() != 1) return {};
    const Actor* group = document_.actor(doers.front().actor);
    if (group == nullptr || group->type != ActorType::group || !group->discovered ||
        group->of.empty())
        return {};
    return {Party{group->of.front(), {}}};
}

/// What crowds, troops that leave and investigators do is told by words that say something else
/// of others; empty where the word says it itself.
std::string ClauseReader::code_of_strife(const std::string& code, const Deed& deed) const {
    const std::string name = deed.sense->name();
    const std::string& verb = deed.sense->words.front();
    // "froze a programme to dig wells in Niger", "suspended an aid scheme for Chad"
    if (is_one_of(verb, {"freeze", "shelve", "mothball", "scrap", "axe", "cancel", "halt", "cut",
                         "stop", "suspend", "end", "discontinue"}))
        for (const int thing : slot(tree(), deed.node, "obj"))
            if (is_help(thing)) return deed.targets.empty() ? std::string{} : "16";
    // "raised the prospect of a veto over Chad's bid"
    if (code == "03" && is_one_of(verb, {"raise", "hold", "dangle", "float"}))
        for (const int thing : slot(tree(), deed.node, "obj"))
            for (const int what : tree().children(thing, "nmod"))
                if (has_case(tree(), what, "of") &&
                    (document_.in_list("sanctioning", lemma_of(tree().token(what))) ||
                     is_one_of(lemma_of(tree().token(what)),
                               {"veto", "war", "strike", "force", "attack", "reprisal",
                                "retaliation", "boycott", "blockade", "walkout", "expulsion",
                                "invasion", "intervention", "bloodshed", "action"})))
                    return "13";
    if ((code == "18" || code == "17") && is_by_rioters(deed.node) &&
        is_one_of(verb, {"set", "torch", "burn", "storm", "ransack", "loot", "vandalise",
                         "vandalize", "attack", "occupy"}))
        return "14";
    const auto doer = tree().child(deed.node, "nsubj");
    const bool is_armed =
        is_by_military(deed.node) ||
        (doer && document_.in_list("group_armed", utf8::lower(tree().token(*doer).form)));
    if (code == "16" && is_armed &&
        is_one_of(verb, {"pull", "withdraw", "leave", "quit", "exit", "depart"}))
        return "08";
    const bool is_organ =
        doer && (document_.in_list("home_organ", utf8::lower(tree().token(*doer).form)) ||
                 document_.in_list("armoured_noun", utf8::lower(tree().token(*doer).form)));
    // "troops ringed the palace": rang nobody
    if (name == "ring" && (is_armed || is_organ)) return "15";
    // "poured into the capital": their own
    if (code == "19" && deed.targets.empty() && (is_armed || is_organ) &&
        is_one_of(verb, {"pour", "move", "march", "roll", "sweep", "surge", "stream"}) &&
        deed.sense->words.back() == "into")
        return "15";
    const auto is_group = [&](const Party& party) {
        const Actor* actor = document_.actor(party.actor);
        return actor != nullptr && actor->type == ActorType::group && actor->discovered;
    };
    if (code == "11" && name == "protest" && !deed.doers.empty() &&
        std::ranges::all_of(deed.doers, is_group))
        return "14";
    // "rebels were beaten back by Chadian troops"
    if (code == "17" && is_by_military(deed.node) &&
        is_one_of(name, {"beat back", "push back", "force back", "throw back", "turn back",
                         "hurl back", "drive off", "chase off", "see off"}))
        return "19";
    if (std::string journey = code_of_journey(code, deed); !journey.empty()) return journey;
    // "detectives searched the home": they look for something
    if (code == "17" && verb == "search" && looks_into(deed.node)) return "09";
    // "police poured into the province": they fight nobody
    if (code == "19" && is_one_of(verb, {"pour", "sweep", "roll", "stream", "flood", "move"}) &&
        is_by_police(deed.node))
        return "15";
    // What a state does to its own people is coercion, not a break with another.
    const auto is_own = [&](const Party& target) {
        const Actor* actor = document_.actor(target.actor);
        return is_group(target) && !actor->of.empty() && has_actor(deed.doers, actor->of.front());
    };
    if (code == "16" && is_one_of(verb, {"ban", "bar", "suspend", "expel", "close", "shut"}) &&
        !deed.targets.empty() && std::ranges::all_of(deed.targets, is_own))
        return "17";
    // "summoned the editor to explain a cartoon": he is no envoy
    if (code == "11" && name == "summon" && (is_organ || is_armed))
        for (const int whom : slot(tree(), deed.node, "obj"))
            if (document_.in_list("persecuted", utf8::lower(tree().token(whom).form))) return "17";
    if (code == "11" && name == "question" &&
        std::ranges::any_of(slot(tree(), deed.node, "obj"), [&](int whom) {
            const Mention* m = document_.mention_at(at(whom));
            const Actor* actor = m == nullptr ? nullptr : document_.actor(m->actor);
            const std::string word = utf8::lower(tree().token(whom).form);
            return (actor != nullptr && actor->type == ActorType::person) ||
                   document_.in_list("nameless_victim", word) ||
                   is_one_of(word, {"minister", "governor", "mayor", "premier", "president"});
        }))
        return "09";
    return {};
}

/// What journeys tell by who goes and what he carries: planes laden with tents bring aid, a tanker
/// full of crude trade, warships that head for a coast show force, troops that fly home withdraw.
std::string ClauseReader::code_of_journey(const std::string& code, const Deed& deed) const {
    const auto who = tree().child(deed.node, "nsubj");
    if (!who || (!code.empty() && code != "04")) return {};
    // "pilots flew food into the town"
    if (code == "04" && std::ranges::any_of(slot(tree(), deed.node, "obj"), [&](int thing) {
            return document_.in_list("given", lemma_of(tree().token(thing)));
        }))
        return "07";
    if (deed.targets.empty()) return {};
    // "paratroopers landed in Lima": no visit
    if (code == "04" && is_by_military(deed.node) &&
        is_one_of(deed.sense->words.front(), {"land", "touch", "pour", "fly", "march", "arrive"}))
        return "15";
    if (document_.in_list("carries_cargo", utf8::lower(tree().token(*who).form)))
        for (const int load : tree().children(*who, "acl")) {
            if (!document_.in_list("laden", lemma_of(tree().token(load)))) continue;
            const std::vector<int> below = tree().subtree(load);
            const auto carries = [&](std::string_view list) {
                return std::ranges::any_of(below, [&](int thing) {
                    return document_.in_list(list, lemma_of(tree().token(thing)));
                });
            };
            if (carries("goods")) return "06";
            if (carries("given")) return "07";
        }
    if (!code.empty() || !is_by_military(deed.node) || deed.reality != Reality::told ||
        deed.is_negated)
        return {};
    const std::string& last = deed.sense->words.back();
    if (is_one_of(last, {"home", "homeward", "homewards"})) return "08";
    const bool is_near = document_.in_list("nears", deed.sense->words.front()) &&
                         is_one_of(last, {"towards", "toward", "for", "on", "into"});
    return is_near ? "15" : std::string{};
}

/// What is said only of how something else goes on: "sending columns of smoke into the air",
/// "opened the gate, allowing trains to run", "backed the bill, urging its members to vote",
/// "declining to say how many".
bool ClauseReader::is_mere_aside(const Deed& deed) const {
    const std::string name = deed.sense->name();
    const Token& token = tree().token(deed.node);
    if (name == "send column")
        return std::ranges::any_of(slot(tree(), deed.node, "obj"), [&](int column) {
            return std::ranges::any_of(tree().children(column, "nmod"), [&](int what) {
                return is_one_of(lemma_of(tree().token(what)),
                                 {"smoke", "dust", "flame", "fire", "ash", "water", "steam"});
            });
        });
    // A ferry calls on nobody.
    if (is_one_of(deed.sense->words.front(), {"dock", "berth", "anchor", "tie"}))
        return !is_by_military(deed.node);
    if (token.xpos != "VBG" || !is_a(token.relation, "advcl") || token.head > deed.node)
        return false;
    if (is_one_of(name, {"allow", "enable", "let", "permit"})) return deed.targets.empty();
    if (is_one_of(name, {"decline to say", "decline to comment", "refuse to say"})) return true;
    return deed.sense->does == Does::ask &&
           std::ranges::any_of(slot(tree(), deed.node, "obj"), [&](int whom) {
               const auto owner = tree().child(whom, "nmod:poss");
               return owner && tree().token(*owner).upos == Upos::pron &&
                      is_one_of(lemma_of(tree().token(whom)),
                                {"member", "supporter", "follower", "voter", "backer", "activist",
                                 "fan", "cadre", "faithful"});
           });
}

}  // namespace demarche::extract
