#pragma once

#include <string_view>
#include <vector>

#include "core/model/article.hpp"
#include "core/model/byte_span.hpp"

namespace demarche::query {

/// Where the text holds these words, in text order, without overlaps. Any run of white space is
/// like any other: words are copied from a terminal that breaks lines.
[[nodiscard]] std::vector<ByteSpan> places_of(std::string_view text, std::string_view words);

/// The one place in the article where these words stand. Throws InputError where they do not, or
/// stand more than once.
[[nodiscard]] ByteSpan passage_of(const Article& article, std::string_view words);

/// Throws InputError where the span is no words of the article: empty, past its end, or ending
/// within a character.
void require_passage(const Article& article, ByteSpan where);

}  // namespace demarche::query
