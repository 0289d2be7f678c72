#include <algorithm>

#include "core/model/utf8.hpp"
#include "importers/extract/clause_reader.hpp"
#include "importers/extract/wielders.hpp"

/// Deeds that a clause tells by the way and that are none: why it was done, how the crowd sounded,
/// what came to nothing.
namespace demarche::extract {

/// "had hoped to question them", "a text committing them to pay", "chanting that he must go",
/// "bombs dropped by its planes": no hope, no promise, no complaint, no visit.
bool ClauseReader::is_by_the_way(const std::string& code, const Deed& deed) const {
    const Tree& t = tree();
    const Token& token = t.token(deed.node);
    const Predicate& sense = *deed.sense;
    const std::string root = code.substr(0, 2);
    // "a crowd incensed by cartoons pelted the embassy": it protests, no more
    if (sense.pos == 'a' && root == "11" && token.head >= 0) {
        const Token& crowd = t.token(token.head);
        return is_one_of(token.relation, {"acl", "amod"}) && is_a(crowd.relation, "nsubj") &&
               document_.in_list("protests", lemma_of(t.token(crowd.head)));
    }
    // "the generals' seizure of power"
    if (sense.pos == 'n' && is_one_of(sense.name(), {"seizure", "capture"}))
        for (const int what : t.children(deed.node, "nmod"))
            if (is_one_of(lemma_of(t.token(what)), {"power", "control", "office"})) return true;
    if (sense.pos != 'v') return false;
    // "a bomb wrecked a tax office": no plan
    if (const auto thing = t.child(deed.node, "nsubj");
        thing && is_one_of(code, {"11", "12", "16"}) && is_weapon(document_, at(*thing)))
        return true;
    const std::string& verb = sense.words.front();
    // "dropped by Syrian planes": who dropped it, not where
    if (root == "04" && sense.words.back() == "by" && t.child(deed.node, "obl:agent")) return true;
    // "bolstered its army": helped nobody else
    if (root == "07" && deed.targets.empty() &&
        is_one_of(verb, {"bolster", "reinforce", "shore", "strengthen", "beef"})) {
        const std::vector<int> things = slot(t, deed.node, "obj");
        return std::ranges::all_of(things, [&](int thing) {
            return without(parties_inside(document_, at(thing), {}), deed.doers).empty();
        });
    }
    // "patched up schools": no quarrel
    if (sense.name() == "patch up")
        for (const int thing : slot(t, deed.node, "obj"))
            if (!is_one_of(lemma_of(t.token(thing)),
                           {"quarrel", "relation", "relations", "tie", "difference", "row", "rift",
                            "dispute", "relationship", "friendship", "feud", "thing", "alliance",
                            "peace", "truce", "split", "disagreement", "partnership", "deal"}))
                return true;
    // What somebody had hoped or planned came to nothing, or did not by then.
    const bool is_plan = is_one_of(
        verb, {"hope", "plan", "intend", "mean", "expect", "want", "aim", "like", "wish"});
    if (is_plan && token.xpos == "VBN" && is_one_of(root, {"03", "01", "02", "13"}))
        for (const int kid : t.children(deed.node, "aux"))
            if (utf8::lower(t.token(kid).form) == "had") return true;
    // What a text binds its signatories to do is what they signed.
    if (is_one_of(root, {"03", "10"}) && token.xpos == "VBG" && token.head >= 0 &&
        is_one_of(verb, {"commit", "oblige", "bind", "require", "allow", "pledge", "permit",
                         "entitle"})) {
        const auto is_text = [&](int thing) {
            const std::string noun = lemma_of(t.token(thing));
            return noun == "text" || document_.in_list("text", noun) ||
                   document_.in_list("instrument", noun) ||
                   document_.in_list("generic_matter", noun);
        };
        if (is_a(token.relation, "acl")) return is_text(token.head);
        const std::vector<int> signed_things = t.children(token.head, "obj");
        if (is_a(token.relation, "advcl")) return std::ranges::any_of(signed_things, is_text);
    }
    // "hard-pressed", "long-awaited": how it is, not what was done
    if (is_a(token.relation, "amod") && token.xpos == "VBN" && !t.child(deed.node, "obl:agent") &&
        std::ranges::any_of(t.children(deed.node), [&](int kid) {
            return kid + 1 < deed.node && t.token(kid + 1).form == "-" &&
                   is_one_of(utf8::lower(t.token(kid).form),
                             {"hard", "long", "much", "well", "ill", "so", "newly", "high", "low",
                              "ever", "oft", "far", "widely", "half", "once"});
        }))
        return true;
    // "blankets sent by Greece landed in Tirana": that tells it
    if (root == "07" && token.relation == "acl" && token.xpos == "VBN" && deed.targets.empty()) {
        int load = token.head;
        while (load >= 0 &&
               (is_a(t.token(load).relation, "nmod") || is_a(t.token(load).relation, "conj")))
            load = t.head(load);
        if (load >= 0 && is_a(t.token(load).relation, "nsubj") &&
            document_.in_list("load", lemma_of(t.token(load))))
            return true;
    }
    // What a crowd chants as it protests.
    return is_one_of(root, {"11", "02", "10", "13", "01"}) && token.xpos == "VBG" &&
           is_a(token.relation, "advcl") && token.head >= 0 &&
           is_one_of(verb, {"chant", "shout", "yell", "scream", "jeer", "boo", "roar", "sing"}) &&
           document_.in_list("protests", lemma_of(t.token(token.head)));
}

/// "its charge d'affaires": no charge
bool ClauseReader::is_title_of_envoy(int charge) const {
    if (charge + 1 >= tree().size()) return false;
    const std::string next = utf8::lower(tree().token(charge + 1).form);
    return next.starts_with("d'") || next.starts_with("d’") || next == "affaires";
}

/// "stormed out of talks with Chad", "quit its talks with Chad": they met no more.
bool ClauseReader::is_walked_out_of(int talks) const {
    const Token& token = tree().token(talks);
    if (token.head < 0) return false;
    const std::string verb = lemma_of(tree().token(token.head));
    if (is_a(token.relation, "obj"))
        return is_one_of(verb, {"quit", "abandon", "boycott", "shun", "suspend", "postpone",
                                "cancel", "spurn", "refuse", "reject", "shelve", "scrap"});
    const std::vector<int> how = tree().children(token.head, "advmod");
    const bool is_out =
        has_case(tree(), talks, "out") || has_case(tree(), talks, "from") ||
        std::ranges::any_of(how, [&](int kid) { return lemma_of(tree().token(kid)) == "out"; });
    return is_a(token.relation, "obl") && is_out &&
           is_one_of(verb, {"storm", "walk", "pull", "withdraw", "march", "stalk", "bolt", "drop",
                            "back", "flounce", "stomp", "retire"});
}

/// "recalled its envoy, citing hostile acts", "over what it said were plots": why it did so is no
/// statement of its own.
bool ClauseReader::gives_reason(int node) const {
    const Token& token = tree().token(node);
    // "over what Oslo said were contacts with smugglers"
    if (is_a(token.relation, "acl:relcl") && token.head >= 0 &&
        lemma_of(tree().token(token.head)) == "what")
        return true;
    return token.xpos == "VBG" && is_a(token.relation, "advcl") && lemma_of(token) == "cite" &&
           token.head >= 0 && sense_at(token.head) != nullptr;
}

}  // namespace demarche::extract
