#include "importers/read/json.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/error.hpp"
#include "core/model/utf8.hpp"

namespace demarche::read {
namespace {

struct Got {
    std::vector<Article> articles;
    std::vector<Rejection> rejections;
};

Got read_all(std::string_view bytes, const ReadOptions& options = {}) {
    Got got;
    read_bytes("in", bytes, options,
               {[&](Article a) { got.articles.push_back(std::move(a)); },
                [&](Rejection r) { got.rejections.push_back(std::move(r)); },
                {}});
    return got;
}

}  // namespace

TEST_CASE("parse_json_article: our own fields") {
    const Article article = parse_json_article(
        R"({"id": "x1", "title": "T", "text": "Words.", "published": "2007-06-26", "source": "S",
            "url": "https://www.example.org/a", "language": "en", "authors": ["A", "B"], "more": [1]})");
    CHECK(article.id.text == "x1");
    CHECK(article.title == "T");
    CHECK(article.text == "Words.");
    CHECK(to_text(article.published) == "2007-06-26");
    CHECK(article.source == "S");
    CHECK(article.url == "https://www.example.org/a");
    CHECK(article.language == "en");
    CHECK(article.authors == std::vector<std::string>{"A", "B"});
}

TEST_CASE("parse_json_article: the fields of crawlers") {
    struct Case {
        const char* json;
        const char* text;
        const char* source;
        const char* day;
        const char* author;
    };
    const Case cases[] = {
        // trafilatura
        {R"({"title": "T", "author": "A", "date": "2007-06-26", "source": "https://x.org/1",
             "source-hostname": "X", "hostname": "x.org", "text": "W", "filedate": "2020-01-01"})",
         "W", "https://x.org/1", "2007-06-26", "A"},
        {R"({"sitename": "X", "hostname": "x.org", "raw_text": "W", "date": "2007-06-26"})", "W",
         "X", "2007-06-26", ""},
        // news-please
        {R"({"maintext": "W", "authors": ["A"], "date_publish": "2007-06-26 10:00:00",
             "source_domain": "x.org", "url": "u", "language": "en"})",
         "W", "x.org", "2007-06-26", "A"},
        {R"({"maintext": null, "text": "W", "date_publish": "None"})", "W", "", "", ""},
        // Fundus
        {R"({"title": "T", "authors": ["A"], "publishing_date": "2007-06-26 10:00:00+04:00",
             "body": {"summary": ["S"], "sections": [{"headline": ["H"], "paragraphs": ["P", "Q"]}]}})",
         "S\nH\nP\nQ", "", "2007-06-26", "A"},
        {R"({"content": "W", "url": "https://www.state.gov/x", "creator": "A", "date": 1182816000})",
         "W", "state.gov", "2007-06-26", "A"},
        {R"({"articleBody": "W", "publisher": "P", "author": {"name": "A"}})", "W", "P", "", "A"},
    };
    for (const Case& c : cases) {
        CAPTURE(std::string{c.json});
        const Article article = parse_json_article(c.json);
        CHECK(article.text == std::string{c.text});
        CHECK(article.source == std::string{c.source});
        CHECK(to_text(article.published) == std::string{c.day});
        CHECK((article.authors.empty() ? "" : article.authors[0]) == std::string{c.author});
    }
}

TEST_CASE("parse_json_article: what strict readers refuse is repaired") {
    CHECK(parse_json_article(R"({"text": "a\ud800b"})").text ==
          "a\xEF\xBF\xBD"
          "b");
    CHECK(parse_json_article(R"({"text": "a\udc00\ud800"})").text == "a\xEF\xBF\xBD\xEF\xBF\xBD");
    CHECK(parse_json_article(R"({"text": "\ud83d\ude00"})").text == "\xF0\x9F\x98\x80");
    CHECK(parse_json_article(R"({"text": "w", "date": NaN, "score": -Infinity})").text == "w");
    CHECK(parse_json_article(R"({"text": "first", "text": "last"})").text == "last");
    CHECK(parse_json_article("{\"text\": \"two\nlines\"}").text == "two\nlines");
    CHECK(utf8::is_valid(parse_json_article("{\"text\": \"bad \xFF\xFE byte\"}").text));
    CHECK(parse_json_article(R"({"text": "nul \u0000 byte"})").text == "nul  byte");
}

TEST_CASE("parse_json_article: no article") {
    const char* const lines[] = {"{}",
                                 "[]",
                                 "3",
                                 "",
                                 "{\"text\": \"\"}",
                                 "{\"text\": \"  \"}",
                                 "{\"text",
                                 "null",
                                 "\"a\"",
                                 "{\"text\": 0.5}"};
    for (const char* const line : lines) {
        CAPTURE(std::string{line});
        CHECK_THROWS_AS((void)parse_json_article(line), InputError);
    }
    const std::string deep = "{\"text\": \"w\", \"x\": " + std::string(100'000, '[');
    CHECK_THROWS_AS((void)parse_json_article(deep), InputError);
}

TEST_CASE("read_json_lines: a bad line is named and left out") {
    const Got got = read_all(
        "{\"text\": \"One.\"}\n\n{\"text\": \n{\"title\": \"no text\"}\n{\"text\": \"Two.\"}");
    REQUIRE(got.articles.size() == 2);
    CHECK(got.articles[0].input == "in:1");
    CHECK(got.articles[1].input == "in:5");
    CHECK(got.articles[1].kind == "jsonl");
    REQUIRE(got.rejections.size() == 2);
    CHECK(got.rejections[0].input == "in:3");
    CHECK(got.rejections[1].input == "in:4");
    CHECK(got.rejections[1].reason ==
          "no text: one of \"text\", \"maintext\", \"content\" was expected");
}

TEST_CASE("read_json_file: one object, a list, a wrapped list") {
    const char* const files[] = {
        "{\n \"title\": \"T\",\n \"text\": \"One.\"\n}\n",
        "[\n {\"text\": \"One.\"}\n]",
        "{\"status\": \"ok\",\n \"articles\": [{\"text\": \"One.\"}]\n}",
    };
    for (const char* const file : files) {
        CAPTURE(std::string{file});
        const Got got = read_all(file);
        REQUIRE(got.articles.size() == 1);
        CHECK(got.articles[0].text == "One.");
        CHECK(got.articles[0].kind == "json");
    }
    const Got got = read_all("[{\"text\": \"One.\"}, 5, {\"text\": \"Two.\"}]");
    CHECK(got.articles.size() == 2);
    REQUIRE(got.rejections.size() == 1);
    CHECK(got.rejections[0].input == "in:2");
}

}  // namespace demarche::read
