#include "importers/read/xml_tree.hpp"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <memory>

#include "core/error.hpp"
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
void on_close(void* to, const xmlChar*) { static_cast<TreeBuilder*>(to)->close(); }
void on_text(void* to, const xmlChar* text, int size) {
    static_cast<TreeBuilder*>(to)->add_text(view(text).substr(0, static_cast<std::size_t>(size)));
}
/// Entities of HTML that feeds use undeclared; all are left out but the blank.
void on_reference(void* to, const xmlChar* name) {
    if (view(name) == "nbsp") static_cast<TreeBuilder*>(to)->add_text(" ");
}

struct FreeContext {
    void operator()(xmlParserCtxt* context) const { xmlFreeParserCtxt(context); }
};

}  // namespace

HtmlTree parse_xml(std::string_view utf8) {
    std::string sound{utf8.substr(std::min(utf8.find('<'), utf8.size()))};
    std::erase(sound, '\0');
    if (sound.find("<!ENTITY") != std::string::npos)
        throw InputError{"XML that declares entities is not read"};
    TreeBuilder builder{Markup::xml};
    xmlSAXHandler calls{};
    calls.startElement = on_open;
    calls.endElement = on_close;
    calls.characters = on_text;
    calls.ignorableWhitespace = on_text;
    calls.cdataBlock = on_text;
    calls.reference = on_reference;
    const std::unique_ptr<xmlParserCtxt, FreeContext> context{
        xmlCreateMemoryParserCtxt(sound.data(), static_cast<int>(sound.size()))};
    if (!context) throw InputError{"no XML"};
    *context->sax = calls;
    context->userData = &builder;
    // The text is in UTF-8 by now, whatever its declaration says.
    xmlCtxtUseOptions(context.get(), XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                                         XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_IGNORE_ENC |
                                         XML_PARSE_SAX1);
    xmlParseDocument(context.get());
    HtmlTree tree = builder.take();
    if (tree.size() < 2) throw InputError{"no XML"};
    return tree;
}

std::optional<std::size_t> first_named(const HtmlTree& tree, std::size_t under,
                                       std::string_view name) {
    for (std::size_t i = under + 1; i < tree[under].end; ++i)
        if (tree[i].name == name) return i;
    return std::nullopt;
}

std::vector<std::size_t> all_named(const HtmlTree& tree, std::size_t under, std::string_view name) {
    std::vector<std::size_t> found;
    for (std::size_t i = under + 1; i < tree[under].end;) {
        const bool matches = tree[i].name == name;
        if (matches) found.push_back(i);
        i = matches ? tree[i].end : i + 1;
    }
    return found;
}

std::string text_of_first(const HtmlTree& tree, std::size_t under,
                          std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names)
        if (const auto found = first_named(tree, under, name))
            if (std::string text = text_under(tree, *found); !text.empty()) return text;
    return {};
}

}  // namespace demarche::read
