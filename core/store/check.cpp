#include "core/store/check.hpp"

#include <fmt/format.h>

#include <utility>

#include "core/store/check_bands.hpp"
#include "core/store/migrations.hpp"
#include "core/store/overlay.hpp"
#include "core/store/sql.hpp"

namespace demarche::store {
namespace {

constexpr std::string_view go_back = "go back to a backup, or import the articles into a new file";
constexpr std::string_view repair = "find the stories anew with 'demarche check --repair'";
constexpr std::string_view import_again = "import the article again";

/// Wrong rows of one kind, shown one by one up to this many.
constexpr std::size_t shown_at_most = 20;

using Findings = std::vector<Finding>;

/// A finding for each row of `sql`, whose first column says what is wrong.
void add_rows(SQLite::Database& db, std::string_view part, const std::string& sql,
              std::string_view to_do, Findings& findings) {
    SQLite::Statement rows{db, sql};
    for (std::size_t i = 0; i < shown_at_most && rows.executeStep(); ++i)
        findings.push_back({std::string{part}, text_of(rows, 0), std::string{to_do}});
}

void check_identity(SQLite::Database& db, Findings& findings) {
    const int id = db.execAndGet("PRAGMA application_id").getInt();
    if (id != application_id)
        findings.push_back({"identity", fmt::format("application_id is {}", id),
                            "the file was changed by another program; go back to a backup"});
    const int version = version_of(db);
    if (version != newest_version())
        findings.push_back({"identity", fmt::format("user_version is {}", version),
                            fmt::format("this program writes version {}", newest_version())});
}

void check_pages(SQLite::Database& db, Findings& findings) {
    const auto add = [&](std::string what) {
        findings.push_back({"pages", std::move(what), std::string{go_back}});
    };
    try {
        SQLite::Statement rows{db, "PRAGMA integrity_check(20)"};
        while (rows.executeStep())
            if (std::string what = text_of(rows, 0); what != "ok") add(std::move(what));
    } catch (const SQLite::Exception& error) {
        add(error.what());  // too broken to be walked
    }
}

void check_foreign_keys(SQLite::Database& db, Findings& findings) {
    SQLite::Statement rows{db, "PRAGMA foreign_key_check"};
    for (std::size_t i = 0; i < shown_at_most && rows.executeStep(); ++i)
        findings.push_back({"foreign keys",
                            fmt::format("row {} of {} names a row of {} that is not there",
                                        text_of(rows, 1), text_of(rows, 0), text_of(rows, 2)),
                            std::string{go_back}});
}

/// With rank 1 FTS5 compares its index with the articles; without, it would miss a stale index. The
/// check is written as an insert, but changes nothing.
void check_full_text(SQLite::Database& db, Findings& findings) {
    try {
        db.exec("INSERT INTO article_words (article_words, rank) VALUES ('integrity-check', 1)");
    } catch (const SQLite::Exception& error) {
        findings.push_back(
            {"full text",
             fmt::format("the index of words does not fit the articles ({})", error.what()),
             "rebuild it with 'demarche check --repair'"});
    }
}

/// What was coded elsewhere came without a text: it has no words, and says so.
void check_evidence(SQLite::Database& db, Findings& findings) {
    for (const auto& [table, column, whole] : {std::tuple{"event_reports", "event", "events"},
                                               {"stance_reports", "stance", "stances"}}) {
        add_rows(db, "evidence",
                 fmt::format("SELECT '{1} ' || w.id || ': its words are not at ' || r.begin || '-' "
                             "|| r.end || ' of article ' || a.id FROM {0} r "
                             "JOIN {2} w USING ({1}) JOIN articles a USING (article) "
                             "WHERE substr(CAST(a.text AS BLOB), r.begin + 1, r.end - r.begin) "
                             "IS NOT CAST(r.evidence AS BLOB) AND NOT (a.text = '' AND "
                             "a.kind IN ('gdelt', 'icews', 'phoenix') AND r.evidence = '' AND "
                             "r.begin = 0 AND r.end = 0)",
                             table, column, whole),
                 import_again, findings);
        add_rows(db, "evidence",
                 fmt::format("SELECT '{1} ' || id || ' has no report' FROM {2} "
                             "WHERE {1} NOT IN (SELECT {1} FROM {0})",
                             table, column, whole),
                 import_again, findings);
    }
    add_rows(db, "evidence",
             "SELECT 'a mention of article ' || a.id || ' lies at ' || m.begin || '-' || m.end || "
             "', outside its text' FROM mentions m JOIN articles a USING (article) "
             "WHERE m.begin >= m.end OR m.end > length(CAST(a.text AS BLOB))",
             import_again, findings);
}

void check_stories(SQLite::Database& db, Findings& findings) {
    add_rows(db, "stories",
             "SELECT 'the story ' || story || ' holds the text ' || text_key || ', which no "
             "article has' FROM reprints WHERE text_key NOT IN (SELECT text_key FROM articles)",
             repair, findings);
    add_rows(db, "stories",
             "SELECT 'the story ' || story || ' is not that of two texts, named by the lesser' "
             "FROM reprints GROUP BY story HAVING count(*) < 2 OR min(text_key) <> story",
             repair, findings);
    for (std::string& what : faults_of_bands(db, shown_at_most))
        findings.push_back({"stories", std::move(what), std::string{repair}});
}

}  // namespace

std::vector<Finding> check(const Database& db) {
    return guarded(db, [&] {
        const AsExtracted extracted{db};
        Findings findings;
        check_identity(db.handle(), findings);
        check_pages(db.handle(), findings);
        // On broken pages the rest would only repeat what is known.
        if (!findings.empty()) return findings;
        check_foreign_keys(db.handle(), findings);
        check_full_text(db.handle(), findings);
        check_evidence(db.handle(), findings);
        check_stories(db.handle(), findings);
        return findings;
    });
}

void rebuild_full_text(Database& db) {
    guarded(db, [&] {
        db.handle().exec("INSERT INTO article_words (article_words) VALUES ('rebuild')");
    });
}

}  // namespace demarche::store
