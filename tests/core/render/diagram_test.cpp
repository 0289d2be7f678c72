#include "core/render/diagram.hpp"

#include <doctest/doctest.h>

#include <fmt/format.h>
#include <graphviz/cgraph.h>

#include <memory>
#include <string>
#include <vector>

namespace demarche::render {
namespace {

query::Network network() {
    query::Network network;
    network.nodes = {{"russia", "Russia", false, ActorType::state, "", 4},
                     {"lavrov", "Lavrov", false, ActorType::person, "russia", 1},
                     {"nato", "NATO", false, ActorType::organization, "", 2},
                     {"cfe", "CFE treaty", true, ActorType::organization, "", 3}};
    query::StanceTie against{"russia", "cfe", 0, 3, 0, -1, {2007, 4, 26}, {2007, 12, 12}, ""};
    query::StanceTie in_favour{"nato", "cfe", 2, 0, 0, 1, {2007, 6, 0}, {2007, 6, 0}, ""};
    query::StanceTie own{"lavrov", "cfe", 1, 1, 0, 0, {2007, 6, 26}, {2007, 6, 26}, ""};
    network.stances = {against, in_favour, own};
    network.articles = 5;
    return network;
}

DiagramHead head(std::size_t most = 60, Theme theme = Theme::light) {
    DiagramHead head;
    head.title = "Who stands where";
    head.source = "sample.db";
    head.most = most;
    head.theme = theme;
    head.people = {{"nato", {"A", "B", "C", "D"}}};
    return head;
}

std::string drawn(const query::Network& network, Picture picture, std::size_t most = 60,
                  Theme theme = Theme::light) {
    return write_diagram(network, DiagramKind::stances, head(most, theme), picture);
}

/// `nodes` actors in a ring, each tied to the first too.
query::Network wheel(std::size_t nodes) {
    query::Network network;
    for (std::size_t i = 0; i < nodes; ++i)
        network.nodes.push_back({fmt::format("a{:03}", i), fmt::format("Actor number {}", i), false,
                                 ActorType::state, "", nodes - i});
    const auto add = [&](std::size_t a, std::size_t b) {
        query::Tie tie;
        tie.a = network.nodes[a].id;
        tie.b = network.nodes[b].id;
        tie.events = tie.from_a = 1 + a % 7;
        tie.quads = {tie.events, 0, 0, 0};
        network.ties.push_back(tie);
    };
    for (std::size_t i = 1; i < nodes; ++i) add(0, i);
    for (std::size_t i = 1; i + 1 < nodes; ++i) add(i, i + 1);
    network.articles = 3;
    return network;
}

struct CloseGraph {
    void operator()(Agraph_t* graph) const { agclose(graph); }
};

/// DOT as Graphviz reads it; null where it does not.
std::unique_ptr<Agraph_t, CloseGraph> read_back(const std::string& dot) {
    return std::unique_ptr<Agraph_t, CloseGraph>{agmemread(dot.c_str())};
}

const std::vector<std::string>& hostile_names() {
    static const std::vector<std::string> names = {"a \"quoted\" name",
                                                   "back\\slash",
                                                   "ends in \\",
                                                   "\\\"",
                                                   "<b>bold</b> & <script>alert(1)</script>",
                                                   "two\nlines",
                                                   "\x1b[31mred",
                                                   "Лавров",
                                                   "\\N \\G \\L",
                                                   "&lt;i&gt;",
                                                   "🙂 ok 👩‍🚀",
                                                   "]]>",
                                                   "--",
                                                   "-->",
                                                   "{a|b}",
                                                   "*/ // #",
                                                   "شرم الشيخ",
                                                   "\u202Eevil",
                                                   "broken \xff byte",
                                                   "\uFFFF",
                                                   "",
                                                   " ",
                                                   std::string(10000, 'x'),
                                                   std::string(9999, '\\'),
                                                   "%s%n",
                                                   "HTML <table>"};
    return names;
}

std::size_t count(const std::string& text, std::string_view part) {
    std::size_t times = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++times;
    return times;
}

}  // namespace

TEST_CASE("write_diagram: sides differ by colour, line and arrowhead") {
    const std::string dot = drawn(network(), Picture::dot);
    CHECK(count(dot, "->") == 3);
    for (const char* part :
         {"#0072B2", "#D55E00", "style=dashed", "arrowhead=tee", "#CC79A7", "arrowhead=diamond"}) {
        CAPTURE(part);
        CHECK(dot.find(part) != std::string::npos);
    }
}

TEST_CASE("write_diagram: a state frames its people, and names who speaks") {
    const std::string dot = drawn(network(), Picture::dot);
    CHECK(dot.find("subgraph cluster_russia") != std::string::npos);
    CHECK(dot.find("subgraph cluster_nato") == std::string::npos);
    CHECK(dot.find("NATO\\nA\\nB\\nC\\n…") != std::string::npos);
}

TEST_CASE("write_diagram: the lightest stay out and the head says so") {
    const std::string dot = drawn(network(), Picture::dot, 2);
    CHECK(count(dot, "->") == 1);
    CHECK(drawn(network(), Picture::svg, 2).find("heaviest 2 of 4 actors and issues") !=
          std::string::npos);
    CHECK(drawn(network(), Picture::svg).find("heaviest") == std::string::npos);
}

TEST_CASE("write_diagram: those who only oppose stand on the issues' other side") {
    const auto explained = [](const query::Network& shown) {
        return explain_diagram(shown, DiagramKind::stances, head());
    };
    const auto has = [](const std::string& dot, std::string_view part) {
        return dot.find(part) != std::string::npos;
    };
    query::Network alone = network();
    alone.nodes[1].of.clear();  // Lavrov, in Russia's frame, is on both sides
    CHECK(has(explained(alone), "\"issue:cfe\" -> \"russia\" [arrowhead=\"tee\""));
    CHECK(has(explained(alone), "dir=\"back\""));
    CHECK(has(explained(alone), "\"nato\" -> \"issue:cfe\""));
    CHECK(has(explained(alone), "those who only oppose"));
    CHECK(has(explained(alone), "// The issues, in one column."));
    CHECK(has(explained(network()), "\"russia\" -> \"issue:cfe\""));
    query::Network torn = alone;
    torn.nodes.push_back({"abm", "ABM treaty", true, ActorType::organization, "", 1});
    torn.stances.push_back({"russia", "abm", 1, 0, 0, 1, {2001, 1, 1}, {2001, 1, 1}, ""});
    CHECK(has(explained(torn), "\"russia\" -> \"issue:cfe\""));
    CHECK(!has(explained(torn), "dir=\"back\""));
}

TEST_CASE("write_diagram: an empty network says that nothing matches") {
    CHECK(drawn({}, Picture::svg).find("nothing matches") != std::string::npos);
}

TEST_CASE("write_diagram: no name breaks the picture or brings markup") {
    for (const std::string& name : hostile_names()) {
        CAPTURE(name.substr(0, 40));
        query::Network one = network();
        one.nodes[0].name = one.nodes[3].name = name;
        one.stances[0].issue = one.stances[1].issue = one.stances[2].issue = "phrase:" + name;
        one.nodes[3].id = "phrase:" + name;
        DiagramHead with = head();
        with.title = with.source = name;
        with.people["nato"] = {name};
        with.grounds[{"russia", "phrase:" + name}] = {name, "https://example.org/" + name};
        with.grounds[{"nato", ""}] = {name, "javascript:alert(1)//" + name};
        const std::string svg = write_diagram(one, DiagramKind::stances, with, Picture::svg);
        CHECK(svg.find("</svg>") != std::string::npos);
        CHECK(svg.find("<script") == std::string::npos);
        CHECK(svg.find("<b>") == std::string::npos);
        CHECK(svg.find("javascript:") == std::string::npos);
        CHECK(svg.find('\x1b') == std::string::npos);
        CHECK(svg.find("\u202E") == std::string::npos);
        CHECK(count(svg, "class=\"edge\"") == 3);
        const auto explained = read_back(explain_diagram(one, DiagramKind::stances, with));
        REQUIRE(explained);
        CHECK(agnnodes(explained.get()) == 4);
        CHECK(agnedges(explained.get()) == 3);
    }
    query::Network one = network();
    one.nodes[0].name = "Лавров \\N";
    CHECK(drawn(one, Picture::svg).find("Лавров \\N") != std::string::npos);
}

TEST_CASE("write_diagram: a picture is the same each time, and tells in words what it shows") {
    const std::string svg = drawn(network(), Picture::svg);
    CHECK(svg == drawn(network(), Picture::svg));
    CHECK(svg.find("role=\"img\"") != std::string::npos);
    CHECK(svg.find("<title>Who stands where</title>\n<desc>Who stands where. 5 articles. Russia on "
                   "CFE treaty: 3 statements, 0 for, 3 against, 0 neutral; 2007-04-26 to "
                   "2007-12-12.") != std::string::npos);
    CHECK(svg.find("Source: sample.db") != std::string::npos);
    CHECK(drawn(network(), Picture::png).starts_with("\x89PNG"));
    CHECK(drawn(network(), Picture::pdf).starts_with("%PDF"));
}

TEST_CASE("write_diagram: a link leads to the article that it rests on, and quotes it") {
    DiagramHead with = head();
    with.grounds[{"russia", "cfe"}] = {"“We suspend it.” 2007-04-26", "https://a.example/?q=1&r=2"};
    with.grounds[{"nato", ""}] = {"“We regret it.”", "http://b.example/"};
    const std::string svg = write_diagram(network(), DiagramKind::stances, with, Picture::svg);
    CHECK(svg.find("xlink:href=\"https://a.example/?q=1&amp;r=2\"") != std::string::npos);
    CHECK(svg.find("“We suspend it.” 2007&#45;04&#45;26") != std::string::npos);
    CHECK(svg.find("xlink:href=\"http://b.example/\"") != std::string::npos);
}

TEST_CASE("write_diagram: in print nothing is coloured and signs stand beside the counts") {
    const std::string svg = drawn(network(), Picture::svg, 60, Theme::print);
    for (const char* colour : {"#0072b2", "#d55e00", "#cc79a7", "#0072B2", "#D55E00"}) {
        CAPTURE(colour);
        CHECK(svg.find(colour) == std::string::npos);
    }
    for (const char* sign : {">−3<", ">+2<", ">±2<"}) {
        CAPTURE(sign);
        CHECK(svg.find(sign) != std::string::npos);
    }
    CHECK(drawn(network(), Picture::svg, 60, Theme::dark).find("fill=\"#15191e\"") !=
          std::string::npos);
}

TEST_CASE("write_diagram: great ones are laid out, with all names and fewer links") {
    for (const std::size_t nodes : {10U, 50U, 200U, 400U}) {
        CAPTURE(nodes);
        const std::string svg =
            write_diagram(wheel(nodes), DiagramKind::relations, head(nodes), Picture::svg);
        CHECK(count(svg, "class=\"node\"") == nodes);
        CHECK(count(svg, "class=\"edge\"") <= nodes * 5 / 2);
        CHECK(count(svg, "class=\"edge\"") >= nodes - 1);
        CHECK(count(svg, ">Actor number") == nodes);
    }
}

TEST_CASE("write_diagram: around a centre, all is joined to it") {
    DiagramHead with = head(3);
    with.centre = {"a005"};
    const std::string dot = write_diagram(wheel(20), DiagramKind::ego, with, Picture::dot);
    CHECK(dot.find("a005") != std::string::npos);
    CHECK(dot.find("penwidth=3") != std::string::npos);
    const auto graph = read_back(dot);
    REQUIRE(graph);
    CHECK(agnnodes(graph.get()) == 3);
}

TEST_CASE("explain_diagram: each part has what it means and why it was kept above it") {
    const std::string dot = explain_diagram(network(), DiagramKind::stances, head(3));
    for (const std::string part :
         {"// Who stands where. 5 articles.", "// dashed with a bar: opposes.",
          "// Shown: the heaviest 3 of 4 actors and issues. Give a greater --limit for more.",
          "// NATO: an organization, so a rounded box.\n"
          "    // Kept: an end of the link that is number 2 of 3 by weight.\n    \"nato\" [",
          "// Russia on CFE treaty: 3 statements, 0 for, 3 against, 0 neutral; 2007-04-26 to "
          "2007-12-12.\n    // dashed with a bar: opposes. Kept: number 1 of 3 by weight, the "
          "heaviest that joins two parts.\n    \"issue:cfe\" -> \"russia\" ["}) {
        CAPTURE(part);
        CHECK(dot.find(part) != std::string::npos);
    }
    CHECK(
        explain_diagram(network(), DiagramKind::stances, head()).find("// Nothing is left out.") !=
        std::string::npos);
    CHECK(explain_diagram({}, DiagramKind::stances, head()).find("nothing matches") !=
          std::string::npos);
}

TEST_CASE("explain_diagram: read again, it is the graph that is drawn") {
    const auto plain = read_back(drawn(network(), Picture::dot));
    const auto explained = read_back(explain_diagram(network(), DiagramKind::stances, head()));
    REQUIRE(plain);
    REQUIRE(explained);
    for (Agnode_t* node = agfstnode(plain.get()); node != nullptr;
         node = agnxtnode(plain.get(), node)) {
        Agnode_t* same = agnode(explained.get(), agnameof(node), 0);
        REQUIRE(same != nullptr);
        for (const char* name : {"label", "shape", "style", "fillcolor", "tooltip"}) {
            CAPTURE(name);
            CHECK(std::string{agget(node, const_cast<char*>(name))} ==
                  agget(same, const_cast<char*>(name)));
        }
    }
    CHECK(agnedges(plain.get()) == agnedges(explained.get()));
    CHECK(agfstsubg(explained.get()) != nullptr);
}

}  // namespace demarche::render
