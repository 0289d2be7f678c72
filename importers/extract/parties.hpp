#pragma once

#include "importers/extract/document.hpp"

namespace demarche::extract {

/// Whom a noun phrase names as parties: its actors, joined ones each; the state behind "Russian
/// officials" or "Tehran's delegation"; of "both sides" the last two named. `voice` is whom "we"
/// means.
[[nodiscard]] Parties parties_of(const Document& document, Node node, const Parties& voice);

/// All parties that are named at or below a node, places too, in text order.
[[nodiscard]] Parties parties_inside(const Document& document, Node node, const Parties& voice);

}  // namespace demarche::extract
