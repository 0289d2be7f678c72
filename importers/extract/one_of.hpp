#pragma once

#include <initializer_list>
#include <string_view>

namespace demarche::extract {

/// True where `word` is one of a few that only one rule asks for; more of them stand in
/// data/words.tsv.
[[nodiscard]] bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words);

}  // namespace demarche::extract
