#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "importers/extract/findings.hpp"

namespace demarche::extract {

/// `parties` that may be meant by the event: not its own source.
[[nodiscard]] Parties others(const EventFinding& event, const Parties& parties);
[[nodiscard]] bool is_other(const EventFinding& event, const Party& party);

/// Who answers whom, from deed to deed.
class Exchange {
public:
    void take(const EventFinding& event);
    /// Whose deed was told last.
    [[nodiscard]] const Parties& doers() const { return sources_; }
    /// Whom it was done to; still the one before where it names nobody.
    [[nodiscard]] const Parties& targets() const { return targets_; }
    /// Of the first deed of the article.
    [[nodiscard]] const Parties& first_doers() const { return first_sources_; }
    [[nodiscard]] const Parties& first_targets() const { return first_targets_; }

    /// A deed, with the beginnings of the words for it and for what it is on.
    struct Told {
        EventFinding event;
        std::vector<std::string> words;
    };
    /// All deeds so far, in text order.
    [[nodiscard]] const std::vector<Told>& told() const { return told_; }

private:
    std::vector<Told> told_;
    std::size_t sentence_{};
    int node_{-1};
    Parties sources_, targets_, first_sources_, first_targets_;
    bool is_first_{true};
};

}  // namespace demarche::extract
