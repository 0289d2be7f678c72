#include "core/query/drawn.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "core/query/codes.hpp"
#include "core/query/stances.hpp"

namespace demarche::query {
namespace {

std::int8_t sign_of(Position position) {
    return static_cast<std::int8_t>(position == Position::supports  ? 1
                                    : position == Position::opposes ? -1
                                                                    : 0);
}

graph::Link link_of(const store::EventEdge& event) {
    const CodeNames names = names_of(event.cameo);
    graph::Edge edge;
    edge.row = event.row;
    edge.day = event.day;
    edge.confidence = event.confidence;
    edge.goldstein = names.goldstein;
    edge.quad = static_cast<std::int8_t>(std::max(names.quad, 1));
    return {static_cast<graph::Vertex>(event.source), static_cast<graph::Vertex>(event.target),
            edge};
}

graph::Link link_of(const store::StanceEdge& stance, std::size_t issue) {
    graph::Edge edge;
    edge.row = stance.row;
    edge.day = stance.day;
    edge.confidence = stance.confidence;
    edge.weight = stance.confidence * stance.strength;
    edge.sign = sign_of(stance.position);
    return {static_cast<graph::Vertex>(stance.holder), static_cast<graph::Vertex>(issue), edge};
}

Node node_of(const store::EdgeActor& actor) {
    Node node;
    node.id = actor.id.text;
    node.name = actor.name;
    node.type = actor.type;
    node.of = actor.of.text;
    return node;
}

Node issue_node(std::string id, std::string name) {
    Node node;
    node.id = std::move(id);
    node.name = std::move(name);
    node.is_issue = true;
    return node;
}

/// "a" < "b" by id, whatever their vertices.
Tie tie_of(const graph::Tie& tie, const std::vector<Node>& nodes) {
    Tie made{nodes[tie.a].id, nodes[tie.b].id, tie.events, tie.from_a,
             tie.quads,       tie.goldstein,   tie.first,  tie.last};
    if (made.b < made.a) {
        std::swap(made.a, made.b);
        made.from_a = made.events - made.from_a;
    }
    return made;
}

void widen(Network& network, const Day& first, const Day& last) {
    if (network.first.empty() || (!first.empty() && first < network.first)) network.first = first;
    if (network.last < last) network.last = last;
}

}  // namespace

Drawn drawn(const store::Edges& edges) {
    std::vector<Node> nodes;
    for (const store::EdgeActor& actor : edges.actors) nodes.push_back(node_of(actor));
    for (const store::EdgeIssue& issue : edges.issues)
        nodes.push_back(issue_node(issue.id.text, issue.name));
    std::map<std::string, std::size_t> phrases;
    std::vector<graph::Link> links;
    for (const store::EventEdge& event : edges.events) links.push_back(link_of(event));
    for (const store::StanceEdge& stance : edges.stances) {
        if (stance.issue) {
            links.push_back(link_of(stance, edges.actors.size() + *stance.issue));
            continue;
        }
        const auto [place, is_new] = phrases.try_emplace(phrase_key(stance.target), nodes.size());
        if (is_new) nodes.push_back(issue_node("phrase:" + place->first, stance.target));
        links.push_back(link_of(stance, place->second));
    }
    std::vector<graph::VertexLabel> labels;
    for (const Node& node : nodes) labels.push_back({node.id, node.is_issue});
    return {std::move(nodes), graph::build_graph(std::move(labels), links)};
}

void sort_links(Network& network) {
    std::ranges::sort(network.ties, [](const Tie& a, const Tie& b) {
        return std::tie(b.events, a.a, a.b) < std::tie(a.events, b.a, b.b);
    });
    std::ranges::sort(network.stances, [](const StanceTie& a, const StanceTie& b) {
        return std::tuple{b.statements(), a.actor, a.issue} <
               std::tuple{a.statements(), b.actor, b.issue};
    });
    std::ranges::sort(network.nodes, [](const Node& a, const Node& b) {
        return std::tie(b.weight, a.id) < std::tie(a.weight, b.id);
    });
}

Network network_of(const store::Database& db, Drawn drawn, const std::vector<bool>& is_in) {
    Network network;
    std::vector<Node>& nodes = drawn.nodes;
    for (const graph::Tie& tie : drawn.graph.ties()) {
        if (!is_in[tie.a] || !is_in[tie.b]) continue;
        network.ties.push_back(tie_of(tie, nodes));
        nodes[tie.a].weight += tie.events;
        nodes[tie.b].weight += tie.events;
        widen(network, tie.first, tie.last);
    }
    std::vector<std::int64_t> examples;
    for (const graph::StanceTie& tie : drawn.graph.stance_ties()) {
        if (!is_in[tie.actor] || !is_in[tie.issue]) continue;
        network.stances.push_back({nodes[tie.actor].id, nodes[tie.issue].id, tie.supports,
                                   tie.opposes, tie.neutral, tie.score, tie.first, tie.last, ""});
        examples.push_back(tie.surest);
        nodes[tie.actor].weight += network.stances.back().statements();
        nodes[tie.issue].weight += network.stances.back().statements();
        widen(network, tie.first, tie.last);
    }
    const std::vector<StanceId> ids = store::load_stance_ids(db, examples);
    for (std::size_t i = 0; i < ids.size(); ++i) network.stances[i].example = ids[i].text;
    for (Node& node : nodes)
        if (node.weight > 0) network.nodes.push_back(std::move(node));
    sort_links(network);
    return network;
}

}  // namespace demarche::query
