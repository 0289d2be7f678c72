#pragma once

#include <span>
#include <string>

#include "core/query/stances.hpp"
#include "core/render/diagram.hpp"

/// How positions on an issue moved: a diagram whose ranks are days, months or years.
namespace demarche::render {

/// From left to right the times at which somebody spoke, below them who stood where then; lines
/// join what one holder said at one time with what it said next, thick where its side turned.
/// Times are years where statements span more than three, months where more than three of them,
/// else days; statements that are not dated so exactly are left out, and of the holders those with
/// the fewest statements beyond `head.most` nodes: the head says so. `statements` in order of time.
/// Throws Error where Graphviz fails.
[[nodiscard]] std::string write_stance_timeline(std::span<const query::StanceEachRow> statements,
                                                const DiagramHead& head, Picture picture);

/// The same as DOT with comments, as explain_diagram.
[[nodiscard]] std::string explain_stance_timeline(std::span<const query::StanceEachRow> statements,
                                                  const DiagramHead& head);

}  // namespace demarche::render
