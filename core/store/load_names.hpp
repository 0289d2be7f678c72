#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/actor.hpp"
#include "core/model/issue.hpp"
#include "core/store/database.hpp"

/// Who and what the graph knows by which name.
namespace demarche::store {

/// The actor or issue alone, without counts: cheap.
[[nodiscard]] std::optional<Actor> describe_actor(const Database& db, const ActorId& id);
[[nodiscard]] std::optional<Issue> describe_issue(const Database& db, const IssueId& id);

/// The ids and names of all actors; of one name each, by name.
struct NamedActor {
    std::string name;  // canonical or other
    ActorId id;
};
struct NamedIssue {
    std::string name;
    IssueId id;
};
[[nodiscard]] std::vector<NamedActor> load_actor_names(const Database& db);
[[nodiscard]] std::vector<NamedIssue> load_issue_names(const Database& db);
/// Those that bear the name, case and accents folded, canonical names first.
[[nodiscard]] std::vector<ActorId> load_actors_named(const Database& db, std::string_view name);
[[nodiscard]] std::vector<IssueId> load_issues_named(const Database& db, std::string_view name);

/// How an article is cited.
struct ArticleName {
    ArticleId id;
    std::string title, source, url;
    Day date;
    bool operator==(const ArticleName&) const = default;
};
/// In the order of `ids`; nothing for those that are not there.
[[nodiscard]] std::vector<ArticleName> load_article_names(const Database& db,
                                                          std::span<const ArticleId> ids);

/// Counts of the whole graph.
struct Totals {
    std::size_t articles{}, actors{}, issues{}, mentions{}, events{}, stances{};
    bool operator==(const Totals&) const = default;
};
[[nodiscard]] Totals load_totals(const Database& db);

}  // namespace demarche::store
