#pragma once

#include <string>
#include <vector>

#include "core/model/content_id.hpp"

namespace demarche {

/// Something that can be disputed, with the question that support and opposition are measured against.
struct Issue {
    IssueId id;  // slug(name)
    std::string name;
    std::vector<std::string> also;
    std::string question;                    // "Should Kosovo be independent?"
    std::vector<std::string> leans_for;      // phrases: to back them is to say yes
    std::vector<std::string> leans_against;  // phrases: to back them is to say no
    std::vector<ActorId> parties;
    IssueId parent;  // empty if none
    bool operator==(const Issue&) const = default;
};

}  // namespace demarche
