#include "core/catalog/issue_index.hpp"

#include <algorithm>

#include "core/catalog/spelling.hpp"
#include "core/catalog/table.hpp"

namespace demarche::catalog {
namespace {

/// Spellings that differ between the two shores of the Atlantic.
std::string_view british(std::string_view word) {
    if (word == "defense") return "defence";
    if (word == "program") return "programme";
    if (word == "center") return "centre";
    if (word == "labor") return "labour";
    return word;
}

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> ends) {
    return std::ranges::any_of(ends, [word](std::string_view end) { return word.ends_with(end); });
}

std::string singular(std::string_view word) {
    constexpr std::size_t kShort = 4;  // "gas", "arms" as "arm" meets itself only
    if (word.size() < kShort || !word.ends_with('s')) return std::string{word};
    if (ends_with_any(word, {"ss", "us", "is"})) return std::string{word};
    if (word.ends_with("ies") && word.size() > kShort)
        return std::string{word.substr(0, word.size() - 3)} + "y";
    return std::string{word.substr(0, word.size() - 1)};
}

bool is_left_out(std::string_view word) { return word == "the" || word == "a" || word == "s"; }

/// The words from `begin` to `end`, joined: a key of senses_.
std::string joined(std::span<const std::string> words) {
    std::string key;
    for (const std::string& word : words) {
        if (!key.empty()) key += ' ';
        key += word;
    }
    return key;
}

}  // namespace

std::vector<std::string> issue_words(std::string_view phrase) {
    std::vector<std::string> words;
    const std::string key = name_key(phrase);
    for (const std::string_view word : items(key, ' '))
        if (!is_left_out(word)) words.emplace_back(british(singular(word)));
    return words;
}

IssueIndex::IssueIndex(std::span<const Issue> issues) {
    for (const Issue& issue : issues) {
        for (const std::string& phrase : issue.leans_for) add(phrase, issue.id, +1);
        for (const std::string& phrase : issue.leans_against) add(phrase, issue.id, -1);
        add(issue.name, issue.id, 0);
        for (const std::string& phrase : issue.also) add(phrase, issue.id, 0);
    }
}

/// The first lean that a phrase has for an issue stays: a name that leans is listed as leaning too.
void IssueIndex::add(std::string_view phrase, const IssueId& issue, int lean) {
    const std::vector<std::string> words = issue_words(phrase);
    if (words.empty()) return;
    std::vector<Sense>& senses = senses_[joined(words)];
    if (std::ranges::find(senses, issue, &Sense::issue) != senses.end()) return;
    senses.push_back({issue, lean});
    longest_ = std::max(longest_, words.size());
}

std::vector<IssueMatch> IssueIndex::find(std::string_view phrase) const {
    const std::vector<std::string> words = issue_words(phrase);
    std::vector<bool> taken(words.size());
    std::vector<IssueMatch> found;
    for (std::size_t size = std::min(longest_, words.size()); size > 0; --size) {
        for (std::size_t at = 0; at + size <= words.size(); ++at) {
            const auto begin = taken.begin() + static_cast<std::ptrdiff_t>(at);
            const auto end = begin + static_cast<std::ptrdiff_t>(size);
            if (std::find(begin, end, true) != end) continue;
            const auto senses = senses_.find(joined({words.data() + at, size}));
            if (senses == senses_.end()) continue;
            for (const Sense& sense : senses->second)
                found.push_back({sense.issue, sense.lean, size});
            std::fill(begin, end, true);
        }
    }
    return found;
}

}  // namespace demarche::catalog
