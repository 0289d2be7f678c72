#include "core/store/search.hpp"

#include <doctest/doctest.h>

#include <string>

#include "core/store/check.hpp"
#include "core/store/save.hpp"
#include "tests/core/store/sample.hpp"

namespace demarche::store {
namespace {

Database of_texts(const std::vector<std::pair<const char*, std::string>>& texts) {
    Database db = Database::in_memory();
    std::vector<Extraction> extractions;
    for (const auto& [id, text] : texts)
        extractions.push_back(sample::article(id, {2007, 6, 26}, text));
    save_extractions(db, extractions, "2026-01-02T12:00:00Z");
    return db;
}

std::string found(const Database& db, std::string_view words) {
    std::string ids;
    for (const Hit& hit : search_articles(db, words, {}, 10)) ids += hit.article.text + ' ';
    return ids;
}

}  // namespace

TEST_CASE("search_articles: all words, phrases and beginnings, whatever marks a person types") {
    const Database db = of_texts({{"a", "The US-China talks on trade ended in Geneva."},
                                  {"b", "Søreide spoke at the Élysée on trade sanctions."},
                                  {"c", "China's envoy left the talks with the US."}});
    struct Case {
        std::string words, ids;
    };
    const Case cases[] = {
        {"US-China", "a "},
        {"\"talks on trade\"", "a "},
        {"trade elysee", "b "},
        {"SØREIDE", "b "},
        {"sanct*", "b "},
        {"geneva OR soreide", ""},  // OR is a word like any other
        {"trade -", "b a "},
        {"\"unclosed talks", ""},
        {"\"talks with", "c "},
        {"a\"b", ""},
        {"NEAR(talks)", ""},
        {"title:talks", ""},
        {"", ""},
        {" \t ", ""},
        {"--- *", ""},
        {"\"\"", ""},
    };
    for (const Case& c : cases) {
        CAPTURE(c.words);
        CHECK(found(db, c.words) == c.ids);
    }
}

TEST_CASE("search_articles: marks where the words stand in snippet and text") {
    const std::string text = "Ünlike others, \x01 she praised Kosovo, and Kosovo thanked her.";
    const Database db = of_texts({{"a", text}});
    const auto hits = search_articles(db, "kosovo", {}, 10);
    REQUIRE(hits.size() == 1);
    CHECK(hits[0].begin == text.find("Kosovo"));
    REQUIRE(hits[0].marks.size() == 2);
    for (const ByteSpan mark : hits[0].marks) CHECK(slice(hits[0].snippet, mark) == "Kosovo");
    CHECK(hits[0].snippet == text);
}

TEST_CASE("search_articles: only among the articles that are chosen") {
    const Database db = of_texts({{"a", "trade"}, {"b", "trade"}});
    Selection chosen;
    chosen.articles = {{"b"}};
    const auto hits = search_articles(db, "trade", chosen, 10);
    REQUIRE(hits.size() == 1);
    CHECK(hits[0].article == ArticleId{"b"});
    CHECK(search_articles(db, "trade", {}, 1).size() == 1);
}

}  // namespace demarche::store
