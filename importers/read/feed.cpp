#include "importers/read/feed.hpp"

#include "importers/read/address.hpp"
#include "importers/read/published.hpp"
#include "importers/read/xml_tree.hpp"

namespace demarche::read {
namespace {

std::string joined(const std::vector<std::string>& lines) {
    std::string out;
    for (const std::string& line : lines) {
        if (!out.empty()) out += '\n';
        out += line;
    }
    return out;
}

/// The lines of an element that holds markup, as elements (XHTML) or as escaped text.
std::string text_with_markup(const HtmlTree& tree, std::size_t node) {
    bool elements = false;
    std::string escaped;
    for (std::size_t i = node + 1; i < tree[node].end; ++i) {
        elements = elements || !tree[i].is_text();
        escaped += tree[i].text;
    }
    if (elements) return joined(lines_under(tree, node));
    if (escaped.find('<') == std::string::npos && escaped.find('&') == std::string::npos)
        return text_under(tree, node);
    const HtmlTree fragment = parse_html(escaped);
    return joined(lines_under(fragment, 0));
}

std::string text_of_entry(const HtmlTree& tree, std::size_t entry) {
    for (const char* name : {"content:encoded", "content", "description", "summary"})
        if (const auto found = first_named(tree, entry, name))
            if (std::string text = text_with_markup(tree, *found); !text.empty()) return text;
    return {};
}

/// RSS has the address as text of `link`, Atom in its `href`.
std::string link_of(const HtmlTree& tree, std::size_t entry) {
    std::string other;
    for (const std::size_t link : all_named(tree, entry, "link")) {
        const std::string_view rel = tree[link].attribute("rel");
        const std::string text = text_under(tree, link);
        const std::string address = text.empty() ? std::string{tree[link].attribute("href")} : text;
        if (rel.empty() || rel == "alternate") return address;
        if (other.empty()) other = address;
    }
    const std::string guid = text_of_first(tree, entry, {"guid", "id"});
    return other.empty() && guid.starts_with("http") ? guid : other;
}

Day published_day_of(const HtmlTree& tree, std::size_t entry) {
    for (const char* name :
         {"pubdate", "published", "dc:date", "dcterms:created", "issued", "updated", "modified"})
        if (const Day day = published_day(text_of_first(tree, entry, {name})); !day.empty())
            return day;
    return {};
}

Article article_of(const HtmlTree& tree, std::size_t entry) {
    Article article;
    article.title = text_of_first(tree, entry, {"title"});
    article.url = link_of(tree, entry);
    article.published = published_day_of(tree, entry);
    article.text = text_of_entry(tree, entry);
    if (const auto author = first_named(tree, entry, "author"))
        if (const std::string name = text_of_first(tree, *author, {"name"}); !name.empty())
            article.authors.push_back(name);
    if (article.authors.empty())
        if (std::string name = text_of_first(tree, entry, {"dc:creator", "author"}); !name.empty())
            article.authors.push_back(std::move(name));
    article.kind = "feed";
    return article;
}

std::string title_of_feed(const HtmlTree& tree) {
    const std::size_t feed = first_named(tree, 0, "channel").value_or(1);
    for (std::size_t i = feed + 1; i < tree[feed].end; i = tree[i].end)
        if (tree[i].name == "title") return text_under(tree, i);
    return {};
}

}  // namespace

std::vector<Article> feed_articles(const HtmlTree& tree) {
    const std::string source = title_of_feed(tree);
    std::vector<Article> articles;
    for (const char* name : {"item", "entry"})
        for (const std::size_t entry : all_named(tree, 0, name)) {
            Article article = article_of(tree, entry);
            article.source = source.empty() ? host_of(article.url) : source;
            articles.push_back(std::move(article));
        }
    return articles;
}

}  // namespace demarche::read
