#include "core/render/drawing.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace demarche::render {

TEST_CASE("Drawing: clusters are written in the order in which they are made") {
    // Strings of other lengths, made and let go between, so that memory is handed out in no order.
    Drawing drawing{"order"};
    std::vector<std::string> ids;
    for (int i = 0; i < 60; ++i) {
        const std::string id =
            std::to_string(i) + std::string(static_cast<std::size_t>(i * 37 % 90), 'x');
        drawing.cluster(id, {{"label", std::string(static_cast<std::size_t>(i * 53 % 200), 'y')}});
        drawing.node("n" + id, id, {});
        ids.push_back(id);
    }
    const std::string source = drawing.source();
    std::size_t at = 0;
    for (const std::string& id : ids) {
        const std::size_t next = source.find("subgraph cluster_" + id + " ", at);
        REQUIRE(next != std::string::npos);
        at = next;
    }
}

TEST_CASE("Drawing: nodes, clusters and edges of one name are things of their own") {
    Drawing drawing{"a"};
    drawing.cluster("a", {});
    drawing.node("a", "a", {});
    drawing.node("b", "", {});
    drawing.edge("a", "b", "a", {});
    drawing.edge("b", "a", "a", {});
    drawing.edge("a", "b", "b", {});
    const std::string source = drawing.source();
    CHECK(source.find("digraph a {") != std::string::npos);
    CHECK(source.find("subgraph cluster_a {") != std::string::npos);
    CHECK(source.find("a -> b\t[key=a]") != std::string::npos);
    CHECK(source.find("b -> a\t[key=a]") != std::string::npos);
    CHECK(source.find("a -> b\t[key=b]") != std::string::npos);
}

TEST_CASE("Drawing: a name that looks like HTML is a name") {
    Drawing drawing{"<b>"};
    drawing.node("<i>", "", {});
    CHECK(drawing.source().find("digraph \"<b>\"") != std::string::npos);
    CHECK(drawing.source().find("\"<i>\"") != std::string::npos);
}

}  // namespace demarche::render
