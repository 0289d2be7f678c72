#pragma once

#include <vector>

#include "core/model/content_id.hpp"

namespace demarche::extract {

/// A side in an event or a stance, and the person who acts or speaks for it. A person without
/// office, or one who speaks against the own side, is itself the side.
struct Party {
    ActorId actor;
    ActorId speaker;  // empty if nobody is named
    bool operator==(const Party&) const = default;
};

using Parties = std::vector<Party>;  // in text order, each actor once

/// Adds `more` to `parties`; a party that is there already only gets its speaker, where it had
/// none.
void unite(Parties& parties, const Parties& more);

/// `parties` without the actors of `others`.
[[nodiscard]] Parties without(Parties parties, const Parties& others);

[[nodiscard]] bool has_actor(const Parties& parties, const ActorId& actor);

}  // namespace demarche::extract
