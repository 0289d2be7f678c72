#include "core/query/networks.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "core/query/drawn.hpp"

namespace demarche::query {
namespace {

Network whole(const store::Database& db, const store::Edges& edges) {
    Drawn all = drawn(edges);
    const std::vector<bool> everywhere(all.nodes.size(), true);
    return network_of(db, std::move(all), everywhere);
}

/// Actors and issues that are reached from a centre, step by step.
class Reached {
public:
    Reached(const store::Database& db, store::Selection chosen)
        : db_{db}, chosen_{std::move(chosen)} {
        chosen_.actors.clear();
    }

    void start(const std::vector<ActorId>& centre) {
        for (const ActorId& actor : centre) add(actor);
    }

    /// Adds all that one event or stance joins to what the last step added.
    void step() {
        const std::vector<ActorId> actors = std::exchange(new_actors_, {});
        const std::vector<IssueId> issues = std::exchange(new_issues_, {});
        if (!actors.empty()) {
            store::Selection around = chosen_;
            around.actors = actors;
            add_ends(store::load_edges(db_, around));
        }
        if (!issues.empty()) {
            store::Selection on = chosen_;
            on.issues = issues;
            store::Edges edges = store::load_edges(db_, on);
            for (const store::StanceEdge& stance : edges.stances)
                add(edges.actors[stance.holder].id);
        }
    }

    /// The events among all actors that were reached, and their stances.
    [[nodiscard]] store::Edges edges() const {
        store::Selection from = chosen_;
        from.sources.assign(actors_.begin(), actors_.end());
        store::Edges edges = store::load_edges(db_, from);
        std::erase_if(edges.events, [&](const store::EventEdge& event) {
            return !actors_.contains(edges.actors[event.target].id);
        });
        return edges;
    }

private:
    void add(const ActorId& actor) {
        if (actors_.insert(actor).second) new_actors_.push_back(actor);
    }
    void add_ends(const store::Edges& edges) {
        for (const store::EventEdge& event : edges.events) {
            add(edges.actors[event.source].id);
            add(edges.actors[event.target].id);
        }
        for (const store::StanceEdge& stance : edges.stances) {
            add(edges.actors[stance.holder].id);
            if (stance.issue && issues_.insert(edges.issues[*stance.issue].id).second)
                new_issues_.push_back(edges.issues[*stance.issue].id);
        }
    }

    const store::Database& db_;
    store::Selection chosen_;
    std::set<ActorId> actors_;
    std::set<IssueId> issues_;
    std::vector<ActorId> new_actors_;
    std::vector<IssueId> new_issues_;
};

}  // namespace

Network relations(const store::Database& db, const store::Selection& chosen) {
    store::Edges edges = store::load_edges(db, chosen);
    edges.stances.clear();
    Network network = whole(db, edges);
    network.articles = store::count_articles(db, chosen);
    return network;
}

Network stance_network(const store::Database& db, const store::Selection& chosen) {
    store::Edges edges = store::load_edges(db, chosen);
    edges.events.clear();
    Network network = whole(db, edges);
    network.articles = store::count_articles(db, chosen);
    return network;
}

Network ego(const store::Database& db, const store::Selection& chosen,
            const std::vector<ActorId>& centre, std::size_t depth) {
    Reached reached{db, chosen};
    reached.start(centre);
    for (std::size_t step = 0; step < depth; ++step) reached.step();
    Drawn around = drawn(reached.edges());
    std::vector<graph::Vertex> middle;
    for (graph::Vertex vertex = 0; vertex < around.nodes.size(); ++vertex)
        if (!around.nodes[vertex].is_issue &&
            std::ranges::find(centre, ActorId{around.nodes[vertex].id}) != centre.end())
            middle.push_back(vertex);
    std::vector<bool> is_in(around.nodes.size(), false);
    for (const graph::Vertex vertex : around.graph.ego(middle, depth)) is_in[vertex] = true;
    Network network = network_of(db, std::move(around), is_in);
    store::Selection touching = chosen;
    touching.actors = centre;
    network.articles = store::count_articles(db, touching);
    return network;
}

}  // namespace demarche::query
