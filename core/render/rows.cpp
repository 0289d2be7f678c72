#include "core/render/rows.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "core/model/utf8.hpp"

namespace demarche::render {
namespace {

using Json = nlohmann::ordered_json;

/// One line, control characters as U+FFFD.
std::string shown(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const utf8::Decoded c = utf8::decode(text, i);
        i += c.size;
        const bool blank = c.code == U'\n' || c.code == U'\t' || c.code == U'\r';
        const bool control = c.code < 0x20 || (c.code >= 0x7F && c.code < 0xA0);
        utf8::append(out, blank ? U' ' : control ? U'\uFFFD' : c.code);
    }
    return out;
}

std::string cell(const Json& row, std::string_view column) {
    const auto found = row.find(std::string{column});
    if (found == row.end() || found->is_null()) return {};
    return shown(found->is_string() ? found->get<std::string>() : found->dump());
}

std::size_t width_of(const std::string& text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

using Cells = std::vector<std::vector<std::string>>;

Cells cells_of(const std::vector<Json>& rows, const std::vector<std::string_view>& columns) {
    Cells cells;
    cells.emplace_back(columns.begin(), columns.end());
    for (const Json& row : rows) {
        std::vector<std::string>& line = cells.emplace_back();
        for (const std::string_view column : columns) line.push_back(cell(row, column));
    }
    return cells;
}

void write_table(std::ostream& out, const Cells& cells) {
    if (cells.size() < 2) return;
    std::vector<std::size_t> widths(cells.front().size());
    for (const auto& line : cells)
        for (std::size_t i = 0; i < line.size(); ++i)
            widths[i] = std::max(widths[i], width_of(line[i]));
    for (const auto& line : cells) {
        std::string text;
        for (std::size_t i = 0; i < line.size(); ++i)
            text += line[i] + std::string(widths[i] - width_of(line[i]) + 2, ' ');
        text.erase(text.find_last_not_of(' ') + 1);
        out << text << '\n';
    }
}

/// RFC 4180. A cell that a spreadsheet would run as a formula gets an apostrophe.
std::string csv_cell(std::string text) {
    if (!text.empty() && std::string_view{"=+-@"}.find(text.front()) != std::string_view::npos)
        text.insert(0, 1, '\'');
    if (text.find_first_of(",\"\n\r") == std::string::npos) return text;
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? std::string{"\"\""} : std::string{c};
    return out + '"';
}

void write_csv(std::ostream& out, const Cells& cells) {
    for (const auto& line : cells) {
        for (std::size_t i = 0; i < line.size(); ++i)
            out << (i > 0 ? "," : "") << csv_cell(line[i]);
        out << "\r\n";
    }
}

void write_md(std::ostream& out, const Cells& cells) {
    bool first = true;
    for (const auto& line : cells) {
        for (std::string text : line) {
            for (std::size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 2)
                text.insert(at, 1, '\\');
            out << "| " << text << ' ';
        }
        out << "|\n";
        for (std::size_t i = 0; first && i < line.size(); ++i) out << "|---";
        if (first) out << "|\n";
        first = false;
    }
}

std::string dumped(const Json& json, int indent) {
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

void write_rows(std::ostream& out, const std::vector<Json>& rows, Format format,
                const std::vector<std::string_view>& columns) {
    switch (format) {
        case Format::json:
            out << dumped(Json(rows), 2) << '\n';
            break;
        case Format::jsonl:
            for (const Json& row : rows) out << dumped(row, -1) << '\n';
            break;
        case Format::csv:
            write_csv(out, cells_of(rows, columns));
            break;
        case Format::md:
            write_md(out, cells_of(rows, columns));
            break;
        case Format::table:
            write_table(out, cells_of(rows, columns));
            break;
    }
}

}  // namespace demarche::render
