#include "core/catalog/issue_index.hpp"

#include <algorithm>
#include <functional>
#include <initializer_list>
#include <utility>

#include "core/catalog/spelling.hpp"

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

/// Appends the word without its plural s.
void append_singular(std::string& text, std::string_view word) {
    constexpr std::size_t kShort = 4;  // "gas", "arms" as "arm" meets itself only
    if (word.size() < kShort || !word.ends_with('s') || ends_with_any(word, {"ss", "us", "is"})) {
        text += word;
    } else if (word.ends_with("ies") && word.size() > kShort) {
        (text += word.substr(0, word.size() - 3)) += 'y';
    } else {
        text += word.substr(0, word.size() - 1);
    }
}

bool is_left_out(std::string_view word) { return word == "the" || word == "a" || word == "s"; }

std::uint64_t hash_of(std::string_view words) { return std::hash<std::string_view>{}(words); }

}  // namespace

std::string_view IssueWords::run(std::size_t at, std::size_t size) const {
    const std::size_t begin = at == 0 ? 0 : ends[at - 1] + 1;
    return std::string_view{text}.substr(begin, ends[at + size - 1] - begin);
}

IssueWords issue_words(std::string_view phrase) {
    IssueWords words;
    std::string key = name_key(phrase);
    words.text.reserve(key.size());
    for (std::string_view rest = key; !rest.empty();) {
        const std::string_view word = rest.substr(0, rest.find(' '));
        rest.remove_prefix(std::min(word.size() + 1, rest.size()));
        if (word.empty() || is_left_out(word)) continue;
        if (!words.text.empty()) words.text += ' ';
        const std::size_t begin = words.text.size();
        append_singular(words.text, word);
        const std::string_view written = std::string_view{words.text}.substr(begin);
        if (const std::string_view other = british(written); other != written)
            words.text.replace(begin, std::string::npos, other);
        words.ends.push_back(words.text.size());
    }
    return words;
}

/// The first lean that a phrase has for an issue stays: a name that leans is listed as leaning too.
IssueIndex::IssueIndex(std::span<const Issue> issues, std::span<const std::string_view> ignored) {
    for (const Issue& issue : issues) {
        const auto at = static_cast<std::uint32_t>(ids_.size());
        ids_.push_back(issue.id);
        for (const std::string& phrase : issue.leans_for) add(phrase, at, +1);
        for (const std::string& phrase : issue.leans_against) add(phrase, at, -1);
        add(issue.name, at, 0);
        for (const std::string& phrase : issue.also) add(phrase, at, 0);
    }
    const auto none = static_cast<std::uint32_t>(ids_.size());
    for (const std::string_view phrase : ignored) add(phrase, none, 0);
    const auto place = [](const Sense& sense) { return std::pair{sense.phrase, sense.issue}; };
    std::ranges::stable_sort(senses_, {}, place);
    const auto is_repeat = [&](const Sense& a, const Sense& b) { return place(a) == place(b); };
    senses_.erase(std::unique(senses_.begin(), senses_.end(), is_repeat), senses_.end());
    known_.resize(kBits);
    for (const Sense& sense : senses_) known_[sense.phrase % kBits] = true;
}

void IssueIndex::add(std::string_view phrase, std::uint32_t issue, int lean) {
    const IssueWords words = issue_words(phrase);
    if (words.ends.empty()) return;
    senses_.push_back({hash_of(words.text), issue, lean});
    longest_ = std::max(longest_, words.ends.size());
}

std::span<const IssueIndex::Sense> IssueIndex::senses_of(std::string_view words) const {
    const std::uint64_t hash = hash_of(words);
    if (!known_.empty() && !known_[hash % kBits]) return {};  // nearly all runs of words
    return {std::ranges::lower_bound(senses_, hash, {}, &Sense::phrase),
            std::ranges::upper_bound(senses_, hash, {}, &Sense::phrase)};
}

std::vector<IssueMatch> IssueIndex::find(std::string_view phrase) const {
    const IssueWords words = issue_words(phrase);
    const std::size_t count = words.ends.size();
    std::vector<bool> taken(count);
    std::vector<IssueMatch> found;
    for (std::size_t size = std::min(longest_, count); size > 0; --size) {
        for (std::size_t at = 0; at + size <= count; ++at) {
            const auto begin = taken.begin() + static_cast<std::ptrdiff_t>(at);
            const auto end = begin + static_cast<std::ptrdiff_t>(size);
            if (std::find(begin, end, true) != end) continue;
            const std::span<const Sense> senses = senses_of(words.run(at, size));
            if (senses.empty()) continue;
            for (const Sense& sense : senses)
                if (sense.issue < ids_.size())
                    found.push_back({ids_[sense.issue], sense.lean, size});
            std::fill(begin, end, true);
        }
    }
    return found;
}

}  // namespace demarche::catalog
