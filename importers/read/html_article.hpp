#pragma once

#include <string>

#include "importers/read/html_tree.hpp"

namespace demarche::read {

/// The text of a page that is its article: the region where most of the running text stands,
/// without menus, captions, teasers, comments and forms. Paragraphs, subheadings and list items are
/// a line each, parted by
/// "\n". Empty where the page has no running text.
[[nodiscard]] std::string article_in(const HtmlTree& tree);

/// The line with a date that stands shortly below the headline (the first h1); empty where none
/// does. A date above it is often that of the visit.
[[nodiscard]] std::string date_line_in(const HtmlTree& tree);

}  // namespace demarche::read
