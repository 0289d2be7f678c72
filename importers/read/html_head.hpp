#pragma once

#include <string>
#include <vector>

#include "core/model/day.hpp"
#include "importers/read/html_tree.hpp"

namespace demarche::read {

/// What a page says about itself, in linked data, meta tags and marked elements. Empty where it
/// says nothing.
struct HtmlHead {
    std::string title;
    std::string site;
    std::string url;       // the canonical one
    std::string language;  // "en"
    std::vector<std::string> authors;
    Day published;
};

/// Of several statements the most trustworthy wins. For the day of publication: linked data's
/// datePublished, article:published_time, itemprop datePublished or `<time pubdate>`, other meta
/// tags, the first
/// `<time datetime>`. Never the day of a copyright line or of a download.
[[nodiscard]] HtmlHead head_of(const HtmlTree& tree);

}  // namespace demarche::read
