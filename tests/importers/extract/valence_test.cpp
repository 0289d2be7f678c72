#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/expectations.hpp"
#include "tests/support/extraction.hpp"

// data/valence.tsv: every phrase of its lists gives a verdict of its sign where Norway says it of a
// plan, in one of the sentences that a word of its part of speech may stand in.
namespace demarche::extract {
namespace {

struct Valued {
    bool is_good{};
    char pos{};
    std::string phrase;
};

std::vector<Valued> valued_phrases() {
    std::vector<Valued> found;
    for (const std::vector<std::string>& columns : test::table_rows(
             std::filesystem::path{DEMARCHE_SOURCE_DIR} / "importers/extract/data/valence.tsv")) {
        REQUIRE(columns.size() == 3);
        for (const std::string& phrase : test::expectations(columns[2]))
            found.push_back({columns[0] == "+", columns[1].front(), phrase});
    }
    return found;
}

std::string_view article_of(std::string_view noun) {
    return std::string_view{"aeiou"}.find(noun.front()) == std::string_view::npos ? "a" : "an";
}

/// Adjectives are said of the plan; nouns name it with an article or without, or stand behind a
/// preposition that may want a noun after it ("at odds with Europe"). Of a verb that helps only
/// that the plan does not is a verdict: "would not help Europe". The likeliest sentence first.
std::vector<std::string> sentences_with(const Valued& one) {
    const std::string& phrase = one.phrase;
    if (one.pos == 'a')
        return {fmt::format("Norway called the plan {}.", phrase),
                fmt::format("Norway said that the plan was {}.", phrase)};
    if (one.pos == 'n')
        return {fmt::format("Norway called the plan {} {}.", article_of(phrase), phrase),
                fmt::format("Norway called the plan {}.", phrase),
                fmt::format("Norway said that the plan was {} {}.", article_of(phrase), phrase),
                fmt::format("Norway said that the plan was {}.", phrase),
                fmt::format("Norway said that the plan was {} Europe.", phrase)};
    const std::string verb = (one.is_good ? "not " : "") + phrase;
    return {fmt::format("Norway said that the plan would {} Europe.", verb),
            fmt::format("Norway said that the plan would {}.", verb),
            fmt::format("Norway said that the plan would {} of Europe.", verb)};
}

bool says(const std::string& sentence, char side) {
    return test::holds(test::extraction_of(sentence), fmt::format("S Norway {} plan", side));
}

}  // namespace

TEST_CASE("extract: every word that judges gives a verdict of its sign") {
    for (const Valued& one : valued_phrases()) {
        const char side = one.is_good && one.pos != 'v' ? '+' : '-';
        const std::vector<std::string> sentences = sentences_with(one);
        INFO(one.pos << " " << one.phrase << ": " << std::string(1, side) << " is wanted");
        // Not every phrase may stand in every sentence ("called the plan sign of weakness"): those
        // behind the first that gives the verdict are not asked.
        const auto first = std::ranges::find_if(
            sentences, [&](const std::string& text) { return says(text, side); });
        CHECK_MESSAGE(first != sentences.end(), "in no sentence: mend or remove it");
        for (auto text = sentences.begin(); text != first; ++text)
            CHECK_MESSAGE(!says(*text, side == '+' ? '-' : '+'), *text);
    }
}

TEST_CASE("extract: no word judges twice") {
    std::set<std::string> seen;
    for (const Valued& one : valued_phrases()) {
        INFO(one.phrase);
        CHECK(seen.insert(fmt::format("{} {}", one.pos, one.phrase)).second);
    }
}

}  // namespace demarche::extract
