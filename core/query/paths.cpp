#include "core/query/paths.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "core/graph/chains.hpp"
#include "core/query/events.hpp"
#include "core/query/order.hpp"
#include "core/store/load.hpp"
#include "core/store/load_edges.hpp"

namespace demarche::query {
namespace {

constexpr std::array<Field<PathStep>, 9> fields = {{
    {"chain", by<&PathStep::chain>},
    {"chain_confidence", by<&PathStep::chain_confidence>},
    {"step", by<&PathStep::step>},
    {"steps", by<&PathStep::steps>},
    {"from", by<&PathStep::from>},
    {"to", by<&PathStep::to>},
    {"type", by<&PathStep::type>},
    {"confidence", by<&PathStep::confidence>},
    {"events", by<&PathStep::events>},
}};

/// No event counts as surer than this: else a chain would go a long way round over those who have
/// so much to do with each other that something is certain of any two.
constexpr double most_sure = 0.95;

/// The cost of a step: -ln(confidence) in units of 1e-9, so that costs add up as confidences
/// multiply, and one more, so that of chains that are as sure the shorter is better.
std::uint64_t cost_of(double confidence) {
    constexpr double unit = 1e9, least = 1e-6;
    return 1 + static_cast<std::uint64_t>(
                   std::llround(-std::log(std::clamp(confidence, least, most_sure)) * unit));
}

/// The events of two actors.
struct Between {
    std::size_t a{}, b{};                         // in Edges::actors, a < b
    std::vector<const store::EventEdge*> surest;  // the newest of the surest
    std::size_t events{};
};

/// By a, b.
std::vector<Between> pairs_in(const store::Edges& edges) {
    std::vector<const store::EventEdge*> sorted;
    for (const store::EventEdge& event : edges.events) sorted.push_back(&event);
    const auto ends = [](const store::EventEdge* event) {
        return std::pair{std::min(event->source, event->target),
                         std::max(event->source, event->target)};
    };
    const auto sureness = [](const store::EventEdge* event) {
        return std::pair{event->confidence, event->day};
    };
    std::ranges::stable_sort(sorted, {}, ends);
    std::vector<Between> pairs;
    for (const store::EventEdge* event : sorted) {
        const auto [a, b] = ends(event);
        if (pairs.empty() || pairs.back().a != a || pairs.back().b != b)
            pairs.push_back({a, b, {}, 0});
        ++pairs.back().events;
        auto& best = pairs.back().surest;
        if (!best.empty() && sureness(best.front()) < sureness(event)) best.clear();
        if (best.empty() || sureness(best.front()) == sureness(event)) best.push_back(event);
    }
    return pairs;
}

const Between& between(const std::vector<Between>& pairs, std::size_t a, std::size_t b) {
    return *std::ranges::lower_bound(pairs, std::pair{std::min(a, b), std::max(a, b)}, {},
                                     [](const Between& pair) {
                                         return std::pair{pair.a, pair.b};
                                     });
}

std::vector<graph::Hop> hops_of(const std::vector<Between>& pairs) {
    std::vector<graph::Hop> hops;
    hops.reserve(pairs.size());
    for (const Between& pair : pairs)
        hops.push_back({static_cast<graph::Vertex>(pair.a), static_cast<graph::Vertex>(pair.b),
                        cost_of(pair.surest.front()->confidence)});
    return hops;
}

std::vector<graph::Vertex> vertices_of(const store::Edges& edges, const std::vector<ActorId>& ids) {
    std::vector<graph::Vertex> vertices;
    for (const ActorId& id : ids) {
        const auto at = std::ranges::lower_bound(edges.actors, id, {}, &store::EdgeActor::id);
        if (at != edges.actors.end() && at->id == id)
            vertices.push_back(static_cast<graph::Vertex>(at - edges.actors.begin()));
    }
    return vertices;
}

PathStep step_of(const store::Database& db, const Between& pair) {
    PathStep step;
    step.events = pair.events;
    std::vector<std::int64_t> rows;
    for (const store::EventEdge* event : pair.surest) rows.push_back(event->row);
    const auto ids = store::load_event_ids(db, rows);
    auto stored = store::load_event(db, *std::ranges::min_element(ids));
    if (!stored) return step;
    EventRow event = event_row(std::move(*stored));
    step.event = quote(event.event, event.date, event.reports);
    step.source = std::move(event.source);
    step.target = std::move(event.target);
    step.type = std::move(event.type);
    step.cameo = std::move(event.cameo);
    step.predicate = std::move(event.predicate);
    step.confidence = event.confidence;
    return step;
}

std::vector<graph::Chain> chains_in(const store::Edges& edges, const std::vector<Between>& pairs,
                                    const std::vector<ActorId>& from,
                                    const std::vector<ActorId>& to, std::size_t most) {
    const std::vector<graph::Hop> hops = hops_of(pairs);
    std::vector<graph::Chain> chains;
    for (const graph::Vertex a : vertices_of(edges, from))
        for (const graph::Vertex b : vertices_of(edges, to))
            for (graph::Chain& chain : graph::best_chains(edges.actors.size(), hops, a, b, most))
                chains.push_back(std::move(chain));
    std::ranges::sort(chains);
    if (chains.size() > most) chains.resize(most);
    return chains;
}

}  // namespace

std::vector<PathStep> paths_between(const store::Database& db, const store::Selection& chosen,
                                    const std::vector<ActorId>& from,
                                    const std::vector<ActorId>& to, const Order& order) {
    constexpr std::size_t usual = 5;
    const store::Edges edges = store::load_edges(db, chosen, store::EdgeKinds::events);
    const std::vector<Between> pairs = pairs_in(edges);
    std::vector<PathStep> steps;
    std::size_t number = 0;
    for (const auto& chain : chains_in(edges, pairs, from, to, order.limit.value_or(usual))) {
        const std::size_t begin = steps.size();
        double confidence = 1;
        for (std::size_t i = 1; i < chain.vertices.size(); ++i) {
            const std::size_t a = chain.vertices[i - 1], b = chain.vertices[i];
            PathStep step = step_of(db, between(pairs, a, b));
            step.step = i;
            step.from = edges.actors[a].name;
            step.from_id = edges.actors[a].id.text;
            step.to = edges.actors[b].name;
            step.to_id = edges.actors[b].id.text;
            confidence *= std::min(step.confidence, most_sure);
            steps.push_back(std::move(step));
        }
        ++number;
        for (std::size_t i = begin; i < steps.size(); ++i) {
            steps[i].chain = number;
            steps[i].chain_confidence = std::round(confidence * 1e6) / 1e6;
            steps[i].steps = steps.size() - begin;
        }
    }
    put_in_order<PathStep>(steps, {order.sort, std::nullopt, false}, fields);
    return steps;
}

}  // namespace demarche::query
