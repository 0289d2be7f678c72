#include "importers/read/tree_builder.hpp"

#include <algorithm>
#include <array>

#include "core/model/utf8.hpp"

namespace demarche::read {
namespace {

constexpr std::size_t kMostNodes = 1'000'000;
constexpr std::size_t kDeepest = 2'000;
constexpr std::size_t kLongestValue = 1U << 16U;
constexpr std::size_t kMostAttributes = 64;

constexpr std::array<std::string_view, 20> kKeptAttributes{
    "class", "id",    "itemprop", "itemtype",   "property",    "name",   "content",
    "href",  "rel",   "lang",     "datetime",   "pubdate",     "type",   "role",
    "style", "title", "hidden",   "http-equiv", "aria-hidden", "charset"};

}  // namespace

TreeBuilder::TreeBuilder(Markup markup) : markup_{markup} { tree_.push_back({}); }

bool TreeBuilder::is_full() const { return tree_.size() >= kMostNodes; }

void TreeBuilder::open(std::string_view name) {
    if (is_full() || open_.size() >= kDeepest) {
        ++lifted_;
        return;
    }
    HtmlNode node;
    node.name = utf8::lower(name);
    node.parent = current();
    open_.push_back(static_cast<std::uint32_t>(tree_.size()));
    tree_.push_back(std::move(node));
}

void TreeBuilder::add_attribute(std::string_view name, std::string_view value) {
    HtmlNode& node = tree_[current()];
    if (lifted_ > 0 || node.attributes.size() >= kMostAttributes) return;
    const std::string lower = utf8::lower(name);
    const bool kept =
        std::ranges::find(kKeptAttributes, std::string_view{lower}) != kKeptAttributes.end();
    if ((markup_ == Markup::html && !kept) || node.has(lower)) return;
    node.attributes.push_back({lower, std::string{value.substr(0, kLongestValue)}});
}

void TreeBuilder::close() {
    if (lifted_ > 0) {
        --lifted_;
        return;
    }
    if (open_.empty()) return;
    tree_[open_.back()].end = static_cast<std::uint32_t>(tree_.size());
    open_.pop_back();
}

void TreeBuilder::add_text(std::string_view text) {
    HtmlNode& inside = tree_[current()];
    if (markup_ == Markup::html && inside.name == "script") {
        if (inside.attribute("type") == "application/ld+json") inside.text += text;
        return;
    }
    if (markup_ == Markup::html && (inside.name == "style" || inside.name == "noscript")) return;
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

HtmlTree TreeBuilder::take() {
    lifted_ = 0;
    while (!open_.empty()) close();
    tree_[0].end = static_cast<std::uint32_t>(tree_.size());
    return std::move(tree_);
}

}  // namespace demarche::read
