#include <algorithm>

#include "core/model/utf8.hpp"
#include "importers/extract/clause_reader.hpp"

/// What deeds at home and on the street are, which other words tell of states.
namespace demarche::extract {

/// True where a crowd is the subject of the verb: "rioters burnt the office".
bool ClauseReader::is_by_rioters(int node) const {
    const auto doer = tree().child(node, "nsubj");
    const std::string who = doer ? utf8::lower(tree().token(*doer).form) : std::string{};
    return document_.in_list("rioting", who);
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
    const auto is_group = [&](const Party& party) {
        const Actor* actor = document_.actor(party.actor);
        return actor != nullptr && actor->type == ActorType::group && actor->discovered;
    };
    if (code == "11" && name == "protest" && !deed.doers.empty() &&
        std::ranges::all_of(deed.doers, is_group))
        return "14";
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

}  // namespace demarche::extract
