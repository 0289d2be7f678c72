#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace demarche::extract {

/// How likely an event is right with a party as its target: a logistic model over the features of
/// target_features.hpp.
class TargetModel {
public:
    TargetModel();  // what is embedded: data/target_weights.tsv
    /// `table`: a head line, then lines of a feature's name, a tab and its weight in thousandths.
    /// Throws InputError where one is broken.
    explicit TargetModel(std::string_view table);

    /// From 0 to 1.
    [[nodiscard]] double chance(const std::vector<std::string>& features) const;
    /// The feature that speaks most for the party; empty where none does.
    [[nodiscard]] std::string reason(const std::vector<std::string>& features) const;

private:
    std::unordered_map<std::string, int> weights_;
};

}  // namespace demarche::extract
