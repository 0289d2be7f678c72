#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/model/day.hpp"
#include "core/query/filter.hpp"
#include "core/store/database.hpp"
#include "core/store/selection.hpp"

/// What a person should look at, and how often persons said that extraction was right.
namespace demarche::query {

/// An event or stance that nobody has judged yet.
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

/// The least certain first; of equals events first, then by id. The order's limit counts; its field
/// to sort by does not.
[[nodiscard]] std::vector<ReviewRow> to_review(const store::Database& db,
                                               const store::Selection& chosen, const Order& order);

/// What persons said of all that one rule found.
struct RuleAgreement {
    std::string rule;
    std::size_t judged{}, confirmed{}, edited{}, rejected{};
    double agreement{};  // confirmed of judged, 0 to 1
    bool operator==(const RuleAgreement&) const = default;
};

/// By rule; the rule is that of the surest report. What is both edited and confirmed is edited:
/// extraction was not right.
[[nodiscard]] std::vector<RuleAgreement> agreement_by_rule(const store::Database& db);

}  // namespace demarche::query
