#pragma once

#include "core/query/filter.hpp"
#include "core/render/diagram.hpp"
#include "core/store/database.hpp"

namespace demarche::cli {

/// What the statements and events themselves give to a diagram: who speaks for whom, what links
/// rest on, and whose articles it is made of (the source, without the graph's name).
[[nodiscard]] render::DiagramHead head_of(const store::Database& db, const store::Selection& chosen,
                                          render::DiagramKind kind);

}  // namespace demarche::cli
