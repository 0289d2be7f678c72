/// demarche_train_wording GOLD... -- EXAMPLES...: learns which deed a clause tells by its words,
/// from annotated articles (JSON lines) and from the examples of the lexicon's senses (tables), and
/// prints the weights of wording_model.hpp. How right it is on articles that it did not learn from
/// stands on standard error.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <exception>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "core/catalog/table.hpp"
#include "importers/extract/train/gold.hpp"
#include "importers/extract/train/learning.hpp"
#include "importers/extract/wording_model.hpp"

namespace demarche::extract {
namespace {

constexpr int kRounds = 12;
constexpr double kRate = 0.15;
constexpr double kPull = 0.002;        // of each weight to zero, a round
constexpr std::size_t kSeldom = 3;     // words of no more clauses are left out
constexpr double kLeastWeight = 0.4;  // less is not written

struct Clause {
    std::vector<std::string> words;
    std::string root;
    std::size_t article{};
};

/// The first root of "S Chad - pact; E 12 Chad > Mali"; "none" where nothing follows.
std::string root_in(const std::string& expected) {
    if (expected.starts_with("E ")) return expected.substr(2, 2);
    if (const std::size_t at = expected.find("; E "); at != std::string::npos)
        return expected.substr(at + 4, 2);
    return expected.starts_with("!") && expected.find("; S ") == std::string::npos ? "none" : "";
}

class Trainer {
public:
    void read_articles(const std::string& path) {
        std::vector<Text> texts;
        read_gold(path, engine_, texts);
        for (const Text& text : texts) add(text);
    }

    /// A table of sentences, each with the root of what it tells, or with what follows from it: "E
    /// 12 Russia > NATO; S Russia - treaty". What nothing follows from tells none.
    void read_examples(const std::string& path) {
        std::ifstream file{path};
        const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
        const catalog::Table table = catalog::read_table(bytes);
        const auto place_of = [&](std::string_view name) {
            return static_cast<std::size_t>(std::ranges::find(table.header, name) -
                                            table.header.begin());
        };
        for (const catalog::Row& row : table.rows) {
            std::string root{row[place_of("root")]};
            if (root.empty()) root = root_in(std::string{row[place_of("expected")]});
            const std::string text{row[place_of("sentence")]};
            if (root.empty() || text.empty()) continue;
            for (const Sentence& sentence : engine_.parse(text)) {
                const Tree tree{sentence};
                clauses_.push_back({wording_of(tree, tree.subtree(tree.root())), root, article_});
            }
            ++article_;
        }
    }

    void train() {
        number();
        std::size_t right = 0, asked = 0;
        const Weights held = learnt(0);
        for (const Clause& clause : clauses_) {
            if (clause.article % kFolds != 0 || clause.article >= gold_) continue;
            ++asked;
            right += likeliest(held, clause) == clause.root;
        }
        fmt::print(stderr, "{} clauses; {} of {} right on articles left out\n", clauses_.size(),
                   right, asked);
        print(learnt(kFolds));
    }

private:
    using Weights = std::map<std::string, std::vector<double>>;

    void add(const Text& text) {
        std::vector<std::vector<int>> free;  // words of each sentence that no deed is told with
        for (const Sentence& sentence : text.sentences) {
            const Tree tree{sentence};
            bool is_told = false;
            for (const auto& event : text.gold["events"]) {
                const auto evidence = event["evidence"].get<std::string>();
                const std::size_t begin = text.article.text.find(evidence);
                if (begin == std::string::npos) continue;
                std::vector<int> nodes;
                for (int node = 0; node < tree.size(); ++node)
                    if (tree.token(node).where.begin >= begin &&
                        tree.token(node).where.end <= begin + evidence.size())
                        nodes.push_back(node);
                if (nodes.empty()) continue;
                is_told = true;
                clauses_.push_back(
                    {wording_of(tree, nodes), event["cameo"][0].get<std::string>(), article_});
            }
            if (!is_told)
                clauses_.push_back({wording_of(tree, tree.subtree(tree.root())), "none", article_});
        }
        gold_ = ++article_;
    }

    void number() {
        std::map<std::string, std::size_t> counts;
        for (const Clause& clause : clauses_)
            for (const std::string& word : clause.words) ++counts[word];
        for (Clause& clause : clauses_) {
            std::erase_if(clause.words,
                          [&](const std::string& word) { return counts[word] <= kSeldom; });
            if (std::ranges::find(roots_, clause.root) == roots_.end())
                roots_.push_back(clause.root);
        }
        std::ranges::sort(roots_);
    }

    std::vector<double> chances(const Weights& weights, const Clause& clause) const {
        std::vector<double> sums(roots_.size());
        for (const std::string& word : clause.words)
            if (const auto at = weights.find(word); at != weights.end())
                for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += at->second[i];
        const double most = *std::ranges::max_element(sums);
        double all = 0;
        for (double& sum : sums) all += sum = std::exp(sum - most);
        for (double& sum : sums) sum /= all;
        return sums;
    }

    std::string likeliest(const Weights& weights, const Clause& clause) const {
        const std::vector<double> found = chances(weights, clause);
        const auto best = std::ranges::max_element(found) - found.begin();
        return roots_[static_cast<std::size_t>(best)];
    }

    /// One clause after the other, each weight by its own rate (Duchi et al. 2011).
    Weights learnt(std::size_t left_out) const {
        Weights weights, squares;
        for (int round = 0; round < kRounds; ++round)
            for (const Clause& clause : clauses_) {
                if (clause.article < gold_ && clause.article % kFolds == left_out) continue;
                const std::vector<double> found = chances(weights, clause);
                for (const std::string& word : clause.words) {
                    auto& of_word = weights.try_emplace(word, roots_.size(), 0.0).first->second;
                    auto& square = squares.try_emplace(word, roots_.size(), 0.0).first->second;
                    for (std::size_t i = 0; i < roots_.size(); ++i) {
                        const double step =
                            found[i] - (roots_[i] == clause.root ? 1.0 : 0.0) + kPull * of_word[i];
                        square[i] += step * step;
                        of_word[i] -= kRate * step / std::sqrt(square[i] + 1e-6);
                    }
                }
            }
        return weights;
    }

    void print(const Weights& weights) const {
        fmt::print(
            "# Which deed a clause tells, by its words: importers/extract/wording_model.hpp."
            "\nwords\tfor\n");
        for (const auto& [word, of_word] : weights) {
            std::string line;
            for (std::size_t i = 0; i < roots_.size(); ++i)
                if (std::abs(of_word[i]) >= kLeastWeight)
                    line += fmt::format("{}{} {}", line.empty() ? "" : "; ", roots_[i],
                                        std::lround(of_word[i] * 100));
            if (!line.empty()) fmt::print("{}\t{}\n", word, line);
        }
    }

    const language::Engine engine_;
    std::vector<Clause> clauses_;
    std::vector<std::string> roots_;
    std::size_t article_{}, gold_{};  // numbers; those of annotated articles come first
};

}  // namespace
}  // namespace demarche::extract

int main(int argc, char** argv) {
    const std::vector<std::string> paths{argv + 1, argv + argc};
    const auto bar = std::ranges::find(paths, "--");
    if (bar == paths.begin() || bar == paths.end()) {
        fmt::print(stderr, "usage: demarche_train_wording GOLD... -- EXAMPLES...\n");
        return 2;
    }
    try {
        demarche::extract::Trainer trainer;
        for (auto path = paths.begin(); path != bar; ++path) trainer.read_articles(*path);
        for (auto path = bar + 1; path != paths.end(); ++path) trainer.read_examples(*path);
        trainer.train();
    } catch (const std::exception& error) {
        fmt::print(stderr, "demarche_train_wording: {}\n", error.what());
        return 1;
    }
    return 0;
}
