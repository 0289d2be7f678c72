#pragma once

#include <cstddef>
#include <optional>

#include "importers/extract/parties.hpp"

/// Several states that no name is given to.
namespace demarche::extract {

/// "three": 3. Nothing where the word is no small number.
[[nodiscard]] std::optional<std::size_t> number_said(const Token& token);

/// "the Baltic states", "both Koreas". Empty where it is no region.
[[nodiscard]] Parties states_of_region(const Document& document, Node node);

/// "both sides", "the three countries", "the Baltic states": who they are. Empty where nobody
/// knows.
[[nodiscard]] Parties group_of(const Document& document, Node node, const Referents& who);

/// The body of the article that has so many members: "the 27" of a text on the European Union.
/// Empty where none or several do.
[[nodiscard]] Parties body_of_so_many(const Document& document, Node node);

}  // namespace demarche::extract
