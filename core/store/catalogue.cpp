#include "core/store/catalogue.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

#include "core/model/content_id.hpp"
#include "core/store/sql.hpp"

namespace demarche::store {
namespace {

std::string content_key(const CatalogueFile& file) {
    std::string key = content_id("", {file.form});
    for (const CatalogueTable& table : file.tables)
        key = content_id("", {key, table.kind, table.text});
    return key;
}

std::optional<std::string> stored_key(const Database& db, std::string_view name) {
    SQLite::Statement row{db.handle(), "SELECT content_key FROM catalogue_files WHERE name = ?"};
    bind_all(row, name);
    if (!row.executeStep()) return std::nullopt;
    return text_of(row, 0);
}

/// The time, but later than when a file of that name came in, whatever the clock says: a merge
/// keeps the later one.
std::string time_to_add(SQLite::Database& db, std::string_view name) {
    SQLite::Statement time{db,
                           "SELECT max(strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), "
                           "coalesce((SELECT strftime('%Y-%m-%dT%H:%M:%SZ', added_at, '+1 second') "
                           "FROM catalogue_files WHERE name = ?), ''))"};
    bind_all(time, name);
    time.executeStep();
    return text_of(time, 0);
}

void write(SQLite::Database& db, const CatalogueFile& file) {
    const std::string time = file.added_at.empty() ? time_to_add(db, file.name) : file.added_at;
    SQLite::Statement remove{db, "DELETE FROM catalogue_files WHERE name = ?"};
    run(remove, std::string_view{file.name});
    SQLite::Statement add{db,
                          "INSERT INTO catalogue_files (name, form, content_key, added_at) VALUES "
                          "(?, ?, ?, ?)"};
    run(add, std::string_view{file.name}, std::string_view{file.form},
        std::string_view{content_key(file)}, std::string_view{time});
    const std::int64_t row = db.getLastInsertRowid();
    SQLite::Statement add_table{db,
                                "INSERT INTO catalogue_tables (file, kind, text) VALUES (?, ?, ?)"};
    for (const CatalogueTable& table : file.tables)
        run(add_table, row, std::string_view{table.kind}, std::string_view{table.text});
}

std::vector<CatalogueTable> tables_of(SQLite::Database& db, std::int64_t file) {
    std::vector<CatalogueTable> tables;
    SQLite::Statement rows{db,
                           "SELECT kind, text FROM catalogue_tables WHERE file = ? ORDER BY kind"};
    bind_all(rows, file);
    while (rows.executeStep()) tables.push_back({text_of(rows, 0), text_of(rows, 1)});
    return tables;
}

/// True where the tables of the file of that name do not fit its key.
bool is_changed(const Database& db, const std::string& name) {
    const std::vector<std::string> changed = changed_catalogue_files(db);
    return std::ranges::find(changed, name) != changed.end();
}

}  // namespace

FileSaved save_catalogue_file(Database& db, const CatalogueFile& file) {
    return guarded(db, [&] {
        SQLite::Transaction transaction{db.handle(), SQLite::TransactionBehavior::IMMEDIATE};
        CatalogueFile sorted = file;
        std::ranges::sort(sorted.tables, {}, &CatalogueTable::kind);
        const auto had = stored_key(db, file.name);
        if (had == content_key(sorted) && !is_changed(db, file.name)) return FileSaved::unchanged;
        write(db.handle(), sorted);
        transaction.commit();
        return had ? FileSaved::replaced : FileSaved::added;
    });
}

std::vector<CatalogueFile> load_catalogue(const Database& db) {
    return guarded(db, [&] {
        std::vector<CatalogueFile> files;
        SQLite::Statement rows{
            db.handle(), "SELECT file, name, form, added_at FROM catalogue_files ORDER BY name"};
        while (rows.executeStep())
            files.push_back({text_of(rows, 1), text_of(rows, 2),
                             tables_of(db.handle(), number_of(rows, 0)), text_of(rows, 3)});
        return files;
    });
}

std::vector<std::string> changed_catalogue_files(const Database& db) {
    std::vector<std::string> changed;
    for (const CatalogueFile& file : load_catalogue(db))
        if (guarded(db, [&] { return stored_key(db, file.name); }) != content_key(file))
            changed.push_back(file.name);
    return changed;
}

bool remove_catalogue_file(Database& db, std::string_view name) {
    return guarded(db, [&] {
        SQLite::Statement remove{db.handle(), "DELETE FROM catalogue_files WHERE name = ?"};
        return run(remove, name) > 0;
    });
}

std::size_t merge_catalogue(Database& into, const Database& from) {
    std::vector<CatalogueFile> known = load_catalogue(into);
    const auto version = [](const CatalogueFile& file) {
        return std::pair{file.added_at, content_key(file)};
    };
    const std::vector<std::string> ours_changed = changed_catalogue_files(into);
    const std::vector<std::string> theirs_changed = changed_catalogue_files(from);
    const auto is_in = [](const std::vector<std::string>& names, const std::string& name) {
        return std::ranges::find(names, name) != names.end();
    };
    std::size_t taken = 0;
    for (const CatalogueFile& file : load_catalogue(from)) {
        if (is_in(theirs_changed, file.name)) continue;
        const auto had = std::ranges::find(known, file.name, &CatalogueFile::name);
        if (had != known.end() && !is_in(ours_changed, file.name) && version(file) <= version(*had))
            continue;
        if (save_catalogue_file(into, file) != FileSaved::unchanged) ++taken;
    }
    return taken;
}

}  // namespace demarche::store
