#include "importers/extract/arrivals.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "core/model/utf8.hpp"
#include "importers/extract/clause_reader.hpp"
#include "importers/extract/forces.hpp"
#include "importers/extract/one_of.hpp"
#include "importers/extract/wielders.hpp"

namespace demarche::extract {
namespace {

/// What comes to somebody, as the clause at `verb` tells it of its subject.
struct Arrival {
    std::string cameo;
    Parties whose;
    Parties whom;
};

/// True of "took effect", "entered into force", "starts"; not of "entered its second year".
bool begins(const Tree& tree, int verb) {
    const std::string word = lemma_of(tree.token(verb));
    if (is_one_of(word, {"start", "begin"})) return true;
    return is_one_of(word, {"take", "come", "go", "enter"}) &&
           std::ranges::any_of(tree.children(verb), [&](int kid) {
               return is_one_of(lemma_of(tree.token(kid)), {"effect", "force"});
           });
}

/// "A ban on Peruvian beef came into force in Chile": whose ban it is breaks with Peru.
std::optional<Arrival> ban_in_force(const Document& document, Node verb, int ban,
                                    const Referents& who) {
    const Tree& tree = document.tree(verb.sentence);
    const std::string noun = lemma_of(tree.token(ban));
    const bool is_ban =
        document.in_list("sanctioning", noun) || is_one_of(noun, {"blockade", "freeze"});
    if (!is_ban || !begins(tree, verb.token)) return std::nullopt;
    Arrival found{"16", {}, {}};
    for (const int on : tree.children(ban, "nmod"))
        if (has_case(tree, on, "on") || has_case(tree, on, "against")) {
            unite(found.whom, parties_of(document, {verb.sentence, on}, who));
            if (found.whom.empty()) found.whom = owners_of(document, {verb.sentence, on});
        }
    found.whose = without(owners_of(document, {verb.sentence, ban}), found.whom);
    for (const int where : tree.children(verb.token, "obl"))
        if (found.whose.empty() && has_case(tree, where, "in"))
            found.whose =
                without(parties_or_place(document, {verb.sentence, where}, who), found.whom);
    return found;
}

/// True where the verb, or what it leads to, says what a weapon does: "tore the front off". Not
/// where the lexicon has it ("killed"), or a clause that hangs on it ("went off, wounding two").
bool strikes(const Document& document, Node verb, const Predicate* sense) {
    const Tree& tree = document.tree(verb.sentence);
    const std::string word = lemma_of(tree.token(verb.token));
    if (!document.in_list("lands", word) && !document.in_list("harms", word)) return false;
    if (sense != nullptr && sense->cameo >= "17") return false;
    return std::ranges::none_of(tree.children(verb.token, "advcl"), [&](int clause) {
        return document.in_list("harms", lemma_of(tree.token(clause)));
    });
}

/// "A truck packed with dynamite and left by separatists tore the front off a barracks": whatever
/// the verb, whose weapon it is strikes where it lands.
std::optional<Arrival> weapon_landed(const Document& document, Node verb, int weapon,
                                     const Referents& who) {
    const Tree& tree = document.tree(verb.sentence);
    if (!is_weapon(document, {verb.sentence, weapon})) return std::nullopt;
    Arrival found{"18", {}, {}};
    for (const int kid : tree.children(verb.token)) {
        const std::string& relation = tree.token(kid).relation;
        if (!is_a(relation, "obj") && !is_a(relation, "obl")) continue;
        if (found.whom.empty()) found.whom = owners_of(document, {verb.sentence, kid});
        if (found.whom.empty()) found.whom = parties_or_place(document, {verb.sentence, kid}, who);
    }
    if (found.whom.empty()) found.whom = ground_of(document, verb);
    return found;
}

/// True of "aid", "two planeloads of tents".
bool is_load_of_help(const Document& document, Node load) {
    const Tree& tree = document.tree(load.sentence);
    const std::string noun = lemma_of(tree.token(load.token));
    if (noun == "aid") return true;
    return document.in_list("load", noun) &&
           std::ranges::any_of(tree.subtree(load.token), [&](int word) {
               const std::string thing = lemma_of(tree.token(word));
               return document.in_list("given", thing) || document.in_list("help_in_kind", thing);
           });
}

/// Who sent a load: "sent by Greece", "from Greece", "Thai rice".
Parties senders_of(const Document& document, Node load, const Referents& who) {
    const Tree& tree = document.tree(load.sentence);
    Parties found;
    for (const int word : tree.subtree(load.token))
        if (const std::string& relation = tree.token(word).relation;
            relation == "obl:agent" || (is_a(relation, "nmod") && has_case(tree, word, "from")))
            unite(found, parties_or_place(document, {load.sentence, word}, who));
    if (found.empty()) found = owners_of(document, load);
    for (const int what : tree.children(load.token, "nmod"))
        if (found.empty() && has_case(tree, what, "of"))
            found = owners_of(document, {load.sentence, what});
    return found;
}

/// "Two planeloads of tents sent by Greece landed in Tirana", "a shipload of Thai rice reached
/// Haiti": whose help it is gave it.
std::optional<Arrival> help_arrived(const Document& document, Node verb, int load,
                                    const Referents& who) {
    const Tree& tree = document.tree(verb.sentence);
    if (!document.in_list("arrives", lemma_of(tree.token(verb.token))) ||
        !is_load_of_help(document, {verb.sentence, load}))
        return std::nullopt;
    Arrival found{"07", senders_of(document, {verb.sentence, load}, who), {}};
    for (const int kid : tree.children(verb.token)) {
        const std::string& relation = tree.token(kid).relation;
        const bool is_where =
            is_a(relation, "obj") ||
            (is_a(relation, "obl") && (has_case(tree, kid, "in") || has_case(tree, kid, "at") ||
                                       has_case(tree, kid, "for") || has_case(tree, kid, "into")));
        if (!is_where) continue;
        if (found.whom.empty()) found.whom = parties_or_place(document, {verb.sentence, kid}, who);
        if (found.whom.empty()) found.whom = ground_of(document, {verb.sentence, kid});
    }
    return found;
}

/// What a plane or ship that is laden with something brings: trade, aid. Empty if it is not told.
std::string code_of_cargo(const Document& document, const Deed& deed, int who) {
    const Tree& tree = document.tree(deed.sentence);
    if (!document.in_list("carries_cargo", utf8::lower(tree.token(who).form))) return {};
    for (const int load : tree.children(who, "acl")) {
        const std::string how = lemma_of(tree.token(load));
        if (!document.in_list("bears", how) && !document.in_list("filled", how)) continue;
        const std::vector<int> below = tree.subtree(load);
        const auto carries = [&](std::string_view list) {
            return std::ranges::any_of(below, [&](int thing) {
                return document.in_list(list, lemma_of(tree.token(thing)));
            });
        };
        if (carries("goods")) return "06";
        if (carries("given")) return "07";
    }
    return {};
}

}  // namespace

/// Tells of a ban, a weapon or a load of help whose it is and to whom it comes.
void ClauseReader::comes_to_somebody(int node, const Parties& doers, const Context& inner) {
    const auto thing = tree().child(node, "nsubj");
    if (!thing || inner.reality != Reality::told || is_negated(tree(), node)) return;
    const Referents who = referents(inner);
    std::string name = lemma_of(tree().token(*thing));
    std::optional<Arrival> found = ban_in_force(document_, at(node), *thing, who);
    if (!found && strikes(document_, at(node), sense_at(node))) {
        found = weapon_landed(document_, at(node), *thing, who);
        if (found) {
            found->whose = doers;
            name = lexicon_.verb_of(tree().token(node));
        }
    }
    if (!found) found = help_arrived(document_, at(node), *thing, who);
    if (!found) return;
    const Parties whom = without(found->whom, found->whose);
    if (!found->whose.empty() && !whom.empty())
        event(found->whose, whom, found->cameo, node, name, {}, "deed", {}, kSure);
}

std::string code_of_journey(const Document& document, const std::string& code, const Deed& deed) {
    const Tree& tree = document.tree(deed.sentence);
    const auto who = tree.child(deed.node, "nsubj");
    if (!who || (!code.empty() && code != "04")) return {};
    // "pilots flew food into the town"; but "discussed oil", "toured the ship"
    const bool is_carried = is_one_of(deed.verb(), {"fly", "sail", "drive", "ship", "run", "rush"});
    if (code == "04" && is_carried &&
        std::ranges::any_of(slot(tree, deed.node, "obj"), [&](int thing) {
            return document.in_list("given", lemma_of(tree.token(thing)));
        }))
        return "07";
    if (deed.targets.empty()) return {};
    const bool is_by_military = is_done_by(document, {deed.sentence, deed.node}, is_military);
    // "paratroopers landed in Lima": no visit
    if (code == "04" && is_by_military &&
        is_one_of(deed.verb(), {"land", "touch", "pour", "fly", "march", "arrive"}))
        return "15";
    if (std::string cargo = code_of_cargo(document, deed, *who); !cargo.empty()) return cargo;
    if (!code.empty() || !is_by_military || deed.reality != Reality::told || deed.is_negated)
        return {};
    const std::string& last = deed.sense->words.back();
    if (is_one_of(last, {"home", "homeward", "homewards"})) return "08";
    const bool is_near = document.in_list("nears", deed.verb()) &&
                         is_one_of(last, {"towards", "toward", "for", "on", "into"});
    return is_near ? "15" : std::string{};
}

}  // namespace demarche::extract
