#include "core/store/backup.hpp"

#include <SQLiteCpp/Backup.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include <system_error>

#include "core/error.hpp"
#include "core/store/sql.hpp"

namespace demarche::store {
namespace {

constexpr int pages_a_step = 256;  // 1 MiB
constexpr int wait_ms = 50;        // where the file is locked for a moment

void copy_pages(SQLite::Database& from, const std::filesystem::path& file,
                const BackupProgress& progress) {
    SQLite::Database to{file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
    SQLite::Backup copy{to, from};
    for (int rc = SQLITE_OK; rc != SQLITE_DONE;) {
        rc = copy.executeStep(pages_a_step);
        if (rc == SQLITE_BUSY || rc == SQLITE_LOCKED) sqlite3_sleep(wait_ms);
        if (progress)
            progress(copy.getTotalPageCount() - copy.getRemainingPageCount(),
                     copy.getTotalPageCount());
    }
}

/// Nothing, or an empty file that somebody made for us: to have its name to himself.
bool is_free(const std::filesystem::path& file) {
    std::error_code error;
    return !std::filesystem::exists(file) ||
           (std::filesystem::file_size(file, error) == 0 && !error);
}

void remove_copy(const std::filesystem::path& file) {
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
    std::filesystem::remove(file.string() + "-journal", ignored);
}

}  // namespace

void backup(const Database& db, const std::filesystem::path& file, const BackupProgress& progress) {
    if (!is_free(file))
        throw StoreError{
            fmt::format("{}: is there already; give the name of a new file", file.string())};
    try {
        // While others write, the copy would begin anew after each commit of theirs: this holds
        // what is copied to one moment.
        const Snapshot snapshot{db.handle()};
        db.handle().execAndGet("SELECT count(*) FROM sqlite_schema");
        copy_pages(db.handle(), file, progress);
    } catch (const SQLite::Exception& error) {
        remove_copy(file);
        const int code = error.getErrorCode() & 0xff;
        if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB) rethrow(db, error);
        throw StoreError{fmt::format("{}: cannot be written: {}; give another file, or make room",
                                     file.string(), error.what())};
    }
}

}  // namespace demarche::store
