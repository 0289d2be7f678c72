#include "core/render/network_file.hpp"

#include <doctest/doctest.h>

#include <sstream>
#include <string>

namespace demarche::render {
namespace {

/// Three actors with names that each form has to escape, one of them in the same words as another.
query::DiscourseNetwork one_mode() {
    query::DiscourseNetwork network;
    network.actors = {{"a", "A \"B\", <C> & D\\", 2}, {"b", "Søreide", 1}, {"c", "Søreide", 1}};
    network.links = {{0, 1, 0.5}, {0, 2, -1}, {1, 2, 0}};
    return network;
}

query::DiscourseNetwork two_mode() {
    query::DiscourseNetwork network;
    network.is_two_mode = true;
    network.actors = {{"a", "=Ann", 2}, {"b", "Bob\x1B", 1}};
    network.issues = {{"t", "tax", 2}, {"w", "war", 1}, {"l", "law", 0}};
    network.links = {{0, 1, 2}, {1, 0, -1}};
    return network;
}

std::string written(const query::DiscourseNetwork& network, NetworkForm form) {
    std::ostringstream out;
    write_network(out, network, form);
    return out.str();
}

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t times = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++times;
    return times;
}

}  // namespace

TEST_CASE("write_network: a matrix as CSV, symmetric in one mode") {
    CHECK(written(one_mode(), NetworkForm::csv) ==
          ",\"A \"\"B\"\", <C> & D\\\",\"Søreide (b)\",\"Søreide (c)\"\r\n"
          "\"A \"\"B\"\", <C> & D\\\",0,0.5,-1\r\n"
          "\"Søreide (b)\",0.5,0,0\r\n"
          "\"Søreide (c)\",-1,0,0\r\n");
    CHECK(written(two_mode(), NetworkForm::csv) ==
          ",\"tax\",\"war\",\"law\"\r\n\"'=Ann\",0,2,0\r\n\"Bob\uFFFD\",-1,0,0\r\n");
}

TEST_CASE("write_network: a matrix as DL") {
    CHECK(written(one_mode(), NetworkForm::dl) ==
          "dl n = 3, format = fullmatrix\nlabels:\n\"A ”B”, <C> & D\\\"\n\"Søreide (b)\"\n"
          "\"Søreide (c)\"\ndata:\n0 0.5 -1\n0.5 0 0\n-1 0 0\n");
    CHECK(written(two_mode(), NetworkForm::dl) ==
          "dl nr = 2, nc = 3, format = fullmatrix\nrow labels:\n\"=Ann\"\n\"Bob\uFFFD\"\n"
          "column labels:\n\"tax\"\n\"war\"\n\"law\"\ndata:\n0 2 0\n-1 0 0\n");
}

TEST_CASE("write_network: GraphML keeps the sign, GEXF tells it by an attribute") {
    const std::string graphml = written(one_mode(), NetworkForm::graphml);
    CHECK(holds(graphml, "<data key=\"name\">A &quot;B&quot;, &lt;C&gt; &amp; D\\</data>"));
    CHECK(count(graphml, "<edge ") == 2);  // none of weight 0
    CHECK(holds(graphml, "source=\"n0\" target=\"n2\"><data key=\"weight\">-1</data>"));
    CHECK(holds(written(two_mode(), NetworkForm::graphml), "source=\"n0\" target=\"n3\""));
    const std::string gexf = written(one_mode(), NetworkForm::gexf);
    CHECK(holds(gexf, "label=\"A &quot;B&quot;, &lt;C&gt; &amp; D\\\""));
    CHECK(holds(gexf,
                "source=\"n0\" target=\"n2\" weight=\"1\"><attvalues><attvalue for=\"0\" "
                "value=\"-1\"/>"));
    CHECK(!holds(written(two_mode(), NetworkForm::gexf), "\x1B"));
}

TEST_CASE("write_network: DOT draws what is below zero dashed, issues as ellipses") {
    const std::string dot = written(one_mode(), NetworkForm::dot);
    CHECK(holds(dot, "n0 [label=\"A \\\"B\\\", <C> &amp; D\\\\\"];"));
    CHECK(holds(dot, "n0 -- n1 [penwidth=3.00, tooltip=\"0.5\"];"));
    CHECK(holds(dot, "n0 -- n2 [penwidth=5.00, tooltip=\"-1\", color=\"#D55E00\", style=dashed];"));
    CHECK(holds(written(two_mode(), NetworkForm::dot), "n2 [label=\"tax\", shape=ellipse];"));
}

TEST_CASE("write_network: an empty network in each form") {
    CHECK(written({}, NetworkForm::csv) == "\r\n");
    CHECK(written({}, NetworkForm::dl) == "dl n = 0, format = fullmatrix\nlabels:\ndata:\n");
    for (const char* form : {"graphml", "gexf", "dot"}) {
        CAPTURE(form);
        const std::string text = written({}, *parse_network_form(form));
        CHECK(!text.empty());
        CHECK(!holds(text, "n0"));
    }
    CHECK(!parse_network_form("svg"));
}

}  // namespace demarche::render
