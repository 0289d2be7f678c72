#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/model/day.hpp"
#include "core/query/filter.hpp"
#include "core/store/database.hpp"
#include "core/store/selection.hpp"

/// What a person should look at, and how often persons said that extraction was right.
namespace demarche::query {

/// An event or stance that is to be judged.
struct ReviewRow {
    std::string id;
    std::string kind;  // "event" or "stance"
    Day date;
    std::string
        found;  // "Russia (Lavrov) DISAPPROVE NATO", "Russia opposes independence of Kosovo"
    std::string sentence;  // the evidence of the surest report
    std::string rule;      // of that report
    std::string article;   // of that report
    double confidence{};
    bool operator==(const ReviewRow&) const = default;
};

/// What nobody judged, or several did so that they contradict each other: a person may settle it.
/// The least certain first; of equals events first, then by id. The order's limit counts; its field
/// to sort by does not.
[[nodiscard]] std::vector<ReviewRow> to_review(const store::Database& db,
                                               const store::Selection& chosen, const Order& order);

/// What persons said of all that one rule found.
struct RuleAgreement {
    std::string rule;
    std::size_t judged{}, confirmed{}, edited{}, rejected{};
    std::optional<double> agreement;  // confirmed of judged, 0 to 1; empty where none is judged
    std::size_t disputed{};           // in conflict: not among the judged
    bool operator==(const RuleAgreement&) const = default;
};

/// By rule; the rule is that of the surest report. What is both edited and confirmed is edited:
/// extraction was not right. That of which two corrections contradict each other is disputed.
[[nodiscard]] std::vector<RuleAgreement> agreement_by_rule(const store::Database& db);

}  // namespace demarche::query
