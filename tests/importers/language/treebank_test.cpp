#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "importers/language/language.hpp"
#include "importers/language/train/conllu.hpp"

// The treebank of diplomatic news: that it is sound, and that the model reads what it did not learn
// from.
namespace demarche::language {
namespace {

const std::filesystem::path here =
    std::filesystem::path{DEMARCHE_SOURCE_DIR} / "importers/language/treebank";

/// The root's head is the number of words.
bool reaches_root(const TreebankSentence& tree, std::size_t from) {
    for (std::size_t steps = 0; steps <= tree.size(); ++steps) {
        if (from == tree.size()) return true;
        from = static_cast<std::size_t>(tree[from].head);
    }
    return false;
}

bool is_tree(const TreebankSentence& tree) {
    const int words = static_cast<int>(tree.size());
    for (const TreebankWord& word : tree)
        if (word.head < 0 || word.head > words || (word.relation == "root") != (word.head == words))
            return false;
    for (std::size_t i = 0; i < tree.size(); ++i)
        if (!reaches_root(tree, i)) return false;
    return std::ranges::count(tree, words, &TreebankWord::head) == 1;
}

std::string universal(const std::string& relation) {
    return relation.substr(0, relation.find(':'));
}

}  // namespace

TEST_CASE("treebank: each sentence is a tree with one root, and stands there once") {
    std::set<std::string> seen;
    for (const char* file : {"news-train.conllu", "news-test.conllu"}) {
        const std::vector<TreebankSentence> trees = read_treebank(here / file);
        const std::vector<std::string> texts = read_texts(here / file);
        REQUIRE(trees.size() == texts.size());
        for (std::size_t i = 0; i < trees.size(); ++i) {
            CAPTURE(texts[i]);
            CHECK(seen.insert(texts[i]).second);
            CHECK(is_tree(trees[i]));
        }
    }
    CHECK(seen.size() > 6000);
}

// Punctuation counted, subtypes of relations not. 0.93 when the model was made.
TEST_CASE("Engine: of the words of diplomatic news, nine in ten get the right head and relation") {
    const Engine engine;
    const std::vector<TreebankSentence> trees = read_treebank(here / "news-test.conllu");
    const std::vector<std::string> texts = read_texts(here / "news-test.conllu");
    std::size_t words = 0, both = 0;
    for (std::size_t i = 0; i < trees.size(); ++i) {
        const TreebankSentence& tree = trees[i];
        const std::vector<Sentence> parsed = engine.parse(texts[i]);
        words += tree.size();
        if (parsed.size() != 1 || parsed[0].tokens.size() != tree.size()) continue;
        for (std::size_t k = 0; k < tree.size(); ++k) {
            const Token& token = parsed[0].tokens[k];
            const int head = token.head < 0 ? static_cast<int>(tree.size()) : token.head;
            both +=
                head == tree[k].head && universal(token.relation) == universal(tree[k].relation);
        }
    }
    CHECK(words == 3127);
    CHECK(static_cast<double>(both) >= 0.9 * static_cast<double>(words));
}

}  // namespace demarche::language
