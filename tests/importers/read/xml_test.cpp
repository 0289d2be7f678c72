#include "importers/read/xml.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "importers/read/read.hpp"

namespace demarche::read {
namespace {

const std::string kText = "The ministers of the three states met in Riga and signed the treaty.";
const std::string kMore = "They will meet again in the autumn, the Latvian minister said.";

struct Got {
    std::vector<Article> articles;
    std::vector<Rejection> rejections;
};
Got read_all(const std::string& bytes) {
    Got got;
    read_bytes("x", bytes, {},
               {[&](Article article) { got.articles.push_back(std::move(article)); },
                [&](Rejection rejection) { got.rejections.push_back(std::move(rejection)); },
                {}});
    return got;
}

/// The fields of an article that its input gives, in one line.
std::string line(const Article& a) {
    std::string out = a.kind;
    for (const std::string& field : {a.title, a.source, a.url, to_text(a.published)})
        out += '|' + field;
    for (const std::string& author : a.authors) out += '|' + author;
    return out;
}

}  // namespace

TEST_CASE("read_xml: each format has its fields in its own places") {
    struct Case {
        std::string xml;
        const char* line;
    };
    const Case cases[] = {
        {"<rss version=\"2.0\"><channel><title>Observer</title><link>https://o.example</link><item>"
         "<title>Treaty signed</title><link>https://o.example/t</link><guid>17</guid>"
         "<pubDate>Tue, 04 May 04 10:00:00 +0300</pubDate><dc:creator>Anna Ozola</dc:creator>"
         "<description>Short.</description><content:encoded><![CDATA[<p>" +
             kText + "</p><p>" + kMore + "</p>]]></content:encoded></item></channel></rss>",
         "feed|Treaty signed|Observer|https://o.example/t|2004-05-04|Anna Ozola"},
        {"<rss><channel><item><title>Treaty "
         "signed</title><link>https://o.example/t</link><description>"
         "&lt;p&gt;" +
             kText + "&lt;/p&gt;&lt;p&gt;" + kMore +
             "&lt;/p&gt;</description></item></channel></rss>",
         "feed|Treaty signed|o.example|https://o.example/t|"},
        {"<?xml version=\"1.0\"?><feed "
         "xmlns=\"http://www.w3.org/2005/Atom\"><title>Observer</title><entry>"
         "<title>Treaty signed</title><link rel=\"self\" href=\"https://o.example/self\"/>"
         "<link rel=\"alternate\" "
         "href=\"https://o.example/t\"/><updated>2005-01-01T00:00:00Z</updated>"
         "<published>2004-05-04T07:00:00Z</published><author><name>Anna Ozola</name></author>"
         "<summary>Short.</summary><content type=\"xhtml\"><div><p>" +
             kText + "</p><p>" + kMore + "</p></div></content></entry></feed>",
         "feed|Treaty signed|Observer|https://o.example/t|2004-05-04|Anna Ozola"},
        {"<rdf:RDF><channel><title>Observer</title></channel><item><title>Treaty signed</title>"
         "<link>https://o.example/t</link><dc:date>2004-05-04</dc:date><description>" +
             kText + "&lt;br/&gt;" + kMore + "</description></item></rdf:RDF>",
         "feed|Treaty signed|Observer|https://o.example/t|2004-05-04"},
        {"<nitf><head><docdata><date.issue "
         "norm=\"20040504T100000Z\"/></docdata></head><body><body.head>"
         "<hedline><hl1>Treaty signed</hl1></hedline><byline>By Anna "
         "Ozola</byline><distributor>Baltic Wire"
         "</distributor></body.head><body.content><p>" +
             kText + "</p><p>" + kMore + "</p></body.content></body></nitf>",
         "nitf|Treaty signed|Baltic Wire||2004-05-04|Anna Ozola"},
        {"<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><itemMeta><provider><name>Baltic "
         "Wire</name></provider>"
         "<versionCreated>2004-05-05T00:00:00Z</versionCreated><firstCreated>2004-05-04T00:00:00Z</"
         "firstCreated>"
         "<pubStatus qcode=\"stat:usable\"/></itemMeta><contentMeta><headline>Treaty "
         "signed</headline><by>By Anna Ozola</by>"
         "</contentMeta><contentSet><inlineXML><html><body><p>" +
             kText + "</p><p>" + kMore + "</p></body></html></inlineXML></contentSet></newsItem>",
         "newsml|Treaty signed|Baltic Wire||2004-05-04|Anna Ozola"},
        {"<doc sitename=\"Observer\" title=\"Treaty signed\" author=\"Anna Ozola\" "
         "date=\"2004-05-04\" "
         "url=\"https://o.example/t\"><main><p>" +
             kText + "</p><p>" + kMore + "</p></main><comments/></doc>",
         "trafilatura|Treaty signed|Observer|https://o.example/t|2004-05-04|Anna Ozola"},
        {"<TEI><teiHeader><fileDesc><titleStmt><title>Treaty signed</title><author>Anna "
         "Ozola</author></titleStmt>"
         "<sourceDesc><biblFull><publicationStmt><publisher>Observer</publisher><ptr type=\"URL\" "
         "target=\"https://o.example/t\"/><date>2004-05-04</date></publicationStmt></biblFull></"
         "sourceDesc></fileDesc>"
         "</teiHeader><text><body><p>" +
             kText + "</p><p>" + kMore + "</p></body></text></TEI>",
         "tei|Treaty signed|Observer|https://o.example/t|2004-05-04|Anna Ozola"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.xml);
        const Got got = read_all(c.xml);
        CHECK(got.rejections.empty());
        REQUIRE(got.articles.size() == 1);
        CHECK(line(got.articles[0]) == c.line);
        CHECK(got.articles[0].text == kText + '\n' + kMore);
    }
}

TEST_CASE("read_xml: the dateline of a newswire is read like a printed one") {
    const Got got = read_all(
        "<nitf><body><body.head><dateline><location>RIGA</location>, <story.date>May 4</story.date>"
        " (Baltic Wire)</dateline></body.head><body.content><p>" +
        kText + "</p></body.content></body></nitf>");
    REQUIRE(got.articles.size() == 1);
    REQUIRE(got.articles[0].dateline);
    CHECK(got.articles[0].dateline->place == "RIGA");
    CHECK(got.articles[0].dateline->agency == "Baltic Wire");
    CHECK(to_text(got.articles[0].dateline->day) == "--05-04");
}

TEST_CASE("read_xml: entries without text are refused by themselves") {
    const Got got =
        read_all("<rss><channel><item><title>A</title></item><item><title>B</title><description>" +
                 kText + "</description></item></channel></rss>");
    REQUIRE(got.articles.size() == 1);
    CHECK(got.articles[0].input == "x:2");
    REQUIRE(got.rejections.size() == 1);
    CHECK(got.rejections[0] == Rejection{"x:1", "no text in this entry"});
}

TEST_CASE("read_xml: the declared encoding counts") {
    const Got got = read_all(
        "<?xml version=\"1.0\" "
        "encoding=\"windows-1251\"?><rss><channel><item><title>\xC4\xEE\xE3\xEE\xE2\xEE\xF0"
        "</title><description>" +
        kText + "</description></item></channel></rss>");
    REQUIRE(got.articles.size() == 1);
    CHECK(got.articles[0].title == "Договор");
}

TEST_CASE("read_xml: what is none of these, is withdrawn or is a bomb is refused in one line") {
    struct Case {
        std::string xml;
        const char* reason;
    };
    const Case cases[] = {
        {"<?xml version=\"1.0\"?><svg/>",
         "XML with the root 'svg'; a feed, NITF, NewsML-G2, TEI or trafilatura's was expected"},
        {"<?xml version=\"1.0\"?>", "no XML"},
        {"<rss></rss>", "a feed without entries"},
        {"<newsItem><itemMeta><pubStatus qcode=\"stat:canceled\"/></itemMeta></newsItem>",
         "withdrawn by its publisher (stat:canceled)"},
        {"<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY a \"aaaa\"><!ENTITY b "
         "\"&a;&a;\">]><rss>&b;</rss>",
         "XML that declares entities is not read"},
        {"<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY x SYSTEM "
         "\"file:///etc/passwd\">]><rss>&x;</rss>",
         "XML that declares entities is not read"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.xml);
        const Got got = read_all(c.xml);
        CHECK(got.articles.empty());
        REQUIRE(got.rejections.size() == 1);
        CHECK(got.rejections[0].reason == c.reason);
    }
}

TEST_CASE("read_xml: broken and hostile feeds give what can be had, in bounded time") {
    std::string deep, attributes = "<item ";
    for (int i = 0; i < 100'000; ++i) deep += "<a>";
    for (int i = 0; i < 20'000; ++i)
        attributes.append("a").append(std::to_string(i)).append("='1' ");
    const std::string item =
        "<item><title>A</title><description>" + kText + "</description></item>";
    const std::string feeds[] = {
        "<rss><channel>" + item + deep,
        "<rss><channel>" + attributes + "/>" + item,
        "<rss><channel>" + item + "<item x='" + std::string(20'000'000, 'x') + "'/>",
        "<rss><channel>" + item + "<item><description>" + std::string(20'000'000, 'x'),
        "<rss><channel>" + item + "<b></i>&undeclared;&#0;<![CDATA[ never closed",
        "<rss><channel><item><title>A &nbsp; B</title><description>" + kText +
            "</description></item>",
    };
    for (const std::string& feed : feeds) {
        CAPTURE(feed.substr(0, 60));
        const Got got = read_all(feed);
        bool found = false;
        for (const Article& article : got.articles) found = found || article.text == kText;
        CHECK(found);
    }
}

}  // namespace demarche::read
