#include "importers/extract/references.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "core/model/utf8.hpp"
#include "importers/extract/names_in_text.hpp"

namespace demarche::extract {
namespace {

constexpr std::size_t kFarthest = 3;  // sentences back that a pronoun reaches

bool is_person(const Document& document, const ActorId& id) {
    const Actor* actor = document.actor(id);
    return actor != nullptr && actor->type == ActorType::person;
}

bool is_subject(const Document& document, const Mention& m) {
    const Tree& tree = document.tree(m.sentence);
    int node = static_cast<int>(m.head);
    while (node >= 0 &&
           (is_a(tree.token(node).relation, "flat") ||
            is_a(tree.token(node).relation, "compound") ||
            is_a(tree.token(node).relation, "appos") || is_a(tree.token(node).relation, "amod") ||
            is_a(tree.token(node).relation, "nmod:poss")))
        node = tree.head(node);
    return node >= 0 && is_a(tree.token(node).relation, "nsubj");
}

/// The nearest named actor before (sentence, token) that `fits`; a subject before any other.
template <class Fits>
const Mention* antecedent(const Document& document, std::size_t sentence, std::size_t token,
                          Fits fits) {
    const Mention* best = nullptr;
    const auto rank = [&](const Mention& m) {
        const std::size_t near = kFarthest - (sentence - m.sentence);
        return 2 * near + (is_subject(document, m) ? 3U : 0U);
    };
    for (const Mention& m : document.mentions()) {
        const bool before = m.sentence < sentence || (m.sentence == sentence && m.last <= token);
        if (!before || sentence - m.sentence > kFarthest || !fits(m)) continue;
        if (m.kind == MentionKind::pronoun) continue;
        if (best == nullptr || rank(m) >= rank(*best)) best = &m;
    }
    return best;
}

bool is_free(const Document& document, std::size_t s, std::size_t i) {
    return document.mention_at({s, static_cast<int>(i)}) == nullptr;
}

void refer(Document& document, std::size_t s, std::size_t i, const Mention* to, MentionKind kind) {
    if (to == nullptr) return;
    document.add(mention_over(document, {s, i, i + 1}, ActorId{to->actor}, kind));
}

void pronoun(Document& document, std::size_t s, std::size_t i, const std::string& word) {
    const bool person = document.in_list("pronoun_person", word);
    if (!person && !document.in_list("pronoun_thing", word)) return;
    const Tree& tree = document.tree(s);
    const std::string& relation = tree.token(static_cast<int>(i)).relation;
    if (relation == "expl") return;
    refer(document, s, i,
          antecedent(document, s, i,
                     [&](const Mention& m) {
                         return is_person(document, m.actor) == person &&
                                (person || is_subject(document, m));
                     }),
          MentionKind::pronoun);
}

bool has_role(const Document& document, const ActorId& id, const std::string& word) {
    const Actor* actor = document.actor(id);
    if (actor == nullptr || actor->type != ActorType::person) return false;
    return std::ranges::any_of(
        actor->roles, [&](const Role& role) { return role.role.find(word) != std::string::npos; });
}

bool has_article(const Tree& tree, std::size_t i) {
    for (const int kid : tree.children(static_cast<int>(i)))
        if (tree.token(kid).relation == "det" && lemma_of(tree.token(kid)) == "the") return true;
    return false;
}

/// "the minister": the last person named who holds such an office.
void office(Document& document, std::size_t s, std::size_t i, const std::string& word) {
    const Tree& tree = document.tree(s);
    if (!document.in_list("office", word) || !has_article(tree, i)) return;
    for (const char* named : {"flat", "appos", "compound", "nmod", "amod"})
        if (tree.child(static_cast<int>(i), named)) return;
    refer(document, s, i,
          antecedent(document, s, i,
                     [&](const Mention& m) { return has_role(document, m.actor, word); }),
          MentionKind::office);
}

/// "the alliance": the last body named of which the catalogue knows that noun.
void noun(Document& document, std::size_t s, std::size_t i, const std::string& word) {
    if (!has_article(document.tree(s), i)) return;
    std::vector<ActorId> bearers;
    for (const catalog::NameMatch& match : document.catalog().named(word))
        if (match.kind == catalog::NameKind::noun) bearers.push_back(match.actor);
    if (bearers.empty()) return;
    const Mention* last = nullptr;
    for (const Mention& m : document.mentions())
        if (m.sentence <= s && std::ranges::find(bearers, m.actor) != bearers.end()) last = &m;
    refer(document, s, i, last, MentionKind::description);
}

}  // namespace

void find_references(Document& document) {
    for (std::size_t s = 0; s < document.sentences().size(); ++s) {
        const std::size_t n = document.sentences()[s].tokens.size();
        for (std::size_t i = 0; i < n; ++i) {
            if (!is_free(document, s, i)) continue;
            const Token& token = token_at(document, s, i);
            const std::string word = utf8::lower(token.form);
            if (token.upos == Upos::pron)
                pronoun(document, s, i, word);
            else if (token.upos == Upos::noun) {
                office(document, s, i, word);
                if (is_free(document, s, i)) noun(document, s, i, word);
            }
        }
    }
}

}  // namespace demarche::extract
