#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace demarche::extract {

/// How likely something is right, by the features that it shows: a logistic model.
class LogisticModel {
public:
    /// `table`: a head line, then lines of a feature's name, a tab and its weight in thousandths.
    /// Throws InputError where one is broken.
    explicit LogisticModel(std::string_view table);

    /// From 0 to 1.
    [[nodiscard]] double chance(const std::vector<std::string>& features) const;
    /// The feature that speaks most for it; empty where none does.
    [[nodiscard]] std::string reason(const std::vector<std::string>& features) const;

private:
    std::unordered_map<std::string, int> weights_;
};

/// data/confidence_weights.tsv: is an event, is a stance right? Features of signs.hpp.
[[nodiscard]] std::string_view embedded_confidence_weights();

}  // namespace demarche::extract
