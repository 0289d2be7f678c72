#include "importers/language/vocabulary.hpp"

#include <algorithm>

namespace demarche::language {
namespace {

int place_in(std::span<const std::uint32_t> keys, std::uint32_t key) {
    const auto found = std::ranges::lower_bound(keys, key);
    return found == keys.end() || *found != key ? -1 : static_cast<int>(found - keys.begin());
}

}  // namespace

int Vocabulary::place_of(const Word& word) const { return place_in(words, key_of(word)); }

int Vocabulary::form_of(const Word& word) const {
    const int place = place_in(forms, key_of(word));
    return place < 0 ? unknown_form : first_form + place;
}

Word Vocabulary::word_of(std::string_view form) const {
    Word word = language::word_of(form);
    word.place = place_of(word);
    if (word.place >= 0) {
        const auto& mine = clusters[static_cast<std::size_t>(word.place)];
        for (std::size_t k = 0; k < mine.size(); ++k) word.clusters[k] = mine[k] + 1U;
    }
    return word;
}

}  // namespace demarche::language
