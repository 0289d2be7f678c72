#include "core/render/diagram.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

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

std::string drawn(const query::Network& network, Picture picture, std::size_t most = 60) {
    DiagramHead head;
    head.title = "Who stands where";
    head.most = most;
    head.people = {{"nato", {"A", "B", "C", "D"}}};
    return write_diagram(network, DiagramKind::stances, head, picture);
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
    for (const char* part : {"#0072B2", "#D55E00", "style=dashed", "arrowhead=tee", "#CC79A7",
                             "arrowhead=diamond"}) {
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

TEST_CASE("write_diagram: the lightest stay out and the subtitle says so") {
    const std::string dot = drawn(network(), Picture::dot, 2);
    CHECK(count(dot, "->") == 1);
    CHECK(dot.find("showing 2 of 4") != std::string::npos);
}

TEST_CASE("write_diagram: an empty network says that nothing matches") {
    CHECK(drawn({}, Picture::svg).find("nothing matches") != std::string::npos);
}

TEST_CASE("write_diagram: no name breaks the picture or brings markup") {
    for (const std::string name :
         {"a \"quoted\" name", "back\\slash", "ends in \\", "<b>bold</b> & <script>", "two\nlines",
          "\x1b[31mred", "Лавров", "\\N \\G \\L", "&lt;i&gt;", "🙂 ok", "]]>", "--", "{a|b}"}) {
        CAPTURE(name);
        query::Network one = network();
        one.nodes[0].name = name;
        const std::string svg = drawn(one, Picture::svg);
        CHECK(svg.find("</svg>") != std::string::npos);
        CHECK(svg.find("<script") == std::string::npos);
        CHECK(svg.find('\x1b') == std::string::npos);
        CHECK(count(svg, "class=\"edge\"") == 3);
    }
    query::Network one = network();
    one.nodes[0].name = "Лавров \\N";
    CHECK(drawn(one, Picture::svg).find("Лавров \\N") != std::string::npos);
}

TEST_CASE("write_diagram: a picture is the same each time, and tells in words what it shows") {
    const std::string svg = drawn(network(), Picture::svg);
    CHECK(svg == drawn(network(), Picture::svg));
    CHECK(svg.find("role=\"img\"") != std::string::npos);
    CHECK(svg.find("<desc>Who stands where. 5 articles. Russia: 0 for, 3 against CFE treaty.") !=
          std::string::npos);
    CHECK(drawn(network(), Picture::png).starts_with("\x89PNG"));
    CHECK(drawn(network(), Picture::pdf).starts_with("%PDF"));
}

}  // namespace demarche::render
