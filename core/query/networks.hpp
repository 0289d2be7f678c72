#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "core/model/actor.hpp"
#include "core/model/day.hpp"
#include "core/query/filter.hpp"

/// Networks of actors and issues: what diagrams draw.
namespace demarche::query {

/// A vertex of a network. An issue that is known by a target phrase only has the id "phrase:" and
/// the phrase.
struct Node {
    std::string id;
    std::string name;
    bool is_issue{};
    ActorType type{ActorType::organization};  // of an actor
    std::string of;  // id of the state or body that a person or body belongs to; empty if none
    std::size_t weight{};  // events and stances that touch it, in this network
    bool operator==(const Node&) const = default;
};

/// All events between two actors, either way round; `a` < `b` by id.
struct Tie {
    std::string a, b;
    std::size_t events{};
    std::size_t from_a{};                // of `events`, those whose source is `a`
    std::array<std::size_t, 4> quads{};  // verbal, material cooperation; verbal, material conflict
    double goldstein{};                  // mean, weighted by confidence
    Day first, last;
    bool operator==(const Tie&) const = default;

    [[nodiscard]] std::size_t cooperative() const { return quads[0] + quads[1]; }
    [[nodiscard]] std::size_t hostile() const { return quads[2] + quads[3]; }
};

/// All statements of one actor on one issue.
struct StanceTie {
    std::string actor, issue;
    std::size_t supports{}, opposes{}, neutral{};
    double score{};  // -1 to 1, as in StanceRow
    Day first, last;
    std::string example;  // id of the surest statement, for a tooltip
    bool operator==(const StanceTie&) const = default;

    [[nodiscard]] std::size_t statements() const { return supports + opposes + neutral; }
};

/// On how many issues two actors agree and differ; `a` < `b` by id.
struct Agreement {
    std::string a, b;
    std::size_t same{}, opposed{};
    double score{};  // (same - opposed) / issues on which both have a position
    std::vector<std::string> same_on, opposed_on;  // ids of issues
    bool operator==(const Agreement&) const = default;
};

/// Nodes by weight, then id; links by weight, then ids. Every id of a link is a node.
struct Network {
    std::vector<Node> nodes;
    std::vector<Tie> ties;
    std::vector<StanceTie> stances;
    std::vector<Agreement> agreements;
    Day first, last;  // of all that it holds
    std::size_t articles{};
    std::size_t left_out{};  // nodes beyond the number that was asked for
};

/// Who deals with whom.
[[nodiscard]] Network relations(const store::Database& db, const store::Selection& chosen);
/// Who stands where on what: actors to issues.
[[nodiscard]] Network stance_network(const store::Database& db, const store::Selection& chosen);
/// How far an ego network reaches: so many steps, and in each no more than so many actors and
/// issues, those with the most events and stances towards what is in.
struct Reach {
    std::size_t depth{1};
    std::size_t most{50};
};
/// What lies around the actors: events and stances both, those among the neighbours too.
[[nodiscard]] Network ego(const store::Database& db, const store::Selection& chosen,
                          const std::vector<ActorId>& centre, const Reach& reach = {});
/// Who agrees with whom.
[[nodiscard]] Network agreement(const store::Database& db, const store::Selection& chosen);

}  // namespace demarche::query
