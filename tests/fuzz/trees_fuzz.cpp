#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "importers/extract/extract.hpp"

/// Any words in any tree: what a parser makes of a text that is no language. The bytes choose, four
/// for a word: what word, what part of speech, how it hangs, on which of the words before it. Two
/// zeros end a sentence.
namespace {

using namespace demarche;

constexpr std::array<std::string_view, 45> relations = {
    "nsubj",      "nsubj:pass",  "obj",        "iobj",      "obl",        "obl:agent",
    "obl:tmod",   "ccomp",       "xcomp",      "advcl",     "acl",        "acl:relcl",
    "parataxis",  "conj",        "appos",      "flat",      "compound",   "compound:prt",
    "nmod",       "nmod:poss",   "case",       "mark",      "det",        "amod",
    "advmod",     "aux",         "aux:pass",   "cop",       "cc",         "punct",
    "expl",       "csubj",       "dislocated", "discourse", "fixed",      "list",
    "nummod",     "orphan",      "vocative",   "dep",       "cc:preconj", "det:predet",
    "nmod:npmod", "advcl:relcl", "reparandum"};
constexpr std::array<std::string_view, 24> tags = {
    "NN", "NNS", "NNP", "NNPS", "VB",   "VBD", "VBG", "VBN", "VBP", "VBZ", "JJ", "RB",
    "IN", "TO",  "DT",  "PRP",  "PRP$", "WDT", "WP",  "MD",  "CC",  "CD",  ",",  "``"};
/// Words that rules ask for, and names.
constexpr std::string_view common =
    "Russia Iran NATO Oslo France Lavrov Kofi Annan he she it they we its their this that which "
    "who "
    "both latter former the a an of for with by to from in on against over at as between and but "
    "or "
    "nor not no never n't be have do will would could may must should if unless until despite "
    "while "
    "than more less only even too so such own another each other all any none many few several two "
    "three ten first last , . ; : - -- \" “ ” ' ( ) ? ! say tell ask call urge demand warn deny "
    "accuse "
    "blame praise welcome reject oppose support back condemn regret fear hope want need refuse "
    "agree "
    "promise threaten sign ratify veto vote abstain withdraw suspend lift impose expel recall meet "
    "visit talk hold give take make put bring draw come go stand see regard view find keep let "
    "force "
    "minister president ambassador spokesman government side party country state council "
    "resolution "
    "treaty sanction talks vote decision move plan deal proposal draft attack troop missile border "
    "position concern objection protest call demand support visit meeting agreement reason way "
    "step "
    "unacceptable ready willing opposed wrong right good bad necessary impossible clear against "
    "ago "
    "today Monday 1999 May year month week day yesterday statement word letter note question "
    "answer";

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        words.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

/// What is said first of which words, by their Penn tag.
Upos part_of_speech(std::string_view tag) {
    if (tag.starts_with("NNP")) return Upos::propn;
    if (tag.starts_with("NN")) return Upos::noun;
    if (tag.starts_with("VB")) return Upos::verb;
    if (tag == "JJ") return Upos::adj;
    if (tag == "RB") return Upos::adv;
    if (tag == "IN" || tag == "TO") return Upos::adp;
    if (tag.starts_with("PRP") || tag.starts_with("W")) return Upos::pron;
    if (tag == "DT") return Upos::det;
    if (tag == "MD") return Upos::aux;
    if (tag == "CC") return Upos::cconj;
    if (tag == "CD") return Upos::num;
    return Upos::punct;
}

/// Heads lie before or behind: the words are put in an order of their own, in which each hangs on
/// one that came before it, so that there is one root and no cycle.
void hang(std::vector<Token>& tokens, const std::vector<std::uint8_t>& bytes) {
    const std::size_t n = tokens.size(), root = bytes[0] % n;
    const auto place = [&](std::size_t step) { return static_cast<int>((root + step) % n); };
    for (std::size_t step = 0; step < n; ++step) {
        Token& token = tokens[static_cast<std::size_t>(place(step))];
        token.head = step == 0 ? -1 : place(bytes[step] % step);
        if (step == 0) token.relation = "root";
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const catalog::Catalog catalog;
    static const extract::Extractor extractor{catalog};
    static const std::vector<std::string> words = words_of(common);
    Article article;
    article.id = ArticleId{"a"};
    article.title = "Iran rejects NATO plan";
    std::vector<Sentence> sentences;
    Sentence sentence;
    std::vector<std::uint8_t> heads;
    const auto finish = [&] {
        if (sentence.tokens.empty()) return;
        hang(sentence.tokens, heads);
        sentence.where = {sentence.tokens.front().where.begin, sentence.tokens.back().where.end};
        sentence.paragraph = sentences.size() / 2;
        sentences.push_back(sentence);
        sentence = {};
        heads.clear();
    };
    for (std::size_t i = 0; i + 3 < size && i < 1200; i += 4) {
        if (data[i] == 0 && data[i + 1] == 0) {
            finish();
            continue;
        }
        Token token;
        token.form = words[(data[i] * 3U + data[i + 1] / 86U) % words.size()];
        token.lemma = token.form;
        token.xpos = tags[data[i + 1] % tags.size()];
        token.upos = part_of_speech(token.xpos);
        token.relation = relations[data[i + 2] % relations.size()];
        heads.push_back(data[i + 3]);
        token.where.begin = article.text.size();
        article.text += token.form;
        token.where.end = article.text.size();
        article.text += ' ';
        sentence.tokens.push_back(std::move(token));
    }
    finish();
    static_cast<void>(extractor.extract(article, sentences));
    return 0;
}
