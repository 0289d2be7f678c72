#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Data files as people edit them: UTF-8, one row a line, columns parted by tabs, a list in a
/// column parted by semicolons. Lines that start with '#' are comments, the first other line names
/// the columns.
namespace demarche::catalog {

struct Row {
    std::size_t line{};                     // in the file, from 1
    std::vector<std::string_view> columns;  // views into the text that was read; trimmed

    /// The column's text, empty where the row is shorter.
    [[nodiscard]] std::string_view operator[](std::size_t column) const {
        return column < columns.size() ? columns[column] : std::string_view{};
    }
};

struct Table {
    std::vector<std::string_view> header;
    std::vector<Row> rows;
};

/// The table in `text`, whose views live as long as `text` does.
[[nodiscard]] Table read_table(std::string_view text);

/// The items of a list column, trimmed, in order, without empty ones.
[[nodiscard]] std::vector<std::string_view> items(std::string_view column, char mark = ';');

[[nodiscard]] std::string_view trimmed(std::string_view text);

/// The items as strings of their own.
[[nodiscard]] std::vector<std::string> owned(const std::vector<std::string_view>& views);

}  // namespace demarche::catalog
