#include "importers/extract/mend.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "core/model/utf8.hpp"
#include "importers/extract/tree.hpp"

namespace demarche::extract {
namespace {

std::optional<std::size_t> root_of(const Sentence& sentence) {
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i)
        if (sentence.tokens[i].head < 0) return i;
    return std::nullopt;
}

bool has_kid(const std::vector<Token>& tokens, std::size_t of, std::string_view relation) {
    return std::ranges::any_of(tokens, [&](const Token& t) {
        return t.head == static_cast<int>(of) && is_a(t.relation, relation);
    });
}

/// Makes `verb` the root in the place of `old`, which becomes its `relation`.
void make_root(std::vector<Token>& tokens, std::size_t verb, std::size_t old,
               std::string_view relation) {
    tokens[verb].head = -1;
    tokens[verb].relation = "root";
    tokens[verb].upos = Upos::verb;
    tokens[old].head = static_cast<int>(verb);
    tokens[old].relation = relation;
}

/// "Washington, while welcoming the pullout, called on Syria"
void mend_subject(std::vector<Token>& tokens, std::size_t root) {
    const bool is_name = tokens[root].upos == Upos::propn || tokens[root].upos == Upos::noun;
    if (!is_name || has_kid(tokens, root, "cop") || has_kid(tokens, root, "nsubj") ||
        has_kid(tokens, root, "parataxis"))
        return;
    for (std::size_t i = root + 1; i < tokens.size(); ++i) {
        const Token& t = tokens[i];
        if (t.head != static_cast<int>(root) || t.relation != "acl" || t.xpos != "VBN") continue;
        const bool governs = has_kid(tokens, i, "obl") || has_kid(tokens, i, "obj") ||
                             has_kid(tokens, i, "xcomp") || has_kid(tokens, i, "ccomp");
        if (!governs || has_kid(tokens, i, "obl:agent")) continue;
        make_root(tokens, i, root, "nsubj");
        tokens[i].xpos = "VBD";
        for (std::size_t k = i + 1; k < tokens.size(); ++k)
            if (tokens[k].head == static_cast<int>(root)) tokens[k].head = static_cast<int>(i);
        return;
    }
}

/// "Strongly condemns the coup", "8. Appeals to the Secretary-General"
void mend_resolution(std::vector<Token>& tokens, std::size_t root, const Words& words) {
    std::size_t first = 0;
    while (first < tokens.size() &&
           (tokens[first].upos == Upos::num || tokens[first].upos == Upos::punct ||
            tokens[first].upos == Upos::adv))
        ++first;
    if (first + 1 >= tokens.size() || tokens[first].xpos == "VBZ") return;
    const std::string form = utf8::lower(tokens[first].form);
    const std::string verb = form.substr(0, form.size() - form.ends_with('s'));
    if (form == verb || !words.has("resolves", verb)) return;
    const Upos next = tokens[first + 1].upos;
    const bool governs = next == Upos::det || next == Upos::adp || next == Upos::sconj ||
                         next == Upos::pron || next == Upos::part || next == Upos::adj ||
                         next == Upos::adv;
    if (!governs || has_kid(tokens, first, "case")) return;
    if (first != root) {
        make_root(tokens, first, root, "obj");
        for (std::size_t k = 0; k < first; ++k)
            if (tokens[k].head == static_cast<int>(root)) tokens[k].head = static_cast<int>(first);
    }
    tokens[first].upos = Upos::verb;
    tokens[first].xpos = "VBZ";
    tokens[first].lemma = verb;
}

bool is_tree(const std::vector<Token>& tokens) {
    std::size_t roots = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        roots += tokens[i].head < 0;
        int at = static_cast<int>(i);
        for (std::size_t steps = 0; at >= 0; ++steps) {
            if (steps > tokens.size()) return false;
            at = tokens[static_cast<std::size_t>(at)].head;
        }
    }
    return roots == 1;
}

}  // namespace

Sentence mended(Sentence sentence, const Words& words) {
    const auto root = root_of(sentence);
    if (!root) return sentence;
    std::vector<Token> tokens = sentence.tokens;
    mend_subject(tokens, *root);
    mend_resolution(tokens, *root, words);
    if (tokens != sentence.tokens && is_tree(tokens)) sentence.tokens = std::move(tokens);
    return sentence;
}

}  // namespace demarche::extract
