#pragma once

#include <string_view>
#include <vector>

#include "core/catalog/addition.hpp"
#include "core/catalog/forms.hpp"

/// Tables of our own form, as a user writes them.
namespace demarche::catalog {

/// The forms whose columns the header of the table has; the one alone after which the file is named
/// where several fit.
[[nodiscard]] std::vector<const TableForm*> table_forms_of(std::string_view name,
                                                           std::string_view text);

/// The good rows of a table, its columns in our order, and what is wrong with the others.
[[nodiscard]] Addition check_table(std::string_view name, std::string_view text,
                                   const TableForm& form, const Catalog& known);

}  // namespace demarche::catalog
