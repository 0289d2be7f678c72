#include "tests/core/store/tables.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "core/store/bands.hpp"
#include "core/store/overlay.hpp"

namespace demarche::sample {
namespace {

std::vector<std::string> column_of(SQLite::Database& db, const std::string& sql, int column) {
    std::vector<std::string> values;
    SQLite::Statement rows{db, sql};
    while (rows.executeStep()) values.push_back(rows.getColumn(column).getString());
    return values;
}

/// Those with columns of fixed types: the index of words keeps others.
std::vector<std::string> tables_of(SQLite::Database& db) {
    return column_of(db,
                     "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%' "
                     "ORDER BY name",
                     0);
}

/// By what rows of the table are known everywhere: their id, else their name.
std::string identity_of(SQLite::Database& db, const std::string& table) {
    const std::vector<std::string> columns =
        column_of(db, fmt::format("PRAGMA table_info({})", table), 1);
    return std::ranges::find(columns, "id") == columns.end() ? "name" : "id";
}

/// What stands for each column of the table: the id of the row that it names, else its value.
std::string expressions_of(SQLite::Database& db, const std::string& table, Times times) {
    std::map<std::string, std::string> refers_to;
    SQLite::Statement keys{db, fmt::format("PRAGMA foreign_key_list({})", table)};
    while (keys.executeStep())
        refers_to[keys.getColumn(3).getString()] = keys.getColumn(2).getString();
    const std::vector<std::string> columns =
        column_of(db, fmt::format("PRAGMA table_info({})", table), 1);
    std::vector<std::string> expressions;
    for (const std::string& column : columns) {
        const bool is_row_number = table.ends_with(column + "s");
        if (is_row_number || (column == "imported_at" && times == Times::leave_out)) continue;
        const auto other = refers_to.find(column);
        expressions.push_back(
            other == refers_to.end()
                ? fmt::format("quote(t.{})", column)
                : fmt::format("(SELECT quote(o.{}) FROM {} o WHERE o.rowid = t.{})",
                              identity_of(db, other->second), other->second, column));
    }
    return fmt::format("{}", fmt::join(expressions, ", "));
}

}  // namespace

std::string dump_tables(const store::Database& db, Times times) {
    const store::AsExtracted extracted{db};
    SQLite::Database& handle = db.handle();
    std::vector<std::string> lines;
    for (const std::string& table : tables_of(handle)) {
        // Which run a band is in depends on when its text came, no answer on it.
        if (table.starts_with("band_")) continue;
        SQLite::Statement rows{handle, fmt::format("SELECT {} FROM {} t",
                                                   expressions_of(handle, table, times), table)};
        while (rows.executeStep()) {
            std::string line = table;
            for (int i = 0; i < rows.getColumnCount(); ++i)
                line += " | " + rows.getColumn(i).getString();
            lines.push_back(std::move(line));
        }
    }
    store::each_band(handle, [&](const store::BandEntry& entry) {
        lines.push_back(fmt::format("band | {} | {}", entry.band, entry.text));
    });
    std::ranges::sort(lines);
    return fmt::format("{}\n", fmt::join(lines, "\n"));
}

}  // namespace demarche::sample
