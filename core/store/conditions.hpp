#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/store/load_statements.hpp"
#include "core/store/selection.hpp"
#include "core/store/sql.hpp"

namespace demarche::store {

/// What follows WHERE, with the values that its parameters stand for.
class Conditions {
public:
    using Value = std::variant<std::int64_t, double, std::string>;

    /// `condition` holds a '?' for each of `values`.
    void add(std::string condition, std::vector<Value> values = {});
    /// One of `columns` is one of `rows`.
    void add_any(std::span<const std::string_view> columns, const std::vector<std::int64_t>& rows);

    /// " WHERE ..." or "".
    [[nodiscard]] std::string sql() const;
    /// Binds all values, the first to parameter `at`; gives the number of the next parameter.
    int bind(SQLite::Statement& statement, int at = 1) const;
    [[nodiscard]] const std::vector<Value>& values() const { return values_; }

private:
    std::vector<std::string> conditions_;
    std::vector<Value> values_;
};

/// The rows of those ids that are in the table.
[[nodiscard]] std::vector<std::int64_t> rows_of(SQLite::Database& db,
                                                const std::vector<ActorId>& actors);
[[nodiscard]] std::vector<std::int64_t> rows_of(SQLite::Database& db,
                                                const std::vector<IssueId>& issues);
[[nodiscard]] std::vector<std::int64_t> rows_of(SQLite::Database& db,
                                                const std::vector<ArticleId>& articles);

/// On the columns of `events`, `stances` and, for the days alone, on any column.
[[nodiscard]] Conditions event_conditions(SQLite::Database& db, const Selection& chosen);
[[nodiscard]] Conditions stance_conditions(SQLite::Database& db, const Selection& chosen);
/// On the columns of `articles`: by id and day, by the actors that they name and by what they
/// report.
[[nodiscard]] Conditions article_conditions(SQLite::Database& db, const Selection& chosen);
void add_days(Conditions& conditions, std::string_view column, const Selection& chosen);

/// Counts the rows of the table, and those whose `day` has no year.
[[nodiscard]] Counted count_rows(SQLite::Database& db, std::string_view table,
                                 const Conditions& conditions);

/// True where the selection asks for more than days and articles.
[[nodiscard]] bool chooses_statements(const Selection& chosen);

}  // namespace demarche::store
