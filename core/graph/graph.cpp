#include "core/graph/graph.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/filtered_graph.hpp>
#include <cassert>
#include <unordered_map>
#include <utility>

namespace demarche::graph {
namespace {

using Adjacency =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, VertexLabel, Edge>;

/// The edge predicate of a window. A functor: behind std::function each edge would cost eight times
/// as much.
struct InWindow {
    const Adjacency* graph{};
    Window window;

    template <class Descriptor>
    bool operator()(const Descriptor& edge) const {
        const Edge& carried = (*graph)[edge];
        return carried.confidence >= window.min_confidence && is_in_days(carried.day);
    }

    [[nodiscard]] bool is_in_days(const Day& day) const {
        if (window.since.year == 0 && window.until.year == 0) return true;
        if (day.year == 0) return false;
        return (window.since.year == 0 || latest(day) >= earliest(window.since)) &&
               (window.until.year == 0 || earliest(day) <= latest(window.until));
    }

    // No need to know how long a month is: no day lies between its last and its 31st.
    static Day earliest(const Day& day) {
        return {day.year, std::max(day.month, 1), std::max(day.day, 1)};
    }
    static Day latest(const Day& day) {
        return {day.year, day.month == 0 ? 12 : day.month, day.day == 0 ? 31 : day.day};
    }
};

using View = boost::filtered_graph<Adjacency, InWindow>;

std::uint64_t key_of(Vertex a, Vertex b) { return std::uint64_t{a} << 32U | b; }

void widen(Day& first, Day& last, const Day& day) {
    if (day.year == 0) return;
    if (first.empty() || day < first) first = day;
    if (last.empty() || last < day) last = day;
}

using PairPlaces = std::unordered_map<std::uint64_t, std::size_t>;

/// The one for the two vertices in `all`, a new one where it is not there.
template <class Pair>
Pair& pair_of(Vertex from, Vertex to, std::vector<Pair>& all, PairPlaces& places) {
    const auto [place, is_new] = places.try_emplace(key_of(from, to), all.size());
    if (is_new) all.emplace_back();
    return all[place->second];
}

}  // namespace

struct Graph::Impl {
    Adjacency graph;

    [[nodiscard]] View view(const Window& window) const {
        return {graph, InWindow{&graph, window}};
    }
    [[nodiscard]] Link link(const Adjacency::edge_descriptor& edge) const {
        return {static_cast<Vertex>(source(edge, graph)), static_cast<Vertex>(target(edge, graph)),
                graph[edge]};
    }
};

Graph::Graph(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
Graph::~Graph() = default;
Graph::Graph(Graph&&) noexcept = default;
Graph& Graph::operator=(Graph&&) noexcept = default;

std::size_t Graph::vertices() const { return num_vertices(impl_->graph); }

std::size_t Graph::edges() const { return num_edges(impl_->graph); }

const VertexLabel& Graph::label(Vertex vertex) const { return impl_->graph[vertex]; }

std::vector<Link> Graph::links(const Window& window) const {
    const View view = impl_->view(window);
    std::vector<Link> found;
    for (auto [edge, end] = boost::edges(view); edge != end; ++edge)
        found.push_back(impl_->link(*edge));
    return found;
}

std::vector<Link> Graph::links_between(Vertex a, Vertex b, const Window& window) const {
    const View view = impl_->view(window);
    std::vector<Link> found;
    const auto add = [&](Vertex from, Vertex to) {
        for (auto [edge, end] = out_edges(from, view); edge != end; ++edge)
            if (target(*edge, view) == to) found.push_back(impl_->link(*edge));
    };
    add(a, b);
    if (a != b) add(b, a);
    return found;
}

std::vector<Vertex> Graph::neighbours(Vertex vertex, const Window& window) const {
    const View view = impl_->view(window);
    std::vector<Vertex> found;
    for (auto [edge, end] = out_edges(vertex, view); edge != end; ++edge)
        found.push_back(static_cast<Vertex>(target(*edge, view)));
    for (auto [edge, end] = in_edges(vertex, view); edge != end; ++edge)
        found.push_back(static_cast<Vertex>(source(*edge, view)));
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    std::erase(found, vertex);
    return found;
}

std::vector<Vertex> Graph::ego(std::span<const Vertex> centre, std::size_t depth,
                               const Window& window) const {
    std::vector<bool> is_in(vertices(), false);
    std::vector<Vertex> found{centre.begin(), centre.end()};
    for (const Vertex vertex : centre) is_in[vertex] = true;
    std::size_t begin = 0;
    for (std::size_t step = 0; step < depth; ++step) {
        const std::size_t end = found.size();
        for (; begin < end; ++begin)
            for (const Vertex next : neighbours(found[begin], window)) {
                if (is_in[next]) continue;
                is_in[next] = true;
                found.push_back(next);
            }
    }
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

std::vector<Tie> Graph::ties(const Window& window) const {
    const View view = impl_->view(window);
    std::vector<Tie> ties;
    std::vector<double> weights;
    PairPlaces places;
    for (auto [it, end] = boost::edges(view); it != end; ++it) {
        const auto [from, to, edge] = impl_->link(*it);
        if (edge.is_stance()) continue;
        Tie& tie = pair_of(std::min(from, to), std::max(from, to), ties, places);
        tie.a = std::min(from, to);
        tie.b = std::max(from, to);
        weights.resize(ties.size());
        ++tie.events;
        if (from == tie.a) ++tie.from_a;
        ++tie.quads[static_cast<std::size_t>(edge.quad - 1)];
        tie.goldstein += edge.goldstein * edge.confidence;
        weights[static_cast<std::size_t>(&tie - ties.data())] += edge.confidence;
        widen(tie.first, tie.last, edge.day);
    }
    for (std::size_t i = 0; i < ties.size(); ++i)
        if (weights[i] > 0) ties[i].goldstein /= weights[i];
    std::ranges::sort(ties, {}, [](const Tie& tie) { return std::pair{tie.a, tie.b}; });
    return ties;
}

std::vector<StanceTie> Graph::stance_ties(const Window& window) const {
    const View view = impl_->view(window);
    std::vector<StanceTie> ties;
    std::vector<double> weights, greatest;
    PairPlaces places;
    for (auto [it, end] = boost::edges(view); it != end; ++it) {
        const auto [from, to, edge] = impl_->link(*it);
        if (!edge.is_stance()) continue;
        StanceTie& tie = pair_of(from, to, ties, places);
        tie.actor = from;
        tie.issue = to;
        weights.resize(ties.size());
        greatest.resize(ties.size(), -1);
        const auto place = static_cast<std::size_t>(&tie - ties.data());
        ++(edge.sign > 0 ? tie.supports : edge.sign < 0 ? tie.opposes : tie.neutral);
        tie.score += edge.sign * edge.weight;
        weights[place] += edge.weight;
        if (edge.weight > greatest[place]) {
            greatest[place] = edge.weight;
            tie.surest = edge.row;
        }
        widen(tie.first, tie.last, edge.day);
    }
    for (std::size_t i = 0; i < ties.size(); ++i)
        if (weights[i] > 0) ties[i].score /= weights[i];
    std::ranges::sort(ties, {}, [](const StanceTie& tie) {
        return std::pair{tie.actor, tie.issue};
    });
    return ties;
}

Graph build_graph(std::vector<VertexLabel> labels, std::span<const Link> links) {
    auto impl = std::make_unique<Graph::Impl>();
    impl->graph = Adjacency{labels.size()};
    for (std::size_t i = 0; i < labels.size(); ++i) impl->graph[i] = std::move(labels[i]);
    for (const Link& link : links) {
        assert(link.from < labels.size() && link.to < labels.size());
        add_edge(link.from, link.to, link.edge, impl->graph);
    }
    return Graph{std::move(impl)};
}

}  // namespace demarche::graph
