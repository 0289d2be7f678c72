#include "importers/extract/strife.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "core/model/utf8.hpp"
#include "importers/extract/arrivals.hpp"
#include "importers/extract/forces.hpp"
#include "importers/extract/one_of.hpp"
#include "importers/extract/visits.hpp"

namespace demarche::extract {
namespace {

Node verb_of(const Deed& deed) { return {deed.sentence, deed.node}; }

/// True of help for others: "an aid scheme", "a programme to dig wells".
bool is_help(const Document& document, Node thing) {
    const Tree& tree = document.tree(thing.sentence);
    if (!document.in_list("help_scheme", lemma_of(tree.token(thing.token)))) return false;
    return std::ranges::any_of(tree.children(thing.token), [&](int kid) {
        const std::string word = lemma_of(tree.token(kid));
        return is_one_of(word, {"aid", "relief", "assistance", "development", "training",
                                "humanitarian"}) ||
               (is_a(tree.token(kid).relation, "acl") && has_case(tree, kid, "to") &&
                document.in_list("helps_along", word));
    });
}

/// "Froze a programme to dig wells in Niger", "suspended an aid scheme for Chad".
bool cuts_help(const Document& document, const Deed& deed) {
    if (!document.in_list("discontinues", deed.verb())) return false;
    const std::vector<int> things = slot(document.tree(deed.sentence), deed.node, "obj");
    return std::ranges::any_of(things, [&](int thing) {
        return is_help(document, {deed.sentence, thing});
    });
}

/// "Raised the prospect of a veto over Chad's bid": it threatens.
bool holds_out_threat(const Document& document, const Deed& deed) {
    const Tree& tree = document.tree(deed.sentence);
    if (!is_one_of(deed.verb(), {"raise", "hold", "dangle"})) return false;
    const auto is_threat = [&](int what) {
        const std::string noun = lemma_of(tree.token(what));
        return has_case(tree, what, "of") &&
               (document.in_list("sanctioning", noun) || document.in_list("threatened", noun));
    };
    return std::ranges::any_of(slot(tree, deed.node, "obj"), [&](int thing) {
        return std::ranges::any_of(tree.children(thing, "nmod"), is_threat);
    });
}

/// What crowds do, whatever the word for it, is protest: "rioters burnt the office".
std::string code_of_crowd(const Document& document, const std::string& code, const Deed& deed) {
    if ((code == "18" || code == "17") && document.in_list("riots", deed.verb()) &&
        is_done_by(document, verb_of(deed), is_rioting))
        return "14";
    const bool is_of_groups =
        !deed.doers.empty() && std::ranges::all_of(deed.doers, [&](const Party& party) {
            return is_nameless_group(document, party);
        });
    return code == "11" && deed.sense->name() == "protest" && is_of_groups ? "14" : std::string{};
}

/// "Police poured into the province", "the army rolled into the capital", its own: they fight
/// nobody.
bool moves_in(const Document& document, const Deed& deed) {
    if (!document.in_list("moves_into", deed.verb())) return false;
    if (is_done_by(document, verb_of(deed), is_police)) return true;
    return deed.targets.empty() && deed.sense->words.back() == "into" &&
           (is_done_by(document, verb_of(deed), is_armed) ||
            is_done_by(document, verb_of(deed), is_home_organ));
}

/// What forces do by words for something else: withdraw, show themselves, fight.
std::string code_of_forces(const Document& document, const std::string& code, const Deed& deed) {
    const std::string name = deed.sense->name();
    const bool is_by_armed = is_done_by(document, verb_of(deed), is_armed);
    // "a bomb left by rebels": that is no withdrawal
    const bool is_active = !is_passive(document.tree(deed.sentence), deed.node);
    if (code == "16" && is_by_armed && is_active &&
        is_one_of(deed.verb(), {"pull", "withdraw", "leave", "quit", "exit", "depart"}))
        return "08";
    // "troops ringed the palace": rang nobody
    const bool is_done = deed.reality == Reality::told && !deed.is_negated;
    if (name == "ring" && is_done &&
        (is_by_armed || is_done_by(document, verb_of(deed), is_home_organ)))
        return "15";
    if (code == "19" && moves_in(document, deed)) return "15";
    // "rebels were beaten back by Chadian troops"
    const bool is_driven = code == "17" && document.in_list("drives_off", name) &&
                           is_done_by(document, verb_of(deed), is_military);
    return is_driven ? "19" : std::string{};
}

/// True of a search by those who inquire, or that is part of an inquiry: "detectives searched the
/// home", "searched it as part of a probe".
bool looks_into(const Document& document, const Deed& deed) {
    const Tree& tree = document.tree(deed.sentence);
    if (is_done_by(document, verb_of(deed), is_inquirer)) return true;
    return std::ranges::any_of(tree.children(deed.node, "obl"), [&](int kid) {
        const std::vector<int> below = tree.subtree(kid);
        return has_case(tree, kid, "as") && std::ranges::any_of(below, [&](int word) {
                   return document.in_list("inquiry_noun", lemma_of(tree.token(word)));
               });
    });
}

/// True of somebody who is asked for what he knows: "questioned the former minister".
bool is_questioned(const Document& document, Node whom) {
    const Mention* m = document.mention_at(whom);
    const Actor* actor = m == nullptr ? nullptr : document.actor(m->actor);
    const std::string word = utf8::lower(document.token(whom).form);
    return (actor != nullptr && actor->type == ActorType::person) ||
           document.in_list("nameless_victim", word) ||
           is_one_of(word, {"minister", "governor", "mayor", "premier", "president"});
}

/// What the law does to a state's own people: it inquires, it coerces; it does not break with them
/// and is no reproach.
std::string code_of_law(const Document& document, const std::string& code, const Deed& deed) {
    const std::string name = deed.sense->name();
    const std::vector<int> objects = slot(document.tree(deed.sentence), deed.node, "obj");
    if (code == "17" && deed.verb() == "search" && looks_into(document, deed)) return "09";
    const auto is_own = [&](const Party& target) {
        const Actor* actor = document.actor(target.actor);
        return is_nameless_group(document, target) && !actor->of.empty() &&
               has_actor(deed.doers, actor->of.front());
    };
    if (code == "16" &&
        is_one_of(deed.verb(), {"ban", "bar", "suspend", "expel", "close", "shut"}) &&
        !deed.targets.empty() && std::ranges::all_of(deed.targets, is_own))
        return "17";
    // "summoned the editor to explain a cartoon": he is no envoy
    const bool is_by_organ = is_done_by(document, verb_of(deed), is_home_organ) ||
                             is_done_by(document, verb_of(deed), is_armed);
    if (code == "11" && name == "summon" && is_by_organ &&
        std::ranges::any_of(objects, [&](int whom) {
            return document.in_list("persecuted",
                                    utf8::lower(document.token({deed.sentence, whom}).form));
        }))
        return "17";
    const bool is_inquiry =
        code == "11" && name == "question" && std::ranges::any_of(objects, [&](int whom) {
            return is_questioned(document, {deed.sentence, whom});
        });
    return is_inquiry ? "09" : std::string{};
}

/// "A scathing attack on its policy", "attacked the plan", "attacked Chad for its silence": in
/// words.
bool is_attack_in_words(const Document& document, const Deed& deed) {
    const Tree& t = document.tree(deed.sentence);
    const std::string root = deed.sense->cameo.substr(0, 2);
    const bool is_attack = std::ranges::any_of(deed.sense->words, [](const std::string& word) {
        return is_one_of(word,
                         {"attack", "assault", "broadside", "onslaught", "offensive", "salvo"});
    });
    if (!is_attack || (root != "18" && root != "19") ||
        is_done_by(document, verb_of(deed), is_military))
        return false;
    std::vector<int> attacks{deed.node};
    if (deed.sense->words.size() > 1) attacks = t.children(deed.node, "obj");
    for (const int attack : attacks) {
        for (const int kid : t.children(attack))
            if ((is_a(t.token(kid).relation, "amod") || is_a(t.token(kid).relation, "compound")) &&
                (document.in_list("verbally", lemma_of(t.token(kid))) ||
                 document.in_list("verbally", utf8::lower(t.token(kid).form))))
                return true;
        for (const char* mark : {"on", "against", "at"})
            for (const int thing : slot(t, attack, mark))
                if (document.in_list("attacked_thing", lemma_of(t.token(thing)))) return true;
    }
    if (deed.sense->pos != 'v' || deed.sense->words.size() > 1) return false;
    for (const int thing : slot(t, deed.node, "obj"))
        if (document.in_list("attacked_thing", lemma_of(t.token(thing)))) return true;
    const bool is_by_group = std::ranges::any_of(deed.doers, [&](const Party& doer) {
        const Actor* actor = document.actor(doer.actor);
        return actor == nullptr || actor->type == ActorType::group;
    });
    return !is_by_group &&
           (!slot(t, deed.node, "over").empty() || !slot(t, deed.node, "for").empty());
}

/// True of states that fight each other, whatever the word: "attacked Poland in 1939".
bool is_between_states(const Document& document, const Deed& deed) {
    const Tree& tree = document.tree(deed.sentence);
    const auto is_state = [&](const Party& party) {
        const Actor* actor = document.actor(party.actor);
        return actor != nullptr && actor->type == ActorType::state && party.speaker.empty();
    };
    const auto subject = tree.child(deed.node, "nsubj");
    if (deed.sense->name() != "attack" || deed.sense->pos != 'v' || !subject ||
        tree.token(*subject).upos != Upos::propn || deed.targets.empty() || deed.doers.empty())
        return false;
    const std::vector<int> objects = slot(tree, deed.node, "obj");
    return std::ranges::all_of(deed.targets, is_state) &&
           std::ranges::all_of(deed.doers, is_state) &&
           std::ranges::all_of(objects,
                               [&](int thing) { return tree.token(thing).upos == Upos::propn; });
}

/// What an attack is: fighting where soldiers or states attack each other, a reproach where it is
/// made in words.
std::string code_of_attack(const Document& document, const std::string& code, const Deed& deed) {
    if (is_attack_in_words(document, deed)) return "11";
    return code == "18" && is_between_states(document, deed) ? "19" : std::string{};
}

}  // namespace

std::string code_of_strife(const Document& document, const std::string& code, const Deed& deed) {
    if (code == "18" && is_done_by(document, verb_of(deed), is_military)) return "19";
    const bool is_done = deed.reality == Reality::told && !deed.is_negated;
    if (is_done && cuts_help(document, deed)) return deed.targets.empty() ? std::string{} : "16";
    if (code == "03" && holds_out_threat(document, deed)) return "13";
    for (const auto& code_of : {code_of_crowd, code_of_forces, code_of_journey, code_of_call,
                                code_of_law, code_of_attack})
        if (std::string told = code_of(document, code, deed); !told.empty()) return told;
    return {};
}

Parties state_of_crowd(const Document& document, const Parties& doers) {
    if (doers.size() != 1 || !is_nameless_group(document, doers.front())) return {};
    const Actor* group = document.actor(doers.front().actor);
    if (group->of.empty()) return {};
    return {Party{group->of.front(), {}}};
}

}  // namespace demarche::extract
