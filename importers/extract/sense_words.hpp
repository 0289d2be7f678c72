#pragma once

#include <string>
#include <string_view>

#include "importers/extract/predicates.hpp"
#include "importers/extract/tree.hpp"

namespace demarche::extract {

/// True where a word of the predicate hangs on `node`: a particle, the noun of a light verb, what
/// describes that noun, the preposition of one of its dependents.
[[nodiscard]] bool has_word(const Tree& tree, int node, const Predicate& sense,
                            std::string_view word);

/// "go-ahead", which is three tokens, at the last of them; empty elsewhere.
[[nodiscard]] std::string hyphenated(const Tree& tree, int node);

/// True where the noun above the relative clause at `node` is what is done in it: "the deal that
/// Chad struck", "the deal Chad struck".
[[nodiscard]] bool is_object_of_relative(const Tree& tree, int node);

}  // namespace demarche::extract
