#include "core/store/load_lists.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "core/model/names.hpp"
#include "core/store/conditions.hpp"
#include "core/store/names_by_row.hpp"
#include "core/store/save_articles.hpp"

namespace demarche::store {
namespace {

// `same_as` is the earliest article of the same story; null for that one itself, and for those
// without a text.
const std::string head_columns =
    "id, title, source, url, published, day, date_basis, language, encoding, kind, input, "
    "imported_at, "
    "(SELECT nullif(first.id, a.id) FROM articles first WHERE a.text_key <> '" +
    text_key("") +
    "' AND first.text_key IN "
    "(SELECT a.text_key UNION ALL SELECT other.text_key FROM reprints own "
    "JOIN reprints other USING (story) WHERE own.text_key = a.text_key) "
    "ORDER BY first.day, first.id LIMIT 1), "
    "(SELECT count(DISTINCT event) FROM event_reports r WHERE r.article = a.article), "
    "(SELECT count(DISTINCT stance) FROM stance_reports r WHERE r.article = a.article)";

StoredArticle head_at(const SQLite::Statement& row) {
    StoredArticle stored;
    Article& article = stored.article;
    article.id.text = text_of(row, 0);
    article.title = text_of(row, 1);
    article.source = text_of(row, 2);
    article.url = text_of(row, 3);
    article.published = day_from(number_of(row, 4));
    article.date = day_from(number_of(row, 5));
    article.date_basis = parse_date_basis(text_of(row, 6)).value_or(DateBasis::unknown);
    article.language = text_of(row, 7);
    article.encoding = text_of(row, 8);
    article.kind = text_of(row, 9);
    article.input = text_of(row, 10);
    stored.imported_at = text_of(row, 11);
    stored.same_as.text = text_of(row, 12);
    stored.events = size_of(row, 13);
    stored.stances = size_of(row, 14);
    return stored;
}

constexpr int head_size = 15;

std::optional<Dateline> dateline_at(const SQLite::Statement& row, int at) {
    if (row.getColumn(at).isNull()) return std::nullopt;
    return Dateline{text_of(row, at), text_of(row, at + 1), day_from(number_of(row, at + 2)),
                    ByteSpan{size_of(row, at + 3), size_of(row, at + 4)}};
}

std::vector<DroppedLine> load_dropped(SQLite::Database& db, const ArticleId& id) {
    SQLite::Statement rows{db,
                           "SELECT line, reason FROM dropped_lines JOIN articles USING (article) "
                           "WHERE id = ? ORDER BY place"};
    bind_to(rows, 1, id.text);
    std::vector<DroppedLine> dropped;
    while (rows.executeStep()) dropped.push_back({text_of(rows, 0), text_of(rows, 1)});
    return dropped;
}

/// What the articles have to report, where the selection asks for events or stances.
void add_reported(Conditions& conditions, SQLite::Database& db, const Selection& chosen) {
    if (!chooses_statements(chosen)) return;
    Selection statements = chosen;
    statements.articles.clear();
    statements.since = statements.until = {};
    const Conditions events = event_conditions(db, statements);
    const Conditions stances = stance_conditions(db, statements);
    std::vector<Conditions::Value> values = events.values();
    values.insert(values.end(), stances.values().begin(), stances.values().end());
    conditions.add(
        fmt::format("article IN (SELECT article FROM event_reports WHERE event IN "
                    "(SELECT event FROM events{}) UNION SELECT article FROM stance_reports "
                    "WHERE stance IN (SELECT stance FROM stances{}))",
                    events.sql(), stances.sql()),
        std::move(values));
}

}  // namespace

Conditions article_conditions(SQLite::Database& db, const Selection& chosen) {
    Conditions conditions;
    if (!chosen.articles.empty())
        conditions.add_any(std::array<std::string_view, 1>{"article"},
                           rows_of(db, chosen.articles));
    add_days(conditions, "day", chosen);
    if (!chosen.actors.empty()) {
        Conditions mentions;
        mentions.add_any(std::array<std::string_view, 1>{"actor"}, rows_of(db, chosen.actors));
        conditions.add(fmt::format("article IN (SELECT article FROM mentions{})", mentions.sql()),
                       mentions.values());
    }
    add_reported(conditions, db, chosen);
    return conditions;
}

std::vector<StoredArticle> load_articles(const Database& db, const Selection& chosen) {
    return guarded(db, [&] {
        const Conditions conditions = article_conditions(db.handle(), chosen);
        SQLite::Statement rows{
            db.handle(), fmt::format("SELECT {} FROM articles a{} ORDER BY day, id", head_columns,
                                     conditions.sql())};
        conditions.bind(rows);
        std::vector<StoredArticle> articles;
        while (rows.executeStep()) articles.push_back(head_at(rows));
        return articles;
    });
}

std::vector<ArticleOrigin> load_origins(const Database& db, const Selection& chosen) {
    return guarded(db, [&] {
        const Conditions conditions = article_conditions(db.handle(), chosen);
        SQLite::Statement rows{
            db.handle(), fmt::format("SELECT id, source, url FROM articles{}", conditions.sql())};
        conditions.bind(rows);
        std::vector<ArticleOrigin> origins;
        while (rows.executeStep())
            origins.push_back({{text_of(rows, 0)}, text_of(rows, 1), text_of(rows, 2)});
        return origins;
    });
}

std::optional<StoredArticle> load_article(const Database& db, const ArticleId& id) {
    return guarded(db, [&]() -> std::optional<StoredArticle> {
        SQLite::Statement row{
            db.handle(), fmt::format("SELECT {}, authors, text, dateline_place, dateline_agency, "
                                     "dateline_day, dateline_begin, dateline_end "
                                     "FROM articles a WHERE id = ?",
                                     head_columns)};
        bind_to(row, 1, id.text);
        if (!row.executeStep()) return std::nullopt;
        StoredArticle stored = head_at(row);
        stored.article.authors = split_lines(text_of(row, head_size));
        stored.article.text = text_of(row, head_size + 1);
        stored.article.dateline = dateline_at(row, head_size + 2);
        stored.article.dropped = load_dropped(db.handle(), id);
        return stored;
    });
}

std::vector<StoredMention> load_mentions(const Database& db, const Selection& chosen) {
    return guarded(db, [&] {
        Conditions conditions;
        const Conditions articles = article_conditions(db.handle(), chosen);
        conditions.add(fmt::format("article IN (SELECT article FROM articles{})", articles.sql()),
                       articles.values());
        if (!chosen.actors.empty())
            conditions.add_any(std::array<std::string_view, 1>{"actor"},
                               rows_of(db.handle(), chosen.actors));
        SQLite::Statement rows{db.handle(),
                               fmt::format("SELECT a.id, actor, count(*), min(begin), c.discovered "
                                           "FROM mentions JOIN articles a USING (article) "
                                           "JOIN actors c USING (actor){} GROUP BY article, actor "
                                           "ORDER BY a.id, min(begin), c.id",
                                           conditions.sql())};
        conditions.bind(rows);
        NamesByRow names{db.handle()};
        std::vector<StoredMention> mentions;
        while (rows.executeStep())
            mentions.push_back({{text_of(rows, 0)},
                                names.actor(number_of(rows, 1)),
                                size_of(rows, 2),
                                size_of(rows, 3),
                                number_of(rows, 4) != 0});
        return mentions;
    });
}

}  // namespace demarche::store
