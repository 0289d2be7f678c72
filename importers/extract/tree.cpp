#include "importers/extract/tree.hpp"

#include <algorithm>

#include "core/model/utf8.hpp"

namespace demarche::extract {

bool is_a(std::string_view relation, std::string_view wanted) {
    return relation.starts_with(wanted) &&
           (relation.size() == wanted.size() || relation[wanted.size()] == ':');
}

std::string lemma_of(const Token& token) { return utf8::lower(token.lemma); }

Tree::Tree(const Sentence& sentence) : sentence_{&sentence} {
    const std::size_t n = sentence.tokens.size();
    first_.assign(n + 2, 0);
    for (const Token& token : sentence.tokens)
        if (token.head >= 0) ++first_[static_cast<std::size_t>(token.head) + 1];
    for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
    kids_.resize(n);
    std::vector<int> next{first_};
    for (std::size_t i = 0; i < n; ++i) {
        const int head = sentence.tokens[i].head;
        if (head < 0) {
            root_ = static_cast<int>(i);
        } else {
            const auto slot = static_cast<std::size_t>(next[static_cast<std::size_t>(head)]++);
            kids_[slot] = static_cast<int>(i);
        }
    }
}

const Token& Tree::token(int node) const {
    static const Token nothing;
    const auto at = static_cast<std::size_t>(node);
    return at < sentence_->tokens.size() ? sentence_->tokens[at] : nothing;
}

int Tree::size() const { return static_cast<int>(sentence_->tokens.size()); }

std::span<const int> Tree::children(int node) const {
    const auto at = static_cast<std::size_t>(node);
    if (at >= sentence_->tokens.size()) return {};
    return std::span{kids_}.subspan(static_cast<std::size_t>(first_[at]),
                                    static_cast<std::size_t>(first_[at + 1] - first_[at]));
}

std::optional<int> Tree::child(int node, std::string_view relation) const {
    std::optional<int> outer;
    for (const int kid : children(node)) {
        const std::string& under = token(kid).relation;
        if (!is_a(under, relation)) continue;
        if (under == relation || !under.ends_with(":outer")) return kid;
        if (!outer) outer = kid;
    }
    return outer;
}

std::vector<int> Tree::children(int node, std::string_view relation) const {
    std::vector<int> found;
    for (const int kid : children(node))
        if (is_a(token(kid).relation, relation)) found.push_back(kid);
    return found;
}

bool Tree::is_below(int node, int under) const {
    while (node >= 0 && node != under) node = head(node);
    return node == under;
}

std::vector<int> Tree::subtree(int node) const {
    std::vector<int> found{node};
    for (std::size_t i = 0; i < found.size(); ++i)
        for (const int kid : children(found[i])) found.push_back(kid);
    std::ranges::sort(found);
    return found;
}

ByteSpan Tree::span(int node) const {
    ByteSpan where = token(node).where;
    for (const int below : subtree(node)) {
        where.begin = std::min(where.begin, token(below).where.begin);
        where.end = std::max(where.end, token(below).where.end);
    }
    return where;
}

std::optional<int> antecedent_of(const Tree& tree, int node) {
    for (; node >= 0; node = tree.head(node))
        // "It was Norway that proposed it": an adverbial clause to some parses
        if (tree.token(node).relation == "acl:relcl" || tree.token(node).relation == "advcl:relcl")
            return tree.head(node);
    return std::nullopt;
}

bool has_case(const Tree& tree, int node, std::string_view word) {
    for (const int kid : tree.children(node)) {
        const Token& t = tree.token(kid);
        if ((t.relation == "case" || t.relation == "mark") && lemma_of(t) == word) return true;
    }
    return false;
}

bool is_relative(const Tree& tree, int node) {
    const Token& t = tree.token(node);
    return (t.xpos == "WDT" || t.xpos == "WP") && antecedent_of(tree, node).has_value();
}

bool shares_auxiliary(const Tree& tree, int node) {
    const Token& token = tree.token(node);
    return is_a(token.relation, "conj") && token.xpos == "VB" && token.head >= 0 &&
           tree.token(token.head).xpos == "VB" && !tree.child(node, "nsubj") &&
           !tree.child(node, "aux") && !tree.child(node, "mark");
}

}  // namespace demarche::extract
