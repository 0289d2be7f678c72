#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "importers/read/html_tree.hpp"

namespace demarche::read {

/// In HTML scripts and styles are left out, and attributes that do not tell what an element is for.
enum class Markup { html, xml };

/// Makes a flat tree of what a parser tells, element by element. Bounded in depth and size.
class TreeBuilder {
public:
    explicit TreeBuilder(Markup markup);

    void open(std::string_view name);
    /// An attribute of the element opened last.
    void add_attribute(std::string_view name, std::string_view value);
    /// Closes the innermost open element.
    void close();
    void add_text(std::string_view text);

    HtmlTree take();

private:
    [[nodiscard]] bool is_full() const;
    [[nodiscard]] std::uint32_t current() const { return open_.empty() ? 0 : open_.back(); }

    Markup markup_;
    HtmlTree tree_;
    std::vector<std::uint32_t> open_;
    std::size_t lifted_{};  // open elements that are not in the tree
};

}  // namespace demarche::read
