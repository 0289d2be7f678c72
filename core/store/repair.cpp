#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/store/check.hpp"
#include "core/store/check_names.hpp"
#include "core/store/check_pages.hpp"
#include "core/store/check_schema.hpp"
#include "core/store/check_statements.hpp"
#include "core/store/overlay.hpp"
#include "core/store/save_articles.hpp"
#include "core/store/save_names.hpp"
#include "core/store/save_statements.hpp"
#include "core/store/sql.hpp"

namespace demarche::store {
namespace {

bool has(const Examination& found, std::string_view part) {
    return std::ranges::find(found.damage, part, &Finding::part) != found.damage.end();
}

/// All that hangs on a row that is not there goes, as it would have gone with that row.
std::int64_t remove_orphans(SQLite::Database& db) {
    SQLite::Statement keys{db,
                           "SELECT t.name, k.\"from\", k.\"table\" FROM main.sqlite_schema t, "
                           "pragma_foreign_key_list(t.name) k WHERE t.type = 'table' AND "
                           "k.on_delete = 'CASCADE'"};
    std::vector<std::string> removals;
    while (keys.executeStep())
        removals.push_back(fmt::format("DELETE FROM {} WHERE {} NOT IN (SELECT rowid FROM {})",
                                       text_of(keys, 0), text_of(keys, 1), text_of(keys, 2)));
    std::int64_t count = 0;
    for (const std::string& one : removals) count += db.exec(one);
    return count;
}

/// The keys of texts that are as they came in.
std::int64_t mend_text_keys(SQLite::Database& db) {
    SQLite::Statement rows{
        db,
        fmt::format("SELECT {}, article, content_key, text_key FROM articles", content_columns)};
    std::vector<std::pair<std::int64_t, std::string>> wrong;
    while (rows.executeStep()) {
        std::string key = text_key(text_of(rows, 0));
        if (key != text_of(rows, 7) && content_key_at(rows, 0) == text_of(rows, 6))
            wrong.emplace_back(number_of(rows, 5), std::move(key));
    }
    SQLite::Statement change{db, "UPDATE articles SET text_key = ? WHERE article = ?"};
    for (const auto& [article, key] : wrong) run(change, std::string_view{key}, article);
    return static_cast<std::int64_t>(wrong.size());
}

std::int64_t count_statements(SQLite::Database& db) {
    return db
        .execAndGet(
            "SELECT (SELECT count(*) FROM main.events) + (SELECT count(*) FROM main.stances)")
        .getInt64();
}

/// Makes events and stances what their reports say together; those without a report go.
std::int64_t unite_statements(SQLite::Database& db) {
    const Ununited wrong = ununited_statements(db);
    ActorWriter actors{db};
    IssueWriter issues{db};
    EventWriter events{db, actors, issues};
    StanceWriter stances{db, actors, issues};
    for (const std::int64_t event : wrong.events) events.touch(event);
    for (const std::int64_t stance : wrong.stances) stances.touch(stance);
    events.finish();
    stances.finish();
    return static_cast<std::int64_t>(wrong.events.size() + wrong.stances.size());
}

class Repairing {
public:
    Repairing(Database& db, const CheckStep& step) : db_{db}, step_{step} {}

    Repair run_all() {
        if (!look()) return std::move(repair_);
        // Where it may be written is found on sound pages alone.
        if (has(found_, "pages") && (!mend_indexes() || !look())) return std::move(repair_);
        if (has(found_, "pages") || has(found_, "identity")) return std::move(repair_);
        if (has(found_, "schema")) {
            for (std::string& made : mend_schema(db_.handle())) did(std::move(made));
            if (!look() || has(found_, "schema")) return std::move(repair_);
        }
        repair_.to_read_anew = found_.to_read_anew;
        // What hung on something may have been a band: whether stories lack it is seen afterwards.
        if (has(found_, "foreign keys")) {
            take_out_orphans();
            if (!look()) return std::move(repair_);
        }
        mend_rows();
        return std::move(repair_);
    }

private:
    /// False where the step ended it.
    bool look() {
        found_ = examine(db_, step_);
        repair_.is_stopped = found_.is_stopped;
        return !found_.is_stopped;
    }

    void did(std::string what) { repair_.done.push_back(std::move(what)); }

    void count(std::int64_t rows, std::string_view what) {
        if (rows > 0) did(fmt::format("{}: {}", what, rows));
    }

    bool mend_indexes() {
        if (!mend_pages(db_.handle())) return false;
        did("made the indexes anew from their tables");
        return true;
    }

    void take_out_orphans() {
        SQLite::Transaction transaction{db_.handle(), SQLite::TransactionBehavior::IMMEDIATE};
        count(remove_orphans(db_.handle()), "took out rows that hung on others that are gone");
        transaction.commit();
    }

    static std::int64_t rows_of(std::size_t rows) { return static_cast<std::int64_t>(rows); }

    void mend_rows() {
        SQLite::Database& db = db_.handle();
        if (has(found_, "full text")) {
            make_full_text_anew(db);
            did("made the index of words anew from the articles");
        }
        std::int64_t keys = 0;
        {
            SQLite::Transaction transaction{db, SQLite::TransactionBehavior::IMMEDIATE};
            if (has(found_, "text")) keys = mend_text_keys(db);
            count(keys, "made keys of texts anew");
            if (has(found_, "names")) {
                count(rows_of(remove_impossible(db)), "took out names and roles that cannot be");
                count(rows_of(mend_names(db)), "made names of actors and issues fit");
            }
            transaction.commit();
        }
        if (has(found_, "stories") || keys > 0) {
            find_stories_anew(db_);
            did("found anew which articles tell one story");
        }
        SQLite::Transaction transaction{db, SQLite::TransactionBehavior::IMMEDIATE};
        const std::int64_t before = count_statements(db);
        count(unite_statements(db), "made events and stances what their reports say together");
        count(before - count_statements(db),
              "took out events and stances without a report; 'demarche import --again' finds anew "
              "what their articles tell");
        transaction.commit();
    }

    Database& db_;
    const CheckStep& step_;
    Examination found_;
    Repair repair_;
};

}  // namespace

Repair repair(Database& db, const CheckStep& step) {
    return guarded(db, [&] {
        const AsExtracted extracted{db};
        return Repairing{db, step}.run_all();
    });
}

void rebuild_full_text(Database& db) {
    guarded(db, [&] { make_full_text_anew(db.handle()); });
}

}  // namespace demarche::store
