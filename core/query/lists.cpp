#include "core/query/lists.hpp"

#include <array>
#include <tuple>

#include "core/query/order.hpp"
#include "core/store/load.hpp"

namespace demarche::query {
namespace {

constexpr std::array<Field<ArticleRow>, 11> article_fields = {{
    {"article", by<&ArticleRow::article>},
    {"title", by<&ArticleRow::title>},
    {"source", by<&ArticleRow::source>},
    {"url", by<&ArticleRow::url>},
    {"published", by<&ArticleRow::published>},
    {"date", by<&ArticleRow::date>},
    {"date_basis", by<&ArticleRow::date_basis>},
    {"language", by<&ArticleRow::language>},
    {"events", by<&ArticleRow::events>},
    {"stances", by<&ArticleRow::stances>},
    {"imported_at", by<&ArticleRow::imported_at>},
}};

constexpr std::array<Field<ActorRow>, 8> actor_fields = {{
    {"actor", by<&ActorRow::actor>},
    {"actor_id", by<&ActorRow::actor_id>},
    {"type", by<&ActorRow::type>},
    {"articles", by<&ActorRow::articles>},
    {"events", by<&ActorRow::events>},
    {"stances", by<&ActorRow::stances>},
    {"first", by<&ActorRow::first>},
    {"last", by<&ActorRow::last>},
}};

constexpr std::array<Field<IssueRow>, 8> issue_fields = {{
    {"issue", by<&IssueRow::issue>},
    {"issue_id", by<&IssueRow::issue_id>},
    {"articles", by<&IssueRow::articles>},
    {"stances", by<&IssueRow::stances>},
    {"supporters", by<&IssueRow::supporters>},
    {"opponents", by<&IssueRow::opponents>},
    {"first", by<&IssueRow::first>},
    {"last", by<&IssueRow::last>},
}};

constexpr std::array<Field<MentionRow>, 6> mention_fields = {{
    {"article", by<&MentionRow::article>},
    {"actor", by<&MentionRow::actor>},
    {"actor_id", by<&MentionRow::actor_id>},
    {"type", by<&MentionRow::type>},
    {"count", by<&MentionRow::count>},
    {"first", by<&MentionRow::first>},
}};

}  // namespace

ArticleRow article_row(const store::StoredArticle& stored) {
    const Article& article = stored.article;
    return {article.id.text,     article.title, article.source,     article.url,
            article.published,   article.date,  article.date_basis, article.language,
            stored.same_as.text, stored.events, stored.stances,     stored.imported_at};
}

ActorRow actor_row(const store::StoredActor& stored) {
    const Actor& actor = stored.actor;
    ActorRow row;
    row.actor = actor.name;
    row.actor_id = actor.id.text;
    row.type = actor.type;
    row.code = actor.code;
    row.also = actor.also;
    row.of = stored.of;
    for (std::size_t i = 0; i < actor.roles.size(); ++i)
        row.roles.push_back({actor.roles[i].role, stored.role_of[i], actor.roles[i].of.text,
                             actor.roles[i].since, actor.roles[i].until});
    row.discovered = actor.discovered;
    row.articles = stored.articles;
    row.events = stored.events;
    row.stances = stored.stances;
    row.first = stored.first;
    row.last = stored.last;
    return row;
}

IssueRow issue_row(const store::StoredIssue& stored) {
    const Issue& issue = stored.issue;
    IssueRow row;
    row.issue = issue.name;
    row.issue_id = issue.id.text;
    row.also = issue.also;
    row.question = issue.question;
    row.parent_id = issue.parent.text;
    row.articles = stored.articles;
    row.stances = stored.stances;
    row.supporters = stored.supporters;
    row.opponents = stored.opponents;
    row.first = stored.first;
    row.last = stored.last;
    return row;
}

MentionRow mention_row(const store::StoredMention& stored) {
    return {stored.article.text, stored.actor.name, stored.actor.id.text, stored.actor.type,
            stored.count,        stored.first,      stored.discovered};
}

std::vector<ArticleRow> articles_in(const store::Database& db, const store::Selection& chosen,
                                    const Order& order) {
    std::vector<ArticleRow> rows;
    for (const auto& stored : store::load_articles(db, chosen)) rows.push_back(article_row(stored));
    put_in_order<ArticleRow>(rows, order, article_fields);
    return rows;
}

std::vector<ActorRow> actors_in(const store::Database& db, const store::Selection& chosen,
                                const Order& order) {
    std::vector<ActorRow> rows;
    for (const auto& stored : store::load_actors(db, chosen))
        if (stored.articles + stored.events + stored.stances > 0) rows.push_back(actor_row(stored));
    std::ranges::stable_sort(rows, [](const ActorRow& a, const ActorRow& b) {
        return std::tie(b.articles, a.actor, a.actor_id) <
               std::tie(a.articles, b.actor, b.actor_id);
    });
    put_in_order<ActorRow>(rows, order, actor_fields);
    return rows;
}

std::vector<IssueRow> issues_in(const store::Database& db, const store::Selection& chosen,
                                const Order& order) {
    std::vector<IssueRow> rows;
    for (const auto& stored : store::load_issues(db, chosen)) rows.push_back(issue_row(stored));
    std::ranges::stable_sort(rows, [](const IssueRow& a, const IssueRow& b) {
        return std::tie(b.stances, a.issue, a.issue_id) < std::tie(a.stances, b.issue, b.issue_id);
    });
    put_in_order<IssueRow>(rows, order, issue_fields);
    return rows;
}

std::vector<MentionRow> mentions_in(const store::Database& db, const store::Selection& chosen,
                                    const Order& order) {
    std::vector<MentionRow> rows;
    for (const auto& stored : store::load_mentions(db, chosen)) rows.push_back(mention_row(stored));
    put_in_order<MentionRow>(rows, order, mention_fields);
    return rows;
}

}  // namespace demarche::query
