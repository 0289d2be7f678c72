#include "core/render/report.hpp"

#include <doctest/doctest.h>
#include <libxml/HTMLparser.h>
#include <libxml/xpath.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "core/render/brief.hpp"
#include "core/render/html.hpp"
#include "core/render/sentences.hpp"

namespace demarche::render {
namespace {

/// A dossier in which every text of an article or a name is `text`.
query::Dossier dossier_saying(const std::string& text, const std::string& url = {}) {
    query::Claim claim;
    claim.id = "s1";
    claim.kind = query::ItemKind::stance;
    claim.date = {2007, 6, 26};
    claim.headline = claim.party = claim.issue = claim.condition = claim.reported_by = text;
    claim.party_id = "russia";
    claim.issue_id = "cfe-treaty";
    claim.speakers = {text};
    claim.position = Position::opposes;
    claim.confidence = 0.75;
    claim.reports = 1;
    claim.contexts = {
        {{"a1", 0, 5, text, text, text, 0.75}, text, text, url, {2007, 6, 27}, text, text}};
    query::Claim deed = claim;
    deed.id = "e1";
    deed.kind = query::ItemKind::event;
    deed.other = deed.type = text;
    deed.quad = 4;

    query::StanceRow row;
    row.holder = row.issue = text;
    row.holder_id = "russia";
    row.issue_id = "cfe-treaty";
    row.position = Position::opposes;
    row.score = -1;
    row.statements = row.opposes = 1;
    row.trend = query::Trend::cooling;
    query::Dossier dossier;
    dossier.articles = 1;
    dossier.events = dossier.stances = 1;
    dossier.first = dossier.last = {2007, 6, 26};
    dossier.sources = {{text, 1}};
    dossier.claims = {claim, deed};
    dossier.positions = {row};
    dossier.matrix.holders = {{"russia", text, "", 1}};
    dossier.matrix.issues = {{"cfe-treaty", text, text, 1}};
    dossier.matrix.cells = {{row, 0, 0, {0}}};
    query::ShiftRow shift;
    shift.holder = shift.issue = text;
    shift.after.position = Position::opposes;
    dossier.shifts = {{shift, 0, 0}};
    dossier.periods = {{{2007, 6, 25}, {2007, 6, 25}, 0, 0, 0, 0, 0},
                       {{2007, 6, 26}, {2007, 6, 26}, 0, 1, 0, 0, 1}};
    return dossier;
}

std::string page_saying(const std::string& text, const std::string& url = {}) {
    std::ostringstream out;
    write_report(out, dossier_saying(text, url), {text, text, "", "", text});
    return out.str();
}

std::string brief_saying(const std::string& text, const std::string& url = {}) {
    std::ostringstream out;
    write_brief(out, dossier_saying(text, url), {text, text, "", "", text});
    return out.str();
}

/// A page as a browser's parser would have it.
class Parsed {
public:
    explicit Parsed(const std::string& page)
        : document_{htmlReadMemory(page.data(), static_cast<int>(page.size()), nullptr, "UTF-8",
                                   HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                       HTML_PARSE_NONET),
                    xmlFreeDoc} {}

    std::vector<std::string> texts(const char* xpath) const {
        const std::unique_ptr<xmlXPathContext, decltype(&xmlXPathFreeContext)> context{
            xmlXPathNewContext(document_.get()), xmlXPathFreeContext};
        const std::unique_ptr<xmlXPathObject, decltype(&xmlXPathFreeObject)> found{
            xmlXPathEvalExpression(reinterpret_cast<const xmlChar*>(xpath), context.get()),
            xmlXPathFreeObject};
        std::vector<std::string> all;
        if (found == nullptr || found->nodesetval == nullptr) return all;
        for (int i = 0; i < found->nodesetval->nodeNr; ++i) {
            xmlChar* text = xmlNodeGetContent(found->nodesetval->nodeTab[i]);
            all.emplace_back(reinterpret_cast<const char*>(text));
            xmlFree(text);
        }
        return all;
    }

    std::vector<std::string> elements() const {
        std::vector<std::string> names;
        collect(xmlDocGetRootElement(document_.get()), names);
        return names;
    }

private:
    static void collect(const xmlNode* node, std::vector<std::string>& names) {
        for (; node != nullptr; node = node->next) {
            if (node->type != XML_ELEMENT_NODE) continue;
            std::string name = reinterpret_cast<const char*>(node->name);
            for (const xmlAttr* a = node->properties; a != nullptr; a = a->next)
                name += std::string{" "} + reinterpret_cast<const char*>(a->name);
            names.push_back(name);
            collect(node->children, names);
        }
    }

    std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> document_;
};

const std::string hostile[] = {
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "]]><img src=x onerror=alert(1)>",
    "\" onmouseover=\"alert(1)",
    "' onfocus='alert(1)' autofocus='",
    "</title><style>*{display:none}</style>",
    "&lt;b&gt; &amp; &#60;",
    "javascript:alert(1)",
    "a\u202egnp.exe\u202c",
    "\x1b[31m\x01\x7f",
    "{{constructor}} ${x} `y`",
    "line\u2028one\u2029two\nthree",
    "\xff\xfe broken",
};

}  // namespace

TEST_CASE("write_report: no text of an article becomes an element or an attribute") {
    const auto plain = Parsed{page_saying("plain")}.elements();
    REQUIRE(plain.size() > 80);
    for (const std::string& text : hostile) {
        CAPTURE(text);
        CHECK(Parsed{page_saying(text)}.elements() == plain);
    }
}

TEST_CASE("write_report: what is shown is what was said, and in one direction") {
    const std::string said = "<b>\"Nyet\"</b> & 'no' — Лавров";
    const auto quotes = Parsed{page_saying(said)}.texts("//blockquote");
    REQUIRE(quotes.size() == 4);
    for (const std::string& quote : quotes) CHECK(quote == said);
    for (const std::string& text : hostile) {
        const std::string page = page_saying(text);
        for (const char* mark : {"\u202e", "\x1b", "\x01", "\x7f"}) {
            CAPTURE(text);
            CHECK(page.find(mark) == std::string::npos);
        }
    }
}

TEST_CASE("write_report: links are of http and https alone") {
    struct Case {
        std::string url;
        std::size_t links;
    };
    const Case cases[] = {{"https://example.org/?a=1&b=\"2\"", 5},
                          {"http://example.org/", 5},
                          {"javascript:alert(1)", 0},
                          {"JAVASCRIPT:alert(1)", 0},
                          {" https://example.org/", 0},
                          {"data:text/html,<script>alert(1)</script>", 0},
                          {"file:///etc/passwd", 0},
                          {"", 0}};
    for (const Case& c : cases) {
        CAPTURE(c.url);
        const auto links =
            Parsed{page_saying("plain", c.url)}.texts("//a[not(starts-with(@href, '#'))]/@href");
        CHECK(links.size() == c.links);
        for (const std::string& link : links) CHECK(link == c.url);
    }
}

TEST_CASE("write_report: the policy lets nothing load, and runs the page's own script alone") {
    const std::string page = page_saying("plain");
    const auto policy =
        Parsed{page}.texts("//meta[@http-equiv='Content-Security-Policy']/@content");
    REQUIRE(policy.size() == 1);
    CHECK(policy[0].starts_with("default-src 'none'; script-src 'sha256-"));
    CHECK(policy[0].find("unsafe") == std::string::npos);
    CHECK(Parsed{page}.texts("//*[@style]").empty());
    CHECK(Parsed{page}.texts("//link|//img|//iframe|//object|//embed|//base|//*[@src]").empty());
}

TEST_CASE("write_report: the script's data are JSON whatever the texts hold") {
    for (const std::string& text : hostile) {
        CAPTURE(text);
        const auto data = Parsed{page_saying(text)}.texts("//script[@id='data']");
        REQUIRE(data.size() == 1);
        CHECK(data[0].find_first_of("<>&") == std::string::npos);
        CHECK(data[0].find("\u2028") == std::string::npos);
        const auto json = nlohmann::json::parse(data[0]);
        REQUIRE(json["claims"].size() == 2);
        CHECK(json["claims"][0]["id"] == "c-s1");
        CHECK(json["claims"][1]["side"] == "conflict");
    }
}

TEST_CASE("write_report: every link within the page has its place") {
    const Parsed page{page_saying("plain")};
    const auto ids = page.texts("//@id");
    const auto links = page.texts("//a[starts-with(@href, '#')]/@href");
    REQUIRE(links.size() > 10);
    for (const std::string& link : links) {
        CAPTURE(link);
        CHECK(std::ranges::count(ids, link.substr(1)) == 1);
    }
}

TEST_CASE("write_report: an empty dossier is a page that says so") {
    std::ostringstream out;
    write_report(out, {}, {"Nobody", "a.db", "", "", ""});
    const Parsed page{out.str()};
    CHECK(page.texts("//h1") == std::vector<std::string>{"Nobody"});
    CHECK(out.str().find("Nothing in the graph matches this selection.") != std::string::npos);
    CHECK(page.texts("//table").empty());
}

TEST_CASE("write_brief: a footnote for each claim, with sentence, title, source and date") {
    const std::string brief = brief_saying("plain", "https://example.org/a b");
    CHECK(brief.starts_with("# plain\n"));
    CHECK(brief.find("- **plain.** plain **Against:** plain[^1].") != std::string::npos);
    CHECK(
        brief.find("[^1]: “plain” — *plain*, plain, 27 June 2007, <https://example.org/a%20b>; as "
                   "reported by plain; confidence 0.75.\n") != std::string::npos);
    CHECK(brief_saying("plain", "javascript:alert(1)").find("javascript") == std::string::npos);
}

TEST_CASE("write_brief: no text of an article acts as Markdown or HTML") {
    struct Case {
        std::string text, written;
    };
    const Case cases[] = {
        {"<script>", "&lt;script&gt;"},
        {"*no* [a](b) `c` _d_", "\\*no\\* \\[a\\](b) \\`c\\` \\_d\\_"},
        {"one\n# two", "one \\# two"},
        {"a | b", "a \\| b"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(brief_saying(c.text).find("“" + c.written + "”") != std::string::npos);
        CHECK(brief_saying(c.text).find("“" + c.text + "”") == std::string::npos);
    }
}

TEST_CASE("sentences: days and counts as a person writes them") {
    CHECK(day_in_words({2007, 6, 26}) == "26 June 2007");
    CHECK(day_in_words({2007, 6, 0}) == "June 2007");
    CHECK(day_in_words({2007, 0, 0}) == "2007");
    CHECK(day_in_words({0, 6, 26}) == "26 June");
    CHECK(day_in_words({}) == "no date");
    CHECK(span_in_words({2007, 4, 26}, {2007, 12, 12}) == "26 April to 12 December 2007");
    CHECK(span_in_words({1999, 0, 0}, {2007, 12, 12}) == "1999 to 12 December 2007");
    CHECK(counted(1204, "article") == "1,204 articles");
    CHECK(counted(1, "article") == "1 article");
    CHECK(with_commas(1234567) == "1,234,567");
}

TEST_CASE("json_in_html: escapes are those of JSON, so that the value stays") {
    const nlohmann::json value = "</script>&<!--\u2028\u2029";
    const std::string safe = json_in_html(value.dump());
    CHECK(safe.find_first_of("<>&") == std::string::npos);
    CHECK(safe.find("\u2028") == std::string::npos);
    CHECK(nlohmann::json::parse(safe) == value);
}

}  // namespace demarche::render
