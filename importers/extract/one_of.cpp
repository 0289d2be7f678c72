#include "importers/extract/one_of.hpp"

#include <algorithm>

namespace demarche::extract {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

}  // namespace demarche::extract
