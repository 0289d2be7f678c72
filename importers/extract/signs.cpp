#include "importers/extract/signs.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "core/model/names.hpp"
#include "core/model/utf8.hpp"

namespace demarche::extract {
namespace {

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

/// "3" of three, "6+" of seven: those from `most` on are one.
template <class Number>
std::string up_to(Number most, Number number) {
    return number < most ? std::to_string(number) : std::to_string(most) + "+";
}

bool has_quotation(const Sentence& sentence) {
    return std::ranges::any_of(sentence.tokens, [](const Token& token) {
        return token.form == "\"" || token.form == "“" || token.form == "”";
    });
}

}  // namespace

Signs::Signs(const Document& document, const Findings& findings) : document_{document} {
    for (const EventFinding& event : findings.events) {
        ++of_sentence_[event.sentence];
        ++of_deed_[{event.sentence, event.node}];
        ++of_pair_[{event.source.actor, event.target.actor}];
    }
    for (const Mention& mention : document.mentions()) {
        const ActorId side = document.party(mention.actor).actor;
        ++mentions_[side];
        sentences_[side].insert(mention.sentence);
    }
    for (const Sentence& sentence : document.sentences())
        has_quotation_.push_back(has_quotation(sentence));
}

std::size_t Signs::sentences_since(const ActorId& doer, std::size_t sentence) const {
    const auto known = sentences_.find(doer);
    if (known == sentences_.end()) return document_.sentences().size();
    const auto behind = known->second.upper_bound(sentence);
    return behind == known->second.begin() ? document_.sentences().size()
                                           : sentence - *std::prev(behind);
}

/// What any finding shows.
std::vector<std::string> Signs::common(const std::string& what, std::size_t sentence, int node,
                                       const Party& doer, const std::string& rule,
                                       const std::string& root) const {
    const Tree& tree = document_.tree(sentence);
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
    add("doer by " + naming_of(document_, sentence, doer));
    add("doer " + type_of(document_, doer.actor));
    if (!doer.speaker.empty()) add("a person speaks");
    if (!document_.issuer.empty()) add("release");
    if (tree.child(node, "nsubj")) add("own subject");
    if (tree.child(node, "conj")) add("more is joined");
    if (is_a(token.relation, "conj")) add("joined, root " + root);
    add("doer named before " + up_to<std::size_t>(4, sentences_since(doer.actor, sentence)));
    const auto times = mentions_.find(doer.actor);
    add("doer named times " + up_to(12, times == mentions_.end() ? 0 : times->second / 3 * 3));
    const ActorId& voice = document_.voice(sentence).actor;
    if (!voice.empty()) add(voice == doer.actor ? "own voice" : "voice of another");
    if (has_quotation_[sentence]) add("quotation");
    return signs;
}

std::vector<std::string> Signs::of(const EventFinding& event) const {
    const std::string root = event.cameo.substr(0, 2);
    std::vector<std::string> signs =
        common("event", event.sentence, event.node, event.source, event.rule, root);
    const auto add = [&](const std::string& sign) { signs.push_back("event, " + sign); };
    const bool is_guessed = event.steps.find("target: ") != std::string::npos;
    const std::string chance =
        is_guessed ? "guess " + std::to_string(static_cast<int>(event.confidence * 10))
        : event.target.actor.empty() ? "none"
                                     : "told";
    add("target " + chance);
    add("target " + std::string{is_guessed ? "guess" : chance} + ", root " + root);
    add("target by " + naming_of(document_, event.sentence, event.target));
    add("target " + type_of(document_, event.target.actor));
    add("predicate of " +
        std::to_string(std::min<std::ptrdiff_t>(std::ranges::count(event.predicate, ' ') + 1, 3)));
    add(event.matter.empty() ? "no matter" : "a matter");
    add("steps " + steps_in(event.steps));
    add("events of its deed " + up_to(6, of_deed_.at({event.sentence, event.node})));
    add("events of its sentence " + up_to(8, of_sentence_.at(event.sentence) / 2 * 2));
    add("events of its pair " + up_to(5, of_pair_.at({event.source.actor, event.target.actor})));
    return signs;
}

std::vector<std::string> Signs::of(const StanceFinding& stance) const {
    const std::string root = stance.cameo.substr(0, 2);
    std::vector<std::string> signs =
        common("stance", stance.sentence, stance.node, stance.holder, stance.rule, root);
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
    add("known issue " + std::to_string(!document_.catalog().issues_in(stance.target).empty()));
    add("strength " + std::to_string(static_cast<int>(stance.strength * 10) / 2));
    return signs;
}

}  // namespace demarche::extract
