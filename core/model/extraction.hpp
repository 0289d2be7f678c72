#pragma once

#include <vector>

#include "core/model/actor.hpp"
#include "core/model/article.hpp"
#include "core/model/event.hpp"
#include "core/model/issue.hpp"
#include "core/model/mention.hpp"
#include "core/model/stance.hpp"

namespace demarche {

/// All that demarche makes of one article: what an import hands to the store. It stands for itself: every
/// actor and issue that an id below names is in `actors` or `issues`.
struct Extraction {
    Article article;
    std::vector<Actor> actors;  // by id
    std::vector<Issue> issues;  // by id
    std::vector<Mention> mentions;
    std::vector<Event> events;
    std::vector<Stance> stances;
    bool operator==(const Extraction&) const = default;
};

}  // namespace demarche
