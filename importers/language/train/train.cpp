/// demarche_train TREEBANKS OWN VECTORS MODEL [ROUNDS]: trains tagger, parser and lemmas on the
/// *-train.conllu files of the folder, tagger and parser also on OWN, a treebank of the kind of
/// text that is to be read, with what demarche_vectors made of a corpus, and writes the model. The
/// same model each time on one machine.

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

#include "core/error.hpp"
#include "core/model/utf8.hpp"
#include "importers/language/lemmas.hpp"
#include "importers/language/sizes.hpp"
#include "importers/language/tag_features.hpp"
#include "importers/language/train/conllu.hpp"
#include "importers/language/train/model_file.hpp"
#include "importers/language/train/network_training.hpp"
#include "importers/language/train/perceptron.hpp"
#include "importers/language/train/sentence_ends_training.hpp"
#include "importers/language/vocabulary.hpp"

namespace demarche::language {
namespace {

constexpr std::size_t kTaggerSlots = 1U << 20U;
constexpr int kTaggerRounds = 6;
constexpr std::size_t kFolds = 5;
constexpr std::size_t kOwnWeight = 2;  // how often a sentence of our own is learnt from in a round
constexpr std::size_t kLongest = 120;  // words of a sentence to learn from
constexpr int kClusterEntries = 513;   // 512 clusters, and none

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

const std::string& most_frequent(const std::map<std::string, int>& counts) {
    return std::ranges::max_element(counts, {}, [](const auto& c) { return c.second; })->first;
}

/// The lemmas that the rules do not give: lines of form, Penn tag, lemma.
std::string lemma_table(const std::vector<TreebankSentence>& sentences) {
    struct Seen {
        std::map<std::string, int> forms, lemmas;
    };
    std::map<std::pair<std::string, std::string>, Seen> words;
    for (const TreebankSentence& sentence : sentences)
        for (const TreebankWord& w : sentence) {
            if (w.upos == "PROPN" || w.xpos == "NNP" || w.upos == "X" || w.lemma == "_") continue;
            if (w.upos == "NUM" && w.form.find_first_of("0123456789") != std::string::npos)
                continue;
            Seen& seen = words[{utf8::lower(w.form), w.xpos}];
            ++seen.forms[w.form];
            ++seen.lemmas[w.lemma];
        }
    std::string table;
    for (const auto& [word, seen] : words) {
        const std::string& lemma = most_frequent(seen.lemmas);
        if (regular_lemma(most_frequent(seen.forms), Upos::noun, word.second) != lemma)
            table += fmt::format("{}\t{}\t{}\n", word.first, word.second, lemma);
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

/// What demarche_vectors made, by ascending keys.
struct WordTable {
    std::vector<std::uint32_t> keys;
    std::vector<std::array<std::uint16_t, 3>> clusters;
    std::vector<std::int8_t> vectors;

    [[nodiscard]] Vocabulary vocabulary(std::span<const std::uint32_t> forms) const {
        return {keys, clusters, vectors, forms};
    }
    /// One column a word.
    [[nodiscard]] Matrix matrix() const {
        Matrix m(sizes::vector, static_cast<Eigen::Index>(keys.size()));
        for (Eigen::Index i = 0; i < m.size(); ++i)
            m.data()[i] =
                static_cast<float>(vectors[static_cast<std::size_t>(i)]) * Vocabulary::vector_scale;
        return m;
    }
};

WordTable read_words(const std::filesystem::path& path) {
    struct Line {
        std::array<std::uint16_t, 3> clusters{};
        std::array<std::int8_t, sizes::vector> vector{};
    };
    std::map<std::uint32_t, Line> by_key;  // of two words with one key the more frequent stays
    std::ifstream file{path};
    if (!file) throw InputError{fmt::format("{}: cannot be read", path.string())};
    for (std::string word; file >> word;) {
        Line line;
        for (std::uint16_t& cluster : line.clusters) file >> cluster;
        for (std::int8_t& number : line.vector) {
            int value = 0;
            file >> value;
            number = static_cast<std::int8_t>(value);
        }
        if (!file)
            throw InputError{
                fmt::format("{}: no clusters and {} numbers after '{}'; make it with "
                            "demarche_vectors",
                            path.string(), sizes::vector, word)};
        by_key.try_emplace(Vocabulary::key_of(word_of(word)), line);
    }
    WordTable table;
    for (const auto& [key, line] : by_key) {
        table.keys.push_back(key);
        table.clusters.push_back(line.clusters);
        table.vectors.insert(table.vectors.end(), line.vector.begin(), line.vector.end());
    }
    return table;
}

/// The keys of forms that the treebanks have twice or more, ascending.
std::vector<std::uint32_t> frequent_forms(const std::vector<TreebankSentence>& sentences) {
    std::map<std::uint32_t, int> counts;
    for (const TreebankSentence& sentence : sentences)
        for (const TreebankWord& w : sentence) ++counts[Vocabulary::key_of(word_of(w.form))];
    std::vector<std::uint32_t> forms;
    for (const auto& [key, count] : counts)
        if (count > 1) forms.push_back(key);
    return forms;
}

Instance instance_of(const Sample& sample, const Vocabulary& vocabulary) {
    Instance instance;
    instance.forms = {Vocabulary::root_form};
    instance.suffixes = instance.clusters = instance.tags = instance.shapes = {0};
    instance.vectors = instance.heads = instance.labels = instance.right_tags = {-1};
    const int n = static_cast<int>(sample.words.size());
    for (std::size_t i = 0; i < sample.words.size(); ++i) {
        const Word& word = sample.words[i];
        instance.forms.push_back(vocabulary.form_of(word));
        instance.suffixes.push_back(static_cast<int>(word.suffixes[2] % sizes::suffix_buckets));
        instance.vectors.push_back(word.place);
        instance.clusters.push_back(static_cast<int>(word.clusters[2]));
        instance.tags.push_back(1 + sample.tags[i]);
        instance.shapes.push_back(static_cast<int>(word.shape % sizes::shape_buckets));
        instance.heads.push_back(sample.heads[i] == n ? 0 : sample.heads[i] + 1);
        instance.labels.push_back(sample.relations[i]);
        instance.right_tags.push_back(sample.gold_tags[i]);
    }
    return instance;
}

/// What is learnt from, and what it is told by.
struct Material {
    Vocabulary vocabulary;
    Names tags, relations;
    std::mt19937 random{20070626};

    std::vector<Sample> samples_of(const std::vector<TreebankSentence>& sentences) {
        std::vector<Sample> samples;
        for (const TreebankSentence& sentence : sentences) {
            Sample sample;
            for (const TreebankWord& w : sentence) {
                sample.words.push_back(vocabulary.word_of(w.form));
                sample.gold_tags.push_back(tags.of(w.upos + "|" + w.xpos));
                sample.heads.push_back(w.head);
                sample.relations.push_back(relations.of(w.relation));
            }
            samples.push_back(std::move(sample));
        }
        return samples;
    }

    Perceptron tagger_from(const std::vector<Sample*>& samples) {
        Perceptron tagger{kTaggerSlots, tags.all().size()};
        train_tagger(tagger, samples, random);
        return tagger;
    }

    /// The parser learns from tags as it will get them: each fold is tagged by what learnt on the
    /// others, and on `besides`.
    void tag_by_others(std::vector<Sample>& samples, std::size_t weight,
                       const std::vector<Sample*>& besides) {
        for (std::size_t fold = 0; fold < kFolds; ++fold) {
            std::vector<Sample*> others = besides;
            for (std::size_t i = 0; i < samples.size(); ++i)
                if (i % kFolds != fold) others.insert(others.end(), weight, &samples[i]);
            Perceptron tagger = tagger_from(others);
            for (std::size_t i = fold; i < samples.size(); i += kFolds)
                samples[i].tags = tagged(tagger, samples[i], false);
        }
    }

    void add_instances(const std::vector<Sample>& samples, std::size_t weight,
                       std::vector<Instance>& out) const {
        for (const Sample& sample : samples)
            if (sample.words.size() <= kLongest)
                out.insert(out.end(), weight, instance_of(sample, vocabulary));
    }
};

std::vector<Sample*> pointers_to(std::vector<Sample>& samples, std::size_t weight) {
    std::vector<Sample*> all;
    for (Sample& sample : samples) all.insert(all.end(), weight, &sample);
    return all;
}

std::vector<TreebankSentence> read_treebanks(const std::vector<std::filesystem::path>& files) {
    std::vector<TreebankSentence> sentences;
    for (const auto& file : files)
        std::ranges::move(read_treebank(file), std::back_inserter(sentences));
    return sentences;
}

std::vector<std::filesystem::path> treebanks_in(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator{folder})
        if (entry.path().filename().string().ends_with("-train.conllu"))
            files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

void train(const std::filesystem::path& folder, const std::filesystem::path& own_file,
           const std::filesystem::path& word_file, const std::filesystem::path& out, int rounds) {
    const auto files = treebanks_in(folder);
    const std::vector<TreebankSentence> sentences = read_treebanks(files);
    const std::vector<TreebankSentence> ours = read_treebank(own_file);
    Learnt learnt;
    learnt.ends = train_sentence_ends(files);
    const WordTable table = read_words(word_file);
    std::vector<TreebankSentence> both = sentences;
    std::ranges::copy(ours, std::back_inserter(both));
    learnt.forms = frequent_forms(both);
    Material material{table.vocabulary(learnt.forms), {}, {}};
    std::vector<Sample> samples = material.samples_of(sentences);
    std::vector<Sample> own = material.samples_of(ours);
    fmt::print(stderr, "{} sentences, {} of our own, {} tags, {} relations\n", samples.size(),
               own.size(), material.tags.all().size(), material.relations.all().size());
    material.tag_by_others(samples, 1, {});
    material.tag_by_others(own, kOwnWeight, pointers_to(samples, 1));
    std::vector<Sample*> all = pointers_to(samples, 1);
    std::ranges::copy(pointers_to(own, kOwnWeight), std::back_inserter(all));
    learnt.tagger = material.tagger_from(all).averaged();
    fmt::print(stderr, "tagger done\n");
    learnt.tags = material.tags.all();
    learnt.relations = material.relations.all();
    learnt.lemmas = lemma_table(sentences);
    learnt.words = table.keys;
    learnt.clusters = table.clusters;
    learnt.vectors = table.vectors;

    const Entries entries{static_cast<int>(learnt.forms.size()) + Vocabulary::first_form,
                          kClusterEntries, static_cast<int>(learnt.tags.size()) + 1,
                          static_cast<int>(learnt.relations.size())};
    // The model is written after each round: one that is stopped leaves what it has learnt.
    const auto keep = [&](const Parameters& network) {
        learnt.network = network;
        write_model(out, learnt);
    };
    std::vector<Instance> instances;
    material.add_instances(samples, 1, instances);
    material.add_instances(own, kOwnWeight, instances);
    Schedule schedule;
    schedule.rounds = rounds;
    static_cast<void>(
        train_network(fresh_parameters(entries, 1), table.matrix(), instances, schedule, keep));
}

}  // namespace
}  // namespace demarche::language

int main(int argc, char** argv) {
    if (argc != 5 && argc != 6) {
        fmt::print(stderr, "usage: demarche_train TREEBANKS OWN VECTORS MODEL [ROUNDS]\n");
        return 2;
    }
    try {
        demarche::language::train(argv[1], argv[2], argv[3], argv[4],
                                  argc == 6 ? std::stoi(argv[5]) : 16);
    } catch (const std::exception& error) {
        fmt::print(stderr, "demarche_train: {}\n", error.what());
        return 1;
    }
    return 0;
}
