#include "importers/extract/by_wording.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <iterator>
#include <set>
#include <string>
#include <utility>

#include "core/model/utf8.hpp"
#include "importers/extract/groups.hpp"
#include "importers/extract/homes.hpp"
#include "importers/extract/matter.hpp"
#include "importers/extract/parties.hpp"

namespace demarche::extract {
namespace {

constexpr double kLeastChance = 0.45;  // of the deed
constexpr double kMostNone = 0.35;     // that it is none
constexpr int kShortest = 4;           // words of a clause that tells something

/// The clause that a sentence tells: what is said, where it says who says it.
int clause_told(const Document& document, const Tree& tree) {
    int node = tree.root();
    while (document.in_list("wording_said", lemma_of(tree.token(node)))) {
        auto said = tree.child(node, "ccomp");
        if (!said) said = tree.child(node, "parataxis");
        if (!said) return -1;
        node = *said;
    }
    return node;
}

/// True of what is not told as done: "did not", "if", "may", "will", a question.
bool is_unreal(const Document& document, const Tree& tree, int node) {
    if (tree.size() > 0 && tree.token(tree.size() - 1).form == "?") return true;
    if (is_negated(tree, node)) return true;
    return std::ranges::any_of(tree.children(node), [&](int kid) {
        const std::string& relation = tree.token(kid).relation;
        return (is_a(relation, "aux") || is_a(relation, "mark")) &&
               document.in_list("wording_unreal", utf8::lower(tree.token(kid).form));
    });
}

/// Whom a phrase names: itself, or whose it is; an attack is of whom it hits.
Parties named_by(const Document& document, Node node) {
    Parties found = parties_of(document, node, {});
    if (found.empty() && !document.in_list("blow", lemma_of(document.token(node))))
        found = owners_of(document, node);
    return found;
}

bool is_in_any(const Document& document, const Token& token,
               std::initializer_list<const char*> lists) {
    return std::ranges::any_of(lists, [&](const char* list) {
        return document.in_list(list, utf8::lower(token.form)) ||
               document.in_list(list, lemma_of(token));
    });
}

/// The only state that the sentence names, unless it is the one to which something is done: "the
/// council condemned Georgia" tells of no council of Georgia's.
Parties only_state_beside(const Document& document, std::size_t sentence, int node) {
    const Actor* only = only_state_in(document, sentence);
    if (only == nullptr) return {};
    for (const int kid : document.tree(sentence).children(node, "obj"))
        if (has_actor(named_by(document, {sentence, kid}), only->id)) return {};
    return {Party{only->id, {}}};
}

/// Who does it that has no name: students and gunmen are a group, and so are the unknown attackers
/// behind an explosion; police and ministers of no state that is told are of the only one that the
/// sentence names.
Parties nameless_doers(Document& document, std::size_t sentence, int node,
                       const std::string& root) {
    const auto who = document.tree(sentence).child(node, "nsubj");
    if (!who || document.tree(sentence).token(*who).upos == Upos::pron) return {};
    const Token& noun = document.tree(sentence).token(*who);
    if (noun.relation == "nsubj:pass") return {};
    if (is_in_any(
            document, noun,
            {"nameless_group", "nameless_victim", "nameless_crowd", "crowd", "group_armed"})) {
        introduce_group(document, sentence, *who);
        return parties_of(document, {sentence, *who}, {});
    }
    // "An explosion tore through a bus in Lima"
    if (root == "18" && document.in_list("blast", lemma_of(noun))) {
        introduce_group(document, sentence, *who, "attackers");
        return parties_of(document, {sentence, *who}, {});
    }
    if (!is_in_any(document, noun, {"home_organ", "office", "local_office", "home_party"}))
        return {};
    return only_state_beside(document, sentence, node);
}

struct Sides {
    Parties doers, targets;
};

/// Who does it to whom, by what hangs on the verb.
Sides sides_of(Document& document, std::size_t sentence, int node, const std::string& root) {
    const Tree& tree = document.tree(sentence);
    Sides sides;
    const auto add = [&](Parties& parties, int kid) {
        unite(parties, without(named_by(document, {sentence, kid}), sides.doers));
    };
    if (const auto agent = tree.child(node, "obl:agent")) add(sides.doers, *agent);
    for (const int kid : tree.children(node))
        if (tree.token(kid).relation == "nsubj") add(sides.doers, kid);
    if (sides.doers.empty()) sides.doers = nameless_doers(document, sentence, node, root);
    for (const char* relation : {"nsubj:pass", "obj", "iobj", "obl"})
        for (const int kid : tree.children(node, relation))
            if (sides.targets.empty() && tree.token(kid).relation != "obl:agent")
                add(sides.targets, kid);
    return sides;
}

}  // namespace

void find_by_wording(Document& document, const Lexicon& lexicon, const WordingModel& model,
                     Findings& findings) {
    if (!document.issuer.empty()) return;
    std::set<std::size_t> told;
    // That somebody spoke tells nothing of what was done.
    for (const EventFinding& event : findings.events)
        if (!event.cameo.starts_with("01")) told.insert(event.sentence);
    for (const StanceFinding& stance : findings.stances) told.insert(stance.sentence);
    std::vector<EventFinding> found;
    for (std::size_t s = 0; s < document.sentences().size(); ++s) {
        if (told.contains(s)) continue;
        const Tree& tree = document.tree(s);
        const int node = tree.size() < kShortest ? -1 : clause_told(document, tree);
        if (node < 0 || tree.token(node).upos != Upos::verb || is_unreal(document, tree, node))
            continue;
        // The lexicon knows it for no deed: "shares a border with".
        if (const Predicate* sense = lexicon.match(tree, node);
            sense != nullptr && sense->cameo.empty() && sense->does == Does::act)
            continue;
        const WordingModel::Reading reading = model.read(wording_of(tree, tree.subtree(node)));
        if (reading.chance < kLeastChance || reading.none > kMostNone || reading.words == "any")
            continue;
        const Sides sides = sides_of(document, s, node, reading.root);
        if (sides.doers.empty()) continue;
        Parties targets = sides.targets;
        if (targets.empty()) targets.push_back({});
        for (const Party& doer : sides.doers)
            for (const Party& target : targets) {
                EventFinding& event = found.emplace_back();
                event.source = doer;
                event.target = target;
                event.cameo = reading.root;
                event.predicate = lemma_of(tree.token(node));
                event.sentence = s;
                event.node = node;
                event.rule = "wording";
                event.steps = reading.words;
                event.confidence = std::round(reading.chance * 100) / 100;
            }
    }
    if (found.empty()) return;
    findings.events.insert(findings.events.end(), std::make_move_iterator(found.begin()),
                           std::make_move_iterator(found.end()));
    std::ranges::stable_sort(findings.events, {}, &EventFinding::sentence);
}

}  // namespace demarche::extract
