#include "importers/read/html_blocks.hpp"

#include <algorithm>
#include <array>

#include "core/model/utf8.hpp"

namespace demarche::read {
namespace {

template <std::size_t N>
bool has(const std::array<std::string_view, N>& words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

constexpr auto kBlocks = std::to_array<std::string_view>(
    {"p",      "div",   "section", "article", "main",    "ul",         "ol",
     "li",     "table", "tbody",   "tr",      "td",      "th",         "dl",
     "dt",     "dd",    "h1",      "h2",      "h3",      "h4",         "h5",
     "h6",     "pre",   "hr",      "header",  "form",    "blockquote", "fieldset",
     "center", "body",  "address", "details", "summary", "html"});

/// Elements whose text is never the article's.
constexpr auto kNeverText = std::to_array<std::string_view>(
    {"script", "style",    "noscript", "template", "iframe",     "svg",    "canvas",
     "object", "embed",    "audio",    "video",    "button",     "input",  "select",
     "option", "textarea", "nav",      "footer",   "aside",      "figure", "menu",
     "dialog", "head",     "title",    "map",      "figcaption", "label",  "time"});

/// Words that a class or id consists of where its element holds no article text.
constexpr auto kBesideWords = std::to_array<std::string_view>(
    {"ad",      "ads",     "nav",       "bio",     "meta",      "rail",    "tags",     "tag",
     "more",    "share",   "menu",      "promo",   "footer",    "foot",    "author",   "byline",
     "credit",  "caption", "social",    "widget",  "related",   "comment", "comments", "video",
     "gallery", "login",   "hidden",    "tool",    "tools",     "toolbar", "poll",     "pager",
     "teaser",  "aside",   "masthead",  "sponsor", "sponsored", "print",   "follow",   "rating",
     "shares",  "sharing", "promotion", "signup",  "hide",      "kicker",  "slug",     "timestamp",
     "date",    "tooltip", "popup",     "modal",   "skip",      "sticky",  "links",    "utility"});

/// Parts of classes and ids that say the same wherever they stand.
constexpr auto kBesideParts = std::to_array<std::string_view>(
    {"comment-",        "disqus",    "recirc",       "recommend",  "sidebar",       "side-bar",
     "navigation",      "navbar",    "breadcrumb",   "newsletter", "subscri",       "advert",
     "banner",          "cookie",    "outbrain",     "taboola",    "trending",      "popular",
     "most-",           "slideshow", "carousel",     "pagination", "donat",         "copyright",
     "disclaimer",      "overlay",   "sharedaddy",   "social",     "related",       "sign-up",
     "read-more",       "readmore",  "author-",      "byline",     "caption",       "promo",
     "tag-list",        "tags-",     "respond",      "jp-post",    "printfriendly", "wp-caption",
     "visually-hidden", "sr-only",   "screen-reader"});

constexpr auto kTextParts = std::to_array<std::string_view>(
    {"articlebody",      "article-body",  "article_body",   "article-content",  "article__body",
     "article__content", "article-text",  "story-body",     "storybody",        "story-content",
     "story_body",       "entry-content", "post-content",   "post-body",        "postbody",
     "post_content",     "post__content", "content-body",   "body-copy",        "bodytext",
     "body-text",        "maincontent",   "main-content",   "td-post-content",  "news-content",
     "newstext",         "news-text",     "single-content", "content__article", "articletext",
     "story-text",       "post-entry",    "entry-body"});

bool has_word(std::string_view classes, const auto& wanted) {
    for (std::size_t at = 0; at < classes.size();) {
        const std::size_t end = std::min(classes.find_first_of(" -_", at), classes.size());
        if (has(wanted, classes.substr(at, end - at))) return true;
        at = end + 1;
    }
    return false;
}

bool has_part(std::string_view classes, const auto& wanted) {
    return std::ranges::any_of(wanted, [&](std::string_view part) {
        return classes.find(part) != std::string_view::npos;
    });
}

bool is_unseen(const HtmlNode& node) {
    if (node.has("hidden") || node.attribute("aria-hidden") == "true") return true;
    const std::string_view style = node.attribute("style");
    return style.find("display:none") != std::string_view::npos ||
           style.find("display: none") != std::string_view::npos;
}

class BlockReader {
public:
    explicit BlockReader(const HtmlTree& tree)
        : tree_{tree}, prose_(tree.size() + 1), named_(tree.size() + 1), lean_(tree.size()) {}

    std::vector<HtmlBlock> run() {
        measure();
        for (std::size_t i = 1; i < tree_.size();) {
            close_ended(i);
            const HtmlNode& node = tree_[i];
            if (node.is_text()) {
                add(node.text);
                ++i;
            } else if (has(kNeverText, node.name)) {
                if (node.name != "time" && node.name != "label") flush();
                i = node.end;
            } else {
                enter(i);
                ++i;
            }
        }
        close_ended(tree_.size());
        flush();
        return std::move(blocks_);
    }

private:
    struct Open {
        std::size_t node;
        bool block, link, chrome, item;
    };

    /// Bytes of running text before each node, and elements that call themselves the article: what
    /// lies under a node is a difference.
    void measure() {
        for (std::size_t i = 0, skip = 0; i < tree_.size(); ++i) {
            const HtmlNode& node = tree_[i];
            if (!node.is_text() && has(kNeverText, node.name))
                skip = std::max<std::size_t>(skip, node.end);
            lean_[i] = node.is_text() ? 0 : class_lean(node);
            const bool prose = node.is_text() && node.text.size() > 60 && i >= skip;
            prose_[i + 1] = prose_[i] + (prose ? node.text.size() : 0);
            named_[i + 1] = named_[i] + (lean_[i] > 0 ? 1 : 0);
        }
    }
    [[nodiscard]] bool holds_article(std::size_t i) const {
        const std::size_t end = tree_[i].end;
        return (prose_[end] - prose_[i]) * 5 > prose_[tree_.size()] * 2 || named_[end] > named_[i];
    }

    void enter(std::size_t i) {
        const HtmlNode& node = tree_[i];
        const bool block = has(kBlocks, node.name) || node.name == "br";
        if (block) flush();
        const bool root = node.name == "html" || node.name == "body" || node.name == "main" ||
                          node.name == "article";
        const bool beside = !root && (is_unseen(node) || lean_[i] < 0 || node.name == "header");
        const bool chrome =
            (!open_.empty() && open_.back().chrome) || (beside && !holds_article(i));
        const bool link = (!open_.empty() && open_.back().link) || node.name == "a";
        const bool item = (!open_.empty() && open_.back().item) || node.name == "li";
        open_.push_back({i, block, link, chrome, item});
    }

    void close_ended(std::size_t i) {
        while (!open_.empty() && tree_[open_.back().node].end <= i) {
            if (open_.back().block) flush();
            open_.pop_back();
        }
    }

    void add(std::string_view text) {
        for (std::size_t i = 0; i < text.size(); ++i) {
            const bool nbsp = text.substr(i, 2) == "\xC2\xA0";
            const char c = text[i];
            if (nbsp || c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
                gap_ = true;
                i += nbsp ? 1 : 0;
                continue;
            }
            if (gap_ || block_.text.empty()) {
                if (!block_.text.empty()) block_.text += ' ';
                ++block_.words;
                if (!open_.empty() && open_.back().link) ++block_.link_words;
            }
            gap_ = false;
            block_.text += c;
        }
    }

    void flush() {
        gap_ = false;
        if (block_.text.empty()) return;
        std::size_t node = 0;
        for (std::size_t i = open_.size(); i-- > 0;)
            if (open_[i].block && tree_[open_[i].node].name != "br") {
                node = open_[i].node;
                break;
            }
        block_.node = static_cast<std::uint32_t>(node);
        block_.name = tree_[node].name;
        block_.is_chrome = !open_.empty() && open_.back().chrome;
        block_.is_list_item = !open_.empty() && open_.back().item;
        blocks_.push_back(std::move(block_));
        block_ = {};
    }

    const HtmlTree& tree_;
    std::vector<std::size_t> prose_, named_;
    std::vector<int> lean_;
    std::vector<Open> open_;
    std::vector<HtmlBlock> blocks_;
    HtmlBlock block_;
    bool gap_{};
};

}  // namespace

std::vector<HtmlBlock> blocks_of(const HtmlTree& tree) { return BlockReader{tree}.run(); }

int class_lean(const HtmlNode& node) {
    if (node.attribute("itemprop") == "articleBody") return 1;
    if (!node.has("class") && !node.has("id")) return 0;
    const std::string classes =
        utf8::lower(std::string{node.attribute("class")} + ' ' + std::string{node.attribute("id")});
    if (has_part(classes, kTextParts)) return 1;
    return has_word(classes, kBesideWords) || has_part(classes, kBesideParts) ? -1 : 0;
}

}  // namespace demarche::read
