#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "core/render/diagram.hpp"

/// What stands above a diagram.
namespace demarche::render {

/// What a diagram shows, for its legend.
struct Shown {
    std::set<Side> sides;
    std::set<Sort> sorts;
    bool has_frames{};
    std::size_t nodes{};
    std::size_t heaviest{};  // count of the widest line
    std::string counts;      // what lines count: "events"
    bool has_arrows{};
    bool has_signs{};                // in any theme
    std::vector<std::string> lines;  // under the title
};

/// Title, lines, legend and source as a table in the HTML of Graphviz.
[[nodiscard]] std::string head_html(const DiagramHead& head, DiagramKind kind, const Shown& shown);

}  // namespace demarche::render
