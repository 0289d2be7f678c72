#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace demarche::extract {

/// How likely each of several answers is the right one, by the features that they show: boosted
/// decision trees (Friedman 2001), each a chain of questions "does it show this feature?" that ends
/// in a figure.
class BoostedModel {
public:
    /// A question with the places of its answers in the tree, or an end with its figure.
    struct Node {
        int feature{-1};   // number of the feature asked for; -1 at an end
        std::size_t no{};  // where it goes on without the feature; with it, at the next node
        int figure{};      // at an end: thousandths of a logit
    };

    /// `table`: a head line, then the nodes of all trees in order, the branch of those that show
    /// the feature first: a line "ask", tab, feature or "end", tab, figure in thousandths of a
    /// logit. Throws InputError where it is broken.
    explicit BoostedModel(std::string_view table);

    /// How much speaks for what shows the features, in logits.
    [[nodiscard]] double sum(const std::vector<std::string>& features) const;
    /// The feature without which it would be least likely; empty where none speaks for it.
    [[nodiscard]] std::string reason(const std::vector<std::string>& features) const;

private:
    std::size_t read_tree(const std::vector<std::pair<std::string, std::string>>& rows,
                          std::size_t at, int depth);
    [[nodiscard]] std::vector<char> shown(const std::vector<std::string>& features) const;
    [[nodiscard]] int sum_of(const std::vector<char>& shown) const;

    std::unordered_map<std::string, int> numbers_;
    std::vector<Node> nodes_;
    std::vector<std::size_t> roots_;
};

/// How likely each of several answers is the one, by how much speaks for it in logits; together 1.
[[nodiscard]] std::vector<double> shares(std::vector<double> sums);

/// data/target_trees.tsv: is an event right with this party as its target? Features of
/// target_features.hpp.
[[nodiscard]] std::string_view embedded_target_trees();

}  // namespace demarche::extract
