#pragma once

#include <string_view>
#include <vector>

#include "core/model/sentence.hpp"

namespace demarche::language {

/// The tokens of `chunk`, a run of `text` without white space, cut as the English treebanks of
/// Universal Dependencies cut them: clitics, hyphens, marks apart. A title, an initial or an
/// abbreviation keeps its full stop. They have only `where` and `form`.
[[nodiscard]] std::vector<Token> split_tokens(std::string_view text, ByteSpan chunk);

/// True for "Mr.", "Gen.", "Jan." and "J.", whose stop ends no sentence.
[[nodiscard]] bool is_title_or_initial(std::string_view form);

}  // namespace demarche::language
