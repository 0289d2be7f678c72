#include "core/render/list_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "core/model/utf8.hpp"

namespace demarche::render {
namespace {

std::string json_text(const Value& value) {
    std::string text;
    append_json(text, value, Layout::one_line);
    return text;
}

/// For a person: two digits of a number.
std::string cell(const Value& value) {
    if (std::holds_alternative<std::nullptr_t>(value)) return {};
    if (const auto* text = std::get_if<std::string_view>(&value)) return visible(*text);
    if (const auto* text = std::get_if<std::string>(&value)) return visible(*text);
    if (const auto* number = std::get_if<double>(&value)) {
        const bool is_tiny = *number != 0 && std::abs(*number) < 0.01;
        return is_tiny ? fmt::format("{:.1g}", *number) : fmt::format("{:.2f}", *number);
    }
    return visible(json_text(value));
}

std::size_t width_of(const std::string& text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

using Line = std::vector<std::string>;

Line cells_of(const Fields& row, const std::vector<std::string_view>& columns) {
    Line line;
    line.reserve(columns.size());
    for (const std::string_view column : columns) {
        const auto found = std::ranges::find(row, column, &Field::name);
        line.push_back(found == row.end() ? std::string{} : cell(found->value));
    }
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
std::vector<std::string> plain_fields(const Fields& row) {
    std::vector<std::string> names;
    for (const Field& field : row)
        if (!is_structured(field.value)) names.emplace_back(field.name);
    return names;
}

bool is_text(const Value& value) {
    return std::holds_alternative<std::string_view>(value) ||
           std::holds_alternative<std::string>(value);
}

void append_quoted(std::string& out, std::string_view text) {
    out += '"';
    for (const char c : text) {
        if (c == '"') out += c;
        out += c;
    }
    out += '"';
}

/// RFC 4180. A text that a spreadsheet would run as a formula gets an apostrophe.
void append_csv(std::string& out, const Value& value) {
    if (!is_text(value)) {
        if (!std::holds_alternative<std::nullptr_t>(value))
            append_json(out, value, Layout::one_line);
        return;
    }
    const auto* view = std::get_if<std::string_view>(&value);
    const std::string_view text = view ? *view : std::get<std::string>(value);
    if (text.empty()) return;
    const auto is_plain = [](char c) { return c >= ' ' && c <= '~' && c != ',' && c != '"'; };
    const bool is_formula = std::string_view{"=+-@"}.find(text.front()) != std::string_view::npos;
    if (std::ranges::all_of(text, is_plain)) {
        if (is_formula) out += '\'';
        out += text;
        return;
    }
    const std::string shown = (is_formula ? "'" : "") + visible(text);
    if (shown.find_first_of(",\"\n\r") == std::string::npos)
        out += shown;
    else
        append_quoted(out, shown);
}

/// The place in `row` of the field of that name, which is most often where it was in the row
/// before.
const Value* find_field(const Fields& row, std::string_view name, std::size_t likely) {
    if (likely < row.size() && row[likely].name == name) return &row[likely].value;
    const auto found = std::ranges::find(row, name, &Field::name);
    return found == row.end() ? nullptr : &found->value;
}

void append_csv_line(std::string& out, const Fields& row, const std::vector<std::string>& fields) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i > 0) out += ',';
        if (const Value* value = find_field(row, fields[i], i)) append_csv(out, *value);
    }
    out += "\r\n";
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

}  // namespace

struct ListWriter::Impl {
    std::ostream& out;
    Format format;
    std::vector<std::string_view> columns;
    Colour colour;
    bool is_begun{};
    std::vector<std::string> fields{};  // of CSV
    std::vector<Line> lines{};          // of a table, its head first
    std::string text{};                 // of a row, before it is written: one call a row

    void begin(const Fields& row) {
        if (std::exchange(is_begun, true)) return;
        const Line head{columns.begin(), columns.end()};
        if (format == Format::csv) {
            fields = row.empty() ? head : plain_fields(row);
            out << fmt::format("{}\r\n", fmt::join(fields, ","));
        } else if (format == Format::md) {
            write_md_line(out, head);
            for (std::size_t i = 0; i < head.size(); ++i) out << "|---";
            out << "|\n";
        } else if (format == Format::table) {
            lines.push_back(head);
        } else if (format == Format::json) {
            out << '[';
        }
    }

    void add(const Fields& row) {
        const bool is_first = !is_begun;
        begin(row);
        text.clear();
        switch (format) {
            case Format::json:
                text += is_first ? "\n  " : ",\n  ";
                append_json(text, row, Layout::indented, 1);
                break;
            case Format::jsonl:
                append_json(text, row, Layout::one_line);
                text += '\n';
                break;
            case Format::csv:
                append_csv_line(text, row, fields);
                break;
            case Format::md:
                return write_md_line(out, cells_of(row, columns));
            case Format::table:
                lines.push_back(cells_of(row, columns));
                return;
            case Format::line:
                text = fmt::format("{}\n", fmt::join(cells_of(row, columns), "\t"));
                break;
        }
        out.write(text.data(), static_cast<std::streamsize>(text.size()));
    }

    void finish() {
        const bool is_empty = !is_begun;
        if (format == Format::json || format == Format::csv || format == Format::md) begin({});
        if (format == Format::json) out << (is_empty ? "]\n" : "\n]\n");
        if (format == Format::table && lines.size() > 1) write_table(out, lines, colour);
    }
};

ListWriter::ListWriter(std::ostream& out, Format format, std::vector<std::string_view> columns,
                       Colour colour)
    : impl_{new Impl{out, format, std::move(columns), colour}} {}
ListWriter::~ListWriter() = default;
void ListWriter::add(const Fields& row) { impl_->add(row); }
void ListWriter::finish() { impl_->finish(); }

}  // namespace demarche::render
