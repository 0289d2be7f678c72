#include "core/catalog/name_index.hpp"

#include <algorithm>
#include <string>

#include "core/catalog/spelling.hpp"

namespace demarche::catalog {
namespace {

std::uint64_t hash_of(std::string_view key) { return std::hash<std::string_view>{}(key); }

}  // namespace

void NameIndex::reserve(std::size_t names) {
    names_.reserve(names);
    next_.reserve(names);
    chains_.reserve(names);
    words_from_.reserve(names);
}

void NameIndex::add(const KnownName& name) {
    const std::string key = name_key(name.surface);
    if (key.empty()) return;
    const auto at = static_cast<std::uint32_t>(names_.size());
    names_.push_back(name);
    next_.push_back(at);
    const auto [chain, is_new] = chains_.try_emplace(hash_of(key), Chain{at, at});
    if (!is_new) {
        next_[chain->second.last] = at;
        chain->second.last = at;
    }
    const std::string_view first_word = std::string_view{key}.substr(0, key.find(' '));
    std::uint8_t& longest = words_from_[hash_of(first_word)];
    longest =
        std::max(longest, static_cast<std::uint8_t>(std::min<std::size_t>(count_words(key), 255)));
}

std::vector<KnownName> NameIndex::with_key(std::string_view key) const {
    std::vector<KnownName> found;
    const auto chain = chains_.find(hash_of(key));
    if (chain == chains_.end()) return found;
    for (std::uint32_t at = chain->second.first;; at = next_[at]) {
        if (name_key(names_[at].surface) == key) found.push_back(names_[at]);
        if (next_[at] == at) return found;
    }
}

bool NameIndex::has_key(std::string_view key) const { return chains_.contains(hash_of(key)); }

std::size_t NameIndex::longest_from(std::string_view first_word) const {
    const auto found = words_from_.find(hash_of(first_word));
    return found == words_from_.end() ? 0 : found->second;
}

}  // namespace demarche::catalog
