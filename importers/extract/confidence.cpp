#include "importers/extract/confidence.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "core/model/names.hpp"
#include "core/model/utf8.hpp"

namespace demarche::extract {
namespace {

// What is more likely wrong than this is left out: three times out of four. A higher bar gained a
// little on releases and lost as much on news.
constexpr double kLeastSure = 0.25;

std::string steps_in(const std::string& steps) {
    const auto turns = std::ranges::count(steps, ';');
    return turns >= 2 ? "2+" : std::to_string(turns);
}

/// How the party is named in the sentence: "name", "pronoun", "demonym"; "elsewhere" if it is not.
std::string naming_of(const Document& document, std::size_t sentence, const Party& party) {
    std::string best = "elsewhere";
    for (const Mention& m : document.mentions()) {
        if (m.sentence != sentence) continue;
        if (m.actor != party.speaker && document.party(m.actor).actor != party.actor) continue;
        const std::string kind{to_text(m.kind)};
        if (best == "elsewhere" || kind == "name") best = kind;
    }
    return best;
}

std::string length_of(const Tree& tree) {
    return tree.size() < 15   ? "short"
           : tree.size() < 30 ? "middle"
           : tree.size() < 45 ? "long"
                              : "very long";
}

std::size_t depth_of(const Tree& tree, int node) {
    std::size_t depth = 0;
    for (int at = tree.head(node); at >= 0; at = tree.head(at)) ++depth;
    return depth;
}

std::string type_of(const Document& document, const ActorId& id) {
    const Actor* actor = document.actor(id);
    return actor == nullptr ? "none" : std::string{to_text(actor->type)};
}

/// What any finding shows.
std::vector<std::string> common_signs(const Document& document, const std::string& what,
                                      std::size_t sentence, int node, const Party& doer,
                                      const std::string& rule, const std::string& root) {
    const Tree& tree = document.tree(sentence);
    const Token& token = tree.token(node);
    std::vector<std::string> signs;
    const auto add = [&](const std::string& sign) { signs.push_back(what + ", " + sign); };
    signs.push_back(what);
    add("rule " + rule);
    add("root " + (root.empty() ? std::string{"none"} : root));
    add("clause " + token.relation);
    add("word " + std::string{to_text(token.upos)});
    add("depth " + std::to_string(std::min<std::size_t>(depth_of(tree, node), 4)));
    add("sentence " + length_of(tree));
    add("doer by " + naming_of(document, sentence, doer));
    add("doer " + type_of(document, doer.actor));
    if (!doer.speaker.empty()) add("a person speaks");
    if (!document.issuer.empty()) add("release");
    if (tree.child(node, "nsubj")) add("own subject");
    if (tree.child(node, "conj")) add("more is joined");
    if (is_a(token.relation, "conj")) add("joined, root " + root);
    return signs;
}

}  // namespace

std::vector<std::string> signs_of(const Document& document, const EventFinding& event) {
    const std::string root = event.cameo.substr(0, 2);
    std::vector<std::string> signs =
        common_signs(document, "event", event.sentence, event.node, event.source, event.rule, root);
    const auto add = [&](const std::string& sign) { signs.push_back("event, " + sign); };
    const bool is_guessed = event.steps.find("target: ") != std::string::npos;
    const std::string chance =
        is_guessed ? "guess " + std::to_string(static_cast<int>(event.confidence * 10))
        : event.target.actor.empty() ? "none"
                                     : "told";
    add("target " + chance);
    add("target " + std::string{is_guessed ? "guess" : chance} + ", root " + root);
    add("target by " + naming_of(document, event.sentence, event.target));
    add("target " + type_of(document, event.target.actor));
    add("predicate of " +
        std::to_string(std::min<std::ptrdiff_t>(std::ranges::count(event.predicate, ' ') + 1, 3)));
    add(event.matter.empty() ? "no matter" : "a matter");
    add("steps " + steps_in(event.steps));
    return signs;
}

std::vector<std::string> signs_of(const Document& document, const StanceFinding& stance) {
    const std::string root = stance.cameo.substr(0, 2);
    std::vector<std::string> signs = common_signs(document, "stance", stance.sentence, stance.node,
                                                  stance.holder, stance.rule, root);
    const auto add = [&](const std::string& sign) { signs.push_back("stance, " + sign); };
    add(std::string{to_text(stance.position)});
    add(std::string{to_text(stance.position)} + ", root " + root);
    add("steps " + steps_in(stance.steps));
    if (stance.steps.find("not;") != std::string::npos) add("negated");
    if (stance.steps.find("told before") != std::string::npos) add("told before");
    if (!stance.condition.empty()) add("conditional");
    if (!stance.reported_by.actor.empty()) add("told by another");
    const auto words = std::ranges::count(stance.target, ' ') + 1;
    add("target of " + std::string{words < 2   ? "1"
                                   : words < 4 ? "2 or 3"
                                   : words < 8 ? "4 to 7"
                                               : "8+"});
    const bool has_name = utf8::lower(stance.target) != stance.target;
    add(has_name ? "target with a name" : "target without a name");
    if (words < 2 && has_name) add("target a name alone");
    add("known issue " + std::to_string(!document.catalog().issues_in(stance.target).empty()));
    add("strength " + std::to_string(static_cast<int>(stance.strength * 10) / 2));
    return signs;
}

namespace {

/// Leaves out for whom a deed is unlikely to be meant. A deed that is left with nobody is told all
/// the same, as one that names nobody.
void keep_likely(std::vector<EventFinding>& events) {
    const auto is_kept = [](const EventFinding& e) {
        return e.confidence >= kLeastSure || e.target.actor.empty();
    };
    std::vector<EventFinding> kept;
    for (const EventFinding& event : events) {
        const auto is_of_same_deed = [&](const EventFinding& e) {
            return e.sentence == event.sentence && e.node == event.node && e.source == event.source;
        };
        if (is_kept(event)) {
            kept.push_back(event);
        } else if (std::ranges::none_of(kept, is_of_same_deed) &&
                   std::ranges::none_of(events, [&](const EventFinding& e) {
                       return is_kept(e) && is_of_same_deed(e);
                   })) {
            kept.push_back(event);
            kept.back().target = {};
        }
    }
    events = std::move(kept);
}

}  // namespace

void weigh(const Document& document, const LogisticModel& model, Findings& findings) {
    const auto rounded = [](double chance) { return std::round(chance * 100) / 100; };
    for (EventFinding& event : findings.events)
        event.confidence = rounded(model.chance(signs_of(document, event)));
    for (StanceFinding& stance : findings.stances)
        stance.confidence = rounded(model.chance(signs_of(document, stance)));
    keep_likely(findings.events);
    std::erase_if(findings.stances,
                  [](const StanceFinding& s) { return s.confidence < kLeastSure; });
}

}  // namespace demarche::extract
