#pragma once

#include <string>
#include <vector>

#include "core/model/content_id.hpp"
#include "core/model/day.hpp"

namespace demarche {

enum class ActorType { state, organization, person, group };

/// An office that a person held: "foreign minister" of Russia, since 2004-03-09.
struct Role {
    std::string role;
    ActorId of;
    Day since;  // empty: not known
    Day until;  // empty: not known, or still held
    bool operator==(const Role&) const = default;
};

/// A named party that can act or speak in diplomacy.
struct Actor {
    ActorId id;  // slug(name)
    std::string name;  // common English short name; a person's in full
    ActorType type{ActorType::organization};
    std::string code;               // CAMEO actor code: "RUS", "RUSGOV", "IGOEUREEC"; empty if none
    std::vector<std::string> also;  // other names, known or seen
    std::vector<ActorId> of;        // the states or bodies that a person or body belongs to
    std::vector<Role> roles;        // by `since`
    bool discovered{};              // an article introduced it; no catalogue knew it
    bool operator==(const Actor&) const = default;
};

}  // namespace demarche
