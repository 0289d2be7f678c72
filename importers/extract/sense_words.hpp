#pragma once

#include <string_view>

#include "importers/extract/predicates.hpp"
#include "importers/extract/tree.hpp"

namespace demarche::extract {

/// True where a word of the predicate hangs on `node`: a particle, the noun of a light verb, what
/// describes that noun, the preposition of one of its dependents.
[[nodiscard]] bool has_word(const Tree& tree, int node, const Predicate& sense,
                            std::string_view word);

}  // namespace demarche::extract
