#include "importers/read/html_tree.hpp"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <memory>

#include "core/error.hpp"
#include "core/model/utf8.hpp"
#include "importers/read/html_markup.hpp"

namespace demarche::read {
namespace {

constexpr std::size_t kMostNodes = 1'000'000;
constexpr std::size_t kDeepest = 2'000;
constexpr std::size_t kLongestValue = 1U << 16U;

constexpr std::array<std::string_view, 20> kKeptAttributes{
    "class", "id",    "itemprop", "itemtype",   "property",    "name",   "content",
    "href",  "rel",   "lang",     "datetime",   "pubdate",     "type",   "role",
    "style", "title", "hidden",   "http-equiv", "aria-hidden", "charset"};

std::string_view view(const xmlChar* text) {
    return text == nullptr ? std::string_view{} : reinterpret_cast<const char*>(text);
}

/// Builds the tree while libxml2 calls.
class Builder {
public:
    Builder() { tree_.push_back({}); }

    void open(std::string_view name, const xmlChar** attributes) {
        if (is_full() || open_.size() >= kDeepest) {
            ++lifted_;
            return;
        }
        HtmlNode node;
        node.name = utf8::lower(name);
        for (; attributes != nullptr && *attributes != nullptr; attributes += 2)
            keep(node, view(attributes[0]), view(attributes[1]));
        node.parent = current();
        open_.push_back(static_cast<std::uint32_t>(tree_.size()));
        tree_.push_back(std::move(node));
    }

    /// Closes what is open up to `name`; libxml2 closes each element that it opened, in order.
    void close() {
        if (lifted_ > 0) {
            --lifted_;
            return;
        }
        if (open_.empty()) return;
        tree_[open_.back()].end = static_cast<std::uint32_t>(tree_.size());
        open_.pop_back();
    }

    void add_text(std::string_view text) {
        HtmlNode& inside = tree_[current()];
        if (inside.name == "script") {
            if (inside.attribute("type") == "application/ld+json") inside.text += text;
            return;
        }
        if (inside.name == "style" || inside.name == "noscript") return;
        if (tree_.size() > 1 && tree_.back().is_text() && tree_.back().parent == current()) {
            tree_.back().text += text;
            return;
        }
        if (is_full()) return;
        HtmlNode node;
        node.text = text;
        node.parent = current();
        node.end = static_cast<std::uint32_t>(tree_.size() + 1);
        tree_.push_back(std::move(node));
    }

    [[nodiscard]] bool is_full() const { return tree_.size() >= kMostNodes; }

    HtmlTree take() {
        while (!open_.empty()) {
            lifted_ = 0;
            close();
        }
        tree_[0].end = static_cast<std::uint32_t>(tree_.size());
        return std::move(tree_);
    }

private:
    [[nodiscard]] std::uint32_t current() const { return open_.empty() ? 0 : open_.back(); }

    static void keep(HtmlNode& node, std::string_view name, std::string_view value) {
        const std::string lower = utf8::lower(name);
        if (std::ranges::find(kKeptAttributes, std::string_view{lower}) == kKeptAttributes.end())
            return;
        if (node.has(lower)) return;
        node.attributes.push_back({lower, std::string{value.substr(0, kLongestValue)}});
    }

    HtmlTree tree_;
    std::vector<std::uint32_t> open_;
    std::size_t lifted_{};  // open elements that are not in the tree
};

void on_open(void* to, const xmlChar* name, const xmlChar** attributes) {
    static_cast<Builder*>(to)->open(view(name), attributes);
}
void on_close(void* to, const xmlChar*) { static_cast<Builder*>(to)->close(); }
void on_text(void* to, const xmlChar* text, int size) {
    static_cast<Builder*>(to)->add_text(view(text).substr(0, static_cast<std::size_t>(size)));
}

struct FreeContext {
    void operator()(htmlParserCtxt* context) const { htmlFreeParserCtxt(context); }
};

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
    Builder builder;
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
    bool gap = false;
    for (std::size_t i = node; i < tree[node].end; ++i) {
        if (!tree[i].is_text()) {
            gap = gap || tree[i].name == "br" || tree[i].name == "p" || tree[i].name == "div";
            continue;
        }
        for (const char c : tree[i].text) {
            if (is_blank(c)) {
                gap = true;
                continue;
            }
            if (gap && !out.empty()) out += ' ';
            gap = false;
            out += c;
        }
    }
    return out;
}

}  // namespace demarche::read
