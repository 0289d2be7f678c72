#include "core/store/sql.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include "core/error.hpp"
#include "core/store/damage.hpp"

namespace demarche::store {
namespace {

/// What a person can do about an error of this kind.
std::string_view remedy(int code) {
    switch (code) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return "another program is writing to it; try again when it is done";
        case SQLITE_FULL:
            return "the disk is full; what was committed is kept";
        case SQLITE_READONLY:
        case SQLITE_PERM:
            return "it may not be written; change its permissions or copy it";
        case SQLITE_IOERR:
        case SQLITE_CANTOPEN:
            return "the file or its folder cannot be read or written; check permissions and disk";
        case SQLITE_NOTADB:
            return "it is no SQLite database; give the file that 'demarche import' made";
        case SQLITE_CORRUPT:
            return "it is damaged; run 'demarche check', or go back to a backup";
        default:
            return "run 'demarche check'";
    }
}

}  // namespace

void rethrow(const Database& db, const SQLite::Exception& error) {
    const std::string_view what_to_do = remedy(error.getErrorCode() & 0xff);
    const std::string text =
        fmt::format("{}: {}: {}", db.file().string(), error.what(), what_to_do);
    if (what_to_do.find("'demarche check'") != std::string_view::npos)
        throw DamageError{text, error.what()};
    throw StoreError{text};
}

Snapshot::Snapshot(SQLite::Database& db) {
    if (sqlite3_get_autocommit(db.getHandle()) != 0) transaction_.emplace(db);
}

std::int64_t stored_day(const Day& day) {
    if (day.empty()) return no_day;
    const std::int64_t digits = day.year * 10000 + day.month * 100 + day.day;
    return day.year == 0 ? year_unknown + digits : digits;
}

Day day_from(std::int64_t stored) {
    if (stored >= no_day) return {};
    const auto digits = static_cast<int>(stored % year_unknown);
    return {digits / 10000, digits / 100 % 100, digits % 100};
}

void bind_to(SQLite::Statement& statement, int at, std::string_view text) {
    statement.bind(at, std::string{text});
}

void bind_to(SQLite::Statement& statement, int at, std::int64_t number) {
    statement.bind(at, number);
}

void bind_to(SQLite::Statement& statement, int at, double number) { statement.bind(at, number); }

void bind_to(SQLite::Statement& statement, int at, Reference reference) {
    if (reference.row == 0)
        statement.bind(at);
    else
        statement.bind(at, reference.row);
}

void bind_to(SQLite::Statement& statement, int at, NullableText text) {
    if (text.text.empty())
        statement.bind(at);
    else
        bind_to(statement, at, text.text);
}

void bind_blob(SQLite::Statement& statement, int at, std::string_view bytes) {
    statement.bind(at, bytes.data(), static_cast<int>(bytes.size()));
}

std::string_view blob_of(const SQLite::Statement& statement, int column) {
    const SQLite::Column value = statement.getColumn(column);
    return {static_cast<const char*>(value.getBlob()), static_cast<std::size_t>(value.getBytes())};
}

std::string text_of(const SQLite::Statement& statement, int column) {
    return statement.getColumn(column).getString();
}

std::int64_t number_of(const SQLite::Statement& statement, int column) {
    return statement.getColumn(column).getInt64();
}

std::size_t size_of(const SQLite::Statement& statement, int column) {
    return static_cast<std::size_t>(number_of(statement, column));
}

}  // namespace demarche::store
