#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "core/model/sentence.hpp"
#include "importers/language/vocabulary.hpp"

namespace demarche::language {

/// The lemma that the rules of English inflection give: "walked" VERB -> "walk". Proper nouns keep
/// their case.
[[nodiscard]] std::string regular_lemma(std::string_view form, Upos upos, std::string_view xpos);

/// Lemmas: those that a table lists, irregular verbs, else what the rules give. Where a rule leaves
/// two ways ("impos" or "impose" of "imposed"), the one that is a word of the vocabulary.
class Lemmas {
public:
    Lemmas() = default;
    /// `table`: lines of form, Penn tag, lemma. Both must outlive this.
    Lemmas(std::string_view table, const Vocabulary& vocabulary);

    [[nodiscard]] std::string of(std::string_view form, Upos upos, std::string_view xpos) const;

private:
    [[nodiscard]] bool is_word(const std::string& form) const;

    std::unordered_map<std::string, std::string_view> listed_;  // "went VBD"
    const Vocabulary* vocabulary_{};
};

}  // namespace demarche::language
