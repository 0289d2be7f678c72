#include "core/query/show.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "core/query/names.hpp"
#include "core/store/corrections.hpp"
#include "core/store/load.hpp"
#include "core/store/overlay.hpp"

namespace demarche::query {
namespace {

/// The most bytes of context on either side of the evidence.
constexpr std::size_t reach = 300;

bool is_inside_character(char c) { return (static_cast<unsigned char>(c) & 0xc0U) == 0x80U; }

/// What stands before `where` in its paragraph, at most `reach` bytes, from the start of a word.
std::string before_of(std::string_view text, ByteSpan where) {
    std::string_view before = text.substr(0, std::min(where.begin, text.size()));
    if (const std::size_t line = before.rfind('\n'); line != std::string_view::npos)
        before.remove_prefix(line + 1);
    if (before.size() <= reach) return std::string{before};
    before.remove_prefix(before.size() - reach);
    const std::size_t blank = before.find(' ');
    before.remove_prefix(blank == std::string_view::npos ? before.size() : blank + 1);
    return "…" + std::string{before};
}

/// The same for what stands after it, to the end of a word.
std::string after_of(std::string_view text, ByteSpan where) {
    std::string_view after = text.substr(std::min(where.end, text.size()));
    after = after.substr(0, after.find('\n'));
    if (after.size() <= reach) return std::string{after};
    std::size_t end = after.rfind(' ', reach);
    if (end == std::string_view::npos) end = reach;
    while (end > 0 && is_inside_character(after[end])) --end;
    return std::string{after.substr(0, end)} + "…";
}

}  // namespace

std::vector<Context> contexts_of(const store::Database& db, const std::vector<ReportRow>& reports) {
    std::vector<Context> contexts;
    for (const ReportRow& report : reports) {
        const auto stored = store::load_article(db, {report.article});
        if (!stored) continue;
        const Article& article = stored->article;
        const ByteSpan where{report.begin, report.end};
        contexts.push_back({report, article.title, article.source, article.url, article.date,
                            before_of(article.text, where), after_of(article.text, where),
                            article.input});
    }
    return contexts;
}

namespace {

std::optional<Shown> event_shown(const store::Database& db, std::string_view id) {
    auto stored = store::load_event(db, {std::string{id}});
    if (!stored) return std::nullopt;
    EventRow row = event_row(std::move(*stored));
    std::vector<Context> contexts = contexts_of(db, row.reports);
    return EventShown{std::move(row), std::move(contexts), corrections_of(db, id)};
}

std::optional<Shown> stance_shown(const store::Database& db, std::string_view id) {
    auto stored = store::load_stance(db, {std::string{id}});
    if (!stored) return std::nullopt;
    StanceEachRow row = stance_row(std::move(*stored));
    std::vector<Context> contexts = contexts_of(db, row.reports);
    return StanceShown{std::move(row), std::move(contexts), corrections_of(db, id)};
}

std::optional<Shown> statement_shown(const store::Database& db, std::string_view id) {
    auto shown = event_shown(db, id);
    return shown ? std::move(shown) : stance_shown(db, id);
}

std::optional<Shown> rejected_shown(const store::Database& db, std::string_view id) {
    std::vector<CorrectionRow> corrections = corrections_of(db, id);
    const auto rejection = std::ranges::find_if(corrections, [](const CorrectionRow& row) {
        return (row.state == "in force" || row.state == "waiting") && row.what.ends_with(" reject");
    });
    if (rejection == corrections.end()) return std::nullopt;
    std::string kind = rejection->what.substr(0, rejection->what.find(' '));
    CorrectionRow why = *rejection;
    return RejectedShown{std::move(kind), std::string{id}, std::move(why), std::move(corrections)};
}

std::optional<Shown> article_shown(const store::Database& db, std::string_view id) {
    auto stored = store::load_article(db, {std::string{id}});
    if (!stored) return std::nullopt;
    store::Selection chosen;
    chosen.articles = {stored->article.id};
    ArticleRow row = article_row(*stored);
    return ArticleShown{std::move(row), std::move(stored->article), mentions_in(db, chosen),
                        events_in(db, chosen), stances_each(db, chosen)};
}

std::optional<Shown> actor_shown(const store::Database& db, const ActorId& id) {
    const auto stored = store::load_actor(db, id);
    if (!stored) return std::nullopt;
    store::Selection chosen;
    chosen.actors = {id};
    return ActorShown{actor_row(*stored), stances_in(db, chosen), events_in(db, chosen)};
}

std::optional<Shown> issue_shown(const store::Database& db, const IssueId& id) {
    const auto stored = store::load_issue(db, id);
    if (!stored) return std::nullopt;
    store::Selection chosen;
    chosen.issues = {id};
    return IssueShown{issue_row(*stored), stances_in(db, chosen)};
}

/// The actor or, failing that, the issue that the graph holds under this name.
Shown named_shown(const store::Database& db, const catalog::Catalog& catalog,
                  std::string_view name) {
    std::vector<std::string> near;
    try {
        for (const ActorId& id : resolve_one_actor(db, catalog, name))
            if (auto shown = actor_shown(db, id)) return std::move(*shown);
    } catch (const UnknownName& unknown) {
        near = unknown.nearest;
    }
    try {
        for (const IssueId& id : resolve_one_issue(db, catalog, name))
            if (auto shown = issue_shown(db, id)) return std::move(*shown);
    } catch (const UnknownName& unknown) {
        near.insert(near.end(), unknown.nearest.begin(), unknown.nearest.end());
    }
    throw UnknownName{"article, event, stance, actor or issue", name, nearest(name, near, 3)};
}

}  // namespace

Shown show(const store::Database& db, const catalog::Catalog& catalog, std::string_view id) {
    const std::string stays = store::united_into(db, std::string{id});
    if (auto shown = statement_shown(db, stays)) return std::move(*shown);
    if (auto shown = article_shown(db, id)) return std::move(*shown);
    if (auto shown = rejected_shown(db, stays)) return std::move(*shown);
    if (const auto other = store::shown_instead_of(db, std::string{id})) {
        if (auto shown = statement_shown(db, *other)) return std::move(*shown);
        if (auto shown = rejected_shown(db, *other)) return std::move(*shown);
    }
    return named_shown(db, catalog, id);
}

}  // namespace demarche::query
