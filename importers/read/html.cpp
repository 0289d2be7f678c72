#include "importers/read/html.hpp"

#include "core/error.hpp"
#include "core/model/utf8.hpp"
#include "importers/read/address.hpp"
#include "importers/read/chrome.hpp"
#include "importers/read/encoding.hpp"
#include "importers/read/html_article.hpp"
#include "importers/read/html_head.hpp"
#include "importers/read/html_tree.hpp"
#include "importers/read/page.hpp"

namespace demarche::read {
namespace {

/// Fewer words, or bytes in writing without blanks, are a caption or a menu, not an article.
constexpr std::size_t kFewestWords = 12;
constexpr std::size_t kFewestBytes = 120;

/// "<!-- saved from url=(0042)https://… -->" and " url: https://…" of pages saved whole.
std::string saved_from(std::string_view page) {
    const std::string_view head = page.substr(0, 2048);
    for (const std::string_view mark :
         {"saved from url=(", "\n url: ", "Page saved with SingleFile"}) {
        const std::size_t at = head.find(mark);
        const std::size_t url = at == std::string_view::npos ? at : head.find("http", at);
        if (url != std::string_view::npos)
            return std::string{head.substr(url, head.find_first_of(" \r\n-\"<>", url) - url)};
    }
    return {};
}

bool opens_page_element(std::string_view text) {
    for (const std::string_view tag :
         {"<html", "<head", "<body", "<meta", "<title", "<article", "<div", "<p>"})
        if (text.starts_with(tag)) return true;
    return false;
}

}  // namespace

Article parse_html_article(std::string_view bytes, std::string_view charset) {
    const std::string declared = charset.empty() ? declared_charset(bytes) : std::string{charset};
    const DecodedText decoded = decode_text(bytes, declared);
    const HtmlTree tree = parse_html(decoded.text);
    Article article;
    article.text = article_in(tree);
    if (count_words(article.text) < kFewestWords && article.text.size() < kFewestBytes)
        throw InputError{"no article on this page: no running text in it"};
    HtmlHead head = head_of(tree);
    article.title = std::move(head.title);
    article.url = head.url.empty() ? saved_from(decoded.text) : std::move(head.url);
    article.source = head.site.empty() ? host_of(article.url) : std::move(head.site);
    article.language = std::move(head.language);
    article.authors = std::move(head.authors);
    article.published = head.published;
    if (article.published.empty())
        if (std::string line = date_line_in(tree); !line.empty())
            article.dropped.push_back({std::move(line), "date line"});
    article.encoding = decoded.encoding;
    article.kind = "html";
    return article;
}

void read_html(const std::string& name, std::string_view bytes, const ReadOptions& options,
               const Sink& sink) {
    try {
        Article article = parse_html_article(bytes);
        article.input = name;
        sink.article(read_page(std::move(article), options));
    } catch (const InputError& error) {
        sink.rejection({name, error.what()});
    }
}

bool opens_html(std::string_view head) {
    const std::string start = utf8::lower(head.substr(0, 4096));
    std::size_t at = start.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    while (at != std::string::npos && start[at] == '<') {
        const std::string_view rest = std::string_view{start}.substr(at);
        if (rest.starts_with("<!doctype html")) return true;
        if (!rest.starts_with("<!") && !rest.starts_with("<?")) return opens_page_element(rest);
        const bool comment = rest.starts_with("<!--");
        const std::size_t end = start.find(comment ? "-->" : ">", at);
        if (end == std::string::npos) return false;
        at = start.find_first_not_of(" \t\r\n", end + (comment ? 3 : 1));
    }
    return false;
}

}  // namespace demarche::read
