#include "core/query/networks.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <utility>

#include "core/query/drawn.hpp"

namespace demarche::query {
namespace {

/// Actors and issues that are reached from a centre, step by step.
class Reached {
public:
    Reached(const store::Database& db, store::Selection chosen, std::size_t most)
        : db_{db}, chosen_{std::move(chosen)}, most_{most} {
        chosen_.actors.clear();
    }

    void start(const std::vector<ActorId>& centre) {
        actors_.insert(centre.begin(), centre.end());
        new_actors_ = centre;
    }

    /// Adds what events and stances join to what the last step added.
    void step() {
        Counts<ActorId> actors;
        Counts<IssueId> issues;
        if (!new_actors_.empty()) {
            store::Selection around = chosen_;
            around.actors = new_actors_;
            store::EdgeEnds ends = store::count_ends(db_, around);
            actors = std::move(ends.parties);
            issues = std::move(ends.issues);
        }
        if (!new_issues_.empty()) {
            store::Selection on = chosen_;
            on.issues = new_issues_;
            for (const auto& [holder, count] : store::count_ends(db_, on).holders)
                actors[holder] += count;
        }
        new_actors_ = take(actors, actors_);
        new_issues_ = take(issues, issues_);
    }

    /// The events among the actors that were reached, and their stances on the issues that were.
    [[nodiscard]] Drawn drawing() const {
        store::Selection among = chosen_;
        among.sources.assign(actors_.begin(), actors_.end());
        store::Selection held = among;
        held.issues.assign(issues_.begin(), issues_.end());
        among.targets = among.sources;
        return drawn(store::load_edges(db_, among, store::EdgeKinds::events),
                     issues_.empty() ? store::Edges{}
                                     : store::load_edges(db_, held, store::EdgeKinds::stances));
    }

    [[nodiscard]] std::size_t left_out() const { return left_out_; }

private:
    template <class Id>
    using Counts = std::map<Id, std::size_t>;

    /// Adds the first `most_` of those that are new, by count, then id; gives them.
    template <class Id>
    std::vector<Id> take(const Counts<Id>& counts, std::set<Id>& all) {
        std::vector<std::pair<std::size_t, Id>> ranked;
        for (const auto& [id, count] : counts)
            if (!all.contains(id)) ranked.emplace_back(count, id);
        std::ranges::stable_sort(ranked, std::greater{}, &std::pair<std::size_t, Id>::first);
        if (ranked.size() > most_) {
            left_out_ += ranked.size() - most_;
            ranked.resize(most_);
        }
        std::vector<Id> taken;
        taken.reserve(ranked.size());
        for (auto& [count, id] : ranked) taken.push_back(std::move(id));
        all.insert(taken.begin(), taken.end());
        return taken;
    }

    const store::Database& db_;
    store::Selection chosen_;
    std::size_t most_;
    std::set<ActorId> actors_;
    std::set<IssueId> issues_;
    std::vector<ActorId> new_actors_;
    std::vector<IssueId> new_issues_;
    std::size_t left_out_{};
};

}  // namespace

Network relations(const store::Database& db, const store::Selection& chosen) {
    Network network =
        network_of(db, drawn(store::load_edges(db, chosen, store::EdgeKinds::events), {}));
    network.articles = store::count_articles(db, chosen);
    return network;
}

Network stance_network(const store::Database& db, const store::Selection& chosen) {
    Network network =
        network_of(db, drawn({}, store::load_edges(db, chosen, store::EdgeKinds::stances)));
    network.articles = store::count_articles(db, chosen);
    return network;
}

Network ego(const store::Database& db, const store::Selection& chosen,
            const std::vector<ActorId>& centre, const Reach& reach) {
    Reached reached{db, chosen, reach.most};
    reached.start(centre);
    for (std::size_t step = 0; step < reach.depth; ++step) reached.step();
    Network network = network_of(db, reached.drawing());
    network.left_out = reached.left_out();
    store::Selection touching = chosen;
    touching.actors = centre;
    network.articles = store::count_articles(db, touching);
    return network;
}

}  // namespace demarche::query
