#pragma once

#include <optional>

#include "importers/extract/parties.hpp"

/// Whom words mean that look back at names, or at what these belong to.
namespace demarche::extract {

/// "both rejected it", "the two signed": the two that the sentence names before, else those of
/// `who` or of the sentences before, but for whom this one names itself. Empty where no two are.
[[nodiscard]] Parties two_meant(const Document& document, Node node, const Referents& who);

/// "the former", "the latter": of two that were named together last; the latter else who was named
/// last. Empty where the word is neither, or nobody was.
[[nodiscard]] Parties former_or_latter(const Document& document, Node node);

/// "They" at the head of a sentence: the noun in the plural that the sentence before says most last
/// of, where it means people: "officials in Lima doubted it. They offered". Empty if there is none.
[[nodiscard]] std::optional<Node> they_before(const Document& document, Node they);

/// "Odinga's party", "his party": he, and not the state for which he may act. Empty if it is no
/// party, or has a name.
[[nodiscard]] Parties leader_of_party(const Document& document, Node node);

/// "West African leaders": the bloc of that region, where the text names it. Empty if none.
[[nodiscard]] Parties bloc_of_leaders(const Document& document, Node node);

/// "The leaders": of the body whose leaders, or whose summit, the text told of last. Empty if none,
/// or where two who met may be meant.
[[nodiscard]] Parties leaders_told_before(const Document& document, Node node,
                                          const Referents& who);

}  // namespace demarche::extract
