#include "importers/extract/own_organs.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "core/model/utf8.hpp"
#include "importers/extract/names_in_text.hpp"

namespace demarche::extract {
namespace {

const Actor* body_of(const Document& document, const ActorId& id) {
    const Actor* actor = document.actor(id);
    return actor != nullptr && actor->type == ActorType::organization ? actor : nullptr;
}

bool holds(const std::vector<ActorId>& list, const ActorId& id) {
    return std::ranges::find(list, id) != list.end();
}

/// True of a body that belongs to the issuer, of that to which the issuer belongs, and of one that
/// belongs to the same.
bool is_kin(const Actor& body, const Actor& issuer) {
    return body.id == issuer.id || holds(body.of, issuer.id) || holds(issuer.of, body.id) ||
           std::ranges::any_of(body.of, [&](const ActorId& of) { return holds(issuer.of, of); });
}

/// The organ that the release has named by that noun, of the issuer or of the same whole: "the
/// Council" in a release of the United Nations. Empty if there is none.
ActorId kin_called(const Document& document, const Actor& issuer, std::size_t sentence,
                   const std::string& noun) {
    ActorId found;
    for (const Mention& m : document.mentions()) {
        const Actor* body = m.sentence > sentence ? nullptr : body_of(document, m.actor);
        if (body != nullptr && is_kin(*body, issuer) &&
            utf8::lower(body->name).ends_with(" " + noun))
            found = body->id;
    }
    return found;
}

/// True where the catalogue knows that noun of other bodies, one of which the text has named.
bool is_of_another(const Document& document, const ActorId& issuer, std::size_t sentence,
                   const std::string& noun) {
    bool is_named = false;
    for (const catalog::NameMatch& match : document.catalog().named(noun)) {
        if (match.kind != catalog::NameKind::noun) continue;
        if (match.actor == issuer) return false;
        is_named |= std::ranges::any_of(document.mentions(), [&](const Mention& m) {
            return m.sentence <= sentence && m.actor == match.actor;
        });
    }
    return is_named;
}

/// True where a state or body other than the issuer is named at or below the token.
bool names_another(const Document& document, const ActorId& issuer, std::size_t sentence,
                   int node) {
    return std::ranges::any_of(document.tree(sentence).subtree(node), [&](int below) {
        const Node at{sentence, below};
        const Mention* m = document.mention_at(at);
        if (m == nullptr) m = document.place_at(at);
        return m != nullptr && document.party(m->actor).actor != issuer;
    });
}

/// The token that the words of the phrase hang on: "Department of Foreign Affairs".
int head_of_phrase(const Tree& tree, int node) {
    while (tree.head(node) >= 0 &&
           (is_a(tree.token(node).relation, "flat") || is_a(tree.token(node).relation, "compound")))
        node = tree.head(node);
    return node;
}

bool acts(const Tree& tree, int node) {
    const std::string& relation = tree.token(node).relation;
    return is_a(relation, "nsubj") || is_a(relation, "nmod:poss") || is_a(relation, "obl:agent");
}

std::string word_before(const Document& document, std::size_t sentence, std::size_t token) {
    return token == 0 ? std::string{} : utf8::lower(token_at(document, sentence, token - 1).form);
}

/// "the Council", "the Ministerial Council": the run of the name with its kind, empty where it is
/// not called so here.
Run organ_at(const Document& document, std::size_t sentence, std::size_t token) {
    std::size_t first = token;
    while (first > 0 && is_capitalised(token_at(document, sentence, first - 1).form) &&
           document.in_list("organ_kind", word_before(document, sentence, first)))
        --first;
    const std::string article = word_before(document, sentence, first);
    if (article != "the" && article != "this" && article != "our") return {};
    const std::vector<Token>& tokens = document.sentences()[sentence].tokens;
    const std::size_t next = token + 1;
    const bool goes_on = next < tokens.size() && tokens[next].upos == Upos::propn &&
                         is_capitalised(tokens[next].form);
    return goes_on ? Run{} : Run{sentence, first, token + 1};
}

ActorId meant_by(const Document& document, const Actor& issuer, const Run& run) {
    const std::string noun = utf8::lower(token_at(document, run.sentence, run.last - 1).form);
    if (issuer.type == ActorType::state)
        return document.in_list("own_organ_of_state", noun) ? issuer.id : ActorId{};
    if (!document.in_list("own_organ_of_body", noun)) return {};
    if (run.size() == 1) {
        if (ActorId kin = kin_called(document, issuer, run.sentence, noun); !kin.empty())
            return kin;
        if (is_of_another(document, issuer.id, run.sentence, noun)) return {};
    }
    return issuer.id;
}

void look_at(Document& document, const Actor& issuer, std::size_t sentence, std::size_t i) {
    const auto node = static_cast<int>(i);
    const Tree& tree = document.tree(sentence);
    const Token& token = tree.token(node);
    if (document.mention_at({sentence, node}) != nullptr || !is_capitalised(token.form)) return;
    const Run run = organ_at(document, sentence, i);
    if (run.size() == 0) return;
    const int head = head_of_phrase(tree, node);
    if (!acts(tree, head) || names_another(document, issuer.id, sentence, head)) return;
    const ActorId meant = meant_by(document, issuer, run);
    if (!meant.empty()) document.add(mention_over(document, run, meant, MentionKind::description));
}

}  // namespace

void find_own_organs(Document& document) {
    const Actor* issuer = document.actor(document.issuer);
    if (issuer == nullptr || issuer->type == ActorType::person) return;
    for (std::size_t s = 0; s < document.sentences().size(); ++s)
        for (std::size_t i = 0; i < document.sentences()[s].tokens.size(); ++i)
            look_at(document, *issuer, s, i);
}

}  // namespace demarche::extract
