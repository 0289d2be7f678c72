#pragma once

#include <string_view>
#include <vector>

#include "importers/extract/parties.hpp"

/// The states and bodies for which a common noun stands.
namespace demarche::extract {

/// True of a relation that hangs parts of a name or a title on each other.
[[nodiscard]] bool names_parts(std::string_view relation);

/// What is joined to the node: "A, B and C", whichever hangs on which.
[[nodiscard]] std::vector<int> joined_to(const Tree& tree, int node);

/// The North in "North and South Korea", where the node is Korea. Empty where it is no such name.
[[nodiscard]] Parties other_half(const Document& document, Node node);

/// True where `kid` may say whose the noun above it is: "the government of Chad".
[[nodiscard]] bool names_owner(const Tree& tree, int kid, bool governs = false);

/// "Russian officials", "the governments of Iran and Iraq", "a spokesman for the Polish foreign
/// ministry". Empty where the noun stands for nobody, or nothing says for whom.
[[nodiscard]] Parties parties_behind(const Document& document, Node node, const Referents& who);

}  // namespace demarche::extract
