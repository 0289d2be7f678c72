#include "importers/read/html_tree.hpp"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <memory>

#include "core/error.hpp"
#include "core/model/utf8.hpp"
#include "importers/read/html_markup.hpp"
#include "importers/read/tree_builder.hpp"

namespace demarche::read {
namespace {

std::string_view view(const xmlChar* text) {
    return text == nullptr ? std::string_view{} : reinterpret_cast<const char*>(text);
}

void on_open(void* to, const xmlChar* name, const xmlChar** attributes) {
    auto* builder = static_cast<TreeBuilder*>(to);
    builder->open(view(name));
    for (; attributes != nullptr && *attributes != nullptr; attributes += 2)
        builder->add_attribute(view(attributes[0]), view(attributes[1]));
}
/// libxml2 closes each element that it opened, in order.
void on_close(void* to, const xmlChar*) { static_cast<TreeBuilder*>(to)->close(); }
void on_text(void* to, const xmlChar* text, int size) {
    static_cast<TreeBuilder*>(to)->add_text(view(text).substr(0, static_cast<std::size_t>(size)));
}

struct FreeContext {
    void operator()(htmlParserCtxt* context) const { htmlFreeParserCtxt(context); }
};

/// Elements that a line ends with, of HTML and of newswire XML.
bool is_block(std::string_view name) {
    constexpr std::array<std::string_view, 23> kBlocks{
        "p",  "div", "br",  "li",         "ul",   "ol",      "tr",     "td",
        "h1", "h2",  "h3",  "h4",         "h5",   "h6",      "table",  "block",
        "dt", "dd",  "hl2", "blockquote", "head", "section", "article"};
    return std::ranges::find(kBlocks, name) != kBlocks.end();
}

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

}  // namespace

std::string_view HtmlNode::attribute(std::string_view wanted) const {
    for (const HtmlAttribute& attribute : attributes)
        if (attribute.name == wanted) return attribute.value;
    return {};
}

bool HtmlNode::has(std::string_view wanted) const {
    return std::ranges::any_of(
        attributes, [&](const HtmlAttribute& attribute) { return attribute.name == wanted; });
}

HtmlTree parse_html(std::string_view utf8) {
    std::string sound = tamed_markup(utf8);
    std::erase(sound, '\0');
    TreeBuilder builder{Markup::html};
    if (sound.empty()) return builder.take();
    htmlSAXHandler calls{};
    calls.startElement = on_open;
    calls.endElement = on_close;
    calls.characters = on_text;
    calls.ignorableWhitespace = on_text;
    calls.cdataBlock = on_text;
    const std::unique_ptr<htmlParserCtxt, FreeContext> context{
        htmlCreateMemoryParserCtxt(sound.data(), static_cast<int>(sound.size()))};
    if (!context) throw InputError{"the HTML parser could not be started"};
    *context->sax = calls;
    context->userData = &builder;
    htmlCtxtUseOptions(context.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                                          HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                          HTML_PARSE_IGNORE_ENC);
    context->options |= XML_PARSE_HUGE;  // else it stops silently at 10 MB of text
    xmlSwitchEncoding(context.get(), XML_CHAR_ENCODING_UTF8);
    htmlParseDocument(context.get());
    return builder.take();
}

std::string declared_charset(std::string_view bytes) {
    constexpr std::size_t kHead = 4096;
    const std::string head = utf8::lower(bytes.substr(0, kHead));
    for (std::size_t at = 0; (at = head.find("charset", at)) != std::string::npos;) {
        at += 7;
        const std::size_t value = head.find_first_not_of(" \t\r\n=\"'", at);
        if (value == std::string::npos || head.find('=', at) >= value) continue;
        return head.substr(value, head.find_first_of(" \t\r\n\"';/>", value) - value);
    }
    return {};
}

std::string text_under(const HtmlTree& tree, std::size_t node) {
    std::string out;
    for (const std::string& line : lines_under(tree, node)) {
        if (!out.empty()) out += ' ';
        out += line;
    }
    return out;
}

std::vector<std::string> lines_under(const HtmlTree& tree, std::size_t node) {
    std::vector<std::string> lines(1);
    bool gap = false;
    const auto end_line = [&] {
        if (!lines.back().empty()) lines.emplace_back();
        gap = false;
    };
    std::vector<std::size_t> ends;
    for (std::size_t i = node; i < tree[node].end; ++i) {
        for (; !ends.empty() && ends.back() <= i; ends.pop_back()) end_line();
        if (!tree[i].is_text()) {
            if (!is_block(tree[i].name)) continue;
            end_line();
            ends.push_back(tree[i].end);
            continue;
        }
        for (const char c : tree[i].text) {
            if (is_blank(c)) {
                gap = true;
                continue;
            }
            if (gap && !lines.back().empty()) lines.back() += ' ';
            gap = false;
            lines.back() += c;
        }
    }
    if (lines.back().empty()) lines.pop_back();
    return lines;
}

}  // namespace demarche::read
