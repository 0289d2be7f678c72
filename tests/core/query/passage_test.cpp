#include "core/query/passage.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/error.hpp"

namespace demarche::query {
namespace {

Article article_of(std::string text) {
    Article article;
    article.id.text = "a1";
    article.text = std::move(text);
    return article;
}

std::string refusal(const Article& article, ByteSpan where) {
    try {
        require_passage(article, where);
        return {};
    } catch (const InputError& error) {
        return error.what();
    }
}

}  // namespace

TEST_CASE("places_of: words are found wherever they stand, white space being all alike") {
    struct Case {
        const char *text, *words;
        std::vector<ByteSpan> places;
    };
    const Case cases[] = {
        {"Russia left.", "left", {{7, 11}}},
        {"Russia left. NATO left.", "left.", {{7, 12}, {18, 23}}},
        {"Russia\n  left.", "Russia left", {{0, 13}}},
        {"Russia left.", " Russia\nleft ", {{0, 11}}},
        {"Russialeft.", "Russia left", {}},
        {"Russia left.", "Russialeft", {}},
        {"Russia lef", "left", {}},
        {"aaab", "aab", {{1, 4}}},
        {"aaaa", "aa", {{0, 2}, {2, 4}}},
        {"Żółw left", "Żółw", {{0, 7}}},
        {"Russia left.", "  ", {}},
        {"", "left", {}},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CAPTURE(c.words);
        CHECK(places_of(c.text, c.words) == c.places);
    }
}

TEST_CASE("passage_of: words that stand nowhere or twice are refused, the places named") {
    const Article article = article_of("NATO is a body. NATO acts.");
    CHECK(passage_of(article, "NATO acts") == ByteSpan{16, 25});
    CHECK_THROWS_WITH_AS(static_cast<void>(passage_of(article, "Serbia")),
                         "article 'a1' does not hold the words 'Serbia'; copy them from "
                         "'demarche show a1'",
                         InputError);
    CHECK_THROWS_WITH_AS(static_cast<void>(passage_of(article, "NATO")),
                         "article 'a1' holds 'NATO' 2 times; give more of the sentence, or one "
                         "place: --begin 0 --end 4, --begin 16 --end 20",
                         InputError);
}

TEST_CASE("require_passage: a span has to be whole characters of the text, not all of them blank") {
    const Article article = article_of("Łódź  left.");
    CHECK(refusal(article, {0, 7}).empty());
    CHECK(refusal(article, {7, 14}).empty());
    CHECK(refusal(article, {3, 3}) == "--begin 3 is not before --end 3");
    CHECK(refusal(article, {9, 15}) == "article 'a1' ends at byte 14, before --end 15");
    CHECK(refusal(article, {1, 4}) == "byte 1 of article 'a1' lies within a character");
    CHECK(refusal(article, {0, 6}) == "byte 6 of article 'a1' lies within a character");
    CHECK(refusal(article, {7, 9}) == "article 'a1' holds nothing but white space from 7 to 9");
}

}  // namespace demarche::query
