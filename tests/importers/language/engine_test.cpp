#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <thread>
#include <vector>

#include "importers/language/language.hpp"
#include "importers/language/lemmas.hpp"
#include "importers/language/model.hpp"
#include "importers/language/split.hpp"

namespace demarche::language {
namespace {

const Engine& engine() {
    static const Engine shared;
    return shared;
}

std::vector<Sentence> split(std::string_view text) {
    static const Model model = read_model(embedded_model());
    return split_sentences(text, 0, model.ends);
}

std::string forms(std::string_view text) {
    std::string out;
    for (const Sentence& sentence : split(text)) {
        if (!out.empty()) out += " | ";
        std::string line;
        for (const Token& token : sentence.tokens) line += (line.empty() ? "" : " ") + token.form;
        out += line;
    }
    return out;
}

}  // namespace

TEST_CASE("split_sentences: marks, clitics and hyphens are tokens, abbreviations keep their stop") {
    struct Case {
        std::string_view text;
        std::string_view tokens;
    };
    const Case cases[] = {
        {"Russia's envoy didn't sign.", "Russia 's envoy did n't sign ."},
        {"\"We oppose it,\" he said.", "\" We oppose it , \" he said ."},
        {"The U.S. delegation left.", "The U.S. delegation left ."},
        {"Gen. Smith met Mr. Jones. They talked.", "Gen. Smith met Mr. Jones . | They talked ."},
        {"J. Solana spoke in the U.N. The talks ended.",
         "J. Solana spoke in the U.N. | The talks ended ."},
        {"a state-run firm", "a state - run firm"},
        {"a non-aggression pact", "a non-aggression pact"},
        {"(It cost $5 or 20%.)", "( It cost $ 5 or 20 % . )"},
        {"First line\n\nSecond line", "First line | Second line"},
        {"1. It welcomes the plan of the envoy for the port of Assab;\n2. It demands a truce.",
         "1 . | It welcomes the plan of the envoy for the port of Assab ; | 2 . | It demands a "
         "truce ."},
        {"The draft that was handed round on the evening of the second day and that nobody read\n"
         "Kenya kept.",
         "The draft that was handed round on the evening of the second day and that nobody read "
         "Kenya kept ."},
        {"The draft that was handed round on the evening of the second day and that nobody who had "
         "come to the port had read to the end\nKenya kept its own.",
         "The draft that was handed round on the evening of the second day and that nobody who had "
         "come to the port had read to the end | Kenya kept its own ."},
        {"Really?! They left!!", "Really ?! | They left !!"},
        {"It began on 9/11/2001 in al-Anbar.", "It began on 9/11/2001 in al - Anbar ."},
        {"Some 10,000 British troops left. It sent 1,000 Danish ones home.",
         "Some 10,000 British troops left . | It sent 1,000 Danish ones home ."},
        {"Call 202-555-0199 at 5pm.", "Call 202-555-0199 at 5 pm ."},
        {"The answer was no. Resolution No. 1244 stands.",
         "The answer was no . | Resolution No. 1244 stands ."},
        {"talks...then nothing", "talks ... then nothing"},
        {"a visit to the U.S.?", "a visit to the U.S. ?"},
        {"See www.un.org/en/. It is new.", "See www.un.org/en/ . | It is new ."},
        {"\"We will not.\" He left.", "\" We will not . \" | He left ."},
        {"Gen. J. K. Smith of St. Louis spoke.", "Gen. J. K. Smith of St. Louis spoke ."},
        {"", ""},
        {" \n\t ", ""},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(forms(c.text) == c.tokens);
    }
}

TEST_CASE("split_sentences: spans give back the forms, whatever the bytes") {
    const std::string odd = "Søreide “met” Lavrov\xff\xfe—then…left. \xe2\x80 日本 said no\x01!";
    for (const Sentence& sentence : split(odd))
        for (const Token& token : sentence.tokens) CHECK(slice(odd, token.where) == token.form);
}

TEST_CASE("split_sentences: no sentence is longer than the bound") {
    std::string text;
    for (int i = 0; i < 2000; ++i) text += "word ";
    const std::vector<Sentence> sentences = split(text);
    CHECK(sentences.size() > 1);
    for (const Sentence& sentence : sentences) CHECK(sentence.tokens.size() <= kLongestSentence);
}

TEST_CASE("regular_lemma: the rules of English inflection") {
    struct Case {
        std::string_view form;
        std::string_view xpos;
        std::string_view lemma;
    };
    const Case cases[] = {{"walked", "VBD", "walk"},        {"stopped", "VBD", "stop"},
                          {"decided", "VBN", "decide"},     {"treaties", "NNS", "treaty"},
                          {"sanctions", "NNS", "sanction"}, {"opposes", "VBZ", "oppose"},
                          {"expelled", "VBD", "expel"},     {"called", "VBD", "call"},
                          {"recalled", "VBD", "recall"},    {"urging", "VBG", "urge"},
                          {"heavier", "JJR", "heavy"}};
    for (const Case& c : cases) {
        CAPTURE(c.form);
        CHECK(regular_lemma(c.form, Upos::verb, c.xpos) == c.lemma);
    }
}

TEST_CASE("Engine: a plain sentence has its subject, object and modifiers") {
    const std::vector<Sentence> sentences = engine().parse("Russia opposes the new treaty.");
    REQUIRE(sentences.size() == 1);
    std::string tree;
    for (const Token& t : sentences[0].tokens)
        tree +=
            (tree.empty() ? "" : " ") + t.lemma + "/" + t.relation + "/" + std::to_string(t.head);
    CHECK(tree == "Russia/nsubj/1 oppose/root/-1 the/det/4 new/amod/4 treaty/obj/1 ./punct/1");
}

TEST_CASE("Engine: clauses between semicolons are parsed apart, members of a list are not") {
    struct Case {
        std::string_view text;
        std::string_view root;
        std::size_t beside;  // clauses, each with its subject, that hang on the root as parataxis
    };
    const Case cases[] = {
        {"Peru demanded a share of the catch; Chile, Bolivia and Brazil long resisted.", "demanded",
         1},
        {"Peru left the talks; Chile stayed there; nobody knew why.", "left", 2},
        {"Peru invited Chile, which declined; Bolivia, which came; and Brazil.", "invited", 0},
        {"Peru complained of pressure; Chile, of bias.", "complained", 0},
        {"\"We deplore it; we shall not go,\" Peru said.", "said", 0},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        const std::vector<Sentence> sentences = engine().parse(c.text);
        REQUIRE(sentences.size() == 1);
        const std::vector<Token>& tokens = sentences[0].tokens;
        std::string root;
        std::size_t beside = 0;
        for (const Token& t : tokens) {
            if (t.head < 0) root = t.form;
            const bool is_on_root =
                t.head >= 0 && tokens[static_cast<std::size_t>(t.head)].head < 0;
            const auto is_its_subject = [&](const Token& other) {
                return other.relation.starts_with("nsubj") && other.head == &t - tokens.data();
            };
            if (is_on_root && t.relation == "parataxis" &&
                std::ranges::any_of(tokens, is_its_subject))
                ++beside;
        }
        CHECK(root == c.root);
        CHECK(beside == c.beside);
    }
}

TEST_CASE("Engine: each sentence is a tree with one root") {
    const std::vector<Sentence> sentences = engine().parse(
        "\"We will not sign,\" the envoy said, adding that both sides would meet again in May. "
        "No deal. Asked why, he left ... and (so it seems) Mr. Ban's deputy, too!");
    REQUIRE(!sentences.empty());
    for (const Sentence& sentence : sentences) {
        int roots = 0;
        for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
            roots += sentence.tokens[i].head < 0;
            int node = static_cast<int>(i);
            std::size_t steps = 0;
            while (node >= 0 && steps <= sentence.tokens.size()) {
                node = sentence.tokens[static_cast<std::size_t>(node)].head;
                ++steps;
            }
            CHECK(node < 0);
        }
        CHECK(roots == 1);
    }
}

TEST_CASE("Engine: many threads get what one gets") {
    const std::string text =
        "The foreign ministers of six states met in Vienna and agreed to talk.";
    const std::vector<Sentence> alone = engine().parse(text);
    std::vector<std::vector<Sentence>> got(4);
    std::vector<std::thread> threads;
    for (std::vector<Sentence>& mine : got)
        threads.emplace_back([&] { mine = engine().parse(text); });
    for (std::thread& thread : threads) thread.join();
    for (const std::vector<Sentence>& mine : got) CHECK(mine == alone);
}

TEST_CASE("Engine: a sentence has the same parse alone and among others") {
    const std::vector<std::string> texts = {
        "Russia opposes the plan.",
        "The foreign ministers of six states met in Vienna on Monday and agreed to talk again.",
        "Nobody signed.",
        "Lavrov said that Moscow was worried by the state of the treaty.",
        "France, which had drafted the text, welcomed the vote.",
        "Go!"};
    std::string all;
    for (const std::string& text : texts) all += text + "\n\n";
    const std::vector<Sentence> together = engine().parse(all);
    REQUIRE(together.size() == texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const Sentence alone = engine().parse(texts[i]).front();
        REQUIRE(alone.tokens.size() == together[i].tokens.size());
        for (std::size_t k = 0; k < alone.tokens.size(); ++k) {
            CHECK(alone.tokens[k].head == together[i].tokens[k].head);
            CHECK(alone.tokens[k].relation == together[i].tokens[k].relation);
            CHECK(alone.tokens[k].xpos == together[i].tokens[k].xpos);
        }
    }
}

TEST_CASE("Engine: lemmas of verbs that no treebank need have") {
    const std::vector<Sentence> sentences = engine().parse(
        "Ethiopia fought Eritrea. The council imposed an embargo. Poland withdrew its envoy. They "
        "undertook to talk. Iran has sought help.");
    std::string verbs;
    for (const Sentence& sentence : sentences)
        for (const Token& t : sentence.tokens)
            if (t.upos == Upos::verb && t.xpos != "VB") verbs += t.lemma + " ";
    CHECK(verbs == "fight impose withdraw undertake seek ");
}

}  // namespace demarche::language
