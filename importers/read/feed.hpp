#pragma once

#include <string>
#include <vector>

#include "core/model/article.hpp"
#include "importers/read/html_tree.hpp"

namespace demarche::read {

/// The entries of an RSS 2.0, RDF (RSS 1.0) or Atom feed, in its order; their texts may be empty.
/// The fuller text of an entry is taken (content before summary), and the day it was published
/// before the day of a change.
[[nodiscard]] std::vector<Article> feed_articles(const HtmlTree& tree);

}  // namespace demarche::read
