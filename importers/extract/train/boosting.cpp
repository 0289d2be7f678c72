#include "importers/extract/train/boosting.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <iterator>
#include <map>
#include <utility>

#include "importers/extract/boosted_model.hpp"

namespace demarche::extract {
namespace {

constexpr int kTrees = 150;
constexpr std::size_t kEnds = 8;     // of a tree
constexpr std::size_t kFewest = 20;  // samples on each side of a question
constexpr double kRate = 0.08;
constexpr double kPull = 3;  // of each figure to zero
constexpr double kLeastGain = 1e-6;
constexpr double kLeastSlope = 1e-6;

struct Slope {  // of the loss
    double first{}, second{};

    void add(const Slope& other) {
        first += other.first;
        second += other.second;
    }
    [[nodiscard]] Slope less(const Slope& other) const {
        return {first - other.first, second - other.second};
    }
    [[nodiscard]] double gain() const { return first * first / (second + kPull); }
    [[nodiscard]] double figure() const { return -kRate * first / (second + kPull); }
};

struct Node {
    int feature{-1};
    std::size_t yes{}, no{};
    double figure{};
};

struct Tree {
    std::vector<Node> nodes;
};

/// An end of a tree that may still be parted by a question.
struct End {
    std::size_t node{};
    std::vector<std::size_t> samples;
    Slope slope;
    int best_feature{-1};
    double best_gain{kLeastGain};
};

class Grower {
public:
    Grower(const NumberedSamples& samples, std::vector<std::size_t> used)
        : samples_{samples}, used_{std::move(used)} {}

    Tree grow(const std::vector<Slope>& slopes) {
        Tree tree;
        std::vector<End> ends{end_of(tree, used_, slopes)};
        while (ends.size() < kEnds) {
            const auto best = std::ranges::max_element(ends, {}, &End::best_gain);
            if (best->best_feature < 0) break;
            const End parted = std::move(*best);
            ends.erase(best);
            std::vector<std::size_t> with, without;
            for (const std::size_t i : parted.samples)
                (samples_.shows(i, parted.best_feature) ? with : without).push_back(i);
            ends.push_back(end_of(tree, std::move(with), slopes));
            ends.push_back(end_of(tree, std::move(without), slopes));
            Node& node = tree.nodes[parted.node];
            node.feature = parted.best_feature;
            node.yes = std::prev(ends.end(), 2)->node;
            node.no = ends.back().node;
        }
        for (const End& end : ends) tree.nodes[end.node].figure = end.slope.figure();
        return tree;
    }

private:
    End end_of(Tree& tree, std::vector<std::size_t> samples, const std::vector<Slope>& slopes) {
        End end{tree.nodes.size(), std::move(samples), {}};
        tree.nodes.push_back({});
        std::vector<Slope> with(samples_.names.size());
        std::vector<std::size_t> counts(samples_.names.size());
        for (const std::size_t i : end.samples) {
            end.slope.add(slopes[i]);
            for (const std::size_t f : samples_.rows[i]) {
                with[f].add(slopes[i]);
                ++counts[f];
            }
        }
        for (std::size_t f = 0; f < with.size(); ++f) {
            if (counts[f] < kFewest || end.samples.size() - counts[f] < kFewest) continue;
            const double gain = with[f].gain() + end.slope.less(with[f]).gain() - end.slope.gain();
            if (gain <= end.best_gain) continue;
            end.best_gain = gain;
            end.best_feature = static_cast<int>(f);
        }
        return end;
    }

    const NumberedSamples& samples_;
    std::vector<std::size_t> used_;
};

double figure_of(const Tree& tree, const NumberedSamples& samples, std::size_t sample) {
    const Node* node = &tree.nodes.front();
    while (node->feature >= 0)
        node = &tree.nodes[samples.shows(sample, node->feature) ? node->yes : node->no];
    return node->figure;
}

/// The samples of each choice, in order.
std::vector<std::vector<std::size_t>> choices_of(const std::vector<Sample>& samples) {
    std::map<std::size_t, std::vector<std::size_t>> by_choice;
    for (std::size_t i = 0; i < samples.size(); ++i) by_choice[samples[i].choice].push_back(i);
    std::vector<std::vector<std::size_t>> choices;
    choices.reserve(by_choice.size());
    for (auto& [choice, of_it] : by_choice) choices.push_back(std::move(of_it));
    return choices;
}

/// How likely each of the samples of a choice is the one, by their sums.
std::vector<double> chances_of(const std::vector<std::size_t>& choice,
                               const std::vector<double>& sums) {
    std::vector<double> of_choice;
    of_choice.reserve(choice.size());
    for (const std::size_t i : choice) of_choice.push_back(sums[i]);
    return shares(of_choice);
}

/// The slopes of how unlikely the right ones of a choice are, each of which has the same share.
void slope(const std::vector<std::size_t>& choice, const std::vector<Sample>& samples,
           const std::vector<double>& sums, std::vector<Slope>& slopes) {
    const std::vector<double> chances = chances_of(choice, sums);
    const auto right = std::ranges::count_if(choice, [&](auto i) { return samples[i].is_right; });
    if (right == 0) return;
    for (std::size_t k = 0; k < choice.size(); ++k) {
        const double p = chances[k];
        const double due = samples[choice[k]].is_right ? 1.0 / static_cast<double>(right) : 0.0;
        slopes[choice[k]] = {p - due, std::max(p * (1 - p), kLeastSlope)};
    }
}

/// Trees learnt from the articles that are not of the fold `left_out`; `sums` becomes what they
/// say of each sample.
std::vector<Tree> grown(const NumberedSamples& numbered, const std::vector<Sample>& samples,
                        std::size_t left_out, std::vector<double>& sums) {
    std::vector<std::size_t> used;
    for (std::size_t i = 0; i < samples.size(); ++i)
        if (samples[i].article % kFolds != left_out) used.push_back(i);
    Grower grower{numbered, used};
    sums.assign(samples.size(), 0);
    std::vector<Slope> slopes(samples.size());
    std::vector<Tree> trees;
    const auto choices = choices_of(samples);
    for (int n = 0; n < kTrees; ++n) {
        for (const auto& choice : choices)
            if (samples[choice.front()].article % kFolds != left_out)
                slope(choice, samples, sums, slopes);
        trees.push_back(grower.grow(slopes));
        for (std::size_t i = 0; i < samples.size(); ++i)
            sums[i] += figure_of(trees.back(), numbered, i);
    }
    return trees;
}

void write(const Tree& tree, const NumberedSamples& samples, std::size_t at, std::string& table) {
    const Node& node = tree.nodes[at];
    if (node.feature < 0) {
        table += fmt::format("end\t{}\n", std::lround(node.figure * 1000));
        return;
    }
    table += fmt::format("ask\t{}\n", samples.names[static_cast<std::size_t>(node.feature)]);
    write(tree, samples, node.yes, table);
    write(tree, samples, node.no, table);
}

}  // namespace

std::string boosted(const std::vector<Sample>& samples, std::size_t left_out,
                    const std::string& comment) {
    const NumberedSamples numbered{samples};
    std::vector<double> sums;
    std::string table = "# " + comment + "\nnode\twhat\n";
    for (const Tree& tree : grown(numbered, samples, left_out, sums))
        write(tree, numbered, 0, table);
    return table;
}

void check_boosted(const std::vector<Sample>& samples) {
    const NumberedSamples numbered{samples};
    std::vector<double> chances(samples.size());
    for (std::size_t fold = 0; fold < kFolds; ++fold) {
        std::vector<double> sums;
        grown(numbered, samples, fold, sums);
        for (const auto& choice : choices_of(samples)) {
            if (samples[choice.front()].article % kFolds != fold) continue;
            const std::vector<double> of_choice = chances_of(choice, sums);
            for (std::size_t k = 0; k < choice.size(); ++k) chances[choice[k]] = of_choice[k];
        }
    }
    report(samples, chances);
}

}  // namespace demarche::extract
