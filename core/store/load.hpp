#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/extraction.hpp"
#include "core/store/database.hpp"
#include "core/store/selection.hpp"

/// Rows out of the database, as values. Days that are not known come after all others; rows of one
/// day are by id: the order is always the same.
namespace demarche::store {

/// An actor or issue as rows show it.
struct ActorName {
    ActorId id;
    std::string name;
    std::string code;  // CAMEO actor code, empty if none
    ActorType type{ActorType::organization};
    bool operator==(const ActorName&) const = default;
};
struct IssueName {
    IssueId id;
    std::string name;
    bool operator==(const IssueName&) const = default;
};

/// A report with the words that it points at.
struct StoredReport {
    Report report;
    std::string evidence;
    bool operator==(const StoredReport&) const = default;
};

/// An event with the names of its parties. Those of `source`, `target` and so on are empty where it
/// has none.
struct StoredEvent {
    Event event;  // its reports are in `reports`
    ActorName source, source_speaker, target, target_speaker;
    IssueName issue;
    std::vector<StoredReport> reports;  // by article, then place
    bool operator==(const StoredEvent&) const = default;
};

struct StoredStance {
    Stance stance;  // its reports are in `reports`
    ActorName holder, speaker;
    IssueName issue;
    std::vector<StoredReport> reports;  // by article, then place
    bool operator==(const StoredStance&) const = default;
};

struct StoredArticle {
    Article article;    // text, dropped lines and authors only where one article was asked for
    ArticleId same_as;  // the article whose text it repeats word for word; empty if none
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

/// The first `limit` of those chosen, all where it is not given.
[[nodiscard]] std::vector<StoredEvent> load_events(const Database& db, const Selection& chosen,
                                                   std::optional<std::size_t> limit = {});
[[nodiscard]] std::vector<StoredStance> load_stances(const Database& db, const Selection& chosen,
                                                     std::optional<std::size_t> limit = {});

/// How many rows are chosen, and how many of them are of no known year.
struct Counted {
    std::size_t all{}, undated{};
    bool operator==(const Counted&) const = default;
};
[[nodiscard]] Counted count_events(const Database& db, const Selection& chosen);
[[nodiscard]] Counted count_stances(const Database& db, const Selection& chosen);

/// Articles chosen by day and id, and, where the selection names actors, issues, codes or
/// positions, by what they report.
[[nodiscard]] std::vector<StoredArticle> load_articles(const Database& db, const Selection& chosen);
/// Actors that take part in what is chosen; all of them where nothing is.
[[nodiscard]] std::vector<StoredActor> load_actors(const Database& db, const Selection& chosen);
[[nodiscard]] std::vector<StoredIssue> load_issues(const Database& db, const Selection& chosen);
/// By article, then by the first place.
[[nodiscard]] std::vector<StoredMention> load_mentions(const Database& db, const Selection& chosen);

[[nodiscard]] std::optional<StoredEvent> load_event(const Database& db, const EventId& id);
[[nodiscard]] std::optional<StoredStance> load_stance(const Database& db, const StanceId& id);
[[nodiscard]] std::optional<StoredArticle> load_article(const Database& db, const ArticleId& id);
[[nodiscard]] std::optional<StoredActor> load_actor(const Database& db, const ActorId& id);
[[nodiscard]] std::optional<StoredIssue> load_issue(const Database& db, const IssueId& id);

/// The actor or issue alone, without counts: cheap.
[[nodiscard]] std::optional<Actor> describe_actor(const Database& db, const ActorId& id);
[[nodiscard]] std::optional<Issue> describe_issue(const Database& db, const IssueId& id);

/// What was saved of one article, as it was saved, but for the actors and issues, which carry all
/// that the graph knows of them. What `merge` hands to another database.
[[nodiscard]] std::optional<Extraction> load_extraction(const Database& db, const ArticleId& id);
[[nodiscard]] std::vector<ArticleId> load_article_ids(const Database& db);  // in order

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
