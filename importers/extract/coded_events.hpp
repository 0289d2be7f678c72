#pragma once

#include "core/model/extraction.hpp"
#include "importers/extract/coded_actors.hpp"

namespace demarche::extract {

/// The rows of `Article::coded` as events. Each has one report, of the rule "coded by GDELT" (or
/// whose table it is), without a place in a text; its steps say which row of the table it was and
/// what else that tells. A row keeps its identity by its id in the table: the same row of two
/// tables is one event.
[[nodiscard]] Extraction events_coded_elsewhere(Article article, const CodedActors& actors,
                                                const catalog::Catalog& catalog);

}  // namespace demarche::extract
