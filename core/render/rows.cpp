#include "core/render/rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "core/model/utf8.hpp"

namespace demarche::render {
namespace {

using Json = nlohmann::ordered_json;

bool is_blank(char32_t code) { return code == U'\n' || code == U'\t' || code == U'\r'; }

/// What can drive a terminal: C0 and C1 controls, and the marks that turn the direction of writing.
bool is_control(char32_t code) {
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069) || code == 0x200E || code == 0x200F;
}

/// Two digits for a person; for a spreadsheet as many as there are.
enum class Digits { few, all };

std::string cell(const Json& row, std::string_view column, Digits digits) {
    const auto found = row.find(std::string{column});
    if (found == row.end() || found->is_null()) return {};
    if (found->is_number_float() && digits == Digits::few)
        return fmt::format("{:.2f}", found->get<double>());
    return visible(found->is_string() ? found->get<std::string>() : found->dump());
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
        for (const std::string_view column : columns)
            line.push_back(cell(row, column, Digits::few));
    }
    return cells;
}

constexpr std::string_view bold = "\033[1m", blue = "\033[34m", red = "\033[31m", plain = "\033[0m";

std::string_view colour_of(const std::string& text) {
    return text == "supports" ? blue : text == "opposes" ? red : std::string_view{};
}

void write_table(std::ostream& out, const Cells& cells, Colour colour) {
    if (cells.size() < 2) return;
    std::vector<std::size_t> widths(cells.front().size());
    for (const auto& line : cells)
        for (std::size_t i = 0; i < line.size(); ++i)
            widths[i] = std::max(widths[i], width_of(line[i]));
    for (const auto& line : cells) {
        const bool is_head = &line == &cells.front();
        std::string gap;
        for (std::size_t i = 0; i < line.size(); ++i) {
            if (line[i].empty()) {
                gap += std::string(widths[i] + 2, ' ');
                continue;
            }
            std::string_view tint = colour == Colour::none ? ""
                                    : is_head              ? bold
                                                           : colour_of(line[i]);
            out << gap << tint << line[i] << (tint.empty() ? "" : plain);
            gap = std::string(widths[i] - width_of(line[i]) + 2, ' ');
        }
        out << '\n';
    }
}

void write_tabs(std::ostream& out, const Cells& cells) {
    for (std::size_t row = 1; row < cells.size(); ++row)
        out << fmt::format("{}\n", fmt::join(cells[row], "\t"));
}

/// The fields of a spreadsheet: all that are no list of their own; `columns` where there is no row.
std::vector<std::string_view> plain_fields(const std::vector<Json>& rows,
                                           const std::vector<std::string_view>& columns) {
    if (rows.empty()) return columns;
    std::vector<std::string_view> names;
    for (const auto& field : rows.front().items())
        if (!field.value().is_structured()) names.emplace_back(field.key());
    return names;
}

/// RFC 4180. A text that a spreadsheet would run as a formula gets an apostrophe.
std::string csv_cell(const Json& row, std::string_view column) {
    std::string text = cell(row, column, Digits::all);
    if (!text.empty() && row.at(std::string{column}).is_string() &&
        std::string_view{"=+-@"}.find(text.front()) != std::string_view::npos)
        text.insert(0, 1, '\'');
    if (text.find_first_of(",\"\n\r") == std::string::npos) return text;
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? std::string{"\"\""} : std::string{c};
    return out + '"';
}

void write_csv(std::ostream& out, const std::vector<Json>& rows,
               const std::vector<std::string_view>& columns) {
    const std::vector<std::string_view> fields = plain_fields(rows, columns);
    out << fmt::format("{}\r\n", fmt::join(fields, ","));
    for (const Json& row : rows) {
        for (std::size_t i = 0; i < fields.size(); ++i)
            out << (i > 0 ? "," : "") << csv_cell(row, fields[i]);
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

std::string visible(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const utf8::Decoded c = utf8::decode(text, i);
        i += c.size;
        utf8::append(out, is_blank(c.code) ? U' ' : is_control(c.code) ? U'\uFFFD' : c.code);
    }
    return out;
}

void write_rows(std::ostream& out, const std::vector<Json>& rows, Format format,
                const std::vector<std::string_view>& columns, Colour colour) {
    switch (format) {
        case Format::json:
            out << dumped(Json(rows), 2) << '\n';
            break;
        case Format::jsonl:
            for (const Json& row : rows) out << dumped(row, -1) << '\n';
            break;
        case Format::csv:
            write_csv(out, rows, columns);
            break;
        case Format::md:
            write_md(out, cells_of(rows, columns));
            break;
        case Format::table:
            write_table(out, cells_of(rows, columns), colour);
            break;
        case Format::line:
            write_tabs(out, cells_of(rows, columns));
            break;
    }
}

}  // namespace demarche::render
