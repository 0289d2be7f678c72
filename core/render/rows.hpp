#pragma once

#include <nlohmann/json_fwd.hpp>

#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

/// Rows as text in one of the formats of the command line.
namespace demarche::render {

enum class Format { table, json, jsonl, csv, md, line };

/// Whether a table is coloured by the escape sequences of terminals.
enum class Colour { none, ansi };

/// Writes rows one after the other; the fields in `columns` for a table or Markdown, all as JSON,
/// all but lists as CSV. As lines, events and stances have a notation of their own
/// (core/render/line.hpp), other rows the fields in `columns` with tabs between them. Control
/// characters of articles are made visible outside JSON. A table and a JSON array are written by
/// `finish`, everything else at once.
class RowWriter {
public:
    /// Keeps the reference to `out`.
    RowWriter(std::ostream& out, Format format, std::vector<std::string_view> columns,
              Colour colour = Colour::none);
    ~RowWriter();
    RowWriter(const RowWriter&) = delete;
    RowWriter& operator=(const RowWriter&) = delete;

    void add(nlohmann::ordered_json row);
    void finish();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// All of them.
void write_rows(std::ostream& out, const std::vector<nlohmann::ordered_json>& rows, Format format,
                const std::vector<std::string_view>& columns, Colour colour = Colour::none);

/// `text` on one line: its control characters and those that turn the direction of writing as
/// U+FFFD, line ends and tabs as blanks.
[[nodiscard]] std::string visible(std::string_view text);

}  // namespace demarche::render
