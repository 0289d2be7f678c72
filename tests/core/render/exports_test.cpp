#include "core/render/exports.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "core/render/delimited.hpp"
#include "core/render/event_table.hpp"
#include "core/render/property_graph.hpp"
#include "core/render/xml_text.hpp"

namespace demarche::render {
namespace {

query::EventRow event(std::string id, std::string source, std::string target, Day date) {
    query::EventRow row;
    row.event = std::move(id);
    row.date = date;
    row.source = source + " \"&\" <b>";
    row.source_id = std::move(source);
    row.source_code = "RUSGOV";
    row.target = target;
    row.target_id = std::move(target);
    row.type = "THREATEN";
    row.cameo = "138";
    row.plover = "THREATEN";
    row.quad = 3;
    row.goldstein = -7;
    row.confidence = 0.5;
    row.reports = {{"a1", 0, 4, "weak", "rule", "", 0.3}, {"a2", 5, 9, "sure", "rule", "", 0.5}};
    return row;
}

query::StanceEachRow stance(std::string id, Position position, std::string target) {
    query::StanceEachRow row;
    row.stance = std::move(id);
    row.holder = row.holder_id = "nato";
    row.target = std::move(target);
    row.position = position;
    row.strength = 0.8;
    row.confidence = 0.6;
    return row;
}

std::string value_of(const GraphEdge& edge, std::string_view column) {
    const auto columns = edge_columns();
    const auto at = std::ranges::find(columns, column, &Column::name);
    return edge.values.at(static_cast<std::size_t>(at - columns.begin()));
}

query::Whole sample() {
    query::Whole whole;
    whole.events = {event("e1", "russia", "nato", {2007, 6, 26}),
                    event("e2", "russia", "nato", {2007, 0, 0}), event("e3", "russia", "", {})};
    whole.stances = {stance("s1", Position::opposes, "the plan"),
                     stance("s2", Position::supports, "The plan.")};
    whole.articles.resize(1);
    whole.articles[0].article = "a2";
    whole.articles[0].title = "On e1";
    return whole;
}

}  // namespace

TEST_CASE("property_graph: each event and stance is an edge of its own, with its surest report") {
    const PropertyGraph graph = property_graph(sample());
    REQUIRE(graph.edges.size() == 4);
    CHECK(graph.events_without_target == 1);
    CHECK(graph.edges[0].source == graph.edges[1].source);
    CHECK(value_of(graph.edges[0], "evidence") == "sure");
    CHECK(value_of(graph.edges[0], "title") == "On e1");
    CHECK(value_of(graph.edges[0], "articles") == "a1; a2");
    CHECK(value_of(graph.edges[0], "polarity") == "-0.7");
    CHECK(value_of(graph.edges[2], "polarity") == "-0.8");
    CHECK(value_of(graph.edges[3], "polarity") == "0.8");
    for (const GraphEdge& edge : graph.edges) CHECK(edge.values.size() == edge_columns().size());
    for (const GraphNode& node : graph.nodes) CHECK(node.values.size() == node_columns().size());
}

TEST_CASE("property_graph: phrases that say the same are one node; spells span the edges") {
    const PropertyGraph graph = property_graph(sample());
    REQUIRE(graph.nodes.size() == 3);
    CHECK(graph.nodes[0].id == "actor:nato");
    CHECK(graph.nodes[0].first.empty());  // a stance of its has no day
    CHECK(graph.nodes[1].id == "actor:russia");
    CHECK(graph.nodes[1].first.empty());  // nor has the event without a target
    CHECK(graph.nodes[2].id == "phrase:plan");
    query::Whole dated;
    dated.events = {sample().events[0], sample().events[1]};
    const GraphNode node = property_graph(dated).nodes[0];
    CHECK(spell_of(node.first, node.last).start == "2007-01-01");
    CHECK(spell_of(node.first, node.last).end == "2007-12-31");
}

TEST_CASE("spell_of: the days that a day can mean; none without a year") {
    struct Case {
        Day day;
        std::string start, end;
    };
    const Case cases[] = {{{2007, 6, 26}, "2007-06-26", "2007-06-26"},
                          {{2008, 2, 0}, "2008-02-01", "2008-02-29"},
                          {{2007, 0, 0}, "2007-01-01", "2007-12-31"},
                          {{0, 6, 26}, "", ""},
                          {{}, "", ""}};
    for (const Case& c : cases) {
        CAPTURE(to_text(c.day));
        CHECK(spell_of(c.day, c.day).start == c.start);
        CHECK(spell_of(c.day, c.day).end == c.end);
    }
}

TEST_CASE("xml_text: what means something to XML is escaped, what it cannot hold replaced") {
    struct Case {
        std::string text, xml;
    };
    const Case cases[] = {
        {"a & <b> \"c\" 'd'", "a &amp; &lt;b&gt; &quot;c&quot; 'd'"},
        {"line\nend\ttab\r", "line&#10;end&#9;tab&#13;"},
        {std::string{"nul\0 bell\a", 10}, "nul\xEF\xBF\xBD bell\xEF\xBF\xBD"},
        {"\xEF\xBF\xBE broken \xff", "\xEF\xBF\xBD broken \xEF\xBF\xBD"},
        {"\xF0\x9F\x95\x8A שלום", "\xF0\x9F\x95\x8A שלום"},
    };
    for (const Case& c : cases) CHECK(xml_text(c.text) == c.xml);
}

TEST_CASE("delimited: what would be taken for the end of a field stands in quotes") {
    CHECK(delimited({"a", "b c", ""}, ',') == "a,b c,\n");
    CHECK(delimited({"a,b", "say \"no\"", "two\nlines"}, ',') ==
          "\"a,b\",\"say \"\"no\"\"\",\"two\nlines\"\n");
    CHECK(delimited({"a,b", "c\td"}, '\t') == "a,b\t\"c\td\"\n");
}

TEST_CASE("parts_of: country, role and the rest of a CAMEO actor code") {
    struct Case {
        std::string_view code, country, entity, role, others;
    };
    const Case cases[] = {{"RUS", "RUS", "RUS", "", ""},
                          {"RUSGOVMIL", "RUS", "RUS", "GOV", "MIL"},
                          {"GBRSCT", "GBR", "GBR", "", ""},
                          {"GBRSCTAGR", "GBR", "GBR", "AGR", ""},
                          {"PSEREBHMS", "PSE", "PSE", "REB", "HMS"},
                          {"IGOEUREEC", "", "IGO", "EUR", "EEC"},
                          {"", "", "", "", ""}};
    for (const Case& c : cases) {
        CAPTURE(c.code);
        const ActorCode parts = parts_of(c.code);
        CHECK(parts.country == c.country);
        CHECK(parts.entity == c.entity);
        CHECK(parts.role == c.role);
        CHECK(parts.others == c.others);
    }
}

TEST_CASE("write_plover_table: leaves out, and counts, what PLOVER has no type for") {
    query::Whole whole = sample();
    whole.events[0].plover.clear();
    std::ostringstream out;
    CHECK(write_plover_table(out, whole).events_without_type == 1);
    const std::string table = out.str();
    CHECK(std::ranges::count(table, '\n') == 3);  // headings and two events
}

TEST_CASE("write_jsonld: ids are addresses, days are as exact as they are known") {
    query::Whole whole = sample();
    whole.articles[0].article = "a 2/\"é\"";
    std::ostringstream out;
    write_jsonld(out, whole);
    const auto graph = nlohmann::json::parse(out.str())["@graph"];
    CHECK(graph[0]["@id"] == "urn:demarche:article:a%202%2F%22%C3%A9%22");
    CHECK(graph[1]["sem:hasTimeStamp"]["@type"] == "xsd:date");
    CHECK(graph[2]["sem:hasTimeStamp"] ==
          nlohmann::json{{"@type", "xsd:gYear"}, {"@value", "2007"}});
    CHECK_FALSE(graph[3].contains("sem:hasTimeStamp"));
}

TEST_CASE("export_form_of: by the ending, where that says which") {
    CHECK(export_form_of(".gexf") == ExportForm::gexf);
    CHECK(export_form_of(".jsonld") == ExportForm::jsonld);
    CHECK_FALSE(export_form_of(".csv"));
    CHECK_FALSE(export_form_of(""));
    CHECK(parse_export_form("csv") == ExportForm::csv);
}

}  // namespace demarche::render
