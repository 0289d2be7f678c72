#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

#include "core/query/drawn.hpp"
#include "core/query/stances.hpp"

namespace demarche::query {
namespace {

/// Issues on which an actor has a side: the sign of its score.
using Sides = std::map<std::string, int>;

std::map<std::string, Sides> sides_of(const Network& network) {
    std::map<std::string, Sides> sides;
    for (const StanceTie& tie : network.stances)
        if (const Position position = position_of(tie.score); position != Position::neutral)
            sides[tie.actor][tie.issue] = position == Position::supports ? 1 : -1;
    return sides;
}

/// Both maps are walked once, side by side.
Agreement agreement_of(const std::string& a, const Sides& of_a, const std::string& b,
                       const Sides& of_b) {
    Agreement agreement;
    agreement.a = a;
    agreement.b = b;
    for (auto left = of_a.begin(), right = of_b.begin();
         left != of_a.end() && right != of_b.end();) {
        if (left->first < right->first) {
            ++left;
        } else if (right->first < left->first) {
            ++right;
        } else {
            (left->second == right->second ? agreement.same_on : agreement.opposed_on)
                .push_back(left->first);
            ++left;
            ++right;
        }
    }
    agreement.same = agreement.same_on.size();
    agreement.opposed = agreement.opposed_on.size();
    if (const std::size_t both = agreement.same + agreement.opposed; both > 0)
        agreement.score =
            (static_cast<double>(agreement.same) - static_cast<double>(agreement.opposed)) /
            static_cast<double>(both);
    return agreement;
}

std::vector<Agreement> agreements_of(const std::map<std::string, Sides>& sides) {
    std::vector<Agreement> agreements;
    for (auto a = sides.begin(); a != sides.end(); ++a)
        for (auto b = std::next(a); b != sides.end(); ++b) {
            Agreement agreement = agreement_of(a->first, a->second, b->first, b->second);
            if (agreement.same + agreement.opposed > 0) agreements.push_back(std::move(agreement));
        }
    std::ranges::sort(agreements, [](const Agreement& a, const Agreement& b) {
        const std::size_t on_a = a.same + a.opposed, on_b = b.same + b.opposed;
        return std::tie(on_b, a.a, a.b) < std::tie(on_a, b.a, b.b);
    });
    return agreements;
}

/// The actors of agreements alone; each weighs as many common issues as it has.
std::vector<Node> agreeing(const Network& network) {
    std::map<std::string, std::size_t> weights;
    for (const Agreement& agreement : network.agreements)
        for (const std::string& actor : {agreement.a, agreement.b})
            weights[actor] += agreement.same + agreement.opposed;
    std::vector<Node> nodes;
    for (Node node : network.nodes)
        if (const auto weight = weights.find(node.id); !node.is_issue && weight != weights.end()) {
            node.weight = weight->second;
            nodes.push_back(std::move(node));
        }
    return nodes;
}

}  // namespace

Network agreement(const store::Database& db, const store::Selection& chosen) {
    Network network = stance_network(db, chosen);
    network.agreements = agreements_of(sides_of(network));
    network.nodes = agreeing(network);
    network.stances.clear();
    sort_links(network);
    return network;
}

}  // namespace demarche::query
