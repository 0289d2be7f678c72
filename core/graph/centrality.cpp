#include "core/graph/centrality.hpp"

#include <algorithm>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <cassert>
#include <cmath>
#include <random>
#include <tuple>
#include <utility>

namespace demarche::graph {
namespace {

template <class Carried>
using Csr = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Carried,
                                               boost::no_property, Vertex, std::uint32_t>;

template <class Carried>
Csr<Carried> csr(std::size_t vertices, const std::vector<std::pair<Vertex, Vertex>>& ends,
                 const std::vector<Carried>& carried) {
    return {boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(), carried.begin(),
            static_cast<Vertex>(vertices)};
}

struct Flow {
    double share{};  // of what leaves the vertex
};

/// Arcs in a fixed order, so that sums of their weights are the same whatever order they came in.
std::vector<WeightedArc> in_order(std::span<const WeightedArc> arcs) {
    std::vector<WeightedArc> sorted{arcs.begin(), arcs.end()};
    std::ranges::sort(sorted, [](const WeightedArc& a, const WeightedArc& b) {
        return std::tie(a.from, a.to, a.weight) < std::tie(b.from, b.to, b.weight);
    });
    return sorted;
}

void merge_equal_ends(std::vector<WeightedArc>& sorted) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < sorted.size(); ++i)
        if (kept > 0 && sorted[kept - 1].from == sorted[i].from &&
            sorted[kept - 1].to == sorted[i].to)
            sorted[kept - 1].weight += sorted[i].weight;
        else
            sorted[kept++] = sorted[i];
    sorted.resize(kept);
}

Csr<Flow> flow_graph(std::size_t vertices, const std::vector<WeightedArc>& arcs) {
    std::vector<double> leaving(vertices, 0);
    for (const WeightedArc& arc : arcs) leaving[arc.from] += arc.weight;
    std::vector<std::pair<Vertex, Vertex>> ends;
    std::vector<Flow> flows;
    ends.reserve(arcs.size());
    flows.reserve(arcs.size());
    for (const WeightedArc& arc : arcs) {
        ends.emplace_back(arc.from, arc.to);
        flows.push_back({arc.weight / leaving[arc.from]});
    }
    return csr(vertices, ends, flows);
}

/// One step of the walk; tells how far the ranks moved.
double walk(const Csr<Flow>& graph, std::vector<double>& ranks, std::vector<double>& next) {
    constexpr double damping = 0.85;
    const auto count = static_cast<double>(ranks.size());
    double stranded = 0;
    for (Vertex v = 0; v < ranks.size(); ++v)
        if (out_degree(v, graph) == 0) stranded += ranks[v];
    std::ranges::fill(next, (1 - damping + damping * stranded) / count);
    for (Vertex v = 0; v < ranks.size(); ++v)
        for (auto [edge, end] = out_edges(v, graph); edge != end; ++edge)
            next[target(*edge, graph)] += damping * ranks[v] * graph[*edge].share;
    double moved = 0;
    for (std::size_t v = 0; v < ranks.size(); ++v) moved += std::abs(next[v] - ranks[v]);
    ranks.swap(next);
    return moved;
}

/// A whole number, so that two ways of the same length are seen to be so.
struct Way {
    std::uint64_t length{1};
};

Csr<Way> ways_graph(std::size_t vertices, const std::vector<WeightedArc>& pairs) {
    constexpr double unit = 1e9;  // 2^64 units hold a way over ten thousand arcs of weight 1e-6
    std::vector<std::pair<Vertex, Vertex>> ends;
    std::vector<Way> ways;
    for (const WeightedArc& pair : pairs) {
        assert(pair.weight > 0);
        const double length = std::clamp(unit / pair.weight, 1.0, unit * 1e6);
        for (const auto& [from, to] : {std::pair{pair.from, pair.to}, {pair.to, pair.from}}) {
            ends.emplace_back(from, to);
            ways.push_back({static_cast<std::uint64_t>(std::llround(length))});
        }
    }
    return csr(vertices, ends, ways);
}

/// Brandes's counts of a graph that hangs together.
std::vector<double> counts_in(const Csr<Way>& graph) {
    const std::size_t count = num_vertices(graph);
    using Edge = boost::graph_traits<Csr<Way>>::edge_descriptor;
    const auto index = get(boost::vertex_index, graph);
    std::vector<double> counts(count), dependency(count);
    std::vector<std::vector<Edge>> incoming(count);
    std::vector<std::uint64_t> distances(count);
    std::vector<double> paths(count);  // their number grows as a product: whole numbers run over
    const auto by_vertex = [&](auto& values) {
        return boost::make_iterator_property_map(values.begin(), index);
    };
    boost::brandes_betweenness_centrality(graph, by_vertex(counts), boost::dummy_property_map{},
                                          by_vertex(incoming), by_vertex(distances),
                                          by_vertex(dependency), by_vertex(paths), index,
                                          get(&Way::length, graph));
    return counts;
}

/// What hangs together, as a graph of its own.
struct Component {
    std::vector<Vertex> vertices;    // of the whole
    std::vector<WeightedArc> pairs;  // by place in `vertices`
};

std::vector<Component> components_of(const Csr<Way>& graph, const std::vector<WeightedArc>& pairs) {
    std::vector<Vertex> part(num_vertices(graph)), place(num_vertices(graph));
    const auto index = get(boost::vertex_index, graph);
    std::vector<Component> components(
        boost::connected_components(graph, boost::make_iterator_property_map(part.begin(), index)));
    for (Vertex v = 0; v < part.size(); ++v) {
        std::vector<Vertex>& vertices = components[part[v]].vertices;
        place[v] = static_cast<Vertex>(vertices.size());
        vertices.push_back(v);
    }
    for (const WeightedArc& pair : pairs)
        components[part[pair.from]].pairs.push_back(
            {place[pair.from], place[pair.to], pair.weight});
    return components;
}

/// Each component alone: what Brandes does for a vertex costs as much as all vertices there are,
/// and a graph of few arcs is in many pieces.
std::vector<double> exact_counts(const Csr<Way>& graph, const std::vector<WeightedArc>& pairs) {
    std::vector<double> counts(num_vertices(graph));
    for (const Component& one : components_of(graph, pairs)) {
        if (one.vertices.size() < 3) continue;
        const std::vector<double> found = counts_in(ways_graph(one.vertices.size(), one.pairs));
        for (std::size_t i = 0; i < found.size(); ++i) counts[one.vertices[i]] = found[i];
    }
    return counts;
}

/// Follows the ways from one vertex after the other: Brandes's accumulation, which Boost does for
/// all vertices or none.
class Followed {
public:
    explicit Followed(const Csr<Way>& graph)
        : graph_{graph},
          distances_(num_vertices(graph)),
          paths_(num_vertices(graph)),
          dependency_(num_vertices(graph)),
          counts_(num_vertices(graph)) {}

    void follow(Vertex from) {
        reach(from);
        std::ranges::fill(paths_, 0);
        std::ranges::fill(dependency_, 0);
        paths_[from] = 1;
        for (const Vertex v : reached_)
            on_shortest(v, [&](Vertex next) { paths_[next] += paths_[v]; });
        for (auto v = reached_.rbegin(); v != reached_.rend(); ++v) {
            on_shortest(*v, [&](Vertex next) {
                dependency_[*v] += paths_[*v] / paths_[next] * (1 + dependency_[next]);
            });
            if (*v != from) counts_[*v] += dependency_[*v];
        }
    }

    [[nodiscard]] std::vector<double> counts() && { return std::move(counts_); }

private:
    /// Notes the vertices in the order of their distance.
    struct InOrder : boost::default_dijkstra_visitor {
        std::vector<Vertex>* reached;
        explicit InOrder(std::vector<Vertex>& all) : reached{&all} {}
        void examine_vertex(Vertex v, const Csr<Way>&) const { reached->push_back(v); }
    };

    void reach(Vertex from) {
        reached_.clear();
        boost::dijkstra_shortest_paths(
            graph_, from,
            boost::weight_map(get(&Way::length, graph_))
                .distance_map(boost::make_iterator_property_map(distances_.begin(),
                                                                get(boost::vertex_index, graph_)))
                .visitor(InOrder{reached_}));
    }

    template <class Do>
    void on_shortest(Vertex v, const Do& act) const {
        for (auto [edge, end] = out_edges(v, graph_); edge != end; ++edge)
            if (const Vertex next = target(*edge, graph_);
                distances_[next] == distances_[v] + graph_[*edge].length)
                act(next);
    }

    const Csr<Way>& graph_;
    std::vector<std::uint64_t> distances_;
    std::vector<double> paths_, dependency_, counts_;
    std::vector<Vertex> reached_;
};

std::vector<Vertex> with_arcs(const Csr<Way>& graph) {
    std::vector<Vertex> found;
    for (Vertex v = 0; v < num_vertices(graph); ++v)
        if (out_degree(v, graph) > 0) found.push_back(v);
    return found;
}

/// The first `count` of a shuffle; not std::shuffle, whose result is the library's own affair.
std::vector<Vertex> sample(std::vector<Vertex> all, std::size_t count) {
    std::mt19937 engine{2007};
    for (std::size_t i = 0; i < count; ++i) std::swap(all[i], all[i + engine() % (all.size() - i)]);
    all.resize(count);
    std::ranges::sort(all);
    return all;
}

}  // namespace

std::vector<WeightedArc> undirected(std::span<const WeightedArc> arcs) {
    std::vector<WeightedArc> turned;
    turned.reserve(arcs.size());
    for (const auto& [from, to, weight] : arcs)
        if (from != to) turned.push_back({std::min(from, to), std::max(from, to), weight});
    turned = in_order(turned);
    merge_equal_ends(turned);
    return turned;
}

std::vector<double> weighted_degree(std::size_t vertices, std::span<const WeightedArc> arcs) {
    std::vector<double> degrees(vertices, 0);
    for (const WeightedArc& arc : in_order(arcs)) {
        degrees[arc.from] += arc.weight;
        if (arc.to != arc.from) degrees[arc.to] += arc.weight;
    }
    return degrees;
}

std::vector<double> page_rank(std::size_t vertices, std::span<const WeightedArc> arcs) {
    if (vertices == 0) return {};
    std::vector<WeightedArc> merged = in_order(arcs);
    merge_equal_ends(merged);
    const Csr<Flow> graph = flow_graph(vertices, merged);
    constexpr double close_enough = 1e-12;
    constexpr int most_steps = 200;  // 0.85^200 is below that
    std::vector<double> ranks(vertices, 1 / static_cast<double>(vertices)), next(vertices);
    for (int step = 0; step < most_steps && walk(graph, ranks, next) > close_enough; ++step) {
    }
    return ranks;
}

Betweenness betweenness(std::size_t vertices, std::span<const WeightedArc> arcs,
                        std::size_t most_work) {
    constexpr std::size_t least_sample = 40;
    const std::vector<WeightedArc> pairs = undirected(arcs);
    const Csr<Way> graph = ways_graph(vertices, pairs);
    std::vector<Vertex> sources = with_arcs(graph);
    const std::size_t all = sources.size();
    if (vertices < 3 || all == 0) return {std::vector<double>(vertices), all, false};
    const std::size_t affordable = std::max(least_sample, most_work / pairs.size());
    Betweenness found;
    found.is_sampled = affordable < all;
    found.sources = std::min(affordable, all);
    if (found.is_sampled) {
        Followed followed{graph};
        for (const Vertex source : sample(std::move(sources), affordable)) followed.follow(source);
        found.scores = std::move(followed).counts();
    } else {
        found.scores = exact_counts(graph, pairs);
    }
    // Each pair of others was counted from both its ends, as far as these were followed.
    const double pairs_of_others =
        static_cast<double>(vertices - 1) * static_cast<double>(vertices - 2);
    const double followed = static_cast<double>(found.sources) / static_cast<double>(all);
    for (double& score : found.scores) score /= pairs_of_others * followed;
    return found;
}

}  // namespace demarche::graph
