#include "core/store/check.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "core/error.hpp"
#include "core/store/check_pages.hpp"
#include "core/store/check_parts.hpp"
#include "core/store/migrations.hpp"
#include "core/store/overlay.hpp"
#include "core/store/sql.hpp"

namespace demarche::store {
namespace {

void check_identity(Examining& on) {
    SQLite::Database& db = on.db.handle();
    const int id = db.execAndGet("PRAGMA application_id").getInt();
    Kind kind{on.found.damage, "identity"};
    if (id != application_id)
        kind.add(fmt::format("application_id is {}", id),
                 "the file was changed by another program; go back to a backup");
    if (const int version = version_of(db); version != newest_version())
        kind.add(fmt::format("user_version is {}", version),
                 fmt::format("this program writes version {}", newest_version()));
}

void check_pages(Examining& on) {
    on.tell("pages");
    const PageFaults faults = faults_of_pages(on.db.handle());
    Kind kind{on.found.damage, "pages"};
    for (const std::string& what : faults.told)
        kind.add(what, faults.are_of_indexes ? std::string{by_repair} : rescue_of(on.db));
}

/// With rank 1 FTS5 compares its index with the articles; without, it would miss a stale index. The
/// check is written as an insert, but changes nothing.
void check_full_text(Examining& on) {
    on.tell("full text");
    SQLite::Database& db = on.db.handle();
    if (sqlite3_db_readonly(db.getHandle(), "main") == 1) {
        on.found.notes.push_back({"full text",
                                  "the index of words was left out: the file may not be written",
                                  "check a copy that may be"});
        return;
    }
    try {
        db.exec("INSERT INTO article_words (article_words, rank) VALUES ('integrity-check', 1)");
    } catch (const SQLite::Exception& error) {
        // FTS5 has no code of its own for a form that it does not know.
        const int code = error.getErrorCode() & 0xff;
        if (code != SQLITE_CORRUPT && code != SQLITE_ERROR) throw;
        Kind{on.found.damage, "full text"}.add(
            fmt::format("the index of words does not fit the articles ({})", error.what()),
            "rebuild it with 'demarche check --repair'");
    }
}

/// Rows of tables without row numbers are told by their table alone, each table once.
void check_foreign_keys(Examining& on) {
    on.tell("foreign keys");
    SQLite::Statement rows{
        on.db.handle(), "SELECT DISTINCT \"table\", rowid, parent FROM pragma_foreign_key_check"};
    Kind kind{on.found.damage, "foreign keys"};
    while (rows.executeStep()) {
        const bool has_number = !rows.getColumn(1).isNull();
        kind.add(fmt::format("{} of {} names a row of {} that is not there",
                             has_number ? fmt::format("row {}", text_of(rows, 1)) : "a row",
                             text_of(rows, 0), text_of(rows, 2)),
                 by_repair);
    }
}

/// Asks the step every so many instructions of SQLite's machine: some milliseconds.
class Interruptible {
public:
    Interruptible(SQLite::Database& db, const CheckStep& step) : db_{db}, step_{step} {
        if (step_) sqlite3_progress_handler(db_.getHandle(), 1'000'000, &ask, this);
    }
    ~Interruptible() { sqlite3_progress_handler(db_.getHandle(), 0, nullptr, nullptr); }
    Interruptible(const Interruptible&) = delete;
    Interruptible& operator=(const Interruptible&) = delete;

private:
    static int ask(void* self) {
        return static_cast<Interruptible*>(self)->step_({}, 0, 0) ? 0 : 1;
    }

    SQLite::Database& db_;
    const CheckStep& step_;
};

void examine_all(Examining& on) {
    SQLite::Database& db = on.db.handle();
    {
        const Snapshot of_one_moment{db};
        check_identity(on);
        check_pages(on);
        // On broken pages the rest would only repeat what is known.
        if (!on.found.damage.empty()) return;
        check_schema(on);
        if (!on.found.damage.empty()) return;
    }
    // A statement that writes cannot follow others of one moment once somebody else has written.
    check_full_text(on);
    const Snapshot of_one_moment{db};
    check_foreign_keys(on);
    check_articles(on);
    check_names(on);
    check_stories(on);
    check_statements(on);
    check_corrections(on);
    check_catalogue(on);
}

}  // namespace

Kind::~Kind() {
    if (count_ > shown_at_most)
        findings_.push_back(
            {part_, fmt::format("and {} more", count_ - shown_at_most), last_to_do_});
}

void Kind::add(std::string what, std::string_view to_do) {
    last_to_do_ = to_do;
    if (++count_ <= shown_at_most)
        findings_.push_back({part_, std::move(what), std::string{to_do}});
}

std::string rescue_of(const std::filesystem::path& file) {
    return fmt::format(
        "go back to a backup; without one 'demarche --db NEW import' the articles again, then "
        "'demarche --db NEW merge {}': its corrections come along",
        file.string());
}

Examination examine(const Database& db, const CheckStep& step) {
    Examination found;
    try {
        const AsExtracted extracted{db};
        const Interruptible interruptible{db.handle(), step};
        Examining on{db, step, found};
        examine_all(on);
    } catch (const Stopped&) {
        found.is_stopped = true;
    } catch (const SQLite::Exception& error) {
        found.is_stopped = (error.getErrorCode() & 0xff) == SQLITE_INTERRUPT;
        if (!found.is_stopped) rethrow(db, error);
    }
    std::ranges::sort(found.to_read_anew);
    found.to_read_anew.erase(std::unique(found.to_read_anew.begin(), found.to_read_anew.end()),
                             found.to_read_anew.end());
    return found;
}

std::vector<Finding> check(const Database& db) { return examine(db).damage; }

}  // namespace demarche::store
