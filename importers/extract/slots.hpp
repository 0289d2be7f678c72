#pragma once

#include <string_view>

#include "importers/extract/tree.hpp"

/// What hangs on a predicate, slot by slot, is in predicates.hpp; here is what its words have to
/// know besides.
namespace demarche::extract {

/// True of "Monday", "1999": not what "sign on" or "agree on" are about.
[[nodiscard]] bool is_time(const Token& token);

/// True of "troop" for "troops", whatever lemma the tagger gives.
[[nodiscard]] bool is_word(const Token& token, std::string_view word);

}  // namespace demarche::extract
