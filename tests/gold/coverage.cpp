/// demarche_coverage FILE...: what extraction passes over in articles (JSON lines), by frequency:
/// speech without a speaker, deeds without a doer, verbs that the lexicon does not know though a
/// party is their subject, titles without a person, stances without an issue.

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/model/utf8.hpp"
#include "importers/extract/document.hpp"
#include "importers/extract/extract.hpp"
#include "importers/extract/parties.hpp"
#include "importers/extract/predicates.hpp"
#include "importers/language/language.hpp"

namespace demarche::extract {
namespace {

using nlohmann::json;

constexpr std::size_t kShown = 40;  // of each list

struct Count {
    std::size_t times{};
    std::string example;
};
using Counts = std::map<std::string, Count>;

class Coverage {
public:
    void read(Article article);
    void print() const;

private:
    void look_at(const Document& document, Node node);
    void look_at_title(const Document& document, Node node);
    void count(Counts& counts, const std::string& what, const Document& document, Node node);

    language::Engine engine_;
    catalog::Catalog catalog_;
    Lexicon lexicon_;
    Words words_;
    Extractor extractor_{catalog_};
    Counts speakers_, doers_, verbs_, titles_, targets_;
    std::size_t articles_{}, sentences_{}, speeches_{}, deeds_{}, actions_{}, offices_{},
        stances_{};
};

void Coverage::count(Counts& counts, const std::string& what, const Document& document, Node node) {
    Count& entry = counts[what];
    if (entry.times++ > 0) return;
    const Sentence& sentence = document.sentences()[node.sentence];
    std::string text{
        document.text({sentence.tokens.front().where.begin, sentence.tokens.back().where.end})};
    std::ranges::replace(text, '\n', ' ');
    const std::size_t most = 110;
    if (text.size() > most) text.resize(text.rfind(' ', most));
    entry.example = text;
}

/// A noun of office before which or behind which nobody is named, and that stands for no state.
void Coverage::look_at_title(const Document& document, Node node) {
    const Token& token = document.token(node);
    if (token.upos != Upos::noun && token.upos != Upos::propn) return;
    if (!document.in_list("office", utf8::lower(token.form)) ||
        token.form == utf8::lower(token.form))
        return;
    ++offices_;
    if (!parties_of(document, node, {}).empty() || document.mention_at(node) != nullptr) return;
    count(titles_, token.form, document, node);
}

void Coverage::look_at(const Document& document, Node node) {
    look_at_title(document, node);
    const Tree& tree = document.tree(node.sentence);
    const Token& token = tree.token(node.token);
    const auto subject = tree.child(node.token, "nsubj");
    if (token.upos != Upos::verb || !subject || is_passive(tree, node.token) ||
        is_relative(tree, *subject))
        return;
    const bool is_party = !parties_of(document, {node.sentence, *subject}, {}).empty();
    const Token& noun = tree.token(*subject);
    const Predicate* sense = lexicon_.match(tree, node.token);
    if (sense == nullptr) {
        if (!is_party) return;
        ++actions_;
        count(verbs_, lemma_of(token), document, node);
        return;
    }
    const bool is_speech = sense->does == Does::say;
    if (is_party) ++actions_;
    (is_speech ? speeches_ : deeds_) += 1;
    if (is_party) return;
    const std::string word = noun.upos == Upos::propn ? "(a name)" : utf8::lower(lemma_of(noun));
    count(is_speech ? speakers_ : doers_, word, document, node);
}

void Coverage::read(Article article) {
    ++articles_;
    const std::vector<Sentence> sentences = engine_.parse(article.text);
    sentences_ += sentences.size();
    const Extraction found = extractor_.extract(article, sentences);
    Document document{article, sentences, catalog_, words_};
    find_parties(document, article);
    for (std::size_t s = 0; s < sentences.size(); ++s)
        for (int t = 0; t < document.tree(s).size(); ++t) look_at(document, {s, t});
    stances_ += found.stances.size();
    for (const Stance& stance : found.stances) {
        if (!stance.issue.empty()) continue;
        Count& entry = targets_[utf8::lower(stance.target)];
        ++entry.times;
        entry.example = stance.holder.text;
    }
}

void print_list(std::string_view title, const Counts& counts, std::size_t of) {
    std::size_t all = 0;
    std::vector<std::pair<std::string, Count>> rows{counts.begin(), counts.end()};
    for (const auto& [what, count] : rows) all += count.times;
    std::ranges::stable_sort(rows, std::greater{},
                             [](const auto& row) { return row.second.times; });
    fmt::print("\n{}: {} of {} ({:.1f} %)\n", title, all, of,
               of == 0 ? 0.0 : 100.0 * static_cast<double>(all) / static_cast<double>(of));
    for (std::size_t i = 0; i < std::min(rows.size(), kShown); ++i)
        fmt::print("{:6}  {:24}  {}\n", rows[i].second.times, rows[i].first,
                   rows[i].second.example);
}

void Coverage::print() const {
    fmt::print("{} articles, {} sentences\n", articles_, sentences_);
    print_list("speech verbs without a speaker, by subject", speakers_, speeches_);
    print_list("deeds without a doer, by subject", doers_, deeds_);
    print_list("verbs without a lexicon entry whose subject is a party", verbs_, actions_);
    print_list("titles without a person", titles_, offices_);
    print_list("stances without an issue, by target", targets_, stances_);
}

void read_file(Coverage& coverage, const std::string& path) {
    std::ifstream file{path};
    if (!file.is_open()) throw std::runtime_error{path + ": cannot be read"};
    std::size_t number = 0;
    for (std::string line; std::getline(file, line);) {
        if (line.empty()) continue;
        const json row = json::parse(line);
        Article article;
        article.id = {"a" + std::to_string(++number)};
        article.text = row.at("text").get<std::string>();
        for (const char* name : {"published", "date"})
            if (const auto day = row.value(name, std::string{}); day.size() >= 10)
                if (const auto parsed = parse_day(day.substr(0, 10))) article.published = *parsed;
        coverage.read(std::move(article));
    }
}

}  // namespace
}  // namespace demarche::extract

int main(int argc, char** argv) try {
    if (argc < 2) {
        fmt::print(stderr, "usage: demarche_coverage FILE.jsonl...\n");
        return 2;
    }
    demarche::extract::Coverage coverage;
    for (int i = 1; i < argc; ++i) demarche::extract::read_file(coverage, argv[i]);
    coverage.print();
    return 0;
} catch (const std::exception& e) {
    fmt::print(stderr, "demarche_coverage: {}\n", e.what());
    return 1;
}
