#include "core/catalog/nearest.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "core/catalog/spelling.hpp"

namespace demarche::catalog {

namespace {

constexpr std::size_t kLongest = 200;  // bytes; no name is as long, so none is near a longer one

struct Ranked {
    std::size_t edits{};
    std::string_view name;
};

/// Puts `name` behind those that are as near; each name stands once, as near as it comes. Keeps the
/// nearest `count`.
void rank(std::vector<Ranked>& ranked, const Ranked& one, std::size_t count) {
    const auto known = std::ranges::find(ranked, one.name, &Ranked::name);
    if (known != ranked.end()) {
        if (known->edits <= one.edits) return;
        ranked.erase(known);
    }
    ranked.insert(std::ranges::upper_bound(ranked, one.edits, {}, &Ranked::edits), one);
    if (ranked.size() > count) ranked.pop_back();
}

}  // namespace

std::size_t edits_between(std::string_view a, std::string_view b, std::size_t limit) {
    if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > limit) return limit + 1;
    std::vector<std::size_t> above2, above(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min(
                {above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], above2[j - 2] + 1);
        }
        above2 = std::exchange(above, row);
        if (std::ranges::min(above) > limit) return limit + 1;
    }
    return above[b.size()];
}

std::vector<std::string_view> nearest(std::string_view word, std::span<const Candidate> candidates,
                                      std::size_t count) {
    if (count == 0 || word.size() > kLongest) return {};
    const std::string key = name_key(word);
    std::vector<Ranked> ranked;
    for (const Candidate& candidate : candidates) {
        const std::string spelling = name_key(candidate.spelling);
        std::size_t limit = std::max(key.size(), spelling.size());
        if (ranked.size() == count) {
            if (ranked.back().edits == 0) break;
            limit = std::min(limit, ranked.back().edits - 1);
        }
        const std::size_t edits = edits_between(key, spelling, limit);
        if (edits <= limit) rank(ranked, {edits, candidate.name}, count);
    }
    std::vector<std::string_view> names;
    names.reserve(ranked.size());
    for (const Ranked& one : ranked) names.push_back(one.name);
    return names;
}

}  // namespace demarche::catalog
