#include "core/graph/chains.hpp"

#include <algorithm>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/filtered_graph.hpp>
#include <optional>
#include <set>
#include <utility>

namespace demarche::graph {
namespace {

using Hops = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Hop,
                                                boost::no_property, Vertex, std::uint32_t>;

Hops both_ways(std::size_t vertices, std::span<const Hop> hops) {
    std::vector<std::pair<Vertex, Vertex>> ends;
    std::vector<Hop> carried;
    for (const Hop& hop : hops)
        for (const auto& way : {std::pair{hop.a, hop.b}, {hop.b, hop.a}}) {
            ends.push_back(way);
            carried.push_back(hop);
        }
    return {boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(), carried.begin(),
            static_cast<Vertex>(vertices)};
}

/// The hops of a way that touches no vertex of its root again and begins with none of the barred
/// ones. All vertices stay: Boost sizes its maps by how many a filtered graph counts.
struct IsOpen {
    const Hops* graph{};
    const std::vector<bool>* is_root{};
    Vertex from{};
    const std::set<Vertex>* barred{};

    template <class Edge>
    bool operator()(const Edge& edge) const {
        const Vertex next = target(edge, *graph);
        return !(*is_root)[next] && (source(edge, *graph) != from || !barred->contains(next));
    }
};

struct Arrived {};
struct StopAt : boost::default_dijkstra_visitor {
    Vertex goal;
    explicit StopAt(Vertex v) : goal{v} {}
    template <class Graph>
    void examine_vertex(Vertex v, const Graph&) const {
        if (v == goal) throw Arrived{};  // the way to leave a search of Boost's
    }
};

class Search {
public:
    Search(std::size_t vertices, std::span<const Hop> hops, Vertex to)
        : graph_{both_ways(vertices, hops)},
          to_{to},
          distances_(vertices),
          before_(vertices),
          is_root_(vertices) {}

    /// The best chain that begins as `root` and goes on from its end to none of `barred`.
    std::optional<Chain> onward(const std::vector<Vertex>& root, const std::set<Vertex>& barred) {
        const Vertex from = root.back();
        is_root_.assign(is_root_.size(), false);
        for (const Vertex v : root) is_root_[v] = true;
        if (!reach(from, barred)) return std::nullopt;
        std::vector<Vertex> rest;
        for (Vertex v = to_; v != from; v = before_[v]) rest.push_back(v);
        Chain chain{distances_[to_] + cost(root), root};
        chain.vertices.insert(chain.vertices.end(), rest.rbegin(), rest.rend());
        return chain;
    }

private:
    bool reach(Vertex from, const std::set<Vertex>& barred) {
        const boost::filtered_graph open{graph_, IsOpen{&graph_, &is_root_, from, &barred}};
        const auto index = get(boost::vertex_index, graph_);
        const auto by_vertex = [&](auto& values) {
            return boost::make_iterator_property_map(values.begin(), index);
        };
        try {
            boost::dijkstra_shortest_paths(open, from,
                                           boost::weight_map(get(&Hop::cost, graph_))
                                               .vertex_index_map(index)
                                               .distance_map(by_vertex(distances_))
                                               .predecessor_map(by_vertex(before_))
                                               .visitor(StopAt{to_}));
        } catch (const Arrived&) {
            return true;
        }
        return false;
    }

    [[nodiscard]] std::uint64_t cost(const std::vector<Vertex>& root) const {
        std::uint64_t sum = 0;
        for (std::size_t i = 1; i < root.size(); ++i)
            for (auto [edge, end] = out_edges(root[i - 1], graph_); edge != end; ++edge)
                if (target(*edge, graph_) == root[i]) sum += graph_[*edge].cost;
        return sum;
    }

    Hops graph_;
    Vertex to_;
    std::vector<std::uint64_t> distances_;
    std::vector<Vertex> before_;
    std::vector<bool> is_root_;
};

/// The chains that leave the last of `found` at each of its vertices.
void add_deviations(const std::vector<Chain>& found, Search& search, std::set<Chain>& candidates) {
    const std::vector<Vertex>& last = found.back().vertices;
    for (std::size_t length = 1; length < last.size(); ++length) {
        const std::vector<Vertex> root{last.begin(),
                                       last.begin() + static_cast<std::ptrdiff_t>(length)};
        std::set<Vertex> taken;
        for (const Chain& chain : found)
            if (chain.vertices.size() > length &&
                std::equal(root.begin(), root.end(), chain.vertices.begin()))
                taken.insert(chain.vertices[length]);
        if (auto chain = search.onward(root, taken)) candidates.insert(std::move(*chain));
    }
}

}  // namespace

std::vector<Chain> best_chains(std::size_t vertices, std::span<const Hop> hops, Vertex from,
                               Vertex to, std::size_t most) {
    std::vector<Chain> found;
    if (from == to || most == 0) return found;
    Search search{vertices, hops, to};
    std::set<Chain> candidates;
    if (auto chain = search.onward({from}, {})) candidates.insert(std::move(*chain));
    while (!candidates.empty()) {
        found.push_back(std::move(candidates.extract(candidates.begin()).value()));
        if (found.size() == most) break;
        add_deviations(found, search, candidates);
    }
    std::ranges::sort(found);
    return found;
}

}  // namespace demarche::graph
