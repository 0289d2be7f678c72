#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/model/correction.hpp"
#include "core/model/judged.hpp"

namespace SQLite {
class Database;
}

/// What people added to what was extracted, or kept of it, on an open connection: for the sources
/// of core/store alone.
namespace demarche::store {

/// Where the words of an addition stand now.
struct AddedPlace {
    std::int64_t article{};  // its row
    ByteSpan where;
};

/// Nothing where the article is not there or does not hold the words. In an article that was
/// replaced by a text with other places it is the nearest to where they stood.
[[nodiscard]] std::optional<AddedPlace> place_of(SQLite::Database& db, const AddedStatement& added);

/// The rows of an actor or issue, by its id; 0 where it has none.
struct RowsById {
    std::function<std::int64_t(const ActorId&)> actor;
    std::function<std::int64_t(const IssueId&)> issue;
};

/// Writes events and stances into the copies that corrections shadow the tables with, each under a
/// row number of its own below 0.
class AddedWriter {
public:
    AddedWriter(SQLite::Database& db, RowsById rows) : db_{db}, rows_{std::move(rows)} {}

    /// What was added, with who did it and why as the report's steps. Does nothing where the words
    /// are not there.
    void add(const Correction& correction);
    /// One report of what is kept, of an event or stance that is there or not.
    void put_in(const Standing::Kept& kept, std::int64_t article);

private:
    /// A statement with one report, as it is written.
    struct Entry {
        const AddedStatement& told;
        std::string_view id;
        AddedPlace at;
        std::string steps;
    };
    void write(const Entry& entry);
    [[nodiscard]] std::int64_t row_of(std::string_view kind, std::string_view id);
    [[nodiscard]] std::int64_t add_whole(const Event& event, std::string_view id);
    [[nodiscard]] std::int64_t add_whole(const Stance& stance, std::string_view id);
    void add_report(std::int64_t row, const Event& event, const Entry& entry);
    void add_report(std::int64_t row, const Stance& stance, const Entry& entry);

    SQLite::Database& db_;
    RowsById rows_;
    std::int64_t last_{};
};

}  // namespace demarche::store
