#pragma once

#include "core/query/filter.hpp"
#include "core/render/diagram.hpp"
#include "core/store/database.hpp"

namespace demarche::cli {

/// What the statements and events themselves give to a diagram: who speaks for whom, what links
/// rest on, and whose articles it is made of (the source, without the graph's name). Of a network,
/// where there is one, only what its nodes and links rest on.
[[nodiscard]] render::DiagramHead head_of(const store::Database& db, const store::Selection& chosen,
                                          render::DiagramKind kind, const query::Network* network);

}  // namespace demarche::cli
