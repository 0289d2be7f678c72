#include "importers/read/html_article.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <vector>

#include "core/model/utf8.hpp"
#include "importers/read/chrome.hpp"
#include "importers/read/html_blocks.hpp"

namespace demarche::read {
namespace {

/// How much running text stands under each node, and how it speaks for the node as the article.
struct Weights {
    std::vector<double> score;
    std::vector<std::size_t> words;
    std::vector<std::size_t> link_words;

    [[nodiscard]] double linked(std::size_t node) const {
        return words[node] == 0
                   ? 0
                   : static_cast<double>(link_words[node]) / static_cast<double>(words[node]);
    }
    [[nodiscard]] double merit(std::size_t node) const { return score[node] * (1 - linked(node)); }
};

double tag_weight(std::string_view name) {
    if (name == "article") return 10;
    if (name == "main" || name == "div" || name == "section") return 5;
    if (name == "td" || name == "blockquote" || name == "pre") return 3;
    if (name == "ul" || name == "ol" || name == "dl" || name == "form" || name == "li") return -3;
    return 0;
}

bool holds_one_paragraph(std::string_view name) {
    return name == "p" || name == "li" || name == "pre" || name == "blockquote" || name == "dd" ||
           (name.size() == 2 && name[0] == 'h');
}

/// A paragraph speaks for what holds it, and less and less for what holds that.
void speak_for_ancestors(const HtmlTree& tree, const HtmlBlock& block, Weights& weights) {
    const double commas = static_cast<double>(std::ranges::count(block.text, ','));
    const double length = static_cast<double>(block.text.size());
    const double says = (1 + commas + std::min(length / 100, 3.0)) * (1 - block.linked());
    std::size_t node = block.node;
    if (holds_one_paragraph(tree[node].name)) node = tree[node].parent;
    for (int level = 0; level < 5 && node != 0; ++level, node = tree[node].parent) {
        if (weights.score[node] == 0)
            weights.score[node] = tag_weight(tree[node].name) + 25 * class_lean(tree[node]);
        weights.score[node] += says / (level == 0 ? 1 : level == 1 ? 2 : level * 3);
    }
}

Weights weigh(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks) {
    Weights weights{std::vector<double>(tree.size()), std::vector<std::size_t>(tree.size()),
                    std::vector<std::size_t>(tree.size())};
    for (const HtmlBlock& block : blocks) {
        if (block.is_chrome) continue;
        for (std::size_t node = block.node;; node = tree[node].parent) {
            weights.words[node] += block.words;
            weights.link_words[node] += block.link_words;
            if (node == 0) break;
        }
        if (block.text.size() >= 25 && block.linked() < 0.5)
            speak_for_ancestors(tree, block, weights);
    }
    return weights;
}

/// The best region: the node that paragraphs speak for most, widened while its parent has nearly as
/// much to say.
std::size_t best_region(const HtmlTree& tree, const Weights& weights) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < tree.size(); ++i)
        if (weights.merit(i) > weights.merit(best)) best = i;
    if (best == 0) return best;
    std::vector<std::size_t> rivals;
    for (std::size_t i = 1; i < tree.size(); ++i)
        if (i != best && weights.merit(i) >= 0.75 * weights.merit(best)) rivals.push_back(i);
    for (std::size_t up = tree[best].parent; up != 0 && rivals.size() >= 3; up = tree[up].parent) {
        const auto below = std::ranges::count_if(
            rivals, [&](std::size_t rival) { return up < rival && rival < tree[up].end; });
        if (below >= 3) return up;
    }
    double last = weights.score[best];
    const double least = last / 3;
    for (std::size_t up = tree[best].parent; up != 0 && tree[up].name != "body";
         up = tree[up].parent) {
        if (weights.score[up] < least) break;
        if (weights.score[up] > last) return up;
        last = weights.score[up];
    }
    return best;
}

struct Range {
    std::size_t begin, end;
};

bool is_same_kind(const HtmlNode& a, const HtmlNode& b) {
    return a.name == b.name && !a.attribute("class").empty() &&
           a.attribute("class") == b.attribute("class");
}

/// The region with those of its siblings that read like more of it.
std::vector<Range> with_siblings(const HtmlTree& tree, const Weights& weights, std::size_t region) {
    const double enough = std::max(10.0, weights.merit(region) * 0.2);
    std::vector<Range> ranges;
    const std::size_t parent = tree[region].parent;
    for (std::size_t i = parent + 1; i < tree[parent].end; i = tree[i].end) {
        const bool paragraph =
            tree[i].name == "p" && weights.words[i] >= 12 && weights.linked(i) < 0.25;
        const bool same = is_same_kind(tree[i], tree[region]);
        const double merit = weights.merit(i) + (same ? 0.2 * weights.merit(region) : 0);
        if (i == region || paragraph || merit >= enough) ranges.push_back({i, tree[i].end});
    }
    for (std::size_t i = 1; i < tree.size(); ++i)
        if (i < parent || i >= tree[parent].end)
            if (is_same_kind(tree[i], tree[region]) && weights.merit(i) >= enough)
                ranges.push_back({i, tree[i].end});
    return ranges;
}

bool is_inside(const std::vector<Range>& ranges, std::size_t node) {
    return std::ranges::any_of(
        ranges, [node](const Range& range) { return range.begin <= node && node < range.end; });
}

/// What stands in the region and is yet no part of the text.
bool is_beside_text(const HtmlBlock& block) {
    if (block.is_chrome || block.name == "h1") return true;
    if (block.linked() > 0.6 && (block.words < 30 || block.is_list_item)) return true;
    if (block.is_list_item && block.linked() > 0.4) return true;
    const auto verdict = judge_line(block.text);
    return verdict && (verdict->sureness == Sureness::anywhere || block.words < 12);
}

bool is_heading(const HtmlBlock& block) {
    return block.name.size() == 2 && block.name[0] == 'h' && block.name[1] >= '2' &&
           block.name[1] <= '6';
}

}  // namespace

std::string article_in(const HtmlTree& tree) {
    const std::vector<HtmlBlock> blocks = blocks_of(tree);
    const Weights weights = weigh(tree, blocks);
    const std::size_t region = best_region(tree, weights);
    if (region == 0) return {};
    const std::vector<Range> ranges = with_siblings(tree, weights, region);
    std::vector<const HtmlBlock*> kept;
    for (const HtmlBlock& block : blocks)
        if (is_inside(ranges, block.node) && !is_beside_text(block)) kept.push_back(&block);
    while (!kept.empty() && is_heading(*kept.back())) kept.pop_back();
    std::string text;
    for (const HtmlBlock* block : kept) {
        if (!text.empty()) text += '\n';
        text += block->text;
    }
    return text;
}

std::string date_line_in(const HtmlTree& tree) {
    constexpr std::ptrdiff_t kShortly = 12;  // blocks: bylines, share rows, a lead
    const std::vector<HtmlBlock> blocks = blocks_of(tree);
    auto block = std::ranges::find(blocks, "h1", &HtmlBlock::name);
    for (std::ptrdiff_t i = 0; i < kShortly && block != blocks.end(); ++i, ++block)
        if (const auto verdict = judge_line(block->text); verdict && verdict->reason == "date line")
            return block->text;
    return {};
}

}  // namespace demarche::read
