#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

/// Logistic regression over named features, for the models of logistic_model.hpp.
namespace demarche::extract {

/// One answer: is what shows these features right?
struct Sample {
    std::vector<std::string> features;
    bool is_right{};
    std::size_t article{};
};

constexpr std::size_t kFolds = 5;

using Weights = std::map<std::string, double>;

/// By gradient descent with a rate a feature (Duchi et al. 2011), each weight pulled to zero by
/// `pull`; samples of the articles of fold `left_out` do not count (kFolds: all do).
[[nodiscard]] Weights learnt(const std::vector<Sample>& samples, std::size_t left_out, double pull);

/// Says on standard error how right the chances are on articles that were left out.
void check(const std::vector<Sample>& samples, double pull);

/// The weights as a table for LogisticModel, with `comment` above.
[[nodiscard]] std::string table_of(const Weights& weights, const std::string& comment);

}  // namespace demarche::extract
