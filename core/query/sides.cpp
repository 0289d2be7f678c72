#include "core/query/sides.hpp"

#include <algorithm>
#include <array>
#include <functional>
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

/// Those who have a side on something; the `most` who make the most statements of them.
void keep_actors_with_sides(Sides& sides, std::size_t most) {
    std::vector<bool> is_kept(sides.actors.size());
    for (const Side& side : sides.held) is_kept[side.actor] = true;
    std::vector<std::uint32_t> ranked;
    for (std::uint32_t actor = 0; actor < is_kept.size(); ++actor)
        if (is_kept[actor]) ranked.push_back(actor);
    std::ranges::stable_sort(ranked, std::greater{},
                             [&](std::uint32_t actor) { return sides.actors[actor].weight; });
    for (std::size_t i = most; i < ranked.size(); ++i) is_kept[ranked[i]] = false;
    sides.left_out = ranked.size() - std::min(most, ranked.size());
    std::erase_if(sides.held, [&](const Side& side) { return !is_kept[side.actor]; });
    std::vector<std::uint32_t> moved(sides.actors.size());
    std::vector<Node> kept;
    for (std::size_t i = 0; i < is_kept.size(); ++i) {
        moved[i] = static_cast<std::uint32_t>(kept.size());
        if (is_kept[i]) kept.push_back(std::move(sides.actors[i]));
    }
    sides.actors = std::move(kept);
    for (Side& side : sides.held) side.actor = moved[side.actor];
}

}  // namespace

bool is_pronoun(std::string_view phrase) {
    constexpr std::array<std::string_view, 26> pronouns = {
        "all",       "all of them", "all of us",   "another",  "any",        "anybody", "anything",
        "both",      "each other",  "everybody",   "everyone", "everything", "it",      "many",
        "nothing",   "one",         "one another", "ones",     "others",     "some",    "somebody",
        "something", "such",        "them",        "us",       "what"};
    return phrase.empty() || std::ranges::find(pronouns, phrase) != pronouns.end();
}

bool is_bare(std::string_view phrase) {
    for (const std::string_view word :
         {"its ", "his ", "her ", "their ", "our ", "this ", "that ", "these ", "those ", "such ",
          "any ", "all ", "all its ", "all their "})
        if (phrase.starts_with(word) &&
            phrase.substr(word.size()).find(' ') == std::string_view::npos)
            return true;
    return phrase.find(' ') == std::string_view::npos;
}

Sides sides_of(const store::Database& db, const store::Selection& chosen, std::size_t most) {
    store::Edges edges = store::load_edges(db, chosen, store::EdgeKinds::stances);
    std::erase_if(edges.stances, [](const store::StanceEdge& stance) {
        return !stance.issue && is_pronoun(phrase_key(stance.target));
    });
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
    keep_actors_with_sides(sides, most);
    std::ranges::sort(sides.held, [](const Side& a, const Side& b) {
        return std::tie(a.issue, a.actor) < std::tie(b.issue, b.actor);
    });
    return sides;
}

std::vector<graph::SignedTie> agreement_ties(const Sides& sides) {
    const std::size_t count = sides.actors.size();
    struct Counts {
        std::uint32_t same{}, opposed{};
    };
    // Of each pair a < b, row by row: a list of pairs that grows with each issue would be longer.
    std::vector<Counts> pairs(count * count / 2);
    const auto place = [](std::size_t a, std::size_t b) { return b * (b - 1) / 2 + a; };
    const auto& held = sides.held;
    for (std::size_t i = 0; i < held.size(); ++i)
        for (std::size_t j = i + 1; j < held.size() && held[j].issue == held[i].issue; ++j) {
            Counts& counts = pairs[place(held[i].actor, held[j].actor)];
            ++(held[i].sign == held[j].sign ? counts.same : counts.opposed);
        }
    std::vector<graph::SignedTie> ties;
    for (std::uint32_t a = 0; a < count; ++a)
        for (std::uint32_t b = a + 1; b < count; ++b)
            if (const Counts& counts = pairs[place(a, b)]; counts.same + counts.opposed > 0)
                ties.push_back(
                    {a, b, static_cast<double>(counts.same), static_cast<double>(counts.opposed)});
    return ties;
}

}  // namespace demarche::query
