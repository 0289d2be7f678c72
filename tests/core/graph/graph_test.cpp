#include "core/graph/graph.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <utility>

namespace demarche::graph {
namespace {

struct Drawn {
    std::vector<VertexLabel> labels;
    std::vector<Link> links;
};

/// Actors are the vertices below `actors`, issues the others.
Drawn random_links(std::uint32_t seed, Vertex actors, Vertex issues, std::size_t count) {
    std::mt19937 engine{seed};
    Drawn drawn;
    for (Vertex v = 0; v < actors + issues; ++v)
        drawn.labels.push_back({std::to_string(v), v >= actors});
    for (std::size_t i = 0; i < count; ++i) {
        Link link;
        link.from = static_cast<Vertex>(engine() % actors);
        link.edge.row = static_cast<std::int64_t>(i);
        link.edge.confidence = 0.1 * static_cast<double>(engine() % 10);
        link.edge.weight = link.edge.confidence * 0.5;
        const int month = static_cast<int>(engine() % 13);
        link.edge.day = {engine() % 5 == 0 ? 0 : static_cast<int>(2005 + engine() % 4), month,
                         month == 0 ? 0 : static_cast<int>(engine() % 29)};
        if (engine() % 3 == 0) {
            link.to = actors + static_cast<Vertex>(engine() % issues);
            link.edge.sign = static_cast<std::int8_t>(static_cast<int>(engine() % 3) - 1);
        } else {
            do link.to = static_cast<Vertex>(engine() % actors);
            while (link.to == link.from);
            link.edge.quad = static_cast<std::int8_t>(1 + engine() % 4);
            link.edge.goldstein = static_cast<double>(engine() % 20) - 10;
        }
        drawn.links.push_back(link);
    }
    return drawn;
}

bool is_in(const Window& window, const Edge& edge) {
    if (edge.confidence < window.min_confidence) return false;
    if (window.since.empty() && window.until.empty()) return true;
    if (edge.day.year == 0) return false;
    return (window.since.empty() || last_of(edge.day) >= first_of(window.since)) &&
           (window.until.empty() || first_of(edge.day) <= last_of(window.until));
}

std::vector<Link> those_in(const Drawn& drawn, const Window& window) {
    std::vector<Link> links = drawn.links;
    std::erase_if(links, [&](const Link& link) { return !is_in(window, link.edge); });
    return links;
}

std::vector<Window> windows() {
    return {{},
            {{2006, 0, 0}, {}, 0},
            {{}, {2006, 6, 0}, 0.3},
            {{2006, 3, 15}, {2007, 2, 0}, 0.5},
            {{}, {}, 0.9}};
}

}  // namespace

TEST_CASE("Graph::links: a window holds what a slow loop holds, in the order of building") {
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        CAPTURE(seed);
        const Drawn drawn = random_links(seed, 6, 3, 60);
        const Graph graph = build_graph(drawn.labels, drawn.links);
        CHECK(graph.vertices() == 9);
        CHECK(graph.edges() == 60);
        for (const Window& window : windows())
            CHECK(graph.links(window) == those_in(drawn, window));
    }
}

TEST_CASE("Graph: neighbours, links between and ego are those of a slow loop") {
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        CAPTURE(seed);
        const Drawn drawn = random_links(seed, 12, 4, 25);
        const Graph graph = build_graph(drawn.labels, drawn.links);
        for (const Window& window : windows()) {
            std::map<Vertex, std::set<Vertex>> near;
            std::map<std::pair<Vertex, Vertex>, std::size_t> counts;
            for (const Link& link : those_in(drawn, window)) {
                near[link.from].insert(link.to);
                near[link.to].insert(link.from);
                ++counts[std::minmax(link.from, link.to)];
            }
            for (Vertex v = 0; v < 16; ++v) {
                CHECK(graph.neighbours(v, window) ==
                      std::vector<Vertex>{near[v].begin(), near[v].end()});
                for (Vertex w = v + 1; w < 16; ++w)
                    CHECK(graph.links_between(v, w, window).size() == counts[{v, w}]);
                std::set<Vertex> reached = {v};
                for (int step = 0; step < 2; ++step)
                    for (const Vertex from : std::set<Vertex>{reached})
                        reached.insert(near[from].begin(), near[from].end());
                CHECK(graph.ego(std::vector{v}, 2, window) ==
                      std::vector<Vertex>{reached.begin(), reached.end()});
                CHECK(graph.ego(std::vector{v}, 0, window) == std::vector{v});
            }
        }
    }
}

TEST_CASE("Graph::ties: counts by quad, direction and mean are those of a slow loop") {
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        CAPTURE(seed);
        const Drawn drawn = random_links(seed, 4, 3, 80);
        const Graph graph = build_graph(drawn.labels, drawn.links);
        for (const Window& window : windows()) {
            std::size_t events = 0;
            for (const Tie& tie : graph.ties(window)) {
                double sum = 0, weight = 0;
                std::size_t count = 0, from_a = 0, hostile = 0;
                for (const Link& link : those_in(drawn, window)) {
                    const bool is_there = link.from == tie.a && link.to == tie.b;
                    const bool is_back = link.from == tie.b && link.to == tie.a;
                    if (!is_there && !is_back) continue;
                    ++count;
                    from_a += link.from == tie.a ? 1 : 0;
                    hostile += link.edge.quad > 2 ? 1 : 0;
                    sum += link.edge.goldstein * link.edge.confidence;
                    weight += link.edge.confidence;
                }
                CHECK(tie.events == count);
                CHECK(tie.from_a == from_a);
                CHECK(tie.quads[2] + tie.quads[3] == hostile);
                CHECK(tie.goldstein == doctest::Approx(weight > 0 ? sum / weight : 0));
                events += tie.events;
            }
            std::size_t stances = 0;
            for (const StanceTie& tie : graph.stance_ties(window))
                stances += tie.supports + tie.opposes + tie.neutral;
            CHECK(events + stances == those_in(drawn, window).size());
        }
    }
}

TEST_CASE("Graph::stance_ties: the score is weighted, the surest is told") {
    std::vector<Link> links(3);
    const double weights[] = {0.2, 0.6, 0.2};
    const int signs[] = {1, -1, 0};
    for (std::size_t i = 0; i < 3; ++i) {
        links[i].from = 0;
        links[i].to = 1;
        links[i].edge.row = 10 + static_cast<std::int64_t>(i);
        links[i].edge.weight = weights[i];
        links[i].edge.sign = static_cast<std::int8_t>(signs[i]);
    }
    const auto ties = build_graph({{"russia", false}, {"cfe", true}}, links).stance_ties();
    REQUIRE(ties.size() == 1);
    CHECK(ties[0].supports == 1);
    CHECK(ties[0].opposes == 1);
    CHECK(ties[0].neutral == 1);
    CHECK(ties[0].score == doctest::Approx(-0.4));
    CHECK(ties[0].surest == 11);
}

TEST_CASE("build_graph: nothing gives a graph of nothing") {
    const Graph graph = build_graph({}, {});
    CHECK(graph.vertices() == 0);
    CHECK(graph.links().empty());
    CHECK(graph.ties().empty());
}

}  // namespace demarche::graph
