#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/model/article.hpp"
#include "importers/read/read.hpp"

/// A text as people save it, parted into the article and what stood around it on the page.
namespace demarche::read {

/// What is known of a page from elsewhere; either may be empty.
struct PageHead {
    std::string_view title;
    std::string_view source;
};

struct CleanedPage {
    std::string title;  // the given one, else the headline found in the text; empty if neither
    std::string text;   // the lines that are the article, in order, parted by "\n"
    std::vector<std::string> authors;
    std::string agency;  // of a byline: "By N. N., Associated Press Writer"
    std::vector<DroppedLine> dropped;
};

/// Leaves out whole lines only, and none inside a quotation. The body runs from the dateline, or
/// else the first line that reads like a sentence (eight words or more and a full stop), to the
/// last such line; inside it only lines that can be nothing else are left out. Above and below it,
/// on a page that shows that it is one (a menu, a counter, "Subscribe"), what is no sentence goes.
[[nodiscard]] CleanedPage clean_page(std::string_view text, const PageHead& head);

/// Fills what the raw text of `given` tells: headline, cleaned text, dateline, agency as source,
/// authors, id. `given.text` is the text as the input has it, in UTF-8; `given.date` is left to
/// importers/extract.
[[nodiscard]] Article read_page(Article given, const ReadOptions& options);

}  // namespace demarche::read
