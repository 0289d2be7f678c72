#include "importers/extract/asides.hpp"

#include <algorithm>
#include <vector>

#include "core/model/utf8.hpp"
#include "importers/extract/clause_reader.hpp"
#include "importers/extract/forces.hpp"
#include "importers/extract/one_of.hpp"
#include "importers/extract/wielders.hpp"

namespace demarche::extract {
namespace {

/// A deed that may be none, with what each rule asks of it.
struct Aside {
    const Document& document;
    const Tree& tree;
    const Deed& deed;
    const Token& token;
    std::string root;  // of its code

    [[nodiscard]] bool is_gerund_aside() const {
        return token.xpos == "VBG" && is_a(token.relation, "advcl") && token.head >= 0;
    }
};

/// "A crowd incensed by cartoons pelted the embassy", "marched, chanting that he must go": what is
/// told is that it protests.
bool is_mood_of_crowd(const Aside& a) {
    const auto protests = [&](int verb) {
        return a.document.in_list("protests", lemma_of(a.tree.token(verb)));
    };
    if (a.deed.sense->pos == 'a' && a.root == "11" && a.token.head >= 0) {
        const Token& crowd = a.tree.token(a.token.head);
        return is_one_of(a.token.relation, {"acl", "amod"}) && is_a(crowd.relation, "nsubj") &&
               protests(crowd.head);
    }
    return a.deed.sense->pos == 'v' && is_one_of(a.root, {"11", "02", "10", "13", "01"}) &&
           a.is_gerund_aside() && a.document.in_list("chants", a.deed.verb()) &&
           protests(a.token.head);
}

/// "The generals' seizure of power", "bolstered its army", "patched up schools": done to nobody
/// else.
bool is_done_to_nobody_else(const Aside& a) {
    const Predicate& sense = *a.deed.sense;
    if (sense.pos == 'n' && is_one_of(sense.name(), {"seizure", "capture"}))
        return std::ranges::any_of(a.tree.children(a.deed.node, "nmod"), [&](int what) {
            return is_one_of(lemma_of(a.tree.token(what)), {"power", "control", "office"});
        });
    if (sense.pos != 'v') return false;
    const std::vector<int> things = slot(a.tree, a.deed.node, "obj");
    if (a.root == "07" && a.deed.targets.empty() &&
        is_one_of(a.deed.verb(), {"bolster", "reinforce", "shore", "strengthen", "beef"}))
        return std::ranges::all_of(things, [&](int thing) {
            const Parties named = parties_inside(a.document, {a.deed.sentence, thing}, {});
            return without(named, a.deed.doers).empty();
        });
    return sense.name() == "patch up" && std::ranges::any_of(things, [&](int thing) {
               return !a.document.in_list("mended", lemma_of(a.tree.token(thing)));
           });
}

/// "A bomb wrecked a tax office", "bombs dropped by Syrian planes": the verb says what a weapon
/// does or who used it, no refusal and no visit.
bool is_of_weapon_used(const Aside& a, const std::string& code) {
    if (a.deed.sense->pos != 'v') return false;
    const auto thing = a.tree.child(a.deed.node, "nsubj");
    if (thing && is_one_of(code, {"11", "12", "16"}) &&
        is_weapon(a.document, {a.deed.sentence, *thing}))
        return true;
    return a.root == "04" && a.deed.sense->words.back() == "by" &&
           a.tree.child(a.deed.node, "obl:agent");
}

/// "Had hoped to question them": it came to nothing, or did not by then.
bool is_past_plan(const Aside& a) {
    const std::vector<int> auxiliaries = a.tree.children(a.deed.node, "aux");
    return a.deed.sense->pos == 'v' && a.document.in_list("intends", a.deed.verb()) &&
           a.token.xpos == "VBN" && is_one_of(a.root, {"03", "01", "02", "13"}) &&
           std::ranges::any_of(
               auxiliaries, [&](int kid) { return utf8::lower(a.tree.token(kid).form) == "had"; });
}

/// "A text committing them to pay", "signed a pact obliging them to": they signed it.
bool is_clause_of_text(const Aside& a) {
    if (a.deed.sense->pos != 'v' || !is_one_of(a.root, {"03", "10"}) || a.token.xpos != "VBG" ||
        a.token.head < 0 || !a.document.in_list("binds", a.deed.verb()))
        return false;
    const auto is_text = [&](int thing) {
        const std::string noun = lemma_of(a.tree.token(thing));
        return noun == "text" || a.document.in_list("text", noun) ||
               a.document.in_list("instrument", noun) || a.document.in_list("generic_matter", noun);
    };
    if (is_a(a.token.relation, "acl")) return is_text(a.token.head);
    return is_a(a.token.relation, "advcl") &&
           std::ranges::any_of(a.tree.children(a.token.head, "obj"), is_text);
}

/// "Hard-pressed", "long-awaited": how it is, not what was done.
bool is_mere_quality(const Aside& a) {
    if (a.deed.sense->pos != 'v' || !is_a(a.token.relation, "amod") || a.token.xpos != "VBN" ||
        a.tree.child(a.deed.node, "obl:agent"))
        return false;
    return std::ranges::any_of(a.tree.children(a.deed.node), [&](int kid) {
        return kid + 1 < a.deed.node && a.tree.token(kid + 1).form == "-" &&
               a.document.in_list("how_much", utf8::lower(a.tree.token(kid).form));
    });
}

/// "Blankets sent by Greece landed in Tirana": that they landed tells it.
bool is_of_load_that_comes(const Aside& a) {
    if (a.deed.sense->pos != 'v' || a.root != "07" || a.token.relation != "acl" ||
        a.token.xpos != "VBN" || !a.deed.targets.empty())
        return false;
    int load = a.token.head;
    while (load >= 0 &&
           (is_a(a.tree.token(load).relation, "nmod") || is_a(a.tree.token(load).relation, "conj")))
        load = a.tree.head(load);
    return load >= 0 && is_a(a.tree.token(load).relation, "nsubj") &&
           a.document.in_list("load", lemma_of(a.tree.token(load)));
}

/// "Sending columns of smoke into the air", "the ferry docked in Lima": nobody is sent or met.
bool is_of_things_alone(const Aside& a) {
    if (is_one_of(a.deed.verb(), {"dock", "berth", "anchor"}))
        return !is_done_by(a.document, {a.deed.sentence, a.deed.node}, is_military);
    if (a.deed.sense->name() != "send column") return false;
    return std::ranges::any_of(slot(a.tree, a.deed.node, "obj"), [&](int column) {
        return std::ranges::any_of(a.tree.children(column, "nmod"), [&](int what) {
            return a.document.in_list("plume", lemma_of(a.tree.token(what)));
        });
    });
}

/// "Opened the gate, allowing trains to run", "backed the bill, urging its members to vote",
/// "declining to say how many": how something else goes on.
bool is_accompaniment(const Aside& a) {
    const std::string name = a.deed.sense->name();
    if (!a.is_gerund_aside() || a.token.head > a.deed.node) return false;
    if (is_one_of(name, {"allow", "enable", "let", "permit"})) return a.deed.targets.empty();
    if (is_one_of(name, {"decline to say", "decline to comment", "refuse to say"})) return true;
    return a.deed.sense->does == Does::ask &&
           std::ranges::any_of(slot(a.tree, a.deed.node, "obj"), [&](int whom) {
               const auto owner = a.tree.child(whom, "nmod:poss");
               return owner && a.tree.token(*owner).upos == Upos::pron &&
                      a.document.in_list("follower", lemma_of(a.tree.token(whom)));
           });
}

/// "Decides to remain seized of the matter": it goes on with what it does.
bool is_staying_seized(const Aside& a) {
    for (const int below : a.tree.subtree(a.deed.node))
        if (below > 0 && utf8::lower(a.tree.token(below).form) == "seized" &&
            is_one_of(lemma_of(a.tree.token(below - 1)), {"remain", "stay", "actively"}))
            return is_one_of(a.deed.verb(), {"decide", "resolve", "agree", "undertake", "remain"});
    return false;
}

}  // namespace

bool is_by_the_way(const Document& document, const std::string& code, const Deed& deed) {
    const Tree& tree = document.tree(deed.sentence);
    const Aside a{document, tree, deed, tree.token(deed.node), code.substr(0, 2)};
    return is_mood_of_crowd(a) || is_done_to_nobody_else(a) || is_of_weapon_used(a, code) ||
           is_past_plan(a) || is_clause_of_text(a) || is_mere_quality(a) ||
           is_of_load_that_comes(a) || is_of_things_alone(a) || is_accompaniment(a) ||
           is_staying_seized(a);
}

bool is_announced_alone(const Tree& tree, int says) {
    if (!is_one_of(lemma_of(tree.token(says)), {"announce", "disclose", "reveal"})) return false;
    const std::vector<int> things = slot(tree, says, "obj");
    return things.size() == 1 && tree.children(things.front(), "nmod").empty() &&
           tree.children(things.front(), "acl").empty() && tree.children(says, "ccomp").empty() &&
           is_one_of(lemma_of(tree.token(things.front())),
                     {"decision", "measure", "move", "step", "outcome", "result", "news"});
}

bool is_title_of_envoy(const Tree& tree, int charge) {
    if (charge + 1 >= tree.size()) return false;
    const std::string next = utf8::lower(tree.token(charge + 1).form);
    return next.starts_with("d'") || next.starts_with("d’") || next == "affaires";
}

bool is_walked_out_of(const Document& document, Node talks) {
    const Tree& tree = document.tree(talks.sentence);
    const Token& token = tree.token(talks.token);
    if (token.head < 0) return false;
    const std::string verb = lemma_of(tree.token(token.head));
    if (is_a(token.relation, "obj")) return document.in_list("shuns", verb);
    const std::vector<int> how = tree.children(token.head, "advmod");
    const bool is_out =
        has_case(tree, talks.token, "out") || has_case(tree, talks.token, "from") ||
        std::ranges::any_of(how, [&](int kid) { return lemma_of(tree.token(kid)) == "out"; });
    return is_a(token.relation, "obl") && is_out && document.in_list("walks_out", verb);
}

/// "Recalled its envoy, citing hostile acts", "over what it said were plots": why it did so is no
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
