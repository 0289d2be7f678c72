#include "importers/extract/home_governments.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "importers/extract/names_in_text.hpp"
#include "importers/extract/titles.hpp"

namespace demarche::extract {
namespace {

/// True of a noun under "the" that names nobody: "the outgoing government", not "the government of
/// Peru", "the Peruvian government".
bool is_bare(const Document& document, std::size_t sentence, int noun) {
    const Tree& tree = document.tree(sentence);
    bool is_definite = false;
    for (const int kid : tree.children(noun)) {
        const std::string& relation = tree.token(kid).relation;
        is_definite |= relation == "det" && lemma_of(tree.token(kid)) == "the";
        if (is_a(relation, "nmod") || is_a(relation, "conj") || is_a(relation, "appos") ||
            is_a(relation, "flat"))
            return false;
        if (document.mention_at({sentence, kid}) != nullptr ||
            document.place_at({sentence, kid}) != nullptr)
            return false;
    }
    return is_definite;
}

/// The verb by which somebody speaks to or of the noun: "accused the cabinet", "appealed to the
/// premier". -1 if none.
int verb_to(const Document& document, std::size_t sentence, int noun) {
    const Tree& tree = document.tree(sentence);
    const Token& token = tree.token(noun);
    if (token.head < 0) return -1;
    const std::string verb = lemma_of(tree.token(token.head));
    if (is_a(token.relation, "obj") || is_a(token.relation, "iobj"))
        return document.in_list("takes_party", verb) || document.in_list("faults", verb)
                   ? token.head
                   : -1;
    const bool is_addressed = is_a(token.relation, "obl") && document.in_list("turns_to", verb) &&
                              (has_case(tree, noun, "to") || has_case(tree, noun, "on") ||
                               has_case(tree, noun, "with") || has_case(tree, noun, "at"));
    return is_addressed ? token.head : -1;
}

/// Who does what the verb tells: the mention that its subject, or that of the verb that it is
/// joined to or depends on, is named by. Null if none.
const Mention* speaker_of(const Document& document, std::size_t sentence, int verb) {
    const Tree& tree = document.tree(sentence);
    for (int at = verb; at >= 0; at = tree.head(at)) {
        if (const auto subject = tree.child(at, "nsubj")) {
            for (const int node : tree.subtree(*subject))
                if (const Mention* m = document.mention_at({sentence, node});
                    m != nullptr && m->kind != MentionKind::demonym)
                    return m;
            for (const int node : tree.subtree(*subject))
                if (const Mention* m = document.mention_at({sentence, node})) return m;
            return nullptr;
        }
        const std::string& relation = tree.token(at).relation;
        if (!is_a(relation, "conj") && !is_a(relation, "xcomp") && !is_a(relation, "advcl"))
            return nullptr;
    }
    return nullptr;
}

bool is_state(const Document& document, const ActorId& id) {
    const Actor* actor = document.actor(id);
    return actor != nullptr && actor->type == ActorType::state;
}

}  // namespace

ActorId state_of_dateline(const Document& document) {
    // "LONDON, 22 June 1976", a line of its own
    for (const auto* names : {&document.mentions(), &document.places()})
        for (const Mention& m : *names)
            if (m.sentence == 0 && m.first == 0 && m.kind == MentionKind::seat &&
                is_state(document, m.actor))
                return m.actor;
    if (!document.article().dateline) return {};
    for (const catalog::NameMatch& match :
         document.catalog().named(document.article().dateline->place))
        for (const Mention& m : document.mentions())
            if (m.actor == match.actor && is_state(document, match.actor)) return match.actor;
    return {};
}

ActorId home_government(const Document& document, std::size_t sentence, std::size_t token,
                        const std::string& word) {
    const auto noun = static_cast<int>(token);
    if (!document.in_list("home_rule", word) || !is_bare(document, sentence, noun)) return {};
    const int verb = verb_to(document, sentence, noun);
    if (verb < 0) return {};
    const Mention* speaker = speaker_of(document, sentence, verb);
    if (speaker == nullptr) return {};
    const Actor* who = document.actor(speaker->actor);
    const ActorId side = document.party(speaker->actor).actor;
    if (who == nullptr || is_state(document, side)) return {};
    const Actor* body = document.actor(side);
    for (const Actor* one : {who, body})
        if (one != nullptr && one->of.size() == 1 && is_state(document, one->of.front()))
            return one->of.front();
    // "In Quito the party accused the president"
    for (const Mention& place : document.places())
        if (place.sentence == sentence && place.first < 3 && is_state(document, place.actor))
            return place.actor;
    if (who->discovered)
        if (const ActorId home = state_of_dateline(document); !home.empty()) return home;
    return told_of_before(document, sentence);
}

ActorId ruled_by_force(const Document& document, std::size_t sentence, std::size_t token,
                       const std::string& word) {
    const auto noun = static_cast<int>(token);
    const Tree& tree = document.tree(sentence);
    if (!document.in_list("rules_by_force", word) || !is_bare(document, sentence, noun)) return {};
    const bool is_military = std::ranges::any_of(tree.children(noun, "amod"), [&](int kid) {
        return lemma_of(tree.token(kid)) == "military";
    });
    if (word == "rulers" && !is_military) return {};
    // The last word of a coup before it, and the state nearest to that.
    for (std::size_t s = sentence + 1; s-- > 0;) {
        const std::vector<Token>& tokens = document.sentences()[s].tokens;
        const std::size_t past = s == sentence ? token : tokens.size();
        for (std::size_t at = past; at-- > 0;) {
            if (!document.in_list("coup", lemma_of(tokens[at]))) continue;
            const Mention* nearest = nullptr;
            const auto far = [&](const Mention& m) {
                return m.first > at ? m.first - at : at - m.first;
            };
            for (const auto* names : {&document.mentions(), &document.places()})
                for (const Mention& m : *names)
                    if (m.sentence == s && is_state(document, m.actor) &&
                        (nearest == nullptr || far(m) < far(*nearest)))
                        nearest = &m;
            if (nearest != nullptr) return nearest->actor;
        }
    }
    return {};
}

}  // namespace demarche::extract
