#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/model/extraction.hpp"
#include "core/model/sentence.hpp"

/// What demarche makes of a text, for tests of extraction.
namespace demarche::test {

/// Of an article of 26 June 2007 unless another day is given, or the text says one; `source` is who
/// published it.
[[nodiscard]] Extraction extraction_of(std::string_view text, std::string_view source = {},
                                       Day published = {2007, 6, 26});

/// The sentences that it is made of, with their trees.
[[nodiscard]] std::vector<Sentence> sentences_of(std::string_view text);

/// Its events, one a line, in order: "russia 11 georgia"; a dash where there is no target.
[[nodiscard]] std::string event_lines(const Extraction& extraction);

/// Its stances, one a line, in order: "russia opposes the plan".
[[nodiscard]] std::string stance_lines(const Extraction& extraction);

}  // namespace demarche::test
