#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/model/article.hpp"
#include "core/store/load_statements.hpp"

/// Articles, actors, issues and mentions, with counts of what the graph holds on them. Articles are
/// by day and id, actors and issues by id.
namespace demarche::store {

struct StoredArticle {
    Article article;    // text, dropped lines and authors only where one article was asked for
    ArticleId same_as;  // the earliest article of its story, which it repeats; empty if none
    std::string imported_at;  // RFC 3339, UTC
    std::size_t events{};
    std::size_t stances{};
    bool operator==(const StoredArticle&) const = default;
};

/// An actor or issue with what the graph holds on it.
struct StoredActor {
    Actor actor;
    std::vector<std::string> of;       // names of actor.of, in its order
    std::vector<std::string> role_of;  // names of actor.roles[].of, in its order
    std::size_t articles{}, events{}, stances{};
    Day first, last;  // of its events and stances; else of the articles that name it
    bool operator==(const StoredActor&) const = default;
};
struct StoredIssue {
    Issue issue;
    std::size_t articles{}, stances{};
    std::size_t supporters{}, opponents{};  // holders, by the sign of their mean position
    Day first, last;
    bool operator==(const StoredIssue&) const = default;
};

/// An actor in an article.
struct StoredMention {
    ArticleId article;
    ActorName actor;
    std::size_t count{};
    std::size_t first{};  // byte in the article's text
    bool discovered{};
    bool operator==(const StoredMention&) const = default;
};

/// Articles chosen by day and id, and, where the selection names actors, issues, codes or
/// positions, by what they report.
[[nodiscard]] std::vector<StoredArticle> load_articles(const Database& db, const Selection& chosen);
/// Who published the same articles, and where: all that a source line needs. In no fixed order.
struct ArticleOrigin {
    ArticleId id;
    std::string source;
    std::string url;
    bool operator==(const ArticleOrigin&) const = default;
};
[[nodiscard]] std::vector<ArticleOrigin> load_origins(const Database& db, const Selection& chosen);
/// Actors that take part in what is chosen; all of them where nothing is.
[[nodiscard]] std::vector<StoredActor> load_actors(const Database& db, const Selection& chosen);
[[nodiscard]] std::vector<StoredIssue> load_issues(const Database& db, const Selection& chosen);
/// By article, then by the first place.
[[nodiscard]] std::vector<StoredMention> load_mentions(const Database& db, const Selection& chosen);

[[nodiscard]] std::optional<StoredArticle> load_article(const Database& db, const ArticleId& id);
[[nodiscard]] std::optional<StoredActor> load_actor(const Database& db, const ActorId& id);
[[nodiscard]] std::optional<StoredIssue> load_issue(const Database& db, const IssueId& id);

}  // namespace demarche::store
