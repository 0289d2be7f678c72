#include "core/render/delimited.hpp"

namespace demarche::render {
namespace {

void append_field(std::string& line, std::string_view field, char delimiter) {
    const bool is_plain = field.find_first_of("\"\r\n") == std::string_view::npos &&
                          field.find(delimiter) == std::string_view::npos;
    if (is_plain) {
        line += field;
        return;
    }
    line += '"';
    for (const char c : field) {
        if (c == '"') line += '"';
        line += c;
    }
    line += '"';
}

}  // namespace

std::string delimited(const std::vector<std::string>& fields, char delimiter) {
    std::string line;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i > 0) line += delimiter;
        append_field(line, fields[i], delimiter);
    }
    line += '\n';
    return line;
}

}  // namespace demarche::render
