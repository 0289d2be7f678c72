#include "importers/extract/matter.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace demarche::extract {
namespace {

struct Word {
    std::string form;
    Upos upos;
    int head;
    const char* relation;
};

Sentence sentence_of(const std::vector<Word>& words, std::string& text) {
    Sentence sentence;
    for (const Word& word : words) {
        if (!text.empty()) text += ' ';
        Token token;
        token.where = {text.size(), text.size() + std::string{word.form}.size()};
        token.form = token.lemma = word.form;
        token.upos = word.upos;
        token.head = word.head;
        token.relation = word.relation;
        text += word.form;
        sentence.tokens.push_back(token);
    }
    sentence.where = {0, text.size()};
    return sentence;
}

}  // namespace

TEST_CASE("phrase_of: a parse that makes a head of a little word keeps that word") {
    // What a broken parse gives: "of" as the head of "the plan".
    Article article;
    const std::vector<Sentence> sentences = {sentence_of({{"backs", Upos::verb, -1, "root"},
                                                          {"of", Upos::adp, 0, "case"},
                                                          {"the", Upos::det, 1, "det"},
                                                          {"plan", Upos::noun, 1, "nmod"}},
                                                         article.text)};
    const catalog::Catalog catalog;
    const Words words;
    const Document document{article, sentences, catalog, words};
    CHECK(phrase_of(document, {0, 1}) == "of the plan");
    CHECK(phrase_of(document, {0, 3}) == "plan");
    CHECK(phrase_of(document, {0, 2}) == "the");
}

TEST_CASE("phrase_of: a word without an end is cut before a whole character") {
    for (const std::string_view letter : {"x", "é", "中"}) {
        std::string word;
        while (word.size() < 10'000) word += letter;
        Article article;
        const std::vector<Sentence> sentences = {sentence_of(
            {{"backs", Upos::verb, -1, "root"}, {word, Upos::noun, 0, "obj"}}, article.text)};
        const catalog::Catalog catalog;
        const Words words;
        const Document document{article, sentences, catalog, words};
        const std::string phrase = phrase_of(document, {0, 1});
        CHECK(phrase.size() > 100);
        CHECK(phrase.size() <= 160);
        CHECK(phrase.size() % letter.size() == 0);
        CHECK(word.starts_with(phrase));
    }
}

}  // namespace demarche::extract
