#include "core/store/load_names.hpp"

#include <fmt/format.h>

#include "core/model/utf8.hpp"
#include "core/store/sql.hpp"

namespace demarche::store {
namespace {

/// The ids whose name folds as `name` does, canonical names first; the id itself is a name too.
template <class Id>
std::vector<Id> named(const Database& db, const char* sql, std::string_view name) {
    return guarded(db, [&] {
        SQLite::Statement rows{db.handle(), sql};
        bind_all(rows, utf8::fold(name), name);
        std::vector<Id> ids;
        while (rows.executeStep()) ids.push_back({text_of(rows, 0)});
        return ids;
    });
}

template <class Named>
std::vector<Named> all_names(const Database& db, const char* sql) {
    return guarded(db, [&] {
        SQLite::Statement rows{db.handle(), sql};
        std::vector<Named> names;
        while (rows.executeStep()) names.push_back({text_of(rows, 0), {text_of(rows, 1)}});
        return names;
    });
}

}  // namespace

std::vector<NamedActor> load_actor_names(const Database& db) {
    return all_names<NamedActor>(
        db,
        "SELECT n.name, a.id FROM actor_names n JOIN actors a USING (actor) ORDER BY n.name, a.id");
}

std::vector<NamedIssue> load_issue_names(const Database& db) {
    return all_names<NamedIssue>(
        db,
        "SELECT n.name, i.id FROM issue_names n JOIN issues i USING (issue) ORDER BY n.name, i.id");
}

std::vector<ActorId> load_actors_named(const Database& db, std::string_view name) {
    return named<ActorId>(
        db,
        "SELECT a.id FROM actors a WHERE a.actor IN "
        "(SELECT actor FROM actor_names WHERE folded = ?1) OR a.id = ?2 "
        "ORDER BY NOT EXISTS (SELECT 1 FROM actor_names n WHERE n.actor = a.actor "
        "AND n.name = a.name AND n.folded = ?1), a.id",
        name);
}

std::vector<IssueId> load_issues_named(const Database& db, std::string_view name) {
    return named<IssueId>(
        db,
        "SELECT i.id FROM issues i WHERE i.issue IN "
        "(SELECT issue FROM issue_names WHERE folded = ?1) OR i.id = ?2 "
        "ORDER BY NOT EXISTS (SELECT 1 FROM issue_names n WHERE n.issue = i.issue "
        "AND n.name = i.name AND n.folded = ?1), i.id",
        name);
}

std::vector<ArticleName> load_article_names(const Database& db, std::span<const ArticleId> ids) {
    return guarded(db, [&] {
        SQLite::Statement row{db.handle(),
                              "SELECT id, title, source, url, day FROM articles WHERE id = ?"};
        std::vector<ArticleName> names;
        for (const ArticleId& id : ids) {
            row.reset();
            bind_to(row, 1, id.text);
            if (row.executeStep())
                names.push_back({{text_of(row, 0)},
                                 text_of(row, 1),
                                 text_of(row, 2),
                                 text_of(row, 3),
                                 day_from(number_of(row, 4))});
        }
        return names;
    });
}

Totals load_totals(const Database& db) {
    return guarded(db, [&] {
        const auto count = [&](const char* table) {
            const auto sql = fmt::format("SELECT count(*) FROM {}", table);
            return static_cast<std::size_t>(db.handle().execAndGet(sql).getInt64());
        };
        return Totals{count("articles"), count("actors"), count("issues"),
                      count("mentions"), count("events"), count("stances")};
    });
}

}  // namespace demarche::store
