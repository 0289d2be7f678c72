#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/query/networks.hpp"

/// Which part of a network a diagram shows: the heaviest, so that it can be read.
namespace demarche::render {

/// The name of a node in a drawing: unlike ids of networks, no actor's is an issue's. No quote or
/// bracket of DOT ends it early.
[[nodiscard]] std::string key_of_actor(std::string_view id);
[[nodiscard]] std::string key_of_issue(std::string_view id);
[[nodiscard]] std::string key_of(const query::Node& node);

/// A line of a diagram, whatever it stands for.
struct Link {
    std::string a, b;     // keys of nodes
    std::size_t count{};  // events, statements, or issues on which two agree or differ
    std::variant<const query::Tie*, const query::StanceTie*, const query::Agreement*> what;
    std::size_t rank{};  // from 1, by weight, in the whole network
    bool joins{};        // without it, and heavier ones, a part of the diagram would stand apart
};

struct Choice {
    std::vector<const query::Node*> nodes;       // in the network's order
    std::vector<Link> links;                     // the heaviest first
    std::map<std::string, std::size_t> brought;  // by key, the rank of the link that brought a node
    std::size_t nodes_in_all{}, links_in_all{};  // of the network
    std::size_t links_left_out{};                // of those between nodes that are shown
    std::size_t heaviest{}, lightest{};          // greatest and least count of a shown link

    [[nodiscard]] bool shows(const std::string& key) const { return brought.contains(key); }
};

struct Limits {
    std::size_t nodes{60};
    double links_per_node{2};  // of the diagram; a tree that joins what is joined stays in any case
};

/// The ends of the heaviest links, then the heaviest links between these. Where `centre`, ids of
/// actors, is given: it, and then always what the heaviest link joins to what is in, so that all
/// hangs together; links of the centre itself come before others. Links to mere phrases come after
/// those to issues.
[[nodiscard]] Choice choose(const query::Network& network, const Limits& limits,
                            const std::vector<std::string>& centre = {});

}  // namespace demarche::render
