#pragma once

#include <nlohmann/json_fwd.hpp>

#include <ostream>

#include "core/query/show.hpp"
#include "core/render/rows.hpp"

/// One article, event, stance, actor or issue with all that it rests on.
namespace demarche::render {

/// The fields of its row, and `kind`; an event or a stance with `contexts` (what stands around its
/// evidence), an article with its text, mentions, events and stances, an actor with stances and
/// events, an issue with stances.
[[nodiscard]] nlohmann::ordered_json to_json(const query::Shown& shown);

/// JSON in the two formats of JSON, else a page for a person.
void write_shown(std::ostream& out, const query::Shown& shown, Format format, Colour colour);

}  // namespace demarche::render
