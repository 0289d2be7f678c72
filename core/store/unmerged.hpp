#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/model/actor.hpp"
#include "core/model/issue.hpp"
#include "core/store/database.hpp"

/// Actors and issues as they would be if no correction merged any. What a person says of one that
/// is merged at the time is kept as said, and holds when the merge is undone.
namespace demarche::store {

/// Those who bear the name, case and accents folded, or the id: as articles told or a correction
/// says. By id.
[[nodiscard]] std::vector<ActorId> load_unmerged_actors_named(const Database& db,
                                                              std::string_view name);
[[nodiscard]] std::vector<IssueId> load_unmerged_issues_named(const Database& db,
                                                              std::string_view name);

/// Id, name, type and code; id, name and question. Nothing where neither an article nor a
/// correction names it.
[[nodiscard]] std::optional<Actor> describe_unmerged(const Database& db, const ActorId& id);
[[nodiscard]] std::optional<Issue> describe_unmerged(const Database& db, const IssueId& id);

}  // namespace demarche::store
