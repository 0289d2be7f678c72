#include "importers/extract/words.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "core/catalog/table.hpp"

extern "C" {
extern const char demarche_embedded_words[];
extern const char demarche_embedded_words_end[];
}

namespace demarche::extract {

Words::Words() {
    const std::string_view table{
        demarche_embedded_words,
        static_cast<std::size_t>(demarche_embedded_words_end - demarche_embedded_words)};
    for (const catalog::Row& row : catalog::read_table(table).rows) {
        List& list = lists_[std::string{row[0]}];
        for (const std::string_view word : catalog::items(row[1])) list.emplace(word);
    }
}

bool Words::has(std::string_view list, std::string_view word) const {
    const auto found = lists_.find(list);
    if (found == lists_.end())
        throw std::logic_error{fmt::format("data/words.tsv has no list '{}'", list)};
    return found->second.contains(word);
}

}  // namespace demarche::extract
