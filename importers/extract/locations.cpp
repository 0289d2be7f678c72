#include "importers/extract/locations.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
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
    const bool is_bodily =
        event.cameo >= "14" || event.cameo.starts_with("04") || event.predicate.starts_with("sign");
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

/// True of "Arabic", "Operation", "Ramadan": names, but of no place.
bool is_no_place(const Document& document, const Token& token) {
    const std::string word = utf8::lower(token.form);
    return document.in_list("no_place", word) || document.in_list("state_body", word) ||
           document.in_list("convened", word) || document.in_list("office", word);
}

/// The tokens of the name that `node` is the head of: "New York", "Strait of Hormuz", "The Hague".
std::pair<int, int> tokens_of_name(const Tree& tree, int node) {
    const auto is_below = [&](int at) {
        return at >= 0 && at < tree.size() && tree.is_below(at, node);
    };
    const auto is_name = [&](int at) {
        return is_below(at) && is_capitalised(tree.token(at).form);
    };
    // not "In Lima" at the head of a sentence
    const auto leads = [&](int at) {
        return at <= 0 || is_a(tree.token(at).relation, "case") ||
               is_a(tree.token(at).relation, "cc");
    };
    int first = node, last = node;
    while (is_name(first - 1) && !leads(first - 1)) --first;
    for (;;) {
        const std::string& relation = tree.token(last + 1).relation;
        const std::string joint = utf8::lower(tree.token(last + 1).form);
        const bool joins = joint == "of" || joint == "de" || joint == "del" || joint == "do" ||
                           joint == "da" || joint == "al";
        if (is_name(last + 1) && (is_a(relation, "flat") || is_a(relation, "compound")))
            ++last;
        else if (joins && is_below(last + 1) && is_name(last + 2))
            last += 2;
        else
            return {first, last};
    }
}

/// True of a name that no actor bears but a state, and that is no Resolution 242.
bool is_place_name(const Document& document, Node node) {
    const Token& token = document.token(node);
    const Tree& tree = document.tree(node.sentence);
    if (token.upos != Upos::propn || is_time(token) || !is_capitalised(token.form)) return false;
    const auto [first, last] = tokens_of_name(tree, node.token);
    for (int at = first; at <= last; ++at)
        if (is_no_place(document, tree.token(at))) return false;
    if (state_at(document, node) != nullptr) return true;
    if (document.mention_at(node) != nullptr || tree.child(node.token, "nummod")) return false;
    return !tree.child(node.token, "det") || is_land(document, token);
}

std::string name_around(const Document& document, Node node) {
    const Tree& tree = document.tree(node.sentence);
    const auto [first, last] = tokens_of_name(tree, node.token);
    const Mention* place = document.place_at(node);
    ByteSpan where{tree.token(first).where.begin, tree.token(last).where.end};
    if (place != nullptr && place->where.end - place->where.begin > where.end - where.begin)
        where = place->where;
    std::string name{document.text(where)};
    std::ranges::replace(name, '\n', ' ');
    return name;
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
/// Valparaiso"; not in what is joined to it or told of it.
const Actor* state_told(const Document& document, Node phrase) {
    if (const Actor* state = state_at(document, phrase)) return state;
    const Tree& tree = document.tree(phrase.sentence);
    for (const int kid : tree.children(phrase.token)) {
        const std::string& relation = tree.token(kid).relation;
        if (is_a(relation, "conj") || is_a(relation, "acl") || is_a(relation, "parataxis"))
            continue;
        if (const Actor* state = state_told(document, {phrase.sentence, kid})) return state;
    }
    return nullptr;
}

/// "Spanish" is a language, or a people; "Madrid" and "Spain" are places.
bool is_of_people(const Document& document, const std::string& name) {
    const auto known = document.catalog().named(name);
    return !known.empty() && std::ranges::all_of(known, [](const catalog::NameMatch& match) {
        return match.kind == catalog::NameKind::demonym;
    });
}

/// False of a capital, which stands for its state too.
bool is_name_of(const Actor& state, std::string_view name) {
    return name == state.name || std::ranges::find(state.also, name) != state.also.end();
}

std::string location_told(const Document& document, Node phrase, const Actor* home) {
    const std::optional<Node> name = name_in(document, phrase);
    const Actor* state = state_told(document, phrase);
    if (!name) {
        const bool is_place = document.in_list("place_noun", lemma_of(document.token(phrase)));
        return is_place && state != nullptr ? state->name : std::string{};
    }
    std::string text = name_around(document, *name);
    if (is_of_people(document, text)) return {};
    if (state == nullptr) state = home;
    if (state == nullptr) return text;
    return is_name_of(*state, text) ? state->name : text + ", " + state->name;
}

bool is_visit(const EventFinding& event) {
    return event.predicate.ends_with("visit") || event.predicate.ends_with("trip") ||
           event.predicate.ends_with("travel") || event.predicate.ends_with("fly");
}

/// "in Lima"; of a visit also "to Lima".
bool is_before_place(const Document& document, const EventFinding& event, const std::string& mark) {
    return document.in_list("location_before", mark) || (mark == "to" && is_visit(event));
}

/// The word of who does it: "police" of "Kenyan police arrested"; -1 where it has none.
int doer_of(const Tree& tree, const EventFinding& event) {
    for (int at = event.node; at >= 0; at = tree.head(at)) {
        if (const auto agent = tree.child(at, "obl:agent")) return *agent;
        for (const int subject : tree.children(at, "nsubj"))
            if (!is_a(tree.token(subject).relation, "nsubj:pass")) return subject;
    }
    return -1;
}

/// True of a deed to what a state has at home alone, whoever does it: "lifted the curfew".
bool is_home_matter(const Document& document, const EventFinding& event) {
    const std::string root = event.cameo.substr(0, 2);
    if (root < "07" || root == "10" || root == "11" || root == "13") return false;
    const Tree& tree = document.tree(event.sentence);
    for (const char* relation : {"obj", "nsubj:pass", "obl"})
        for (const int thing : tree.children(event.node, relation)) {
            if (document.in_list("home_matter", lemma_of(tree.token(thing)))) return true;
            for (const char* part : {"amod", "compound"})
                for (const int kid : tree.children(thing, part))
                    if (document.in_list("home_matter", lemma_of(tree.token(kid)))) return true;
        }
    return false;
}

/// True where the doer does such things at home: a word for some of its people or bodies, not the
/// state's bare name, which acts abroad: "Kenyan police", not "Kenya", its envoys or its jets.
bool is_home_affair(const Document& document, const EventFinding& event) {
    const Tree& tree = document.tree(event.sentence);
    if (is_home_matter(document, event)) return true;
    const int doer = doer_of(tree, event);
    if (doer < 0) return false;
    const Token& word = tree.token(doer);
    if (word.upos == Upos::propn && state_at(document, {event.sentence, doer}) != nullptr)
        return false;
    return std::ranges::none_of(tree.subtree(doer), [&](int at) {
        return document.in_list("acts_abroad", lemma_of(tree.token(at)));
    });
}

}  // namespace

const Actor* only_state_of(const Document& document) {
    constexpr std::size_t letters_of_state = 3;  // that a code begins with: AFGREBTAL, AFG
    const Actor* only = nullptr;
    std::set<std::string_view> states;
    bool has_union = false;
    const auto note = [&](const Mention& m) {
        const Actor* actor = document.actor(document.party(m.actor).actor);
        if (actor == nullptr) return;
        const std::string_view code = std::string_view{actor->code}.substr(0, letters_of_state);
        if (actor->type == ActorType::state) {
            // Ethiopia, where Tigray is named too
            if (only == nullptr || actor->code.size() < only->code.size()) only = actor;
            states.insert(code.empty() ? std::string_view{actor->id.text} : code);
        } else if (!actor->discovered && actor->type == ActorType::organization) {
            has_union = has_union || actor->of.empty();
        } else if (!actor->discovered && actor->type == ActorType::group && !code.empty()) {
            states.insert(code);  // the Taliban, Hamas
        }
    };
    std::ranges::for_each(document.mentions(), note);
    std::ranges::for_each(document.places(), note);
    return has_union || states.size() > 1 ? nullptr : only;
}

std::string location_of(const Document& document, const EventFinding& event, const Actor* home) {
    const Tree& tree = document.tree(event.sentence);
    if (!is_home_affair(document, event)) home = nullptr;
    for (const int word : words_of(tree, event))
        for (const int kid : tree.children(word)) {
            const std::string& relation = tree.token(kid).relation;
            const auto mark = tree.child(kid, "case");
            const bool is_phrase = (is_a(relation, "obl") || is_a(relation, "nmod")) && mark &&
                                   is_before_place(document, event, lemma_of(tree.token(*mark)));
            // "visited Lagos"
            const bool is_visited = is_a(relation, "obj") && word == event.node && is_visit(event);
            if (!is_phrase && !is_visited) continue;
            std::string told = location_told(document, {event.sentence, kid}, home);
            if (!told.empty()) return told;
        }
    return home == nullptr ? std::string{} : home->name;
}

}  // namespace demarche::extract
