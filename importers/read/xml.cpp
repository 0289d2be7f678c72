#include "importers/read/xml.hpp"

#include <fmt/format.h>

#include "core/error.hpp"
#include "importers/read/encoding.hpp"
#include "importers/read/feed.hpp"
#include "importers/read/newswire.hpp"
#include "importers/read/page.hpp"
#include "importers/read/xml_tree.hpp"

namespace demarche::read {
namespace {

/// The encoding in `<?xml version="1.0" encoding="windows-1251"?>`.
std::string_view declared_encoding(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, 200);
    std::size_t at = head.find("encoding=");
    if (at == std::string_view::npos) return {};
    at += 10;
    return at < head.size() ? head.substr(at, head.find_first_of("\"'", at) - at)
                            : std::string_view{};
}

std::vector<Article> articles_of(const HtmlTree& tree) {
    const auto root = [&](std::string_view name) { return tree[1].name == name; };
    if (root("rss") || root("rdf:rdf") || root("feed")) return feed_articles(tree);
    if (root("nitf")) return {nitf_article(tree)};
    if (root("newsitem") || root("newsmessage")) return newsml_articles(tree);
    if (root("tei")) return {tei_article(tree)};
    if (root("doc") || root("corpus")) return trafilatura_articles(tree);
    throw InputError{fmt::format(
        "XML with the root '{}'; a feed, NITF, NewsML-G2, TEI or trafilatura's was expected",
        tree[1].name)};
}

}  // namespace

void read_xml(const std::string& name, std::string_view bytes, const ReadOptions& options,
              const Sink& sink) {
    DecodedText decoded = decode_text(bytes, declared_encoding(bytes));
    std::vector<Article> articles = articles_of(parse_xml(decoded.text));
    if (articles.empty()) sink.rejection({name, "a feed without entries"});
    for (std::size_t i = 0; i < articles.size() && !options.stop.stop_requested(); ++i) {
        const std::string place = articles.size() == 1 ? name : fmt::format("{}:{}", name, i + 1);
        if (articles[i].text.empty()) {
            sink.rejection({place, "no text in this entry"});
            continue;
        }
        articles[i].input = place;
        articles[i].encoding = decoded.encoding;
        sink.article(read_page(std::move(articles[i]), options));
    }
}

bool opens_xml(std::string_view head) {
    const std::size_t begin = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (begin == std::string_view::npos) return false;
    head = head.substr(begin);
    for (const char* start : {"<?xml", "<rss", "<rdf:RDF", "<feed", "<nitf", "<newsItem",
                              "<newsMessage", "<TEI", "<doc "})
        if (head.starts_with(start)) return true;
    return false;
}

}  // namespace demarche::read
