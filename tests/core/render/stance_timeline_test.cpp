#include "core/render/stance_timeline.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace demarche::render {
namespace {

query::StanceEachRow said(const std::string& holder, const Day& date, Position position) {
    query::StanceEachRow row;
    row.stance = holder + to_text(date);
    row.holder = row.holder_id = holder;
    row.date = date;
    row.issue = row.issue_id = "cfe";
    row.position = position;
    row.on_issue = position;
    row.reports = {{"a1", 0, 5, "We “mean” <it>.", "", "", 0.9, ""}};
    return row;
}

std::vector<query::StanceEachRow> statements() {
    return {said("nato", {2007, 1, 9}, Position::supports),
            said("russia", {2007, 2, 0}, Position::supports),
            said("russia", {2007, 7, 14}, Position::opposes),
            said("russia", {2007, 7, 15}, Position::opposes),
            said("nato", {2007, 12, 12}, Position::supports)};
}

DiagramHead head(std::size_t most = 60) {
    DiagramHead head;
    head.title = "How positions moved: CFE";
    head.most = most;
    head.grounds[{"nato2007-01-09", ""}] = {"“We mean it.”", "https://example.org/1"};
    return head;
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("write_stance_timeline: months as ranks, a lane a holder, a thick arrow at a turn") {
    const std::string dot = explain_stance_timeline(statements(), head());
    for (const std::string part :
         {"// 5 statements, 2007-01 to 2007-12.",
          "// russia in 2007-07: 2 statements, opposes, so dashed. Kept: 3 statements of its "
          "holder "
          "in all.",
          "// russia: supports in 2007-02, opposes in 2007-07. It changed sides: a thick arrow.",
          "// nato: supports in 2007-01, supports in 2007-12.\n", "label=\"russia\\n−2\"",
          "\"2007-01\" -> \"2007-02\"", "\"2007-07 russia\""}) {
        CAPTURE(part);
        CHECK(has(dot, part));
    }
    CHECK(!has(dot, "\"2007-03\""));  // nobody spoke
}

TEST_CASE("write_stance_timeline: the longer the span, the wider the steps") {
    std::vector<query::StanceEachRow> years = statements();
    years.push_back(said("russia", {2014, 3, 1}, Position::opposes));
    CHECK(has(explain_stance_timeline(years, head()), "\"2014 russia\""));
    CHECK(has(explain_stance_timeline(years, head()), "// 6 statements, 2007 to 2014."));
    const std::vector<query::StanceEachRow> days = {said("nato", {2007, 1, 9}, Position::supports),
                                                    said("nato", {2007, 1, 10}, Position::opposes),
                                                    said("nato", {2007, 1, 0}, Position::opposes),
                                                    said("nato", {}, Position::opposes)};
    const std::string dot = explain_stance_timeline(days, head());
    CHECK(has(dot, "\"2007-01-10 nato\""));
    CHECK(has(dot, "left out, not dated so exactly: 2"));
}

TEST_CASE("write_stance_timeline: beyond the nodes asked for the least heard go") {
    const std::string dot = explain_stance_timeline(statements(), head(2));
    CHECK(has(dot, "shown: the 1 most heard of 2 holders"));
    CHECK(has(dot, "2007-02 russia"));
    CHECK(!has(dot, "nato\" ["));
}

TEST_CASE("write_stance_timeline: a picture says its turns in words, links and escapes") {
    const std::string svg = write_stance_timeline(statements(), head(), Picture::svg);
    CHECK(has(svg, "role=\"img\""));
    CHECK(has(svg, "Changed sides: russia: supports in 2007-02, opposes in 2007-07."));
    CHECK(has(svg, "xlink:href=\"https://example.org/1\""));
    CHECK(has(svg, "We “mean” &lt;it&gt;."));
    CHECK(has(write_stance_timeline({}, head(), Picture::svg), "nothing matches"));
    CHECK(svg == write_stance_timeline(statements(), head(), Picture::svg));
}

TEST_CASE("write_stance_timeline: hostile names come through") {
    const std::string names[] = {
        "a \"b\" \\", "<script>alert(1)</script>", "\u202Eevil", "two\nlines", "\\N\\G",
        "🙂",       std::string(10000, 'x')};
    for (const std::string& name : names) {
        CAPTURE(name.substr(0, 40));
        std::vector<query::StanceEachRow> rows = statements();
        for (query::StanceEachRow& row : rows) row.holder = row.holder_id = name + row.holder_id;
        const std::string svg = write_stance_timeline(rows, head(), Picture::svg);
        CHECK(has(svg, "</svg>"));
        CHECK(!has(svg, "<script"));
        CHECK(!has(svg, "\u202E"));
    }
}

}  // namespace demarche::render
