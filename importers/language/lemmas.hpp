#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "core/model/sentence.hpp"

namespace demarche::language {

/// The lemma that the rules of English inflection give: "walked" VERB -> "walk". Proper nouns keep
/// their case.
[[nodiscard]] std::string regular_lemma(std::string_view form, Upos upos, std::string_view xpos);

/// Lemmas: those that a table lists, else what the rules give.
class Lemmas {
public:
    Lemmas() = default;
    explicit Lemmas(std::string_view table);  // lines of form, Penn tag, lemma; must outlive this

    [[nodiscard]] std::string of(std::string_view form, Upos upos, std::string_view xpos) const;

private:
    std::unordered_map<std::string, std::string_view> listed_;  // "went VBD"
};

}  // namespace demarche::language
