#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/day.hpp"

/// The graph of actors and issues: an edge is one event or one stance, so that two actors may have
/// many. Every answer is in a fixed order: vertices as they were given, edges likewise.
namespace demarche::graph {

/// A vertex by its place among those that the graph was built from.
using Vertex = std::uint32_t;

struct VertexLabel {
    std::string id;
    bool is_issue{};
};

/// What an edge carries. An event goes from its source to its target, a stance from its holder to
/// an issue.
struct Edge {
    std::int64_t row{};  // of the stance, as its owner counts
    Day day;
    double confidence{};
    double weight{1};    // a stance's confidence times its strength
    double goldstein{};  // of an event
    std::int8_t quad{};  // of an event, 1 to 4; 0: a stance
    std::int8_t sign{};  // of a stance: 1 supports, -1 opposes, 0 neutral
    bool operator==(const Edge&) const = default;

    [[nodiscard]] bool is_stance() const { return quad == 0; }
};

struct Link {
    Vertex from{}, to{};
    Edge edge;
    bool operator==(const Link&) const = default;
};

/// A part of the graph: its edges of some days and of some confidence. A day that is not exact is
/// in where it may fall in; one without a year only where no day is asked for.
struct Window {
    Day since;
    Day until;
    double min_confidence{};
};

/// All events between two actors, either way round.
struct Tie {
    Vertex a{}, b{};  // a < b
    std::size_t events{};
    std::size_t from_a{};
    std::array<std::size_t, 4> quads{};
    double goldstein{};  // mean, weighted by confidence
    Day first, last;     // empty where no day has a year
    bool operator==(const Tie&) const = default;
};

/// All stances of one actor on one issue.
struct StanceTie {
    Vertex actor{}, issue{};
    std::size_t supports{}, opposes{}, neutral{};
    double score{};  // -1 to 1: the mean sign, weighted
    Day first, last;
    std::int64_t surest{};  // row of the one with the greatest weight, the first of equals
    bool operator==(const StanceTie&) const = default;
};

class Graph {
public:
    ~Graph();
    Graph(Graph&&) noexcept;
    Graph& operator=(Graph&&) noexcept;

    [[nodiscard]] std::size_t vertices() const;
    [[nodiscard]] std::size_t edges() const;
    [[nodiscard]] const VertexLabel& label(Vertex vertex) const;

    [[nodiscard]] std::vector<Link> links(const Window& window = {}) const;
    /// Either way round.
    [[nodiscard]] std::vector<Link> links_between(Vertex a, Vertex b,
                                                  const Window& window = {}) const;
    /// Those that share an edge with it, itself not; ascending.
    [[nodiscard]] std::vector<Vertex> neighbours(Vertex vertex, const Window& window = {}) const;
    /// All within `depth` steps of one of `centre`, whatever way edges point; ascending.
    [[nodiscard]] std::vector<Vertex> ego(std::span<const Vertex> centre, std::size_t depth,
                                          const Window& window = {}) const;
    /// Ascending by a, b.
    [[nodiscard]] std::vector<Tie> ties(const Window& window = {}) const;
    [[nodiscard]] std::vector<StanceTie> stance_ties(const Window& window = {}) const;

private:
    struct Impl;
    explicit Graph(std::unique_ptr<Impl> impl);
    friend Graph build_graph(std::vector<VertexLabel> labels, std::span<const Link> links);
    std::unique_ptr<Impl> impl_;
};

/// The graph of those vertices and links. Every end of a link is a place in `labels`.
[[nodiscard]] Graph build_graph(std::vector<VertexLabel> labels, std::span<const Link> links);

}  // namespace demarche::graph
