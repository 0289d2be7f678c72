#include "core/query/paths.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
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

/// The cost of a step: -ln(confidence) in units of 1e-9, so that costs add up as confidences
/// multiply, and one more, so that of chains that are as sure the shorter is better.
std::uint64_t cost_of(double confidence) {
    constexpr double unit = 1e9, least = 1e-6;
    return 1 + static_cast<std::uint64_t>(
                   std::llround(-std::log(std::clamp(confidence, least, 1.0)) * unit));
}

/// The events of two actors.
struct Between {
    std::vector<const store::EventEdge*> surest;  // the newest of the surest
    std::size_t events{};
};

using Pair = std::pair<std::size_t, std::size_t>;  // in Edges::actors, the lesser first

std::map<Pair, Between> pairs_in(const store::Edges& edges) {
    std::map<Pair, Between> pairs;
    for (const store::EventEdge& event : edges.events) {
        Between& between = pairs[std::minmax(event.source, event.target)];
        ++between.events;
        const auto key = [](const store::EventEdge& e) { return std::pair{e.confidence, e.day}; };
        auto& best = between.surest;
        if (!best.empty() && key(*best.front()) < key(event)) best.clear();
        if (best.empty() || key(*best.front()) == key(event)) best.push_back(&event);
    }
    return pairs;
}

std::vector<graph::Hop> hops_of(const std::map<Pair, Between>& pairs) {
    std::vector<graph::Hop> hops;
    for (const auto& [ends, between] : pairs)
        hops.push_back({static_cast<graph::Vertex>(ends.first),
                        static_cast<graph::Vertex>(ends.second),
                        cost_of(between.surest.front()->confidence)});
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

PathStep step_of(const store::Database& db, const Between& between) {
    PathStep step;
    step.events = between.events;
    std::vector<std::int64_t> rows;
    for (const store::EventEdge* event : between.surest) rows.push_back(event->row);
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

std::vector<graph::Chain> chains_in(const store::Edges& edges, const std::map<Pair, Between>& pairs,
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
    const std::map<Pair, Between> pairs = pairs_in(edges);
    std::vector<PathStep> steps;
    std::size_t number = 0;
    for (const auto& chain : chains_in(edges, pairs, from, to, order.limit.value_or(usual))) {
        const std::size_t begin = steps.size();
        double confidence = 1;
        for (std::size_t i = 1; i < chain.vertices.size(); ++i) {
            const std::size_t a = chain.vertices[i - 1], b = chain.vertices[i];
            PathStep step = step_of(db, pairs.at(std::minmax(a, b)));
            step.step = i;
            step.from = edges.actors[a].name;
            step.from_id = edges.actors[a].id.text;
            step.to = edges.actors[b].name;
            step.to_id = edges.actors[b].id.text;
            confidence *= step.confidence;
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
