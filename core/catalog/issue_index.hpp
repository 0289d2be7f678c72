#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/catalog/catalog.hpp"

namespace demarche::catalog {

/// Issues by the phrases that mean them: names, other names, phrases that lean for or against.
class IssueIndex {
public:
    IssueIndex() = default;
    explicit IssueIndex(std::span<const Issue> issues);

    /// The issues that `phrase` names, the longest first; a shorter name within a longer one is not
    /// meant.
    [[nodiscard]] std::vector<IssueMatch> find(std::string_view phrase) const;

private:
    struct Sense {
        IssueId issue;
        int lean{};
    };

    void add(std::string_view phrase, const IssueId& issue, int lean);

    std::unordered_map<std::string, std::vector<Sense>> senses_;  // by issue_key
    std::size_t longest_{};                                       // in words
};

/// The words under which spellings of a phrase meet: folded, without plural s, British and American
/// spelling as one ("Missile defenses" -> "missile defence").
[[nodiscard]] std::vector<std::string> issue_words(std::string_view phrase);

}  // namespace demarche::catalog
