#include "importers/language/train/sentence_ends_training.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>

#include "importers/language/sentence_ends.hpp"
#include "importers/language/split.hpp"
#include "importers/language/train/conllu.hpp"
#include "importers/language/train/perceptron.hpp"

namespace demarche::language {
namespace {

constexpr std::size_t kSlots = 1U << 17U;
constexpr int kRounds = 8;

struct Sample {
    Paragraph paragraph;
    std::vector<bool> ends;  // after each token
};

/// The paragraphs of a treebank's text, and which tokens end a sentence there.
void add_samples(const std::filesystem::path& treebank, std::vector<Sample>& samples) {
    std::string text;
    std::set<std::size_t> ends;
    for (const std::string& sentence : read_texts(treebank)) {
        text += sentence;
        ends.insert(text.size());
    }
    for (Paragraph& paragraph : split_paragraphs(text, 0)) {
        Sample& sample = samples.emplace_back();
        for (const Token& token : paragraph.tokens)
            sample.ends.push_back(ends.contains(token.where.end));
        sample.paragraph = std::move(paragraph);
    }
}

}  // namespace

std::vector<std::int8_t> train_sentence_ends(const std::vector<std::filesystem::path>& treebanks) {
    std::vector<Sample> samples;
    for (const auto& treebank : treebanks) add_samples(treebank, samples);
    Perceptron perceptron{kSlots, 2};
    std::mt19937 random{20070626};
    std::vector<std::uint64_t> features;
    for (int round = 0; round < kRounds; ++round) {
        std::shuffle(samples.begin(), samples.end(), random);
        std::size_t seen = 0, wrong = 0;
        for (const Sample& sample : samples) {
            std::size_t begin = 0;
            for (std::size_t at = 0; at + 1 < sample.paragraph.tokens.size(); ++at) {
                if (!may_end(sample.paragraph, at)) continue;
                end_features(sample.paragraph, begin, at, features);
                const auto scores = perceptron.score(features);
                const bool guess = scores[1] > scores[0];
                if (guess != sample.ends[at]) perceptron.update(features, sample.ends[at], guess);
                perceptron.next();
                ++seen;
                wrong += guess != sample.ends[at];
                if (guess) begin = at + 1;
            }
        }
        fmt::print(stderr, "sentence ends, round {}: {} of {} wrong\n", round + 1, wrong, seen);
    }
    return perceptron.averaged();
}

}  // namespace demarche::language
