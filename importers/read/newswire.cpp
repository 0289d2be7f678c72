#include "importers/read/newswire.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "core/error.hpp"
#include "importers/read/address.hpp"
#include "importers/read/published.hpp"
#include "importers/read/xml_tree.hpp"

namespace demarche::read {
namespace {

std::string attribute_of_first(const HtmlTree& tree, std::size_t under, std::string_view name,
                               std::string_view attribute) {
    const auto found = first_named(tree, under, name);
    return found ? std::string{tree[*found].attribute(attribute)} : std::string{};
}

std::string lines_of(const HtmlTree& tree, std::size_t node) {
    std::string out;
    for (const std::string& line : lines_under(tree, node)) {
        if (!out.empty()) out += '\n';
        out += line;
    }
    return out;
}

std::string lines_of_first(const HtmlTree& tree, std::size_t under,
                           std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names)
        if (const auto found = first_named(tree, under, name))
            if (std::string text = lines_of(tree, *found); !text.empty()) return text;
    return {};
}

/// The dateline as agencies print it, before the first paragraph, where it can be read like any
/// other.
std::string with_dateline(const std::string& dateline, std::string text) {
    if (dateline.empty() || text.starts_with(dateline)) return text;
    return dateline + " - " + text;
}

void add_author(Article& article, std::string name) {
    if (name.starts_with("By ")) name.erase(0, 3);
    if (!name.empty()) article.authors.push_back(std::move(name));
}

void refuse_withdrawn(const HtmlTree& tree, std::size_t item) {
    const std::string status = attribute_of_first(tree, item, "pubstatus", "qcode");
    if (status == "stat:canceled" || status == "stat:withheld")
        throw InputError{fmt::format("withdrawn by its publisher ({})", status)};
}

Article newsml_article(const HtmlTree& tree, std::size_t item) {
    refuse_withdrawn(tree, item);
    Article article;
    article.title = text_of_first(tree, item, {"headline"});
    add_author(article, text_of_first(tree, item, {"by"}));
    article.text = with_dateline(
        text_of_first(tree, item, {"dateline"}),
        lines_of_first(tree, item, {"body.content", "body", "inlinexml", "inlinedata"}));
    for (const char* name : {"contentcreated", "firstcreated", "versioncreated"})
        if (article.published.empty())
            article.published = published_day(text_of_first(tree, item, {name}));
    if (const auto provider = first_named(tree, item, "provider")) {
        article.source = text_of_first(tree, *provider, {"name"});
        if (article.source.empty()) article.source = tree[*provider].attribute("literal");
    }
    article.kind = "newsml";
    return article;
}

Article trafilatura_article(const HtmlTree& tree, std::size_t doc) {
    Article article;
    article.title = tree[doc].attribute("title");
    add_author(article, std::string{tree[doc].attribute("author")});
    article.published = published_day(tree[doc].attribute("date"));
    article.url = tree[doc].attribute("url").empty() ? tree[doc].attribute("source")
                                                     : tree[doc].attribute("url");
    article.source = tree[doc].attribute("sitename").empty() ? tree[doc].attribute("hostname")
                                                             : tree[doc].attribute("sitename");
    article.text = lines_of_first(tree, doc, {"main"});
    article.kind = "trafilatura";
    return article;
}

}  // namespace

Article nitf_article(const HtmlTree& tree) {
    Article article;
    article.title = text_of_first(tree, 0, {"hl1", "hedline", "title"});
    add_author(article, text_of_first(tree, 0, {"byline"}));
    for (const char* name : {"date.issue", "story.date", "date.release"})
        if (article.published.empty())
            article.published = published_day(attribute_of_first(tree, 0, name, "norm"));
    article.source = text_of_first(tree, 0, {"distributor"});
    if (article.source.empty())
        article.source = attribute_of_first(tree, 0, "doc.copyright", "holder");
    article.text = with_dateline(text_of_first(tree, 0, {"dateline"}),
                                 lines_of_first(tree, 0, {"body.content"}));
    article.kind = "nitf";
    return article;
}

std::vector<Article> newsml_articles(const HtmlTree& tree) {
    std::vector<Article> articles;
    for (const std::size_t item : all_named(tree, 0, "newsitem"))
        articles.push_back(newsml_article(tree, item));
    return articles;
}

std::vector<Article> trafilatura_articles(const HtmlTree& tree) {
    std::vector<Article> articles;
    for (const std::size_t doc : all_named(tree, 0, "doc"))
        articles.push_back(trafilatura_article(tree, doc));
    return articles;
}

Article tei_article(const HtmlTree& tree) {
    Article article;
    const auto header = first_named(tree, 0, "teiheader");
    const std::size_t head = header.value_or(0);
    article.title = text_of_first(tree, head, {"title"});
    add_author(article, text_of_first(tree, head, {"author"}));
    if (const auto source = first_named(tree, head, "biblfull"))
        article.published = published_day(text_of_first(tree, *source, {"date"}));
    if (article.published.empty())
        article.published = published_day(text_of_first(tree, head, {"date"}));
    article.url = attribute_of_first(tree, head, "ptr", "target");
    article.source = text_of_first(tree, head, {"publisher"});
    if (article.source.empty()) article.source = host_of(article.url);
    article.text = lines_of_first(tree, 0, {"body"});
    article.kind = "tei";
    return article;
}

}  // namespace demarche::read
