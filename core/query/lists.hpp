#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/model/actor.hpp"
#include "core/model/article.hpp"
#include "core/query/filter.hpp"
#include "core/store/load.hpp"

/// What the graph holds: articles, actors, issues, mentions. Fields are those of the contract.
namespace demarche::query {

struct ArticleRow {
    std::string article;
    std::string title, source, url;
    Day published;
    Day date;
    DateBasis date_basis{DateBasis::unknown};
    std::string language;
    std::string same_as;  // the article whose text it repeats
    std::size_t events{}, stances{};
    std::string imported_at;  // RFC 3339, UTC
    bool operator==(const ArticleRow&) const = default;
};

struct RoleRow {
    std::string role, of, of_id;
    Day since, until;
    bool operator==(const RoleRow&) const = default;
};

struct ActorRow {
    std::string actor, actor_id;
    ActorType type{ActorType::organization};
    std::string code;
    std::vector<std::string> also;
    std::vector<std::string> of;  // names of states or bodies, the chief one first
    std::vector<RoleRow> roles;
    bool discovered{};
    std::size_t articles{}, events{}, stances{};
    Day first, last;
    bool operator==(const ActorRow&) const = default;
};

struct IssueRow {
    std::string issue, issue_id;
    std::vector<std::string> also;
    std::string question;
    std::string parent_id;  // the wider issue that it is part of
    std::size_t articles{}, stances{};
    std::size_t supporters{}, opponents{};
    Day first, last;
    bool operator==(const IssueRow&) const = default;
};

struct MentionRow {
    std::string article;
    std::string actor, actor_id;
    ActorType type{ActorType::organization};
    std::size_t count{};
    std::size_t first{};  // byte in the article's text
    bool discovered{};
    bool operator==(const MentionRow&) const = default;
};

[[nodiscard]] ArticleRow article_row(const store::StoredArticle& stored);
[[nodiscard]] ActorRow actor_row(const store::StoredActor& stored);
[[nodiscard]] IssueRow issue_row(const store::StoredIssue& stored);
[[nodiscard]] MentionRow mention_row(const store::StoredMention& stored);

/// By day, then id.
[[nodiscard]] std::vector<ArticleRow> articles_in(const store::Database& db,
                                                  const store::Selection& chosen,
                                                  const Order& order = {});
/// Most articles first, then by name. Only actors that an article names.
[[nodiscard]] std::vector<ActorRow> actors_in(const store::Database& db,
                                              const store::Selection& chosen,
                                              const Order& order = {});
/// Most stances first, then by name.
[[nodiscard]] std::vector<IssueRow> issues_in(const store::Database& db,
                                              const store::Selection& chosen,
                                              const Order& order = {});
/// By article, then by first place.
[[nodiscard]] std::vector<MentionRow> mentions_in(const store::Database& db,
                                                  const store::Selection& chosen,
                                                  const Order& order = {});

}  // namespace demarche::query
