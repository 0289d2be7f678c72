#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

/// What the trainers share, and logistic regression over named features for logistic_model.hpp.
namespace demarche::extract {

/// One answer: is what shows these features right?
struct Sample {
    std::vector<std::string> features;
    bool is_right{};
    std::size_t article{};
    std::size_t choice{};  // which answers are to one question, of which one is to be chosen
};

constexpr std::size_t kFolds = 5;

/// Samples whose features are numbers, in order; features seen seldom are left out.
struct NumberedSamples {
    explicit NumberedSamples(const std::vector<Sample>& samples);

    [[nodiscard]] bool shows(std::size_t sample, int feature) const;

    std::vector<std::string> names;  // by number
    std::vector<std::vector<std::size_t>> rows;
};

/// Says on standard error how right the chances are.
void report(const std::vector<Sample>& samples, const std::vector<double>& chances);

using Weights = std::map<std::string, double>;

/// By gradient descent with a rate a feature (Duchi et al. 2011), each weight pulled to zero by
/// `pull`.
[[nodiscard]] Weights learnt(const std::vector<Sample>& samples, double pull);

/// Says on standard error how right the chances are on articles that were left out, of those from
/// article `from` on.
void check(const std::vector<Sample>& samples, double pull, std::size_t from);

/// The weights as a table for LogisticModel, with `comment` above.
[[nodiscard]] std::string table_of(const Weights& weights, const std::string& comment);

}  // namespace demarche::extract
