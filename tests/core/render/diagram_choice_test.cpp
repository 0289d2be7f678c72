#include "core/render/diagram_choice.hpp"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>

namespace demarche::render {
namespace {

query::Node node(const std::string& id, bool is_issue = false) {
    query::Node node;
    node.id = node.name = id;
    node.is_issue = is_issue;
    return node;
}

query::Tie tie(const std::string& a, const std::string& b, std::size_t events) {
    query::Tie tie;
    tie.a = a;
    tie.b = b;
    tie.events = events;
    return tie;
}

/// a-b 9, c-d 8, b-c 2, a-e 1.
query::Network small() {
    query::Network network;
    for (const char* id : {"a", "b", "c", "d", "e"}) network.nodes.push_back(node(id));
    network.ties = {tie("a", "b", 9), tie("c", "d", 8), tie("b", "c", 2), tie("a", "e", 1)};
    return network;
}

std::string shown(const Choice& choice) {
    std::string text;
    for (const query::Node* one : choice.nodes) text += one->id;
    for (const Link& link : choice.links)
        text += fmt::format(" {}{}{}", link.a, link.b, link.joins ? "" : "?");
    return text;
}

/// Random ties among `nodes` actors, each pair once.
query::Network random_network(std::size_t nodes, unsigned seed) {
    std::mt19937 random{seed};
    query::Network network;
    for (std::size_t i = 0; i < nodes; ++i) network.nodes.push_back(node(fmt::format("n{}", i)));
    for (std::size_t i = 0; i < nodes; ++i)
        for (std::size_t j = i + 1; j < nodes; ++j)
            if (random() % 3 == 0)
                network.ties.push_back(
                    tie(fmt::format("n{}", i), fmt::format("n{}", j), 1 + random() % 50));
    return network;
}

/// How many parts the shown nodes fall into, by walking the links.
std::size_t parts(const std::set<std::string>& nodes, const std::vector<Link>& links) {
    std::set<std::string> seen;
    std::size_t count = 0;
    for (const std::string& start : nodes) {
        if (seen.contains(start)) continue;
        ++count;
        std::vector<std::string> waiting{start};
        while (!waiting.empty()) {
            const std::string at = waiting.back();
            waiting.pop_back();
            if (!seen.insert(at).second) continue;
            for (const Link& link : links) {
                if (link.a == at) waiting.push_back(link.b);
                if (link.b == at) waiting.push_back(link.a);
            }
        }
    }
    return count;
}

}  // namespace

TEST_CASE("choose: the ends of the heaviest links") {
    CHECK(shown(choose(small(), {5, 9})) == "abcde ab cd bc ae");
    CHECK(shown(choose(small(), {4, 9})) == "abcd ab cd bc");
    CHECK(shown(choose(small(), {2, 9})) == "ab ab");
    CHECK(shown(choose(small(), {3, 9})) == "abc ab bc");  // no room for both of c-d
    CHECK(shown(choose({}, {5, 9})).empty());
}

TEST_CASE("choose: from a centre, what it reaches by the heaviest link at hand") {
    CHECK(shown(choose(small(), {3, 9}, {"e"})) == "abe ae ab");
    CHECK(shown(choose(small(), {4, 9}, {"d"})) == "abcd cd ab bc");
    CHECK(choose(small(), {3, 9}, {"e"}).brought.at("e") == 0);
    CHECK(choose(small(), {3, 9}, {"e"}).brought.at("b") == 2);
    // b-c weighs less than a-b, but is the centre's own
    CHECK(shown(choose(small(), {3, 9}, {"c"})) == "bcd cd bc");
}

TEST_CASE("choose: lighter links go, never those that join") {
    query::Network network = small();
    network.ties.push_back(tie("a", "c", 7));
    network.ties.push_back(tie("a", "d", 6));
    const Choice choice = choose(network, {5, 1});
    CHECK(shown(choice) == "abcde ab cd ac ad? ae");  // four join, one more is the fifth
    CHECK(choice.links_left_out == 1);
    CHECK(choice.heaviest == 9);
    CHECK(choice.lightest == 1);
}

TEST_CASE("choose: an actor and an issue with one id are two nodes") {
    query::Network network;
    network.nodes = {node("kosovo"), node("kosovo", true)};
    query::StanceTie own;
    own.actor = own.issue = "kosovo";
    own.supports = 2;
    network.stances = {own};
    const Choice choice = choose(network, {5, 2});
    CHECK(choice.nodes.size() == 2);
    CHECK(choice.links.front().a == "kosovo");
    CHECK(choice.links.front().b == "issue:kosovo");
}

TEST_CASE("choose: thinned out, a random network falls into no more parts than before") {
    for (unsigned seed = 1; seed <= 20; ++seed) {
        CAPTURE(seed);
        const query::Network network = random_network(4 + seed * 2, seed);
        const Limits thin{6 + seed, 1.2}, full{6 + seed, 1000};
        const Choice few = choose(network, thin), all = choose(network, full);
        std::set<std::string> nodes;
        for (const query::Node* one : few.nodes) nodes.insert(one->id);
        CHECK(nodes.size() <= thin.nodes);
        CHECK(few.nodes == all.nodes);
        CHECK(parts(nodes, few.links) == parts(nodes, all.links));
        CHECK(few.links.size() + few.links_left_out == all.links.size());
        CHECK(std::ranges::is_sorted(few.links, {}, &Link::rank));
        CHECK(std::ranges::is_sorted(few.links, std::ranges::greater{}, &Link::count));
        const Choice grown = choose(network, thin, {"n0"});
        std::set<std::string> around;
        for (const query::Node* one : grown.nodes) around.insert(one->id);
        CHECK(parts(around, grown.links) <= 1);
    }
}

}  // namespace demarche::render
