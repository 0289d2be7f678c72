#include "importers/extract/locations.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "core/model/utf8.hpp"
#include "importers/extract/homes.hpp"
#include "importers/extract/names_in_text.hpp"
#include "importers/extract/slots.hpp"

namespace demarche::extract {
namespace {

bool is_noun(const Token& token) { return token.upos == Upos::noun || token.upos == Upos::propn; }

/// "gunmen shot a judge in Lima" is in Lima, "condemned the attack in Lima" is not.
bool is_where_its_object_is(const EventFinding& event, const Token& object) {
    const bool is_bodily = event.cameo >= "14" || event.cameo.starts_with("04");
    return is_bodily ||
           (' ' + event.predicate + ' ').find(' ' + lemma_of(object) + ' ') != std::string::npos;
}

/// The deed's word, the verb above it where it is what that does ("held talks in Geneva"), and the
/// objects that are where the deed is.
std::vector<int> words_of(const Tree& tree, const EventFinding& event) {
    std::vector<int> words{event.node};
    for (int at = event.node; is_noun(tree.token(at)) && tree.head(at) >= 0;) {
        const std::string& relation = tree.token(at).relation;
        if (!is_a(relation, "obj") && !is_a(relation, "nsubj") && !is_a(relation, "obl")) break;
        at = tree.head(at);
        words.push_back(at);
    }
    for (const char* const relation : {"obj", "nsubj"})
        for (const int object : tree.children(event.node, relation))
            if (is_where_its_object_is(event, tree.token(object))) words.push_back(object);
    return words;
}

/// "the Gaza Strip": such a name has an article and is a place still.
bool is_land(const Document& document, const Token& token) {
    return document.in_list("land_name", utf8::lower(token.form));
}

/// True of a name that no actor bears but a state, and that is no Resolution 242.
bool is_place_name(const Document& document, Node node) {
    const Token& token = document.token(node);
    const Tree& tree = document.tree(node.sentence);
    if (token.upos != Upos::propn || is_time(token) || !is_capitalised(token.form)) return false;
    if (state_at(document, node) != nullptr) return true;
    if (document.mention_at(node) != nullptr || tree.child(node.token, "nummod") ||
        document.in_list("state_body", utf8::lower(token.form)) ||
        document.in_list("convened", utf8::lower(token.form)) ||
        document.in_list("office", utf8::lower(token.form)))
        return false;
    return !tree.child(node.token, "det") || is_land(document, token);
}

/// The tokens of the name that `node` is the head of.
ByteSpan name_around(const Document& document, Node node) {
    if (const Mention* place = document.place_at(node)) return place->where;
    const Tree& tree = document.tree(node.sentence);
    // "New York", whose "New" may be an adjective
    const auto is_part = [&](int at) {
        const std::string& relation = tree.token(at).relation;
        return tree.head(at) == node.token && is_capitalised(tree.token(at).form) &&
               (is_a(relation, "flat") || is_a(relation, "compound") || is_a(relation, "amod"));
    };
    int first = node.token, last = node.token;
    while (first > 0 && is_part(first - 1)) --first;
    while (last + 1 < tree.size() && is_part(last + 1)) ++last;
    return {tree.token(first).where.begin, tree.token(last).where.end};
}

/// The name in a phrase that tells a place: its head, or what names the town, the county that it
/// is: "the capital, Lima", "the county of Turkana", "Lima's slums".
std::optional<Node> name_in(const Document& document, Node phrase) {
    if (is_place_name(document, phrase)) return phrase;
    if (!document.in_list("place_noun", lemma_of(document.token(phrase)))) return std::nullopt;
    const Tree& tree = document.tree(phrase.sentence);
    for (const int kid : tree.children(phrase.token)) {
        const std::string& relation = tree.token(kid).relation;
        const bool names = is_a(relation, "appos") || is_a(relation, "nmod") ||
                           is_a(relation, "compound") || is_a(relation, "flat");
        const Node node{phrase.sentence, kid};
        if (names && is_place_name(document, node)) return node;
    }
    return std::nullopt;
}

/// The state that the phrase tells beside the name: "Donetsk, Ukraine", "the Chilean port of
/// Valparaiso".
const Actor* state_told(const Document& document, Node phrase) {
    for (const int below : document.tree(phrase.sentence).subtree(phrase.token))
        if (const Actor* state = state_at(document, {phrase.sentence, below})) return state;
    return nullptr;
}

/// False of a capital, which stands for its state too.
bool is_name_of(const Actor& state, std::string_view name) {
    return name == state.name || std::ranges::find(state.also, name) != state.also.end();
}

/// "in Lima"; of a visit also "to Lima".
bool is_before_place(const Document& document, const EventFinding& event, const std::string& mark) {
    if (document.in_list("location_before", mark)) return true;
    const bool is_visit = event.predicate.ends_with("visit") || event.predicate.ends_with("trip") ||
                          event.predicate.ends_with("travel") || event.predicate.ends_with("fly");
    return mark == "to" && is_visit;
}

std::string location_told(const Document& document, Node phrase, const Actor* home) {
    const std::optional<Node> name = name_in(document, phrase);
    if (!name) {
        const bool is_place = document.in_list("place_noun", lemma_of(document.token(phrase)));
        const Actor* state = is_place ? state_told(document, phrase) : nullptr;
        return state == nullptr ? std::string{} : state->name;
    }
    const std::string_view text = document.text(name_around(document, *name));
    const Actor* state = state_told(document, phrase);
    if (state == nullptr) state = home;
    if (state == nullptr) return std::string{text};
    return is_name_of(*state, text) ? state->name : std::string{text} + ", " + state->name;
}

}  // namespace

const Actor* only_state_of(const Document& document) {
    const Actor* only = nullptr;
    const auto is_another = [&](const Mention& m) {
        const Actor* actor = document.actor(document.party(m.actor).actor);
        if (actor == nullptr) return false;
        if (actor->type == ActorType::organization) return !actor->discovered && actor->of.empty();
        if (actor->type != ActorType::state || actor == only) return false;
        const bool is_second = only != nullptr;
        only = actor;
        return is_second;
    };
    const bool are_several = std::ranges::any_of(document.mentions(), is_another) ||
                             std::ranges::any_of(document.places(), is_another);
    return are_several ? nullptr : only;
}

std::string location_of(const Document& document, const EventFinding& event, const Actor* home) {
    const Tree& tree = document.tree(event.sentence);
    for (const int word : words_of(tree, event))
        for (const int kid : tree.children(word)) {
            const std::string& relation = tree.token(kid).relation;
            if (!is_a(relation, "obl") && !is_a(relation, "nmod")) continue;
            const auto mark = tree.child(kid, "case");
            if (!mark || !is_before_place(document, event, lemma_of(tree.token(*mark)))) continue;
            std::string told = location_told(document, {event.sentence, kid}, home);
            if (!told.empty()) return told;
        }
    return home == nullptr ? std::string{} : home->name;
}

}  // namespace demarche::extract
