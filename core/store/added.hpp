#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "core/model/correction.hpp"

namespace SQLite {
class Database;
}

/// What people added to what was extracted, on an open connection: for the sources of core/store
/// alone.
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

/// Writes additions into the copies that corrections shadow the tables with, each under a row
/// number of its own below 0.
class AddedWriter {
public:
    AddedWriter(SQLite::Database& db, RowsById rows) : db_{db}, rows_{std::move(rows)} {}

    /// What was added, with who did it and why as the report's steps. Does nothing where the words
    /// are not there.
    void add(const Correction& correction);

private:
    void add_event(const Event& event, const AddedPlace& at, const Correction& correction);
    void add_stance(const Stance& stance, const AddedPlace& at, const Correction& correction);

    SQLite::Database& db_;
    RowsById rows_;
    std::int64_t last_{};
};

}  // namespace demarche::store
