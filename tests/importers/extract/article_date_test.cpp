#include "importers/extract/article_date.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/model/names.hpp"

namespace demarche::extract {
namespace {

const catalog::Catalog& catalogue() {
    static const catalog::Catalog known;
    return known;
}

/// "2010-11-01 inferred"
std::string date_of(Article article, const std::vector<ActorId>& people = {}) {
    infer_date(article, people, catalogue());
    return to_text(article.date) + ' ' + std::string{to_text(article.date_basis)};
}

Article dated(Day dateline, Day published) {
    Article article;
    if (!dateline.empty()) article.dateline = Dateline{"RIGA", "", dateline, {}};
    article.published = published;
    return article;
}

}  // namespace

TEST_CASE("infer_date: dateline and publication together") {
    struct Case {
        Day dateline;
        Day published;
        const char* date;
    };
    const Case cases[] = {
        {{2007, 6, 26}, {}, "2007-06-26 text"},
        {{2007, 6, 26}, {2009, 1, 2}, "2007-06-26 text"},
        {{0, 6, 26}, {2007, 6, 27}, "2007-06-26 text"},
        {{0, 12, 31}, {2008, 1, 2}, "2007-12-31 text"},     // December is read in January
        {{0, 6, 27}, {2007, 6, 26}, "2007-06-27 text"},     // already the next day there
        {{0, 6, 26}, {2008, 3, 1}, "2008-03-01 metadata"},  // posted long after
        {{}, {2007, 6, 26}, "2007-06-26 metadata"},
        {{}, {2007, 6, 0}, "2007-06 metadata"},
        {{0, 6, 26}, {}, "--06-26 inferred"},
        {{}, {}, " "},
    };
    for (const Case& c : cases) {
        CAPTURE(std::string{c.date});
        CHECK(date_of(dated(c.dateline, c.published)) == c.date);
    }
}

TEST_CASE("infer_date: what stood around the article on its page") {
    Article article;
    article.text = "The ministers met on Tuesday.";
    article.dropped = {{"June 2, 2006", "related headline"},
                       {"Tuesday, June 26, 2007", "date line"}};
    CHECK(date_of(article) == "2007-06-26 text");
    article.dateline = Dateline{"RIGA", "", {0, 6, 25}, {}};
    CHECK(date_of(article) == "2007-06-25 text");
    Article headline;
    headline.title = "World in brief, 26 June 2007";
    CHECK(date_of(headline) == "2007-06-26 text");
    Article line;
    line.text =
        "Castle Hall\n26 June 2007\nThe ministers met on 1 May 2005 for the first time in that "
        "castle.";
    CHECK(date_of(line) == "2007-06-26 text");
    Article spoken;
    spoken.text =
        "The ministers met on 1 May 2005 for the first time, and nobody knew what they would do.";
    CHECK(date_of(spoken) == " ");
}

TEST_CASE("infer_date: the day in an address") {
    for (const char* url :
         {"https://o.example/2007/06/26/talks.html", "https://o.example/20070626/talks",
          "https://o.example/news/2007-06-26-talks"}) {
        CAPTURE(std::string{url});
        Article article;
        article.url = url;
        CHECK(date_of(article) == "2007-06-26 metadata");
    }
    for (const char* url :
         {"https://o.example/article/20073344", "https://o.example/12345678/", ""}) {
        CAPTURE(std::string{url});
        Article article;
        article.url = url;
        CHECK(date_of(article) == " ");
    }
}

TEST_CASE(
    "infer_date: a weekday and people in office tell the year, two years that remain tell none") {
    Article article = dated({0, 11, 1}, {});
    article.text = "The visit was condemned in Tokyo on Monday. No leader had come since 1945.";
    CHECK(date_of(article, {{"naoto-kan"}, {"seiji-maehara"}}) == "2010-11-01 inferred");
    CHECK(date_of(article, {{"nobody-known"}}) == "--11-01 inferred");
    CHECK(date_of(article) == "--11-01 inferred");
}

TEST_CASE("infer_date: the office that stands before a name is the one that is meant") {
    const std::vector<ActorId> people{{"naoto-kan"}, {"manmohan-singh"}};
    Article article = dated({0, 3, 1}, {});
    article.text =
        "Finance Minister Naoto Kan met the Indian Prime Minister Manmohan Singh in Delhi.";
    CHECK(date_of(article, people) == "2010-03-01 inferred");
    article.text =
        "Prime Minister Naoto Kan met the Indian Prime Minister Manmohan Singh in Delhi.";
    CHECK(date_of(article, people) == "2011-03-01 inferred");
}

}  // namespace demarche::extract
