#pragma once

#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

/// The tables that a user can add, by kind: their columns are those of core/catalog/data.
namespace demarche::catalog {

struct TableForm {
    std::string_view kind;                      // "tenures"
    std::span<const std::string_view> columns;  // the first one has to be filled in every row
    std::string_view row;                       // what one is: "a person, an office, of whom, …"
};

/// All of them, in the order in which files are to be added: what others refer to first.
[[nodiscard]] std::span<const TableForm> table_forms();

/// The form of that kind. It has to be one.
[[nodiscard]] const TableForm& form_of(std::string_view kind);

/// Writes a table row by row. Tabs and line ends within a cell become blanks.
class TableText {
public:
    explicit TableText(std::string_view kind);

    /// Cells from the first column on; those that are not given are empty.
    void add(std::initializer_list<std::string_view> cells);
    void add(std::span<const std::string_view> cells);

    [[nodiscard]] std::string_view kind() const { return kind_; }
    [[nodiscard]] std::size_t rows() const { return rows_; }
    [[nodiscard]] const std::string& text() const { return text_; }

private:
    std::string_view kind_;
    std::string text_;
    std::size_t rows_{};
};

}  // namespace demarche::catalog
