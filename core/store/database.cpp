#include "core/store/database.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <chrono>
#include <string>
#include <system_error>
#include <thread>
#include <utility>

#include "core/error.hpp"
#include "core/store/check.hpp"
#include "core/store/check_schema.hpp"
#include "core/store/migrations.hpp"
#include "core/store/overlay.hpp"
#include "core/store/sql.hpp"

namespace demarche::store {

struct Database::Impl {
    std::filesystem::path file;
    SQLite::Database handle;
    std::optional<std::filesystem::path> copied_to;
    std::optional<Snapshot> snapshot{};  // of what is open to be read
};

namespace {

constexpr int first_with_stories = 3;    // version of the schema
constexpr int busy_timeout_ms = 60'000;  // three times the longest transaction of 'load'

StoreError refusal(const std::filesystem::path& file, std::string_view what,
                   std::string_view to_do) {
    return StoreError{fmt::format("{}: {}; {}", file.string(), what, to_do)};
}

bool is_there(const std::filesystem::path& file) {
    std::error_code ignored;
    return std::filesystem::exists(file, ignored);
}

void require_usable(const std::filesystem::path& file, Open how) {
    std::error_code ignored;
    if (std::filesystem::is_directory(file, ignored))
        throw refusal(file, "is a folder", "name a file with --db");
    if (how != Open::create && !is_there(file))
        throw refusal(file, "no knowledge graph is there",
                      "make one with 'demarche import PATH', or name another with --db");
}

/// False where SQLite cannot make the files beside the graph by which readers and writers know of
/// each other: who reads may not write the folder, or nobody may.
bool can_share(SQLite::Database& db) {
    try {
        db.execAndGet("SELECT count(*) FROM sqlite_schema");
        return true;
    } catch (const SQLite::Exception& error) {
        const int code = error.getErrorCode() & 0xff;
        return code != SQLITE_READONLY && code != SQLITE_CANTOPEN;
    }
}

/// Commits that lie in the log beside the file alone.
bool has_log(const std::filesystem::path& file) {
    std::error_code error;
    const auto size = std::filesystem::file_size(file.string() + "-wal", error);
    return !error && size > 0;
}

/// Names the file to SQLite as one that nobody writes to, so that it needs no files beside it.
std::string unchanging(const std::filesystem::path& file) {
    std::string uri = "file:";
    for (const char c : std::filesystem::absolute(file).string())
        uri += c == '?' || c == '#' || c == '%' ? fmt::format("%{:02x}", c) : std::string{c};
    return uri + "?immutable=1";
}

SQLite::Database opened(const std::filesystem::path& file, Open how) {
    require_usable(file, how);
    const int flags = how == Open::read_only ? SQLite::OPEN_READONLY
                      : how == Open::create  ? SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE
                                             : SQLite::OPEN_READWRITE;
    try {
        SQLite::Database db{file.string(), flags | SQLite::OPEN_NOMUTEX, busy_timeout_ms};
        if (how != Open::read_only || can_share(db) || has_log(file)) return db;
        return SQLite::Database{unchanging(file), flags | SQLite::OPEN_NOMUTEX | SQLite::OPEN_URI,
                                busy_timeout_ms};
    } catch (const SQLite::Exception& error) {
        throw refusal(file, error.what(), "check that the folder exists and the file may be read");
    }
}

/// SQLite opens what may not be written to be read; whoever asked to write learns it at once.
void require_writable(SQLite::Database& db, const std::filesystem::path& file) {
    if (sqlite3_db_readonly(db.getHandle(), "main") == 1)
        throw refusal(file, "may not be written",
                      "change who may write it and its folder, or copy it");
}

bool is_blank(SQLite::Database& db) {
    return db.execAndGet("SELECT count(*) FROM sqlite_schema").getInt() == 0;
}

/// Refuses what is not ours. A file without a single table is ours to fill.
void require_ours(SQLite::Database& db, const std::filesystem::path& file, Open how) {
    const auto read_id = [&] { return db.execAndGet("PRAGMA application_id").getInt(); };
    const int id = read_id();
    if (id == application_id) return;
    const bool is_filled = !is_blank(db);
    // Another import may have filled it between the two looks.
    if (is_filled && id == 0 && read_id() == application_id) return;
    if (id != 0 || is_filled)
        throw refusal(file, "is the database of another program",
                      "give the file that 'demarche import' made");
    if (how != Open::create)
        throw refusal(file, "is empty, no knowledge graph", "fill it with 'demarche import PATH'");
}

void require_known_version(SQLite::Database& db, const std::filesystem::path& file) {
    const int version = version_of(db);
    if (version > newest_version())
        throw refusal(
            file,
            fmt::format("was written by a newer demarche (version {}; this one knows up to {})",
                        version, newest_version()),
            "update demarche");
}

/// "news.db" of version 1 -> "news.db.v1", or the first "news.db.v1-2" and so on that is free.
std::filesystem::path copy_name(const std::filesystem::path& file, int version) {
    std::filesystem::path name = file.string() + fmt::format(".v{}", version);
    for (int i = 2; is_there(name); ++i) name = file.string() + fmt::format(".v{}-{}", version, i);
    return name;
}

std::filesystem::path copied(SQLite::Database& db, const std::filesystem::path& file) {
    const std::filesystem::path name = copy_name(file, version_of(db));
    SQLite::Statement copy{db, "VACUUM INTO ?"};
    run(copy, std::string_view{name.string()});
    return name;
}

/// What is wrong with a file whose tables are not those of the version that it is marked with.
StoreError wrong_mark(SQLite::Database& db, const std::filesystem::path& file, int version) {
    if (has_newest_tables(db))
        return refusal(file,
                       fmt::format("is marked as of version {}, but has the tables of version {}: "
                                   "another program changed the mark",
                                   version, newest_version()),
                       fmt::format("put it right: sqlite3 '{}' 'PRAGMA user_version = {}'",
                                   file.string(), newest_version()));
    return refusal(
        file,
        fmt::format("its tables are not those of version {}, which it is marked with", version),
        "another program changed it; go back to a backup");
}

/// Where the mark is wrong it stays as it is.
void take_to_newest(SQLite::Database& db, const std::filesystem::path& file, int version,
                    std::optional<std::filesystem::path>& copy) {
    try {
        migrate(db);
    } catch (const SQLite::Exception& error) {
        if ((error.getErrorCode() & 0xff) != SQLITE_ERROR) throw;
        std::error_code ignored;
        if (copy) std::filesystem::remove(*copy, ignored);
        copy.reset();
        throw wrong_mark(db, file, version);
    }
}

/// Two programs that make a file at once: SQLite does not wait for the one that changes its journal
/// (sqlite.org/wal.html, "Sometimes Queries Return SQLITE_BUSY In WAL Mode"), so we do.
void use_write_ahead_log(SQLite::Database& db) {
    constexpr auto pause = std::chrono::milliseconds{20};
    const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds{busy_timeout_ms};
    for (;;) {
        try {
            db.exec("PRAGMA journal_mode = WAL");
            return;
        } catch (const SQLite::Exception& error) {
            const bool is_busy = error.getErrorCode() == SQLITE_BUSY;
            if (!is_busy || std::chrono::steady_clock::now() > end) throw;
        }
        std::this_thread::sleep_for(pause);
    }
}

void set_up_connection(SQLite::Database& db, Open how) {
    db.exec("PRAGMA foreign_keys = ON");
    db.exec("PRAGMA synchronous = NORMAL");
    db.exec("PRAGMA temp_store = MEMORY");
    // KiB, taken as needed. A question reads most of its pages once: to copy each over another that
    // is still in the processor's cache costs half of what new memory for it does. Pages that are
    // written are better kept.
    db.exec(how == Open::read_only ? "PRAGMA cache_size = -4000" : "PRAGMA cache_size = -384000");
    if (how != Open::read_only) use_write_ahead_log(db);
}

}  // namespace

Database::Database(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}

Database::Database(const std::filesystem::path& file, Open how)
    : impl_{new Impl{file, opened(file, how), std::nullopt}} {
    guarded(*this, [&] {
        SQLite::Database& db = impl_->handle;
        if (how != Open::read_only) require_writable(db, file);
        require_ours(db, file, how);
        require_known_version(db, file);
        set_up_connection(db, how);
        const int version = version_of(db);
        if (version == newest_version()) {
            if (how != Open::read_only) return;
            impl_->snapshot.emplace(db);
            lay_corrections(db);
            return;
        }
        if (how == Open::read_only && version == 0) throw wrong_mark(db, file, version);
        if (how == Open::read_only)
            throw refusal(file, fmt::format("is of the older version {}", version),
                          fmt::format("'demarche --db {} check', by who may write it, brings it up "
                                      "to date and keeps a copy of it as it is",
                                      file.string()));
        if (version > 0) impl_->copied_to = copied(db, file);
        take_to_newest(db, file, version, impl_->copied_to);
        // Where this is cut short, 'check' tells of texts without bands.
        if (version > 0 && version < first_with_stories) find_stories_anew(*this);
    });
}

Database Database::in_memory() {
    Database db{std::unique_ptr<Impl>{
        new Impl{":memory:", SQLite::Database{":memory:", SQLite::OPEN_READWRITE}, std::nullopt}}};
    guarded(db, [&] {
        set_up_connection(db.handle(), Open::create);
        migrate(db.handle());
    });
    return db;
}

Database::~Database() = default;
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;

const std::filesystem::path& Database::file() const { return impl_->file; }

const std::optional<std::filesystem::path>& Database::copied_to() const { return impl_->copied_to; }

SQLite::Database& Database::handle() const { return impl_->handle; }

}  // namespace demarche::store
