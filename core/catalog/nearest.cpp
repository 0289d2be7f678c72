#include "core/catalog/nearest.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>

#include "core/catalog/spelling.hpp"

namespace demarche::catalog {

std::size_t edits_between(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

std::vector<std::string_view> nearest(std::string_view word, std::span<const Candidate> candidates,
                                      std::size_t count) {
    const std::string key = name_key(word);
    std::vector<std::pair<std::size_t, std::string_view>> ranked;
    ranked.reserve(candidates.size());
    for (const Candidate& candidate : candidates)
        ranked.emplace_back(edits_between(key, name_key(candidate.spelling)), candidate.name);
    std::ranges::stable_sort(ranked, {}, [](const auto& one) { return one.first; });
    std::vector<std::string_view> names;
    for (const auto& [edits, name] : ranked) {
        if (names.size() == count) break;
        if (std::ranges::find(names, name) == names.end()) names.push_back(name);
    }
    return names;
}

}  // namespace demarche::catalog
