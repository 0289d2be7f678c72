#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "importers/language/hashes.hpp"
#include "importers/language/language.hpp"
#include "importers/language/model.hpp"
#include "importers/language/parse.hpp"

// The parses of the sample articles, and the bits of the network's scores, as one machine computed
// them. Every machine must find the same. After a change of the model:
// DEMARCHE_REWRITE=1 demarche_tests --test-case='golden*'
namespace demarche::language {
namespace {

const std::filesystem::path here =
    std::filesystem::path{DEMARCHE_SOURCE_DIR} / "tests/importers/language";

std::string read_file(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

std::string line_of(const Sentence& sentence) {
    std::string line;
    for (const Token& t : sentence.tokens)
        line += (line.empty() ? "" : " ") + t.form + "/" + t.xpos + "/" + t.lemma + "/" +
                t.relation + "/" + std::to_string(t.head);
    return line;
}

/// The bits of all scores of heads.
std::uint64_t bits_of_scores(const Model& model, const Sentence& sentence) {
    std::vector<Word> words;
    for (const Token& token : sentence.tokens)
        words.push_back(model.vocabulary.word_of(token.form));
    const std::vector<int> tags = tag_words(model, words);
    const Tagged tagged{words, tags};
    std::uint64_t bits = 0;
    for (const Read& one : read(model.network, model.vocabulary, {&tagged, 1}))
        for (const float score : one.scores.heads)
            bits = mixed(bits, std::bit_cast<std::uint32_t>(score));
    return bits;
}

}  // namespace

TEST_CASE("golden: parses and the bits of scores are the same on every machine") {
    const Engine engine;
    const Model model = read_model(embedded_model());
    std::vector<std::filesystem::path> articles;
    for (const auto& entry : std::filesystem::directory_iterator{
             here.parent_path().parent_path().parent_path() / "examples/articles"})
        articles.push_back(entry.path());
    std::ranges::sort(articles);
    std::string found;
    for (const auto& article : articles) {
        std::uint64_t parse = 0, scores = 0;
        std::string first;
        for (const Sentence& sentence : engine.parse(read_file(article))) {
            const std::string line = line_of(sentence);
            if (sentence.tokens.size() > 8 && first.empty()) first = line;
            parse = mixed(parse, hash_of(line));
            scores = mixed(scores, bits_of_scores(model, sentence));
        }
        found += article.filename().string() + "\t" + std::to_string(parse) + "\t" +
                 std::to_string(scores) + "\n" + first + "\n";
    }
    const std::filesystem::path golden = here / "golden.txt";
    if (std::getenv("DEMARCHE_REWRITE") != nullptr) std::ofstream{golden} << found;
    CHECK(found == read_file(golden));
}

TEST_CASE("Engine: any bytes are parsed, in bounded time, and each token is where it says") {
    const Engine engine;
    std::vector<std::string> odd = {
        std::string(20'000, '('),  std::string(20'000, '.'),
        std::string(100'000, 'a'), std::string(5'000, '\0'),
        "\xff\xfe\xf0\x9f\x87",    "\xe2\x80\x8e\xe2\x80\x8f\xef\xbb\xbf Hello",
    };
    std::string list;
    for (int i = 0; i < 4'000; ++i) list += "item " + std::to_string(i) + ", ";
    odd.push_back(list);
    std::uint32_t state = 7;
    for (int k = 0; k < 200; ++k) {
        std::string noise;
        for (int i = 0; i < 300; ++i) {
            state = state * 1664525U + 1013904223U;
            constexpr std::string_view likely = " .,\"'-()\n\n?!$%#@/:;AbcThe09\xe2\x80\x9d\xd0";
            noise += (state >> 28U) == 0 ? static_cast<char>(state >> 16U)
                                         : likely[(state >> 16U) % likely.size()];
        }
        odd.push_back(noise);
    }
    for (const std::string& text : odd) {
        std::size_t last = 0;
        for (const Sentence& sentence : engine.parse(text)) {
            REQUIRE(!sentence.tokens.empty());
            for (const Token& token : sentence.tokens) {
                REQUIRE(token.where.begin >= last);
                REQUIRE(token.where.end <= text.size());
                REQUIRE(slice(text, token.where) == token.form);
                REQUIRE(token.head < static_cast<int>(sentence.tokens.size()));
                last = token.where.end;
            }
        }
    }
}

}  // namespace demarche::language
