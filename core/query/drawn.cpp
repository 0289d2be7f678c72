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

graph::Link link(std::size_t from, std::size_t to, const graph::Edge& edge) {
    return {static_cast<graph::Vertex>(from), static_cast<graph::Vertex>(to), edge};
}

graph::Link link_of(const store::EventEdge& event, std::size_t source, std::size_t target) {
    const CodeNames names = names_of(event.cameo);
    graph::Edge edge;
    edge.day = event.day;
    edge.confidence = event.confidence;
    edge.goldstein = names.goldstein;
    edge.quad = static_cast<std::int8_t>(std::max(names.quad, 1));
    return link(source, target, edge);
}

graph::Link link_of(const store::StanceEdge& stance, std::size_t holder, std::size_t issue) {
    graph::Edge edge;
    edge.row = stance.row;
    edge.day = stance.day;
    edge.confidence = stance.confidence;
    edge.weight = stance.confidence * stance.strength;
    edge.sign = sign_of(stance.position);
    return link(holder, issue, edge);
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

/// Numbers the vertices as they come. An actor and an issue may have the same id.
class Vertices {
public:
    std::size_t of(Node node) {
        const auto [place, is_new] = places_.try_emplace({node.is_issue, node.id}, nodes_.size());
        if (is_new) nodes_.push_back(std::move(node));
        return place->second;
    }
    std::vector<std::size_t> of(const std::vector<store::EdgeActor>& actors) {
        std::vector<std::size_t> vertices;
        vertices.reserve(actors.size());
        for (const store::EdgeActor& actor : actors) vertices.push_back(of(node_of(actor)));
        return vertices;
    }
    std::vector<std::size_t> of(const std::vector<store::EdgeIssue>& issues) {
        std::vector<std::size_t> vertices;
        vertices.reserve(issues.size());
        for (const store::EdgeIssue& issue : issues)
            vertices.push_back(of(issue_node(issue.id.text, issue.name)));
        return vertices;
    }
    [[nodiscard]] std::vector<Node> taken() { return std::move(nodes_); }

private:
    std::map<std::pair<bool, std::string>, std::size_t> places_;
    std::vector<Node> nodes_;
};

void add_events(const store::Edges& edges, Vertices& vertices, std::vector<graph::Link>& links) {
    const std::vector<std::size_t> actors = vertices.of(edges.actors);
    for (const store::EventEdge& event : edges.events)
        links.push_back(link_of(event, actors[event.source], actors[event.target]));
}

void add_stances(const store::Edges& edges, Vertices& vertices, std::vector<graph::Link>& links) {
    const std::vector<std::size_t> actors = vertices.of(edges.actors);
    const std::vector<std::size_t> issues = vertices.of(edges.issues);
    for (const store::StanceEdge& stance : edges.stances) {
        const std::size_t on =
            stance.issue
                ? issues[*stance.issue]
                : vertices.of(issue_node("phrase:" + phrase_key(stance.target), stance.target));
        links.push_back(link_of(stance, actors[stance.holder], on));
    }
}

}  // namespace

Drawn drawn(const store::Edges& events, const store::Edges& stances) {
    Vertices vertices;
    std::vector<graph::Link> links;
    add_events(events, vertices, links);
    add_stances(stances, vertices, links);
    std::vector<Node> nodes = vertices.taken();
    std::vector<graph::VertexLabel> labels;
    labels.reserve(nodes.size());
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

Network network_of(const store::Database& db, Drawn drawn) {
    Network network;
    std::vector<Node>& nodes = drawn.nodes;
    for (const graph::Tie& tie : drawn.graph.ties()) {
        network.ties.push_back(tie_of(tie, nodes));
        nodes[tie.a].weight += tie.events;
        nodes[tie.b].weight += tie.events;
        widen(network, tie.first, tie.last);
    }
    std::vector<std::int64_t> examples;
    for (const graph::StanceTie& tie : drawn.graph.stance_ties()) {
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
