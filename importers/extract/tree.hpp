#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/sentence.hpp"

/// A sentence's dependency tree, for asking downwards. Nodes are token indices.
namespace demarche::extract {

class Tree {
public:
    /// Keeps a reference: `sentence` must outlive the tree.
    explicit Tree(const Sentence& sentence);

    [[nodiscard]] const Sentence& sentence() const { return *sentence_; }
    /// Before the first word and behind the last stands a token without form, relation and head:
    /// who asks what is beside a word need not ask whether there is one.
    [[nodiscard]] const Token& token(int node) const;
    [[nodiscard]] int size() const;
    [[nodiscard]] int root() const { return root_; }
    [[nodiscard]] int head(int node) const { return token(node).head; }

    /// The dependents of `node`, in text order.
    [[nodiscard]] std::span<const int> children(int node) const;

    /// The first dependent under `relation`; "obl" also finds "obl:agent", "obl:agent" only itself.
    /// "Oslo's line is that the ban is illegal": the subject is the ban, not the line, which is
    /// "nsubj:outer", and the subject only of a clause that has no other.
    [[nodiscard]] std::optional<int> child(int node, std::string_view relation) const;
    [[nodiscard]] std::vector<int> children(int node, std::string_view relation) const;

    /// True where `node` is `under` or hangs below it.
    [[nodiscard]] bool is_below(int node, int under) const;

    /// All nodes at or below `node`, in text order.
    [[nodiscard]] std::vector<int> subtree(int node) const;

    /// The bytes from the first to the last token at or below `node`.
    [[nodiscard]] ByteSpan span(int node) const;

private:
    const Sentence* sentence_;
    std::vector<int> first_;  // where the children of each node begin in kids_
    std::vector<int> kids_;
    int root_{-1};
};

/// True where `relation` is `wanted` or a subtype of it: "nsubj:pass" is an "nsubj".
[[nodiscard]] bool is_a(std::string_view relation, std::string_view wanted);

/// True where "of", "against" or the like stands before the phrase or clause.
[[nodiscard]] bool has_case(const Tree& tree, int node, std::string_view word);

/// True of "who", "which" and "that" where they begin a relative clause.
[[nodiscard]] bool is_relative(const Tree& tree, int node);

/// The noun that a relative clause is about, for a word in that clause.
[[nodiscard]] std::optional<int> antecedent_of(const Tree& tree, int node);

/// The lower-case lemma of a token, which a proper noun's is not.
[[nodiscard]] std::string lemma_of(const Token& token);

/// True of "ratify" in "did not sign or ratify it", "to sign and ratify it": what stands before the
/// first verb is of both.
[[nodiscard]] bool shares_auxiliary(const Tree& tree, int node);

}  // namespace demarche::extract
