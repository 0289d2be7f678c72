#include "core/render/rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

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
    if (found->is_number_float() && digits == Digits::few) {
        const double number = found->get<double>();
        const bool is_tiny = number != 0 && std::abs(number) < 0.01;
        return is_tiny ? fmt::format("{:.1g}", number) : fmt::format("{:.2f}", number);
    }
    return visible(found->is_string() ? found->get<std::string>() : found->dump());
}

std::size_t width_of(const std::string& text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

using Line = std::vector<std::string>;

Line cells_of(const Json& row, const std::vector<std::string_view>& columns) {
    Line line;
    line.reserve(columns.size());
    for (const std::string_view column : columns) line.push_back(cell(row, column, Digits::few));
    return line;
}

constexpr std::string_view bold = "\033[1m", blue = "\033[34m", red = "\033[31m", plain = "\033[0m";

std::string_view colour_of(const std::string& text) {
    return text == "supports" ? blue : text == "opposes" ? red : std::string_view{};
}

void write_table(std::ostream& out, const std::vector<Line>& lines, Colour colour) {
    std::vector<std::size_t> widths(lines.front().size());
    for (const Line& line : lines)
        for (std::size_t i = 0; i < line.size(); ++i)
            widths[i] = std::max(widths[i], width_of(line[i]));
    for (const Line& line : lines) {
        const bool is_head = &line == &lines.front();
        std::string gap;
        for (std::size_t i = 0; i < line.size(); ++i) {
            if (line[i].empty()) {
                gap += std::string(widths[i] + 2, ' ');
                continue;
            }
            const std::string_view tint = colour == Colour::none ? ""
                                          : is_head              ? bold
                                                                 : colour_of(line[i]);
            out << gap << tint << line[i] << (tint.empty() ? "" : plain);
            gap = std::string(widths[i] - width_of(line[i]) + 2, ' ');
        }
        out << '\n';
    }
}

/// The fields of a spreadsheet: all that are no list of their own.
std::vector<std::string> plain_fields(const Json& row) {
    std::vector<std::string> names;
    for (const auto& field : row.items())
        if (!field.value().is_structured()) names.push_back(field.key());
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

void write_csv_line(std::ostream& out, const Json& row, const std::vector<std::string>& fields) {
    for (std::size_t i = 0; i < fields.size(); ++i)
        out << (i > 0 ? "," : "") << csv_cell(row, fields[i]);
    out << "\r\n";
}

/// A cell of Markdown that reads as `text`: neither ends nor holds tags of HTML.
std::string md_cell(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '|' || c == '\\') out += '\\';
        out += c == '<' ? std::string{"&lt;"} : c == '&' ? std::string{"&amp;"} : std::string{c};
    }
    return out;
}

void write_md_line(std::ostream& out, const Line& line) {
    for (const std::string& text : line) out << "| " << md_cell(text) << ' ';
    out << "|\n";
}

std::string dumped(const Json& json, int indent) {
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string visible(std::string_view text) {
    const auto is_plain = [](char c) { return c >= ' ' && c < '\x7F'; };
    if (std::ranges::all_of(text, is_plain)) return std::string{text};
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const utf8::Decoded c = utf8::decode(text, i);
        i += c.size;
        utf8::append(out, is_blank(c.code) ? U' ' : is_control(c.code) ? U'\uFFFD' : c.code);
    }
    return out;
}

struct RowWriter::Impl {
    std::ostream& out;
    Format format;
    std::vector<std::string_view> columns;
    Colour colour;
    bool is_begun{};
    std::vector<std::string> fields;  // of CSV
    std::vector<Line> lines;          // of a table, its head first
    Json array = Json::array();

    void begin(const Json& row) {
        if (std::exchange(is_begun, true)) return;
        const Line head{columns.begin(), columns.end()};
        if (format == Format::csv) {
            fields = row.is_null() ? head : plain_fields(row);
            out << fmt::format("{}\r\n", fmt::join(fields, ","));
        } else if (format == Format::md) {
            write_md_line(out, head);
            for (std::size_t i = 0; i < head.size(); ++i) out << "|---";
            out << "|\n";
        } else if (format == Format::table) {
            lines.push_back(head);
        }
    }

    void add(Json row) {
        begin(row);
        switch (format) {
            case Format::json:
                array.push_back(std::move(row));
                break;
            case Format::jsonl:
                out << dumped(row, -1) << '\n';
                break;
            case Format::csv:
                write_csv_line(out, row, fields);
                break;
            case Format::md:
                write_md_line(out, cells_of(row, columns));
                break;
            case Format::table:
                lines.push_back(cells_of(row, columns));
                break;
            case Format::line:
                out << fmt::format("{}\n", fmt::join(cells_of(row, columns), "\t"));
                break;
        }
    }

    void finish() {
        if (format == Format::json) out << dumped(array, 2) << '\n';
        if (format == Format::csv || format == Format::md) begin({});
        if (format == Format::table && lines.size() > 1) write_table(out, lines, colour);
    }
};

RowWriter::RowWriter(std::ostream& out, Format format, std::vector<std::string_view> columns,
                     Colour colour)
    : impl_{new Impl{out, format, std::move(columns), colour, false, {}, {}, Json::array()}} {}
RowWriter::~RowWriter() = default;
void RowWriter::add(Json row) { impl_->add(std::move(row)); }
void RowWriter::finish() { impl_->finish(); }

void write_rows(std::ostream& out, const std::vector<Json>& rows, Format format,
                const std::vector<std::string_view>& columns, Colour colour) {
    RowWriter writer{out, format, columns, colour};
    for (const Json& row : rows) writer.add(row);
    writer.finish();
}

}  // namespace demarche::render
