#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// A web page as a flat tree: elements and texts in document order, each with the end of its
/// subtree, so that a walk over it is a loop and no page is too deep.
namespace demarche::read {

struct HtmlAttribute {
    std::string name;  // lower case
    std::string value;
};

struct HtmlNode {
    std::string name;                       // of an element, lower case; empty for a text
    std::string text;                       // of a text, and of a script that holds linked data
    std::vector<HtmlAttribute> attributes;  // those that tell what an element is for
    std::uint32_t parent{};                 // index; the root is its own parent
    std::uint32_t end{};                    // one past the last node of the subtree

    [[nodiscard]] bool is_text() const { return name.empty(); }
    /// The value of an attribute; empty where it is not there.
    [[nodiscard]] std::string_view attribute(std::string_view wanted) const;
    [[nodiscard]] bool has(std::string_view wanted) const;
};

/// Node 0 is a root without name that holds all.
using HtmlTree = std::vector<HtmlNode>;

/// Parses a page, however broken. Scripts and styles are left out, but for linked data (JSON-LD).
/// What lies deeper than 2,000 elements is lifted to that depth; after a million nodes the rest is
/// left out. Touches neither network nor files.
[[nodiscard]] HtmlTree parse_html(std::string_view utf8);

/// The charset that the first bytes of a page declare in a meta tag; empty where they declare none.
[[nodiscard]] std::string declared_charset(std::string_view bytes);

/// The text of a subtree in one line: blanks collapsed, none at the ends.
[[nodiscard]] std::string text_under(const HtmlTree& tree, std::size_t node);

/// The same, a line a paragraph, heading, cell or list item.
[[nodiscard]] std::vector<std::string> lines_under(const HtmlTree& tree, std::size_t node);

}  // namespace demarche::read
