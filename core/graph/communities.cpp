#include "core/graph/communities.hpp"

#include <algorithm>
#include <cassert>
#include <limits>
#include <numeric>
#include <random>
#include <tuple>
#include <utility>

namespace demarche::graph {
namespace {

/// What is gained by less is rounding.
constexpr double least_gain = 1e-9;

struct Weights {
    double positive{}, negative{};
    Weights& operator+=(const Weights& other) {
        positive += other.positive;
        negative += other.negative;
        return *this;
    }
    Weights& operator-=(const Weights& other) {
        positive -= other.positive;
        negative -= other.negative;
        return *this;
    }
};

struct Neighbour {
    std::uint32_t vertex{};
    Weights weights;
};

/// The ties of each vertex, its neighbours ascending; those of a vertex with itself apart.
struct Signed {
    std::vector<std::vector<Neighbour>> neighbours;
    std::vector<Weights> degrees;  // a tie with itself counts twice
    std::vector<Weights> loops;
    Weights doubled;  // the sum of degrees

    [[nodiscard]] std::size_t size() const { return degrees.size(); }
};

Signed signed_graph(std::size_t vertices, std::vector<SignedTie> ties) {
    for (SignedTie& tie : ties)
        if (tie.b < tie.a) std::swap(tie.a, tie.b);
    std::ranges::sort(ties, [](const SignedTie& a, const SignedTie& b) {
        return std::tie(a.a, a.b, a.positive, a.negative) <
               std::tie(b.a, b.b, b.positive, b.negative);
    });
    Signed graph{std::vector<std::vector<Neighbour>>(vertices),
                 std::vector<Weights>(vertices),
                 std::vector<Weights>(vertices),
                 {}};
    const auto add = [&](Vertex from, Vertex to, const Weights& weights) {
        auto& all = graph.neighbours[from];
        if (all.empty() || all.back().vertex != to) all.push_back({to, {}});
        all.back().weights += weights;
    };
    for (const SignedTie& tie : ties) {
        assert(tie.a < vertices && tie.b < vertices);
        const Weights weights{tie.positive, tie.negative};
        for (const Vertex end : {tie.a, tie.b}) {
            graph.degrees[end] += weights;
            graph.doubled += weights;
        }
        if (tie.a == tie.b)
            graph.loops[tie.a] += weights;
        else
            add(tie.a, tie.b, weights);
    }
    // The other direction second: by b a neighbour would come before those it shares the list with.
    std::vector<std::vector<Neighbour>> turned(vertices);
    for (std::uint32_t v = 0; v < vertices; ++v)
        for (const Neighbour& to : graph.neighbours[v])
            turned[to.vertex].push_back({v, to.weights});
    for (std::size_t v = 0; v < vertices; ++v)
        graph.neighbours[v].insert(graph.neighbours[v].begin(), turned[v].begin(), turned[v].end());
    return graph;
}

double part(double product, double doubled) { return doubled > 0 ? product / doubled : 0; }

/// Ties that chance would put between what has these degrees, positive minus negative.
double expected(const Weights& a, const Weights& b, const Weights& doubled) {
    return part(a.positive * b.positive, doubled.positive) -
           part(a.negative * b.negative, doubled.negative);
}

using Division = std::vector<std::uint32_t>;

/// Moves single vertices from community to community.
class Moves {
public:
    Moves(const Signed& graph, Division& division)
        : graph_{graph},
          of_{division},
          degrees_(graph.size()),
          sizes_(graph.size()),
          ties_(graph.size()) {
        for (std::size_t v = 0; v < graph.size(); ++v) {
            degrees_[of_[v]] += graph.degrees[v];
            ++sizes_[of_[v]];
        }
    }

    /// One vertex after the other as `order` has them, until none gains; true where one was moved.
    bool run(const Division& order) {
        bool has_moved = false;
        for (bool moves = true; moves;) {
            moves = false;
            for (const std::uint32_t v : order) moves = move(v) || moves;
            has_moved = has_moved || moves;
        }
        return has_moved;
    }

private:
    bool move(std::uint32_t v) {
        const std::uint32_t was = of_[v];
        degrees_[was] -= graph_.degrees[v];
        --sizes_[was];
        collect(v);
        double greatest = gain(v, was);
        std::uint32_t best = was;
        // To stand alone gains nothing and costs nothing.
        if (sizes_[was] > 0 && -greatest > least_gain) {
            best = empty_one();
            greatest = 0;
        }
        for (const std::uint32_t community : near_)
            if (const double gained = gain(v, community);
                ties_[community].positive > 0 && gained > greatest + least_gain) {
                greatest = gained;
                best = community;
            }
        for (const std::uint32_t community : near_) ties_[community] = {};
        of_[v] = best;
        degrees_[best] += graph_.degrees[v];
        ++sizes_[best];
        return best != was;
    }

    /// The weights of the ties that lead from `v` to each community near it. Modularity alone would
    /// also put together two that have nothing in common but those who are against them.
    void collect(std::uint32_t v) {
        near_.clear();
        for (const Neighbour& to : graph_.neighbours[v]) {
            near_.push_back(of_[to.vertex]);
            ties_[of_[to.vertex]] += to.weights;
        }
        std::ranges::sort(near_);
        near_.erase(std::unique(near_.begin(), near_.end()), near_.end());
    }

    [[nodiscard]] double gain(std::uint32_t v, std::uint32_t community) const {
        return ties_[community].positive - ties_[community].negative -
               expected(graph_.degrees[v], degrees_[community], graph_.doubled);
    }

    [[nodiscard]] std::uint32_t empty_one() const {
        return static_cast<std::uint32_t>(std::ranges::find(sizes_, 0U) - sizes_.begin());
    }

    const Signed& graph_;
    Division& of_;
    std::vector<Weights> degrees_;
    std::vector<std::uint32_t> sizes_;
    std::vector<Weights> ties_;
    std::vector<std::uint32_t> near_;
};

/// Numbers the communities anew, from 0 in the order of their first vertex; tells how many.
std::size_t renumber(Division& division) {
    constexpr auto unseen = std::numeric_limits<std::uint32_t>::max();
    Division numbers(division.size(), unseen);
    std::uint32_t next = 0;
    for (std::uint32_t& community : division) {
        if (numbers[community] == unseen) numbers[community] = next++;
        community = numbers[community];
    }
    return next;
}

Division ascending(std::size_t count) {
    Division order(count);
    std::iota(order.begin(), order.end(), 0U);
    return order;
}

/// Each community as one vertex.
Signed merged(const Signed& graph, const Division& division, std::size_t count) {
    std::vector<SignedTie> ties;
    for (std::uint32_t v = 0; v < graph.size(); ++v) {
        ties.push_back(
            {division[v], division[v], graph.loops[v].positive, graph.loops[v].negative});
        for (const Neighbour& to : graph.neighbours[v])
            if (v < to.vertex)
                ties.push_back(
                    {division[v], division[to.vertex], to.weights.positive, to.weights.negative});
    }
    return signed_graph(count, std::move(ties));
}

/// Moves whole communities, then communities of these, and so on.
bool move_groups(const Signed& graph, Division& division) {
    const std::size_t count = renumber(division);
    const Signed groups = merged(graph, division, count);
    const Division order = ascending(count);
    Division of_groups = order;
    if (!Moves{groups, of_groups}.run(order)) return false;
    move_groups(groups, of_groups);
    for (std::uint32_t& community : division) community = of_groups[community];
    return true;
}

double modularity_of(const Signed& graph, const Division& division) {
    const double all = graph.doubled.positive + graph.doubled.negative;
    if (all <= 0) return 0;
    std::vector<Weights> within(graph.size()), degrees(graph.size());
    for (std::size_t v = 0; v < graph.size(); ++v) {
        degrees[division[v]] += graph.degrees[v];
        within[division[v]] += graph.loops[v];
        within[division[v]] += graph.loops[v];
        for (const Neighbour& to : graph.neighbours[v])
            if (division[to.vertex] == division[v]) within[division[v]] += to.weights;
    }
    double sum = 0;
    for (std::size_t c = 0; c < degrees.size(); ++c)
        sum += within[c].positive - within[c].negative -
               expected(degrees[c], degrees[c], graph.doubled);
    return sum / all;
}

Communities divided(const Signed& graph, const Division& order) {
    Communities found{ascending(graph.size()), 0};
    // Once groups have moved, single vertices may be better off elsewhere.
    while (Moves{graph, found.of}.run(order) && move_groups(graph, found.of)) {
    }
    renumber(found.of);
    found.modularity = modularity_of(graph, found.of);
    return found;
}

/// Not std::shuffle, whose result is the library's own affair.
void shuffle(Division& order, std::mt19937& engine) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[engine() % i]);
}

}  // namespace

Communities communities(std::size_t vertices, std::span<const SignedTie> ties) {
    // Where many ties are, one order is as good as another; where few are, one may end badly.
    constexpr std::size_t most_tries = 10, most_work = 5'000'000;
    const std::size_t tries =
        std::clamp<std::size_t>(most_work / std::max<std::size_t>(ties.size(), 1), 1, most_tries);
    const Signed graph = signed_graph(vertices, {ties.begin(), ties.end()});
    Division order = ascending(vertices);
    Communities best = divided(graph, order);
    std::mt19937 engine{1948};
    for (std::size_t i = 1; i < tries; ++i) {
        shuffle(order, engine);
        Communities found = divided(graph, order);
        if (found.modularity > best.modularity + least_gain) best = std::move(found);
    }
    return best;
}

double modularity(std::size_t vertices, std::span<const SignedTie> ties,
                  std::span<const std::uint32_t> community_of) {
    Division division{community_of.begin(), community_of.end()};
    renumber(division);
    return modularity_of(signed_graph(vertices, {ties.begin(), ties.end()}), division);
}

}  // namespace demarche::graph
