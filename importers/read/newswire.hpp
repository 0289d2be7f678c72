#pragma once

#include <vector>

#include "core/model/article.hpp"
#include "importers/read/html_tree.hpp"

/// The XML of news agencies and of corpora, an article or more a file; their texts may be empty.
namespace demarche::read {

/// NITF 3: hedline, byline, dateline, story.date, body.content.
[[nodiscard]] Article nitf_article(const HtmlTree& tree);

/// NewsML-G2: each newsItem with its inline XML. Throws InputError for one that its publisher has
/// withdrawn or withholds.
[[nodiscard]] std::vector<Article> newsml_articles(const HtmlTree& tree);

/// The XML that trafilatura writes: attributes of `doc`, paragraphs of `main`.
[[nodiscard]] std::vector<Article> trafilatura_articles(const HtmlTree& tree);

/// TEI: title, author and date of the header, paragraphs of the body.
[[nodiscard]] Article tei_article(const HtmlTree& tree);

}  // namespace demarche::read
