#include "tests/core/store/older.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include <string>

#include "core/store/bands.hpp"

namespace demarche::sample {
namespace {

/// Bands lay in a row each; from version 5 on, those that came last in a table of their own.
void take_back_bands(SQLite::Database& db, bool has_new) {
    const std::string columns =
        " (minima INTEGER NOT NULL, hash INTEGER NOT NULL, PRIMARY KEY (minima, hash)) STRICT, "
        "WITHOUT ROWID";
    db.exec("CREATE TABLE text_bands" + columns);
    if (has_new) db.exec("CREATE TABLE new_text_bands" + columns);
    int count = 0;
    store::each_band(db, [&](const store::BandEntry& entry) {
        const bool is_new = has_new && ++count % 3 == 0;
        db.exec(fmt::format("INSERT INTO {} VALUES ({}, {})",
                            is_new ? "new_text_bands" : "text_bands", entry.band, entry.text));
    });
    db.exec("DROP TABLE band_marks; DROP TABLE band_pages; DROP TABLE band_runs");
}

}  // namespace

void take_back(const store::Database& db, int version) {
    SQLite::Database& handle = db.handle();
    handle.exec(
        "CREATE TRIGGER articles_added AFTER INSERT ON articles BEGIN INSERT INTO article_words "
        "(rowid, title, text) VALUES (new.article, new.title, new.text); END");
    if (version < 7) take_back_bands(handle, version >= 5);
    if (version < 6)
        handle.exec("DROP INDEX event_reports_by_event; DROP INDEX articles_by_publisher");
    handle.exec(fmt::format("PRAGMA user_version = {}", version));
}

}  // namespace demarche::sample
