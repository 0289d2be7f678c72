#include "core/render/heat_map.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <libxml/parser.h>

#include <memory>
#include <sstream>
#include <string>

#include "core/query/stances.hpp"

namespace demarche::render {
namespace {

query::StanceRow row(const std::string& holder, const std::string& issue, double score,
                     std::size_t statements = 2) {
    query::StanceRow one;
    one.holder = one.holder_id = holder;
    one.issue = one.issue_id = issue;
    one.score = score;
    one.position = query::position_of(score);
    one.statements = statements;
    one.first = {2007, 6, 26};
    one.last = {2008, 2, 0};
    return one;
}

std::string drawn(const std::vector<query::StanceRow>& rows, const std::string& title = "Who") {
    std::ostringstream out;
    write_heat_map(out, query::heat_map_of(rows),
                   {title, "a.db", "halved for every 30 days of age"});
    return out.str();
}

bool is_well_formed(const std::string& xml) {
    const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> document{
        xmlReadMemory(xml.data(), static_cast<int>(xml.size()), nullptr, nullptr,
                      XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET),
        &xmlFreeDoc};
    return document != nullptr;
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t times = 0;
    for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; ++at) ++times;
    return times;
}

}  // namespace

TEST_CASE("write_heat_map: colour and sign of a cell are those of its score") {
    struct Case {
        double score;
        std::string colour, sign;
    };
    const std::string plus = "M-5,0H5M0,-5V5\"", minus = "M-5,0H5\"", dot = "M-1.5,0a";
    const Case cases[] = {{1, "p3", "w3\" d=\"" + plus},     {0.5, "p2", "w2\" d=\"" + plus},
                          {0.2, "p1", "w1\" d=\"" + plus},   {0, "z", "w1\" d=\"" + dot},
                          {-0.2, "n1", "w1\" d=\"" + minus}, {-0.5, "n2", "w2\" d=\"" + minus},
                          {-1, "n3", "w3\" d=\"" + minus}};
    for (const Case& c : cases) {
        CAPTURE(c.score);
        const std::string svg = drawn({row("Russia", "CFE", c.score)});
        const std::string cell = svg.substr(svg.find("<title>Russia on CFE"));
        const std::string marks = cell.substr(0, cell.find("</g>"));
        CHECK(marks.find("class=\"" + c.colour + "\"") != std::string::npos);
        CHECK(marks.find("class=\"sign " + c.sign) != std::string::npos);
    }
}

TEST_CASE("write_heat_map: says its days, its source and how it was made; each cell its numbers") {
    const std::string svg =
        drawn({row("Russia", "CFE", -1), row("NATO", "ABM", 1, 1)}, "Russia & NATO");
    CHECK(is_well_formed(svg));
    CHECK(svg.find("<title id=\"title\">Russia &amp; NATO</title>") != std::string::npos);
    CHECK(svg.find("26 June 2007 to February 2008: 3 statements of 2 holders on 2 issues") !=
          std::string::npos);
    CHECK(svg.find("Source: a.db") != std::string::npos);
    CHECK(svg.find("halved for every 30 days") != std::string::npos);
    CHECK(svg.find("<title>Russia on ABM: nothing said</title>") != std::string::npos);
    CHECK(svg.find("<title>Russia on CFE: against, score -1.00, 2 statements") !=
          std::string::npos);
    CHECK(count(svg, "role=\"cell\"") == 4);
    CHECK(count(svg, "role=\"rowheader\"") == 2);
    CHECK(count(svg, "role=\"columnheader\"") == 3);  // with that of the holders
}

TEST_CASE("write_heat_map: no name is markup, and a long one is cut where it is shown alone") {
    const std::string hostile = "</text><script>alert(1)</script>\"'&\x1b[31m\xe2\x80\xae";
    const std::string name(300, 'W');
    const std::string svg =
        drawn({row(hostile, hostile, -1), row(name, name + "i", 1)}, hostile + ' ' + name);
    CHECK(is_well_formed(svg));
    CHECK(svg.find("<script") == std::string::npos);
    CHECK(svg.find('\x1b') == std::string::npos);
    CHECK(svg.find("\xe2\x80\xae") == std::string::npos);
    CHECK(svg.find("<title>" + name + "</title>WWWW") != std::string::npos);
    CHECK(svg.find("W…</text>") != std::string::npos);
    CHECK(count(svg, '>' + name + "</text>") == 0);
}

TEST_CASE("write_heat_map: nothing chosen is a picture that says so") {
    const std::string svg = drawn({});
    CHECK(is_well_formed(svg));
    CHECK(svg.find("No statement on a known issue is chosen.</text>") != std::string::npos);
    CHECK(svg.find("role=\"cell\"") == std::string::npos);
}

}  // namespace demarche::render
