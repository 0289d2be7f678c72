#include <utility>
#include <vector>

#include "core/store/check.hpp"
#include "core/store/save_articles.hpp"
#include "core/store/save_names.hpp"
#include "core/store/save_statements.hpp"
#include "core/store/stories.hpp"

namespace demarche::store {
namespace {

/// Makes anew what the articles report, whose confidence depends on who tells whose story.
void reunite(SQLite::Database& db, const std::set<std::int64_t>& articles) {
    ActorWriter actors{db};
    IssueWriter issues{db};
    EventWriter events{db, actors, issues};
    StanceWriter stances{db, actors, issues};
    for (const std::int64_t article : articles) {
        events.touch_reports_of(article);
        stances.touch_reports_of(article);
    }
    events.finish();
    stances.finish();
}

std::set<std::int64_t> articles_in_stories(SQLite::Database& db) {
    std::set<std::int64_t> articles;
    SQLite::Statement rows{db, "SELECT article FROM articles JOIN reprints USING (text_key)"};
    while (rows.executeStep()) articles.insert(number_of(rows, 0));
    return articles;
}

/// Texts whose bands are held in memory.
constexpr std::int64_t texts_at_once = 2000;

void add_all_texts(SQLite::Database& db) {
    StoryWriter stories{db};
    SQLite::Statement rows{db, "SELECT text_key, text FROM articles GROUP BY text_key"};
    std::int64_t count = 0;
    while (rows.executeStep()) {
        stories.add(text_of(rows, 0), text_of(rows, 1));
        if (++count % texts_at_once == 0) stories.write();
    }
    stories.write();
}

}  // namespace

void find_stories_anew(Database& db) {
    guarded(db, [&] {
        SQLite::Transaction transaction{db.handle(), SQLite::TransactionBehavior::IMMEDIATE};
        std::set<std::int64_t> articles = articles_in_stories(db.handle());
        // Pages and marks by themselves: where others took their run away they are still there.
        db.handle().exec(
            "DELETE FROM reprints; DELETE FROM band_pages; DELETE FROM band_marks; "
            "DELETE FROM band_runs");
        add_all_texts(db.handle());
        articles.merge(articles_in_stories(db.handle()));
        reunite(db.handle(), articles);
        transaction.commit();
    });
}

}  // namespace demarche::store
