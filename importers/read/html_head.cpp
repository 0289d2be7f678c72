#include "importers/read/html_head.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string_view>

#include "core/error.hpp"
#include "core/model/utf8.hpp"
#include "importers/read/chrome.hpp"
#include "importers/read/lenient_json.hpp"
#include "importers/read/published.hpp"

namespace demarche::read {
namespace {

using nlohmann::json;

std::string string_at(const json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

/// "N. N.", {"name": "N. N."}, or a list of these.
void append_names(const json& value, std::vector<std::string>& names) {
    if (value.is_array())
        for (const json& element : value) append_names(element, names);
    std::string name = value.is_object()   ? string_at(value, "name")
                       : value.is_string() ? value.get<std::string>()
                                           : std::string{};
    if (!name.empty() && std::ranges::find(names, name) == names.end())
        names.push_back(std::move(name));
}

bool is_article(const json& object) {
    const auto type = object.find("@type");
    if (type == object.end()) return false;
    const std::string name = type->dump();
    return name.find("Article") != std::string::npos || name.find("Posting") != std::string::npos ||
           name.find("Report") != std::string::npos;
}

/// Fills what the first article among the linked data says.
void read_linked_data(const json& data, HtmlHead& head, int depth) {
    if (depth > 6) return;
    if (data.is_array())
        for (const json& element : data) read_linked_data(element, head, depth + 1);
    if (!data.is_object()) return;
    if (const auto graph = data.find("@graph"); graph != data.end())
        read_linked_data(*graph, head, depth + 1);
    if (!is_article(data) || !head.published.empty()) return;
    head.published = published_day(string_at(data, "datePublished"));
    if (head.title.empty()) head.title = string_at(data, "headline");
    if (head.language.empty()) head.language = string_at(data, "inLanguage");
    if (const auto author = data.find("author"); author != data.end())
        append_names(*author, head.authors);
    std::vector<std::string> publisher;
    if (const auto found = data.find("publisher"); found != data.end())
        append_names(*found, publisher);
    if (head.site.empty() && !publisher.empty()) head.site = publisher.front();
}

/// Meta tags by their name or property, in lower case, the first of each.
class Metas {
public:
    explicit Metas(const HtmlTree& tree) {
        for (const HtmlNode& node : tree)
            if (node.name == "meta")
                for (const char* key : {"property", "name", "itemprop"})
                    if (node.has(key) && !node.attribute("content").empty())
                        found_.push_back(
                            {utf8::lower(node.attribute(key)), node.attribute("content")});
    }

    [[nodiscard]] std::string first(std::initializer_list<std::string_view> names) const {
        for (const std::string_view name : names)
            for (const Meta& meta : found_)
                if (meta.name == name) return std::string{meta.content};
        return {};
    }

    [[nodiscard]] Day first_day(std::initializer_list<std::string_view> names) const {
        for (const std::string_view name : names)
            for (const Meta& meta : found_)
                if (meta.name == name)
                    if (const Day day = published_day(meta.content); !day.empty()) return day;
        return {};
    }

private:
    struct Meta {
        std::string name;
        std::string_view content;
    };
    std::vector<Meta> found_;
};

std::string_view written_time(const HtmlTree& tree, std::size_t node, std::string& text) {
    for (const char* name : {"datetime", "content", "title"})
        if (tree[node].has(name)) return tree[node].attribute(name);
    text = text_under(tree, node);
    return text;
}

Day day_in_markup(const HtmlTree& tree, bool (*wanted)(const HtmlNode&)) {
    for (std::size_t i = 0; i < tree.size(); ++i) {
        if (tree[i].is_text() || !wanted(tree[i])) continue;
        std::string text;
        if (const Day day = published_day(written_time(tree, i, text)); !day.empty()) return day;
    }
    return {};
}

Day published_in(const HtmlTree& tree, const Metas& metas) {
    Day day = metas.first_day({"article:published_time", "og:published_time"});
    if (day.empty())
        day = day_in_markup(tree, [](const HtmlNode& node) {
            return node.attribute("itemprop").find("datePublished") != std::string_view::npos ||
                   (node.name == "time" && node.has("pubdate"));
        });
    if (day.empty())
        // clang-format off
        day = metas.first_day({
            "datepublished", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date",
            "publish_date", "publication_date", "published_time", "dc.date.issued", "dc.date",
            "dcterms.created", "dcterms.date", "dc.date.created", "date", "article.published",
            "article.created", "article_date_original", "cxenseparse:recs:publishtime", "citation_date",
            "og:article:published_time", "og:pubdate", "shareaholic:article_published_time"});
    // clang-format on
    if (day.empty())
        day = day_in_markup(
            tree, [](const HtmlNode& node) { return node.name == "time" && node.has("datetime"); });
    if (day.empty())
        day = day_in_markup(tree, [](const HtmlNode& node) { return node.name == "time"; });
    return day;
}

std::string first_text(const HtmlTree& tree, std::string_view name) {
    for (std::size_t i = 0; i < tree.size(); ++i)
        if (tree[i].name == name)
            if (std::string text = text_under(tree, i); !text.empty()) return text;
    return {};
}

/// "Headline - Site" without the last part, where that is the site's name or the headline is long
/// enough.
std::string without_site(std::string title, const std::string& site) {
    for (const std::string_view mark : {" | ", " - ", " — ", " – ", " :: ", " « "}) {
        const std::size_t at = title.rfind(mark);
        if (at == std::string::npos) continue;
        const std::string_view last = std::string_view{title}.substr(at + mark.size());
        if (last == site || (count_words(last) <= 4 && at > 3 * last.size()))
            return title.substr(0, at);
    }
    return title;
}

std::string address_in(const HtmlTree& tree, const Metas& metas) {
    for (const HtmlNode& node : tree)
        if (node.name == "link" && node.attribute("rel") == "canonical" &&
            node.attribute("href").starts_with("http"))
            return std::string{node.attribute("href")};
    const std::string url = metas.first({"og:url", "twitter:url", "savepage-url"});
    return url.starts_with("http") ? url : std::string{};
}

std::string language_in(const HtmlTree& tree, const Metas& metas) {
    for (const HtmlNode& node : tree)
        if (node.name == "html") return std::string{node.attribute("lang")};
    return metas.first({"og:locale", "language", "content-language"});
}

bool is_name(const std::string& text) {
    return !text.empty() && text.size() < 60 && text.find("://") == std::string::npos &&
           text.find('@') == std::string::npos;
}

}  // namespace

HtmlHead head_of(const HtmlTree& tree) {
    HtmlHead head;
    for (const HtmlNode& node : tree) {
        if (node.name != "script" || node.text.empty()) continue;
        try {
            read_linked_data(parse_lenient_json(node.text), head, 0);
        } catch (const InputError&) {
            continue;  // pages without sound linked data are common; the meta tags say it too
        }
    }
    const Metas metas{tree};
    if (head.published.empty()) head.published = published_in(tree, metas);
    if (const std::string title = metas.first({"og:title", "twitter:title", "headline"});
        !title.empty())
        head.title = title;
    if (head.title.empty()) head.title = first_text(tree, "h1");
    if (head.title.empty()) head.title = first_text(tree, "title");
    if (const std::string site = metas.first({"og:site_name", "application-name"}); !site.empty())
        head.site = site;
    head.title = without_site(std::move(head.title), head.site);
    head.url = address_in(tree, metas);
    if (head.language.empty()) head.language = language_in(tree, metas);
    head.language = utf8::lower(head.language.substr(0, 2));
    if (head.authors.empty())
        append_names(json(metas.first({"author", "article:author", "dc.creator", "byl"})),
                     head.authors);
    std::erase_if(head.authors, [](const std::string& name) { return !is_name(name); });
    return head;
}

}  // namespace demarche::read
