#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>
#include <vector>

namespace demarche::store {

/// Makes what the schema lacks, but for tables that nothing fills again: those of articles, actors
/// and issues. Where one of those is gone, or a table lacks a column, nothing is made. What was
/// made, a line each.
[[nodiscard]] std::vector<std::string> mend_schema(SQLite::Database& db);

/// Takes the index of words away, however broken, and makes it anew from the articles.
void make_full_text_anew(SQLite::Database& db);

/// True where the file has the tables of the newest version, whatever its mark says.
[[nodiscard]] bool has_newest_tables(SQLite::Database& db);

}  // namespace demarche::store
