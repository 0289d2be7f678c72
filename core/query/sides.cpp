#include "core/query/sides.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "core/query/drawn.hpp"
#include "core/query/stances.hpp"

namespace demarche::query {
namespace {

std::uint32_t place_of(const std::vector<Node>& nodes, const std::string& id) {
    return static_cast<std::uint32_t>(std::ranges::lower_bound(nodes, id, {}, &Node::id) -
                                      nodes.begin());
}

void keep_actors_with_sides(Sides& sides) {
    std::vector<bool> has_side(sides.actors.size());
    for (const Side& side : sides.held) has_side[side.actor] = true;
    std::vector<std::uint32_t> moved(sides.actors.size());
    std::vector<Node> kept;
    for (std::size_t i = 0; i < has_side.size(); ++i) {
        moved[i] = static_cast<std::uint32_t>(kept.size());
        if (has_side[i]) kept.push_back(std::move(sides.actors[i]));
    }
    sides.actors = std::move(kept);
    for (Side& side : sides.held) side.actor = moved[side.actor];
}

}  // namespace

bool is_bare(std::string_view phrase) {
    for (const std::string_view word :
         {"its ", "his ", "her ", "their ", "our ", "this ", "that ", "these ", "those ", "such ",
          "any ", "all ", "all its ", "all their "})
        if (phrase.starts_with(word) &&
            phrase.substr(word.size()).find(' ') == std::string_view::npos)
            return true;
    return phrase.find(' ') == std::string_view::npos;
}

Sides sides_of(const store::Database& db, const store::Selection& chosen) {
    store::Edges edges = store::load_edges(db, chosen, store::EdgeKinds::stances);
    for (store::StanceEdge& stance : edges.stances)
        if (!stance.issue && !stance.day.empty() && is_bare(phrase_key(stance.target)))
            stance.target += " (" + demarche::to_text(stance.day) + ")";
    const Network network = network_of(db, drawn({}, edges));
    Sides sides;
    for (const Node& node : network.nodes)
        (node.is_issue ? sides.issues : sides.actors).push_back(node);
    std::ranges::sort(sides.actors, {}, &Node::id);
    std::ranges::sort(sides.issues, {}, &Node::id);
    for (const StanceTie& tie : network.stances) {
        const Position position = position_of(tie.score);
        if (position == Position::neutral) continue;
        sides.held.push_back({place_of(sides.actors, tie.actor), place_of(sides.issues, tie.issue),
                              position == Position::supports ? 1 : -1, tie.statements(), tie.first,
                              tie.last, tie.example});
    }
    keep_actors_with_sides(sides);
    std::ranges::sort(sides.held, [](const Side& a, const Side& b) {
        return std::tie(a.issue, a.actor) < std::tie(b.issue, b.actor);
    });
    return sides;
}

std::vector<graph::SignedTie> agreement_ties(const Sides& sides) {
    std::vector<graph::SignedTie> ties;
    const auto& held = sides.held;
    for (std::size_t i = 0; i < held.size(); ++i)
        for (std::size_t j = i + 1; j < held.size() && held[j].issue == held[i].issue; ++j) {
            const bool is_same = held[i].sign == held[j].sign;
            ties.push_back(
                {held[i].actor, held[j].actor, is_same ? 1.0 : 0.0, is_same ? 0.0 : 1.0});
        }
    std::ranges::sort(ties, {}, [](const graph::SignedTie& tie) {
        return std::pair{tie.a, tie.b};
    });
    std::size_t kept = 0;
    for (const graph::SignedTie& tie : ties)
        if (kept > 0 && ties[kept - 1].a == tie.a && ties[kept - 1].b == tie.b) {
            ties[kept - 1].positive += tie.positive;
            ties[kept - 1].negative += tie.negative;
        } else {
            ties[kept++] = tie;
        }
    ties.resize(kept);
    return ties;
}

}  // namespace demarche::query
