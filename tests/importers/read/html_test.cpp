#include "importers/read/html.hpp"

#include <doctest/doctest.h>

#include <string>

#include "core/error.hpp"
#include "importers/read/html_article.hpp"
#include "importers/read/html_head.hpp"
#include "importers/read/html_tree.hpp"

namespace demarche::read {
namespace {

const std::string kFirst =
    "The foreign ministers of the three states met in Riga on Tuesday, and they agreed, after long "
    "talks, to sign the border treaty in the autumn.";
const std::string kSecond =
    "The Latvian minister said that the treaty, which was drafted in the spring, would open the "
    "way "
    "for trade, transit and the movement of people.";
const std::string kThird =
    "The opposition, however, criticised the draft, because it leaves the question of property "
    "open, "
    "and called for a debate in parliament.";

std::string paragraphs() {
    return "<p>" + kFirst + "</p><p>" + kSecond + "</p><p>" + kThird + "</p>";
}
std::string whole_text() { return kFirst + '\n' + kSecond + '\n' + kThird; }

std::string page(const std::string& head, const std::string& body) {
    return "<!DOCTYPE html><html lang=\"en-GB\"><head>" + head + "</head><body>" + body +
           "</body></html>";
}

std::string text_of(const std::string& body) { return article_in(parse_html(page("", body))); }

}  // namespace

TEST_CASE("article_in: takes the article and leaves what stands around it") {
    const std::string bodies[] = {
        "<nav><a href=/>Home</a> <a href=/w>World</a></nav><article>" + paragraphs() + "</article>",
        "<div class=\"site-menu\">News Sport Weather</div><div class=\"article-body\">" +
            paragraphs() + "</div><div class=\"sidebar\"><p>" + kThird + "</p></div>",
        "<div><div>" + paragraphs() + "</div><aside><p>" + kThird + "</p></aside></div>",
        "<div id=content>" + paragraphs() +
            "<ul class=\"related-links\"><li><a href=/1>Oil price slips once again</a></li></ul>"
            "<figure><img src=1.jpg><figcaption>Ministers in Riga</figcaption></figure></div>"
            "<div class=\"comments\"><p>" +
            kThird + "</p><p>" + kSecond + "</p></div>",
        "<div>" + kFirst + "<br><br>" + kSecond + "<br><br>" + kThird +
            "</div><footer>All rights</footer>",
        "<form><table><tr><td><a href=/>Home</a></td><td>" + paragraphs() +
            "</td></tr></table></form>",
        "<div class=body_overlay><div class=\"no-sidebar\">" + paragraphs() + "</div></div>",
        "<section><div class=part>" + paragraphs().substr(0, kFirst.size() + 7) +
            "</div></section><section><div class=part><p>" + kSecond + "</p><p>" + kThird +
            "</p></div></section>",
        "<article>" + paragraphs() + "<div style=\"display:none\"><p>" + kFirst +
            "</p></div></article>",
    };
    for (const std::string& body : bodies) {
        CAPTURE(body);
        CHECK(text_of(body) == whole_text());
    }
}

TEST_CASE(
    "article_in: keeps subheadings, lists and quotations, drops a heading with nothing under it") {
    const std::string text =
        text_of("<article><h1>Treaty</h1>" + paragraphs() + "<h2>What it says</h2><p>" + kFirst +
                "</p><ul><li>the border stays where it is</li><li>both sides pay</li></ul>"
                "<blockquote>" +
                kThird + "</blockquote><h3>Read more</h3></article>");
    CHECK(text == whole_text() + "\nWhat it says\n" + kFirst +
                      "\nthe border stays where it is\nboth sides pay\n" + kThird);
}

TEST_CASE("head_of: each place where the day of publication can stand") {
    struct Case {
        const char* head;
        const char* body;
    };
    const Case cases[] = {
        {R"(<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2004-05-04T10:00:00Z"}</script>)",
         ""},
        {R"(<script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"@type":["Article"],"datePublished":"2004-05-04",}]}</script>)",
         ""},
        {R"(<meta property="article:published_time" content="2004-05-04T08:00:00+03:00">)", ""},
        {R"(<meta property="og:published_time" content="2004-05-04">)", ""},
        {R"(<meta itemprop="datePublished" content="2004-05-04">)", ""},
        {R"(<meta name="DC.date.issued" content="2004-05-04">)", ""},
        {R"(<meta name="parsely-pub-date" content="2004-05-04T08:00:00Z">)", ""},
        {R"(<meta name="pubdate" content="20040504">)", ""},
        {R"(<meta name="date" content="Tue, 04 May 2004 08:00:00 GMT">)", ""},
        {"", R"(<time pubdate datetime="2004-05-04">yesterday</time>)"},
        {"", R"(<time datetime="2004-05-04T10:00">4 May</time>)"},
        {"", R"(<time>4 May 2004</time>)"},
        {"", R"(<span itemprop="datePublished">May 4, 2004</span>)"},
        {R"(<script type="application/ld+json">{broken</script><meta name="pubdate" content="2004-05-04">)",
         ""},
    };
    for (const Case& c : cases) {
        CAPTURE(std::string{c.head});
        CAPTURE(std::string{c.body});
        const HtmlHead head = head_of(parse_html(page(c.head, c.body + paragraphs())));
        CHECK(to_text(head.published) == "2004-05-04");
    }
}

TEST_CASE("head_of: the more trustworthy day wins, and a copyright line or a change is none") {
    const HtmlHead head = head_of(parse_html(page(
        R"(<meta name="date" content="2019-01-01"><meta property="article:modified_time" content="2018-01-01">
                <meta property="article:published_time" content="2004-05-04">)",
        "<p>(c) 2003</p>")));
    CHECK(to_text(head.published) == "2004-05-04");
    const HtmlHead none = head_of(parse_html(page(
        R"(<meta property="article:modified_time" content="2018-01-01">)", "<p>(c) 2003</p>")));
    CHECK(none.published.empty());
}

TEST_CASE("head_of: title, site, address, language, authors") {
    const HtmlHead head = head_of(parse_html(page(
        R"(<title>Treaty ready - Baltic Observer</title><meta property="og:site_name" content="Baltic Observer">
           <link rel="canonical" href="https://observer.example/treaty"><meta name="author" content="Anna Ozola">)",
        "")));
    CHECK(head.title == "Treaty ready");
    CHECK(head.site == "Baltic Observer");
    CHECK(head.url == "https://observer.example/treaty");
    CHECK(head.language == "en");
    CHECK(head.authors == std::vector<std::string>{"Anna Ozola"});
    const HtmlHead linked = head_of(parse_html(page(
        R"(<script type="application/ld+json">[{"@type":"NewsArticle","headline":"Treaty ready",
           "author":[{"name":"Anna Ozola"},{"name":"Janis Kalns"}],"publisher":{"name":"Baltic Observer"}}]</script>)",
        "<h1>Other</h1>")));
    CHECK(linked.title == "Treaty ready");
    CHECK(linked.site == "Baltic Observer");
    CHECK(linked.authors == std::vector<std::string>{"Anna Ozola", "Janis Kalns"});
}

TEST_CASE("parse_html_article: a saved page with its encoding and address") {
    const Article article = parse_html_article(
        "<!-- saved from url=(0031)https://observer.example/treaty -->\n" +
        page("<meta charset=windows-1252><title>Caf\xE9 treaty</title>", paragraphs()));
    CHECK(article.title == "Café treaty");
    CHECK(article.encoding == "windows-1252");
    CHECK(article.url == "https://observer.example/treaty");
    CHECK(article.source == "observer.example");
    CHECK(article.kind == "html");
    CHECK(article.text == whole_text());
}

TEST_CASE("parse_html_article: a date that is only shown is kept for the day of the article") {
    const Article article = parse_html_article(
        page("",
             "<div>Friday, 1 January 2021</div><h1>Treaty ready</h1><div>By Anna Ozola</div>"
             "<div class=date>4 May 2004, 10:15</div><article>" +
                 paragraphs() + "</article>"));
    CHECK(article.published.empty());
    CHECK(article.dropped == std::vector<DroppedLine>{{"4 May 2004, 10:15", "date line"}});
}

TEST_CASE("parse_html_article: a page without running text holds no article") {
    const std::string bodies[] = {
        "", "<nav>Home</nav>", "<p>Short.</p>",
        "<ul><li><a href=/1>Oil slips</a></li><li><a href=/2>Rain in Riga</a></li></ul>"};
    for (const std::string& body : bodies) {
        CAPTURE(body);
        CHECK_THROWS_AS(static_cast<void>(parse_html_article(page("", body))), InputError);
    }
}

TEST_CASE("parse_html_article: broken and hostile pages end in an article or a refusal") {
    std::string deep, unclosed, ends, attributes = "<p ";
    for (int i = 0; i < 100'000; ++i) {
        deep += "<div>";
        unclosed += "<b><i>";
        ends += "</span>";
        attributes.append("a").append(std::to_string(i)).append("=1 ");
    }
    const std::string pages[] = {
        deep + paragraphs(),
        unclosed + paragraphs(),
        deep + ends + paragraphs(),
        attributes + ">" + paragraphs(),
        "<p title=\"" + std::string(20'000'000, 'x') + "\">" + paragraphs(),
        paragraphs() + "<p>" + std::string(20'000'000, 'x') + "</p>",
        paragraphs() + std::string(3, '\0') + "<p>after",
        paragraphs() + "<!-- never closed",
        paragraphs() + "<script>never closed",
        paragraphs() + "&#0;&#xD800;&#99999999;&unknown;",
        paragraphs() + "<svg><math><p><table><select><table></p>",
        "<!DOCTYPE html [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;\">]>" + paragraphs() + "&b;",
    };
    for (const std::string& body : pages) {
        CAPTURE(body.substr(0, 60));
        const Article article = parse_html_article("<html><body>" + body);
        CHECK(article.text.find(kSecond) != std::string::npos);
    }
}

TEST_CASE("opens_html: pages, not feeds or texts") {
    for (const char* head :
         {"<!DOCTYPE html>", "\n<HTML>", "<!-- saved --><html>", "\xEF\xBB\xBF<head>"}) {
        CAPTURE(std::string{head});
        CHECK(opens_html(head));
    }
    for (const char* head :
         {"<?xml version=\"1.0\"?><rss>", "RIGA - <b>", "{\"a\": \"<html>\"}", ""}) {
        CAPTURE(std::string{head});
        CHECK_FALSE(opens_html(head));
    }
}

}  // namespace demarche::read
