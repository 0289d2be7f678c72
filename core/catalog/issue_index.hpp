#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/catalog/catalog.hpp"

namespace demarche::catalog {

/// The words under which spellings of a phrase meet: folded, without plural s, British and American
/// spelling as one ("Missile defenses" -> "missile defence").
struct IssueWords {
    std::string text;               // the words, parted by blanks
    std::vector<std::size_t> ends;  // of each word in `text`

    /// The `size` words from the word `at` on.
    [[nodiscard]] std::string_view run(std::size_t at, std::size_t size) const;
};

[[nodiscard]] IssueWords issue_words(std::string_view phrase);

/// Issues by the phrases that mean them: names, other names, phrases that lean for or against.
class IssueIndex {
public:
    IssueIndex() = default;
    /// `ignored`: phrases that are no issue, nor is what stands within them.
    explicit IssueIndex(std::span<const Issue> issues,
                        std::span<const std::string_view> ignored = {});

    /// The issues that `phrase` names, the longest first; a shorter name within a longer one is not
    /// meant.
    [[nodiscard]] std::vector<IssueMatch> find(std::string_view phrase) const;

private:
    /// What a phrase means for one issue.
    struct Sense {
        std::uint64_t phrase{};  // hash of its words
        std::uint32_t issue{};   // index in ids_; past its end for an ignored phrase
        int lean{};
    };

    void add(std::string_view phrase, std::uint32_t issue, int lean);
    [[nodiscard]] std::span<const Sense> senses_of(std::string_view words) const;

    static constexpr std::size_t kBits = 1U << 18U;

    std::vector<IssueId> ids_;
    std::vector<Sense> senses_;  // by phrase, of each phrase and issue one
    std::vector<bool> known_;    // by the end of a hash: some phrase has it
    std::size_t longest_{};      // in words
};

}  // namespace demarche::catalog
