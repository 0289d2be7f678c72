/// demarche_train TREEBANKS MODEL: trains tagger, parser and lemmas on the *-train.conllu files of
/// the folder and writes the model. The same model each time.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <exception>
#include <filesystem>
#include <fstream>
#include <map>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include "core/model/utf8.hpp"
#include "importers/language/lemmas.hpp"
#include "importers/language/tag_features.hpp"
#include "importers/language/train/conllu.hpp"
#include "importers/language/train/perceptron.hpp"
#include "importers/language/transitions.hpp"

namespace demarche::language {
namespace {

constexpr std::size_t kTaggerSlots = 1U << 19U;
constexpr std::size_t kParserSlots = 1U << 20U;
constexpr int kTaggerRounds = 5;
constexpr int kParserRounds = 8;
constexpr int kExploreFrom = 2;  // the first round that follows its own mistakes
constexpr unsigned kFolds = 2;

struct Sample {
    std::vector<Word> words;
    std::vector<int> tags;  // gold, then predicted
    std::vector<int> gold_tags;
    std::vector<int> heads;
    std::vector<int> relations;
};

std::size_t best(std::span<const std::int32_t> scores) {
    return static_cast<std::size_t>(std::ranges::max_element(scores) - scores.begin());
}

std::vector<int> tagged(Perceptron& tagger, const Sample& sample, bool learns) {
    std::vector<int> tags;
    std::vector<std::uint64_t> features;
    int previous = -1;
    int before = -1;
    for (std::size_t i = 0; i < sample.words.size(); ++i) {
        tag_features(sample.words, i, previous, before, features);
        const std::size_t guess = best(tagger.score(features));
        const auto right = static_cast<std::size_t>(sample.gold_tags[i]);
        if (learns && guess != right) tagger.update(features, right, guess);
        if (learns) tagger.next();
        before = previous;
        previous = static_cast<int>(guess);
        tags.push_back(previous);
    }
    return tags;
}

void train_tagger(Perceptron& tagger, std::vector<Sample*> samples, std::mt19937& random) {
    for (int round = 0; round < kTaggerRounds; ++round) {
        std::shuffle(samples.begin(), samples.end(), random);
        for (Sample* sample : samples) static_cast<void>(tagged(tagger, *sample, true));
    }
}

/// What each kind of transition costs in arcs that can no longer be made (Goldberg and Nivre 2013).
struct Costs {
    int shift{}, left{}, right{};
};

Costs costs(const Configuration& c, const Sample& gold) {
    Costs cost;
    const int n = c.size();
    const auto head = [&](int node) {
        return node == n ? -2 : gold.heads[static_cast<std::size_t>(node)];
    };
    const int front = c.front();
    const std::vector<int>& stack = c.stack();
    const int top = stack.back();
    if (c.can_shift()) {
        for (std::size_t i = 0; i < stack.size(); ++i) {
            if (head(stack[i]) == front) ++cost.shift;
            if (i + 1 < stack.size() && head(front) == stack[i]) ++cost.shift;
        }
    }
    if (top == n) return cost;
    int lost = 0;
    for (int b = front; b < n; ++b) lost += head(b) == top;
    const int below = stack.size() > 1 ? stack[stack.size() - 2] : -1;
    cost.left = lost + (head(top) == below || (head(top) > front && head(top) < n));
    cost.right = lost + (head(top) >= front && head(top) < n);
    return cost;
}

struct Choice {
    std::size_t guess{};
    std::size_t right{};
};

/// The best transition by score, and the best of those that cost nothing.
Choice choose(const Configuration& c, const Sample& gold, std::span<const std::int32_t> scores) {
    const Costs cost = costs(c, gold);
    const int least =
        std::min({c.can_shift() ? cost.shift : 1 << 20, c.can_left() ? cost.left : 1 << 20,
                  c.can_right() ? cost.right : 1 << 20});
    Choice choice;
    bool any = false;
    bool any_right = false;
    const auto offer = [&](std::size_t k, bool is_right) {
        if (!any || scores[k] > scores[choice.guess]) choice.guess = k;
        any = true;
        if (!is_right) return;
        if (!any_right || scores[k] > scores[choice.right]) choice.right = k;
        any_right = true;
    };
    const int top = c.stack().back();
    const int relation = top == c.size() ? 0 : gold.relations[static_cast<std::size_t>(top)];
    const int head = top == c.size() ? -1 : gold.heads[static_cast<std::size_t>(top)];
    const int below = c.stack().size() > 1 ? c.stack()[c.stack().size() - 2] : -1;
    if (c.can_shift()) offer(0, cost.shift == least);
    for (std::size_t k = 1; k < scores.size(); ++k) {
        const bool left = k % 2 == 1;
        if (left ? !c.can_left() : !c.can_right()) continue;
        const auto label = static_cast<int>((k - 1) / 2);
        const bool makes_gold = head == (left ? c.front() : below);
        const bool cheap = (left ? cost.left : cost.right) == least;
        offer(k, cheap && (!makes_gold || label == relation));
    }
    return choice;
}

void apply(Configuration& c, std::size_t k) {
    if (k == 0)
        c.shift();
    else if (k % 2 == 1)
        c.left(static_cast<int>((k - 1) / 2));
    else
        c.right(static_cast<int>((k - 2) / 2));
}

void train_parser(Perceptron& parser, std::vector<Sample*> samples, std::mt19937& random) {
    std::vector<std::uint64_t> features;
    for (int round = 0; round < kParserRounds; ++round) {
        std::shuffle(samples.begin(), samples.end(), random);
        std::size_t wrong = 0;
        std::size_t all = 0;
        for (const Sample* sample : samples) {
            Configuration c{static_cast<int>(sample->words.size())};
            while (!c.is_done()) {
                parse_features(c, {sample->words, sample->tags}, features);
                const Choice choice = choose(c, *sample, parser.score(features));
                if (choice.guess != choice.right) {
                    parser.update(features, choice.right, choice.guess);
                    ++wrong;
                }
                ++all;
                parser.next();
                const bool explores = round >= kExploreFrom && random() % 10 != 0;
                apply(c, explores ? choice.guess : choice.right);
            }
        }
        fmt::print(stderr, "parser, round {}: {:.2f} % of transitions right\n", round + 1,
                   100.0 - 100.0 * static_cast<double>(wrong) / static_cast<double>(all));
    }
}

/// The lemmas that the rules do not give: lines of form, Penn tag, lemma.
std::string lemma_table(const std::vector<TreebankSentence>& sentences) {
    std::map<std::pair<std::string, std::string>, std::map<std::string, int>> seen;
    for (const TreebankSentence& sentence : sentences)
        for (const TreebankWord& w : sentence)
            if (w.upos != "PROPN" && w.upos != "PUNCT" && w.upos != "NUM" && w.upos != "X")
                ++seen[{utf8::lower(w.form), w.xpos}][w.lemma];
    std::string table;
    for (const auto& [word, lemmas] : seen) {
        const auto most =
            std::ranges::max_element(lemmas, {}, [](const auto& l) { return l.second; });
        if (regular_lemma(word.first, Upos::noun, word.second) != most->first)
            table += fmt::format("{}\t{}\t{}\n", word.first, word.second, most->first);
    }
    return table;
}

class Names {
public:
    int of(const std::string& name) {
        const auto [at, is_new] = index_.try_emplace(name, static_cast<int>(names_.size()));
        if (is_new) names_.push_back(name);
        return at->second;
    }
    [[nodiscard]] const std::vector<std::string>& all() const { return names_; }

private:
    std::map<std::string, int> index_;
    std::vector<std::string> names_;
};

void write_model(const std::filesystem::path& path, const Names& tags, const Names& relations,
                 const std::vector<std::int8_t>& tagger, const std::vector<std::int8_t>& parser,
                 const std::string& lemmas) {
    std::string labels;
    for (const std::string& tag : tags.all()) labels += tag + "\n";
    labels += "\n";
    for (const std::string& relation : relations.all()) labels += relation + "\n";
    std::ofstream file{path, std::ios::binary};
    file << "DEMLANG1";
    for (const std::size_t count : {labels.size(), tagger.size(), parser.size(), lemmas.size()}) {
        const auto value = static_cast<std::uint32_t>(count);
        std::array<char, sizeof value> bytes{};
        std::memcpy(bytes.data(), &value, sizeof value);
        file.write(bytes.data(), sizeof value);
    }
    file << labels;
    file.write(reinterpret_cast<const char*>(tagger.data()),
               static_cast<std::streamsize>(tagger.size()));
    file.write(reinterpret_cast<const char*>(parser.data()),
               static_cast<std::streamsize>(parser.size()));
    file << lemmas;
}

void train(const std::filesystem::path& folder, const std::filesystem::path& out) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator{folder})
        if (entry.path().filename().string().ends_with("-train.conllu"))
            files.push_back(entry.path());
    std::ranges::sort(files);
    std::vector<TreebankSentence> sentences;
    for (const auto& file : files) {
        std::vector<TreebankSentence> more = read_treebank(file);
        std::ranges::move(more, std::back_inserter(sentences));
    }
    Names tags;
    Names relations;
    std::vector<Sample> samples;
    for (const TreebankSentence& sentence : sentences) {
        Sample sample;
        for (const TreebankWord& w : sentence) {
            sample.words.push_back(word_of(w.form));
            sample.gold_tags.push_back(tags.of(w.upos + "|" + w.xpos));
            sample.heads.push_back(w.head);
            sample.relations.push_back(relations.of(w.relation));
        }
        samples.push_back(std::move(sample));
    }
    fmt::print(stderr, "{} sentences, {} tags, {} relations\n", samples.size(), tags.all().size(),
               relations.all().size());
    std::mt19937 random{20070626};
    std::vector<Sample*> all;
    for (Sample& sample : samples) all.push_back(&sample);
    // The parser learns from tags as it will get them: each fold is tagged by what learnt on the
    // others.
    for (unsigned fold = 0; fold < kFolds; ++fold) {
        std::vector<Sample*> others;
        for (std::size_t i = 0; i < all.size(); ++i)
            if (i % kFolds != fold) others.push_back(all[i]);
        Perceptron tagger{kTaggerSlots, tags.all().size()};
        train_tagger(tagger, others, random);
        for (std::size_t i = fold; i < all.size(); i += kFolds)
            all[i]->tags = tagged(tagger, *all[i], false);
    }
    Perceptron tagger{kTaggerSlots, tags.all().size()};
    train_tagger(tagger, all, random);
    fmt::print(stderr, "tagger done\n");
    Perceptron parser{kParserSlots, 1 + 2 * relations.all().size()};
    train_parser(parser, all, random);
    write_model(out, tags, relations, tagger.averaged(), parser.averaged(), lemma_table(sentences));
}

}  // namespace
}  // namespace demarche::language

int main(int argc, char** argv) {
    if (argc != 3) {
        fmt::print(stderr, "usage: demarche_train TREEBANKS MODEL\n");
        return 2;
    }
    try {
        demarche::language::train(argv[1], argv[2]);
    } catch (const std::exception& error) {
        fmt::print(stderr, "demarche_train: {}\n", error.what());
        return 1;
    }
    return 0;
}
