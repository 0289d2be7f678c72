#include "importers/extract/assembly.hpp"

#include <algorithm>
#include <string>

#include "core/model/utf8.hpp"
#include "importers/extract/joint_issuers.hpp"
#include "importers/extract/names_in_text.hpp"

namespace demarche::extract {
namespace {

bool begins_paragraph(const Document& document, std::size_t sentence) {
    if (sentence == 0) return true;
    const std::vector<Token>& before = document.sentences()[sentence - 1].tokens;
    const std::vector<Token>& own = document.sentences()[sentence].tokens;
    if (before.empty() || own.empty()) return true;
    const ByteSpan between{before.back().where.end, own.front().where.begin};
    return document.text(between).find('\n') != std::string_view::npos;
}

/// True where a name says whose ministers they are: "Ministers of Chad", "Arab Foreign Ministers".
bool is_named_for(const Document& document, std::size_t sentence, int node) {
    const Tree& tree = document.tree(sentence);
    return std::ranges::any_of(tree.children(node), [&](int kid) {
        const std::string& relation = tree.token(kid).relation;
        const bool owns = is_a(relation, "amod") || is_a(relation, "compound") ||
                          is_a(relation, "nmod") || is_a(relation, "appos") ||
                          is_a(relation, "flat") || is_a(relation, "conj");
        return owns && std::ranges::any_of(tree.subtree(kid), [&](int below) {
                   return document.mention_at({sentence, below}) != nullptr ||
                          document.place_at({sentence, below}) != nullptr;
               });
    });
}

/// True of "one meeting", "this conference of experts": not the body as it speaks.
bool is_definite(const Tree& tree, int node) {
    return std::ranges::all_of(tree.children(node, "det"), [&](int kid) {
        const std::string word = utf8::lower(tree.token(kid).form);
        return word == "the" || word == "this";
    });
}

/// Of an active verb: "members were urged" are not those who speak.
bool is_subject(const Tree& tree, int node) {
    return is_a(tree.token(node).relation, "nsubj") &&
           !is_a(tree.token(node).relation, "nsubj:pass");
}

/// "The four countries", "the ministers" of a text that several states issue together: a definite
/// plural that nothing tells apart.
bool is_all_of_joint(const Document& document, std::size_t sentence, int node) {
    const Tree& tree = document.tree(sentence);
    const Token& token = tree.token(node);
    if (token.xpos != "NNS" && token.xpos != "NNPS") return false;
    if (!is_subject(tree, node) || !is_titled_joint(document.article())) return false;
    const std::string word = utf8::lower(token.form);
    if (word != "countries" && word != "sides" && !document.in_list("convenes", word)) return false;
    const auto is_bare = [&](int kid) {
        const std::string& relation = tree.token(kid).relation;
        return is_a(relation, "det") || is_a(relation, "nummod") || is_a(relation, "punct");
    };
    const auto kids = tree.children(node);
    return std::ranges::all_of(kids, is_bare) && tree.child(node, "det").has_value();
}

/// "Summit", "the Meeting": the body as it is met; "Ministers", "Heads of State": those who meet.
enum class Called { otherwise, body, members };

Called called(const Document& document, std::size_t sentence, int node) {
    const Token& token = document.token({sentence, node});
    const Tree& tree = document.tree(sentence);
    const bool is_noun = token.upos == Upos::noun || token.upos == Upos::propn;
    if (!is_noun || !is_capitalised(token.form) || !is_subject(tree, node))
        return Called::otherwise;
    const std::string word = utf8::lower(token.form);
    const bool is_body = document.in_list("convened", word);
    if (!is_body && !document.in_list("convenes", word)) return Called::otherwise;
    if (!is_definite(tree, node) || is_named_for(document, sentence, node))
        return Called::otherwise;
    return is_body ? Called::body : Called::members;
}

/// "The members of the Council", whose communique it is.
bool is_of_members(const Document& document, std::size_t sentence, int node) {
    const Tree& tree = document.tree(sentence);
    if (!document.in_list("convenes", utf8::lower(tree.token(node).form))) return false;
    return std::ranges::any_of(tree.subtree(node), [&](int below) {
        const Mention* body = document.mention_at({sentence, below});
        return body != nullptr && body->actor == document.issuer;
    });
}

void refer(Document& document, std::size_t sentence, std::size_t token, MentionKind kind) {
    if (document.mention_at({sentence, static_cast<int>(token)}) == nullptr)
        document.add(
            mention_over(document, {sentence, token, token + 1}, ActorId{document.issuer}, kind));
}

/// The token of the sentence that is the subject of its root; -1 where there is none.
int subject_of(const Tree& tree) {
    if (tree.root() < 0) return -1;
    for (const int kid : tree.children(tree.root()))
        if (is_subject(tree, kid)) return kid;
    return -1;
}

}  // namespace

bool is_line_of_communique(const Document& document, std::size_t sentence) {
    const Tree& tree = document.tree(sentence);
    const int root = tree.root();
    if (root < 0 || subject_of(tree) >= 0 || tree.child(root, "expl") || tree.child(root, "csubj"))
        return false;
    const Token& token = tree.token(root);
    if (token.xpos == "VBZ" && document.in_list("resolves", lemma_of(token))) return true;
    if (token.xpos != "VBD" && token.xpos != "VBN" && token.xpos != "VBG" && token.xpos != "JJ")
        return false;
    const bool is_first = std::ranges::all_of(tree.subtree(root), [&](int below) {
        const Upos upos = tree.token(below).upos;
        return below >= root || upos == Upos::adv || upos == Upos::punct || upos == Upos::num ||
               upos == Upos::x;
    });
    return is_first && document.in_list("resolved", utf8::lower(token.form)) &&
           begins_paragraph(document, sentence);
}

bool is_item_of_decision(const Document& document, std::size_t sentence) {
    constexpr std::size_t kLongestList = 12;  // sentences back to the line that opens the list
    if (!begins_paragraph(document, sentence)) return false;
    for (std::size_t back = 1; back <= std::min(sentence, kLongestList); ++back) {
        const std::vector<Token>& tokens = document.sentences()[sentence - back].tokens;
        if (tokens.empty() || tokens.back().form != ":") continue;
        return std::ranges::any_of(tokens, [&](const Token& t) {
            return document.in_list("opens_decision", lemma_of(t));
        });
    }
    return false;
}

void find_assembly(Document& document) {
    const Actor* issuer = document.actor(document.issuer);
    if (issuer == nullptr || issuer->type == ActorType::person) return;
    const bool is_body = issuer->type == ActorType::organization;
    if (!is_body && !is_titled_joint(document.article())) return;
    bool members_speak = false;  // "they" are the members
    for (std::size_t s = 0; s < document.sentences().size(); ++s) {
        const Tree& tree = document.tree(s);
        const std::vector<Token>& tokens = document.sentences()[s].tokens;
        const bool is_line = is_body && is_line_of_communique(document, s);
        const int first = subject_of(tree);
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            const auto node = static_cast<int>(i);
            const std::string word = utf8::lower(tokens[i].form);
            const Called what = is_body                              ? called(document, s, node)
                                : is_all_of_joint(document, s, node) ? Called::members
                                                                     : Called::otherwise;
            if (what != Called::otherwise)
                refer(document, s, i, MentionKind::description);
            else if (is_line && (word == "its" || word == "their"))
                refer(document, s, i, MentionKind::pronoun);
            if (node != first) continue;
            if (word == "they" && members_speak)
                refer(document, s, i, MentionKind::pronoun);
            else
                members_speak = what == Called::members || is_of_members(document, s, node);
        }
    }
}

}  // namespace demarche::extract
