#pragma once

#include <string>

#include "importers/extract/document.hpp"
#include "importers/extract/predicates.hpp"

namespace demarche::extract {

/// What a position is on, after the words that turn it: of "the suspension of the treaty" the
/// treaty, sign -1.
struct Matter {
    int node{};         // its head
    int sign{1};        // +1: to back the phrase is to back the matter; -1: to oppose it
    std::string text;   // as a person would write it
    std::string steps;  // "suspension -"
    int inmost{};       // where the way down ended: "treaty" of "participation in the treaty"
};

/// Goes down from the content of a predicate through verbs and nouns that pass a position on or
/// turn it, to what can be disputed.
[[nodiscard]] Matter matter_of(const Document& document, const Lexicon& lexicon, Node content);

/// The words of a phrase without its relative clauses, leading articles and marks.
[[nodiscard]] std::string phrase_of(const Document& document, Node node);

/// True where the clause or phrase at `node` is negated: "not", "never", "no talks".
[[nodiscard]] bool is_negated(const Tree& tree, int node);

}  // namespace demarche::extract
