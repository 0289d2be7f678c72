#pragma once

#include <nlohmann/json_fwd.hpp>

#include <ostream>
#include <string_view>
#include <vector>

/// Rows as text in one of the formats of the command line.
namespace demarche::render {

enum class Format { table, json, jsonl, csv, md };

/// Writes the rows; the fields in `columns` for a table, CSV or Markdown, all fields as JSON.
/// Control characters of articles are made visible outside JSON.
void write_rows(std::ostream& out, const std::vector<nlohmann::ordered_json>& rows, Format format,
                const std::vector<std::string_view>& columns);

}  // namespace demarche::render
