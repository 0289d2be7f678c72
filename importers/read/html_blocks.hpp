#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "importers/read/html_tree.hpp"

namespace demarche::read {

/// A run of text that a reader sees as one: a paragraph, a heading, an item of a list.
struct HtmlBlock {
    std::string text;       // in one line
    std::string_view name;  // of its element
    std::uint32_t node{};   // the innermost block element around it
    std::size_t words{};
    std::size_t link_words{};  // of them in links
    bool is_list_item{};
    bool is_chrome{};  // in a part of the page that its element or class calls no article

    /// The share of words in links, 0 to 1.
    [[nodiscard]] double linked() const {
        return words == 0 ? 0 : static_cast<double>(link_words) / static_cast<double>(words);
    }
};

/// The blocks of a page that are shown, in document order. The names point into `tree`.
[[nodiscard]] std::vector<HtmlBlock> blocks_of(const HtmlTree& tree);

/// What class and id say: 1 for article text, -1 for what stands beside it, 0 for neither.
[[nodiscard]] int class_lean(const HtmlNode& node);

}  // namespace demarche::read
