#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "importers/extract/document.hpp"

/// Runs of capitalised words, in which names stand.
namespace demarche::extract {

/// Tokens [first, last) of a sentence.
struct Run {
    std::size_t sentence{};
    std::size_t first{};
    std::size_t last{};
    [[nodiscard]] std::size_t size() const { return last - first; }
};

[[nodiscard]] bool is_capitalised(std::string_view word);

/// The capitalised runs of a sentence that no mention covers, in text order: proper nouns and what
/// joins them inside a name ("de", "bin", "J."); at the head of a sentence only what is tagged a
/// proper noun.
[[nodiscard]] std::vector<Run> capitalised_runs(const Document& document, std::size_t sentence);

/// The words of a run as one name, blanks as in the text.
[[nodiscard]] std::string name_of(const Document& document, const Run& run);

[[nodiscard]] const Token& token_at(const Document& document, std::size_t sentence,
                                    std::size_t token);

/// A mention of `actor` over the run, its head the token on which the others hang.
[[nodiscard]] Mention mention_over(const Document& document, const Run& run, const ActorId& actor,
                                   MentionKind kind);

/// The preposition before the phrase at `node`. Empty if none.
[[nodiscard]] std::string preposition_of(const Tree& tree, int node);

}  // namespace demarche::extract
