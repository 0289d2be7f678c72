#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/query/networks.hpp"
#include "core/render/drawing.hpp"

/// Networks as diagrams: who deals with whom, who stands where on what.
namespace demarche::render {

enum class DiagramKind { relations, stances, agreement, ego };

/// What stands on a diagram beside its network.
struct DiagramHead {
    std::string title;     // the question that it answers
    std::size_t most{60};  // nodes; the heaviest stay
    /// Who speaks for an actor, by its id, the most heard first; the first few stand under its
    /// name.
    std::map<std::string, std::vector<std::string>> people;
};

/// The diagram's bytes. Support and opposition differ by colour, line and arrowhead: blue and
/// solid, vermilion, dashed and barred; pens are wider for more events or statements. A state or
/// body frames what belongs to it. Beyond `most` nodes the lightest are left out, which the
/// subtitle says. Throws Error where Graphviz fails.
[[nodiscard]] std::string write_diagram(const query::Network& network, DiagramKind kind,
                                        const DiagramHead& head, Picture picture);

/// "svg"; nothing where `name` is no kind of picture.
[[nodiscard]] std::optional<Picture> parse_picture(std::string_view name);

}  // namespace demarche::render
