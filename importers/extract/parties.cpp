#include "importers/extract/parties.hpp"

#include <algorithm>
#include <string>

#include "core/model/utf8.hpp"

namespace demarche::extract {
namespace {

bool is_person(const Document& document, const ActorId& id) {
    const Actor* actor = document.actor(id);
    return actor != nullptr && actor->type == ActorType::person;
}

bool names_parts(std::string_view relation) {
    return is_a(relation, "flat") || is_a(relation, "appos") || is_a(relation, "compound") ||
           is_a(relation, "amod") || is_a(relation, "nmod:poss");
}

/// The person among the parts of the phrase: "Russian Foreign Minister Sergei Lavrov".
const Mention* person_in(const Document& document, Node node) {
    const Tree& tree = document.tree(node.sentence);
    const Mention* own = document.mention_at(node);
    if (own != nullptr && is_person(document, own->actor)) return own;
    for (const int kid : tree.children(node.token)) {
        const std::string& relation = tree.token(kid).relation;
        if (!names_parts(relation) || is_a(relation, "nmod:poss")) continue;
        if (const Mention* found = person_in(document, {node.sentence, kid})) return found;
    }
    return nullptr;
}

/// The state or body for which a common noun stands: "Russian officials", "the government of Iran".
const Mention* owner_in(const Document& document, Node node) {
    const Tree& tree = document.tree(node.sentence);
    const std::string noun = lemma_of(tree.token(node.token));
    const std::string form = utf8::lower(tree.token(node.token).form);
    const bool acts = document.in_list("agent", noun) || document.in_list("agent", form) ||
                      document.in_list("office", noun) || document.in_list("organisation", noun) ||
                      document.in_list("state_noun", noun);
    if (!acts) return nullptr;
    for (const int kid : tree.children(node.token)) {
        const std::string& relation = tree.token(kid).relation;
        const bool of = is_a(relation, "nmod") && !is_a(relation, "nmod:poss");
        if (!names_parts(relation) && !of) continue;
        if (of) {
            const auto mark = tree.child(kid, "case");
            if (!mark || lemma_of(tree.token(*mark)) != "of") continue;
        }
        if (const Mention* found = document.mention_at({node.sentence, kid})) return found;
        if (const Mention* found = document.place_at({node.sentence, kid})) return found;
    }
    return nullptr;
}

bool has_word(const Tree& tree, int node, std::string_view word) {
    return std::ranges::any_of(tree.children(node),
                               [&](int kid) { return lemma_of(tree.token(kid)) == word; });
}

/// "both sides", "the two countries": the last two states or bodies named before.
Parties last_pair(const Document& document, Node node) {
    const Tree& tree = document.tree(node.sentence);
    if (!document.in_list("pair_noun", lemma_of(tree.token(node.token)))) return {};
    if (!has_word(tree, node.token, "both") && !has_word(tree, node.token, "two")) return {};
    Parties pair;
    for (auto m = document.mentions().rbegin(); m != document.mentions().rend() && pair.size() < 2;
         ++m) {
        if (m->sentence > node.sentence ||
            (m->sentence == node.sentence && static_cast<int>(m->first) > node.token))
            continue;
        unite(pair, {document.party(m->actor)});
    }
    return pair.size() == 2 ? Parties{pair[1], pair[0]} : Parties{};
}

Parties of_one(const Document& document, Node node, const Parties& voice) {
    const Token& token = document.token(node);
    if (token.upos == Upos::pron && document.in_list("pronoun_self", utf8::lower(token.form)))
        return voice;
    if (const Mention* person = person_in(document, node)) return {document.party(person->actor)};
    if (const Mention* own = document.mention_at(node)) return {document.party(own->actor)};
    if (const Mention* owner = owner_in(document, node)) return {document.party(owner->actor)};
    return last_pair(document, node);
}

}  // namespace

Parties parties_of(const Document& document, Node node, const Parties& voice) {
    Parties found = of_one(document, node, voice);
    const Tree& tree = document.tree(node.sentence);
    for (const int other : tree.children(node.token, "conj"))
        unite(found, of_one(document, {node.sentence, other}, voice));
    return found;
}

Parties parties_inside(const Document& document, Node node, const Parties& voice) {
    Parties found;
    for (const int below : document.tree(node.sentence).subtree(node.token)) {
        const Node at{node.sentence, below};
        if (const Mention* m = document.mention_at(at))
            unite(found, {document.party(m->actor)});
        else if (const Mention* place = document.place_at(at))
            unite(found, {document.party(place->actor)});
        else if (document.in_list("pronoun_self", utf8::lower(document.token(at).form)))
            unite(found, voice);
    }
    return found;
}

}  // namespace demarche::extract
