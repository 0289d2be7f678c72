/// demarche_evaluate MODEL TREEBANK...: the field's measures of the model on test files, one row a
/// file: per cent of gold tokens with the right tags, lemma, head, and head with relation
/// (predicted tags; subtypes of relations not counted).

#include <fmt/format.h>

#include <exception>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "importers/language/lemmas.hpp"
#include "importers/language/model.hpp"
#include "importers/language/parse.hpp"
#include "importers/language/sentence_tags.hpp"
#include "importers/language/train/conllu.hpp"

namespace demarche::language {
namespace {

struct Tally {
    double words{}, xpos{}, upos{}, lemma{}, head{}, both{};
};

double percent(double part, double whole) { return whole > 0 ? 100 * part / whole : 0; }

Tally judge(const std::vector<TreebankSentence>& gold, const Model& model, const Lemmas& lemmas) {
    Tally tally;
    for (const TreebankSentence& sentence : gold) {
        Sentence mine;
        for (const TreebankWord& w : sentence) mine.tokens.emplace_back().form = w.form;
        annotate(mine, model, lemmas);
        std::vector<Word> words;
        for (const TreebankWord& w : sentence) words.push_back(word_of(w.form));
        const std::vector<int> tags = tag_words(model, words);
        for (std::size_t i = 0; i < sentence.size(); ++i) {
            const TreebankWord& w = sentence[i];
            const Token& t = mine.tokens[i];
            const int head = t.head < 0 ? static_cast<int>(sentence.size()) : t.head;
            const std::string& tag = model.tags[static_cast<std::size_t>(tags[i])];
            tally.words += 1;
            tally.upos += tag.substr(0, tag.find('|')) == w.upos;
            tally.xpos += t.xpos == w.xpos;
            tally.lemma += t.lemma == w.lemma || w.lemma == "_";
            tally.head += head == w.head;
            const auto bare = [](const std::string& r) { return r.substr(0, r.find(':')); };
            tally.both += head == w.head && bare(t.relation) == bare(w.relation);
        }
    }
    return tally;
}

int run(const char* model_path, int count, char** treebanks) {
    std::ifstream file{model_path, std::ios::binary};
    const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
    const Model model = read_model(bytes);
    const Lemmas lemmas{model.lemmas};
    fmt::print("{:40} {:>7} {:>6} {:>6} {:>6} {:>6} {:>6}\n", "gold tokens, predicted tags",
               "words", "UPOS", "XPOS", "lemma", "UAS", "LAS");
    for (int i = 0; i < count; ++i) {
        const Tally t = judge(read_treebank(treebanks[i]), model, lemmas);
        std::string name{treebanks[i]};
        name.erase(0, name.rfind('/') + 1);
        fmt::print("{:40} {:7.0f} {:6.2f} {:6.2f} {:6.2f} {:6.2f} {:6.2f}\n", name, t.words,
                   percent(t.upos, t.words), percent(t.xpos, t.words), percent(t.lemma, t.words),
                   percent(t.head, t.words), percent(t.both, t.words));
    }
    return 0;
}

}  // namespace
}  // namespace demarche::language

int main(int argc, char** argv) {
    if (argc < 3) {
        fmt::print(stderr, "usage: demarche_evaluate MODEL TREEBANK...\n");
        return 2;
    }
    try {
        return demarche::language::run(argv[1], argc - 2, argv + 2);
    } catch (const std::exception& error) {
        fmt::print(stderr, "demarche_evaluate: {}\n", error.what());
        return 1;
    }
}
