#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/model/day.hpp"
#include "core/store/database.hpp"

/// How values lie in columns, and how SQLite's errors leave this room. For the sources of
/// core/store alone: no header that others see includes this one.
namespace demarche::store {

/// Throws the StoreError that says what SQLite's error means for the user of `db`.
[[noreturn]] void rethrow(const Database& db, const SQLite::Exception& error);

/// What `body` returns; SQLite's exceptions as StoreErrors.
template <class Body>
auto guarded(const Database& db, Body&& body) {
    try {
        return std::forward<Body>(body)();
    } catch (const SQLite::Exception& error) {
        rethrow(db, error);
    }
}

/// Holds what is asked of a connection to one moment, whoever writes meanwhile, and keeps no writer
/// waiting. Where a transaction is under way, that one does.
class Snapshot {
public:
    explicit Snapshot(SQLite::Database& db);

private:
    std::optional<SQLite::Transaction> transaction_;
};

/// A day as a whole number that sorts in order of time; see migrations/001_graph.sql.
[[nodiscard]] std::int64_t stored_day(const Day& day);
[[nodiscard]] Day day_from(std::int64_t stored);
inline constexpr std::int64_t year_unknown = 100'000'000;
inline constexpr std::int64_t no_day = 200'000'000;

void bind_to(SQLite::Statement& statement, int at, std::string_view text);
void bind_to(SQLite::Statement& statement, int at, std::int64_t number);
void bind_to(SQLite::Statement& statement, int at, double number);
/// Binds the values from the first parameter on.
template <class... Values>
void bind_all(SQLite::Statement& statement, const Values&... values) {
    int at = 0;
    (bind_to(statement, ++at, values), ...);
}

/// Runs a statement that gives no rows, with these values, and leaves it ready for the next; how
/// many rows it changed.
template <class... Values>
int run(SQLite::Statement& statement, const Values&... values) {
    statement.reset();
    bind_all(statement, values...);
    return statement.exec();
}

/// A whole number that may be null: 0 is null, since no rowid of ours is 0.
struct Reference {
    std::int64_t row{};
};
void bind_to(SQLite::Statement& statement, int at, Reference reference);

/// An empty text as null.
struct NullableText {
    std::string_view text;
};
void bind_to(SQLite::Statement& statement, int at, NullableText text);

/// Bytes, as a blob.
void bind_blob(SQLite::Statement& statement, int at, std::string_view bytes);

/// A blob's bytes, until the statement takes its next step.
[[nodiscard]] std::string_view blob_of(const SQLite::Statement& statement, int column);
[[nodiscard]] std::string text_of(const SQLite::Statement& statement, int column);
[[nodiscard]] std::int64_t number_of(const SQLite::Statement& statement, int column);
[[nodiscard]] std::size_t size_of(const SQLite::Statement& statement, int column);

}  // namespace demarche::store
