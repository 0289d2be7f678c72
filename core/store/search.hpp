#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/article.hpp"
#include "core/store/database.hpp"
#include "core/store/selection.hpp"

namespace demarche::store {

/// An article in which the words stand.
struct Hit {
    ArticleId article;
    std::string title;
    std::string source;
    std::string url;
    Day date;
    std::string snippet;  // the words with some of their surroundings; "…" where it was cut
    std::vector<ByteSpan> marks;  // where the words stand in `snippet`
    std::size_t begin{};  // where the first of the words stands in the article's text, in bytes
    double score{};       // the higher, the better
};

/// Articles that hold all of `words`, case and accents folded, the best first, then by day and id.
/// Words in double quotes are a phrase, a word with a star at its end stands for its beginnings;
/// nothing else has a meaning. Selected by articles, since and until. Empty where `words` holds no
/// letter or digit.
[[nodiscard]] std::vector<Hit> search_articles(const Database& db, std::string_view words,
                                               const Selection& chosen, std::size_t limit);

}  // namespace demarche::store
