#include "core/render/rows.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "core/model/utf8.hpp"
#include "core/render/list_writer.hpp"

namespace demarche::render {
namespace {

bool is_blank(char32_t code) { return code == U'\n' || code == U'\t' || code == U'\r'; }

/// What can drive a terminal: C0 and C1 controls, and the marks that turn the direction of writing.
bool is_control(char32_t code) {
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069) || code == 0x200E || code == 0x200F;
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
    ListWriter list;
};

RowWriter::RowWriter(std::ostream& out, Format format, std::vector<std::string_view> columns,
                     Colour colour)
    : impl_{new Impl{{out, format, std::move(columns), colour}}} {}
RowWriter::~RowWriter() = default;
void RowWriter::add(nlohmann::ordered_json row) { impl_->list.add(fields_of(row)); }
void RowWriter::finish() { impl_->list.finish(); }

void write_rows(std::ostream& out, const std::vector<nlohmann::ordered_json>& rows, Format format,
                const std::vector<std::string_view>& columns, Colour colour) {
    ListWriter writer{out, format, columns, colour};
    for (const nlohmann::ordered_json& row : rows) writer.add(fields_of(row));
    writer.finish();
}

}  // namespace demarche::render
