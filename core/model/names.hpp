#pragma once

#include <optional>
#include <string_view>

#include "core/model/actor.hpp"
#include "core/model/article.hpp"
#include "core/model/mention.hpp"
#include "core/model/sentence.hpp"
#include "core/model/stance.hpp"

/// The names by which other programs know our closed sets: JSON, the database, the command line.
namespace demarche {

[[nodiscard]] std::string_view to_text(ActorType type);       // "state"
[[nodiscard]] std::string_view to_text(DateBasis basis);      // "metadata"; "" for unknown
[[nodiscard]] std::string_view to_text(Position position);    // "supports"
[[nodiscard]] std::string_view to_text(MentionKind kind);     // "short_name"
[[nodiscard]] std::string_view to_text(Upos upos);            // "PROPN"

[[nodiscard]] std::optional<ActorType> parse_actor_type(std::string_view text);
[[nodiscard]] std::optional<DateBasis> parse_date_basis(std::string_view text);
[[nodiscard]] std::optional<Position> parse_position(std::string_view text);
[[nodiscard]] std::optional<MentionKind> parse_mention_kind(std::string_view text);
[[nodiscard]] std::optional<Upos> parse_upos(std::string_view text);

/// The other side of a position; neutral stays neutral.
[[nodiscard]] Position turned(Position position);

}  // namespace demarche
