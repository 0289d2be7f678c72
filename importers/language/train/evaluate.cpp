/// demarche_evaluate MODEL TREEBANK...: the field's measures of the model on test files, one row a
/// file: per cent of gold words with the right tags, lemma, head, and head with relation (predicted
/// tags; subtypes of relations not counted), F1 of subjects and objects, F1 of the bounds of words
/// and sentences in running text. Then speed on one thread, from running text to dependencies and
/// of the splitter alone, in words a second of processor time, and what share each stage takes.

#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <exception>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/model/names.hpp"

#include "importers/language/lemmas.hpp"
#include "importers/language/model.hpp"
#include "importers/language/parse.hpp"
#include "importers/language/sentence_tags.hpp"
#include "importers/language/split.hpp"
#include "importers/language/train/conllu.hpp"

namespace demarche::language {
namespace {

/// What was found of what there is, as F1.
struct Found {
    double right{}, found{}, gold{};
    [[nodiscard]] double f1() const { return found + gold > 0 ? 200 * right / (found + gold) : 0; }
};

struct Tally {
    double words{}, upos{}, xpos{}, lemma{}, head{}, both{};
    Found subjects, objects, tokens, sentences;
    double split_seconds{}, tag_seconds{}, seconds{};
};

double percent(double part, double whole) { return whole > 0 ? 100 * part / whole : 0; }

std::string bare(const std::string& relation) { return relation.substr(0, relation.find(':')); }

void count(Found& found, const std::string& wanted, const TreebankWord& gold, const Token& mine,
           bool same_head) {
    const bool is_gold = bare(gold.relation) == wanted;
    const bool is_mine = bare(mine.relation) == wanted;
    found.gold += is_gold;
    found.found += is_mine;
    found.right += is_gold && is_mine && same_head;
}

void judge_words(const std::vector<TreebankSentence>& gold, const Model& model,
                 const Lemmas& lemmas, Tally& tally) {
    std::vector<Sentence> mine(gold.size());
    for (std::size_t s = 0; s < gold.size(); ++s)
        for (const TreebankWord& w : gold[s]) mine[s].tokens.emplace_back().form = w.form;
    annotate(mine, model, lemmas);
    for (std::size_t s = 0; s < gold.size(); ++s)
        for (std::size_t i = 0; i < gold[s].size(); ++i) {
            const TreebankWord& w = gold[s][i];
            const Token& t = mine[s].tokens[i];
            const int head = t.head < 0 ? static_cast<int>(gold[s].size()) : t.head;
            tally.words += 1;
            tally.upos += to_text(t.upos) == w.upos;
            tally.xpos += t.xpos == w.xpos;
            tally.lemma += t.lemma == w.lemma || w.lemma == "_";
            tally.head += head == w.head;
            tally.both += head == w.head && bare(t.relation) == bare(w.relation);
            count(tally.subjects, "nsubj", w, t, head == w.head);
            count(tally.objects, "obj", w, t, head == w.head);
        }
}

/// Places in a text as counts of bytes that are not blank.
using Spans = std::set<std::pair<std::size_t, std::size_t>>;

std::size_t visible_bytes(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return c != ' ' && c != '\n' && c != '\t'; }));
}

Found compared(const Spans& mine, const Spans& gold) {
    Found found;
    found.found = static_cast<double>(mine.size());
    found.gold = static_cast<double>(gold.size());
    for (const auto& span : mine) found.right += gold.contains(span);
    return found;
}

/// Bounds of words and sentences in running text.
void judge_bounds(const std::vector<TreebankSentence>& gold, const std::vector<std::string>& texts,
                  const Model& model, Tally& tally) {
    Spans gold_words, gold_sentences, words, sentences;
    std::string text;
    std::size_t begin = 0;
    for (std::size_t s = 0; s < gold.size(); ++s) {
        std::size_t at = begin;
        for (const TreebankWord& w : gold[s]) {
            const std::size_t size = visible_bytes(w.form);
            gold_words.emplace(at, at + size);
            at += size;
        }
        // A form may differ from the text, so each sentence begins where its text does.
        const std::size_t end = begin + visible_bytes(texts[s]);
        gold_sentences.emplace(begin, end);
        begin = end;
        text += texts[s];
    }
    std::size_t seen = 0, place = 0;  // so many bytes, of which so many are not blank
    const auto visible_at = [&](std::size_t byte) {
        place += visible_bytes(std::string_view{text}.substr(seen, byte - seen));
        seen = byte;
        return place;
    };
    for (const Sentence& sentence : split_sentences(text, 0, model.ends)) {
        std::size_t from_here = 0, end = 0;
        for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
            const ByteSpan where = sentence.tokens[i].where;
            const std::size_t from = visible_at(where.begin);
            end = visible_at(where.end);
            if (i == 0) from_here = from;
            words.emplace(from, end);
        }
        sentences.emplace(from_here, end);
    }
    tally.tokens = compared(words, gold_words);
    tally.sentences = compared(sentences, gold_sentences);
}

double seconds_since(std::clock_t begun) {
    return static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC;
}

void time_stages(const std::vector<std::string>& texts, const Model& model, const Lemmas& lemmas,
                 Tally& tally) {
    std::string text;
    for (const std::string& sentence : texts) text += sentence;
    const std::clock_t begun = std::clock();
    std::vector<Sentence> sentences = split_sentences(text, 0, model.ends);
    tally.split_seconds = seconds_since(begun);
    annotate(sentences, model, lemmas);
    tally.seconds = seconds_since(begun);
    const std::clock_t again = std::clock();
    for (const Sentence& sentence : sentences) {
        std::vector<Word> words;
        for (const Token& token : sentence.tokens)
            words.push_back(model.vocabulary.word_of(token.form));
        static_cast<void>(tag_words(model, words));
    }
    tally.tag_seconds = seconds_since(again);
}

int run(const char* model_path, int files, char** treebanks) {
    std::ifstream file{model_path, std::ios::binary};
    const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
    const Model model = read_model(bytes);
    const Lemmas lemmas{model.lemmas, model.vocabulary};
    fmt::print("{:24} {:>7} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6} {:>7} {:>7}\n", "file",
               "words", "UPOS", "XPOS", "lemma", "UAS", "LAS", "nsubj", "obj", "tokens", "sent.");
    std::vector<std::pair<std::string, Tally>> done;
    for (int i = 0; i < files; ++i) {
        const std::vector<TreebankSentence> gold = read_treebank(treebanks[i]);
        Tally t;
        judge_words(gold, model, lemmas, t);
        const std::vector<std::string> texts = read_texts(treebanks[i]);
        judge_bounds(gold, texts, model, t);
        time_stages(texts, model, lemmas, t);
        std::string name{treebanks[i]};
        name.erase(0, name.rfind('/') + 1);
        fmt::print(
            "{:24} {:7.0f} {:6.2f} {:6.2f} {:6.2f} {:6.2f} {:6.2f} {:6.2f} {:6.2f} {:7.2f} "
            "{:7.2f}\n",
            name, t.words, percent(t.upos, t.words), percent(t.xpos, t.words),
            percent(t.lemma, t.words), percent(t.head, t.words), percent(t.both, t.words),
            t.subjects.f1(), t.objects.f1(), t.tokens.f1(), t.sentences.f1());
        done.emplace_back(name, t);
    }
    fmt::print("\n{:24} {:>12} {:>12} {:>7} {:>7} {:>7}\n", "speed", "text, w/s", "split, w/s",
               "split", "tag", "parse");
    for (const auto& [name, t] : done)
        fmt::print("{:24} {:12.0f} {:12.0f} {:6.1f}% {:6.1f}% {:6.1f}%\n", name,
                   t.words / t.seconds, t.words / t.split_seconds,
                   percent(t.split_seconds, t.seconds), percent(t.tag_seconds, t.seconds),
                   percent(t.seconds - t.split_seconds - t.tag_seconds, t.seconds));
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
