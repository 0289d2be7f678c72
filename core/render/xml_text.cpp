#include "core/render/xml_text.hpp"

#include <fmt/format.h>

#include "core/model/utf8.hpp"

namespace demarche::render {
namespace {

/// The production Char of XML 1.0.
bool is_xml(char32_t code) {
    return code == '\t' || code == '\n' || code == '\r' || (code >= 0x20 && code <= 0xD7FF) ||
           (code >= 0xE000 && code <= 0xFFFD) || code >= 0x10000;
}

void append_escaped(std::string& out, char32_t code) {
    switch (code) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\t':
        case '\n':
        case '\r':  // as they stand, a reader would make blanks of them in an attribute
            out += fmt::format("&#{};", static_cast<unsigned>(code));
            break;
        default:
            utf8::append(out, is_xml(code) ? code : char32_t{0xFFFD});
    }
}

}  // namespace

std::string xml_text(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded decoded = utf8::decode(text, at);
        append_escaped(out, decoded.code);
        at += decoded.size;
    }
    return out;
}

}  // namespace demarche::render
