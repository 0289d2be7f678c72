#include "core/render/bends.hpp"

#include <doctest/doctest.h>
#include <graphviz/gvc.h>

#include <cmath>
#include <memory>
#include <string>

namespace demarche::render {
namespace {

struct Close {
    void operator()(Agraph_t* graph) const { agclose(graph); }
    void operator()(GVC_t* context) const { gvFreeContext(context); }
};

/// One for all tests: Graphviz's text plugin keeps the name of the last font in a static variable,
/// and reads it in the next context after the one that owned it is gone.
GVC_t* context() {
    static const std::unique_ptr<GVC_t, Close> one{gvContext()};
    return one.get();
}

/// The line from a to c, where b is put (inches): its heights above them, in points.
std::string line_past(const char* place_of_b) {
    std::string text =
        "digraph { splines=line; node [shape=box]; a [pos=\"0,0!\"]; c [pos=\"6,0!\"]; "
        "d [pos=\"3,3!\"]; e [pos=\"3,-3!\"]; b [pos=\"" +
        std::string{place_of_b} + "!\"]; a -> c; }";
    const std::unique_ptr<Agraph_t, Close> graph{agmemread(text.c_str())};
    REQUIRE(gvLayout(context(), graph.get(), "neato") == 0);
    bend_around_nodes(graph.get());
    Agnode_t* a = agnode(graph.get(), const_cast<char*>("a"), 0);
    const bezier& line = ED_spl(agfstout(graph.get(), a))->list[0];
    std::string points;
    for (std::size_t i = 0; i < static_cast<std::size_t>(line.size); ++i)
        points +=
            std::to_string(static_cast<int>(std::lround(line.list[i].y - ND_coord(a).y))) + ' ';
    points += line.eflag != 0 && line.ep.x > line.list[3].x ? "arrow" : "no arrow";
    gvFreeLayout(context(), graph.get());
    return points;
}

}  // namespace

TEST_CASE("bend_around_nodes: a line with nothing in its way stays straight") {
    CHECK(line_past("3,1") == "0 0 0 0 arrow");
}

TEST_CASE("bend_around_nodes: a line bends away from the nearer half of a node in its way") {
    const std::string above = line_past("3,-0.1"), below = line_past("3,0.1");
    CHECK(above != below);
    CHECK(above.find('-') == std::string::npos);
    CHECK(below.find('-') != std::string::npos);
    CHECK(above.ends_with(" arrow"));
    CHECK(below.ends_with(" arrow"));
}

}  // namespace demarche::render
