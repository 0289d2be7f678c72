#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace demarche::language {

/// An averaged perceptron over hashed features (Collins 2002).
class Perceptron {
public:
    Perceptron(std::size_t size, std::size_t classes)
        : size_{size}, weights_(size + classes), sums_(size + classes), scores_(classes) {}

    std::span<const std::int32_t> score(std::span<const std::uint64_t> features);

    /// Moves the features' weights to `right` and away from `wrong`.
    void update(std::span<const std::uint64_t> features, std::size_t right, std::size_t wrong);
    void next() { ++steps_; }

    /// The averages as 8-bit weights, scaled so that all but one in ten thousand fit.
    [[nodiscard]] std::vector<std::int8_t> averaged() const;

private:
    std::size_t size_;
    std::vector<std::int32_t> weights_;
    std::vector<double> sums_;  // of each change times the step at which it was made
    std::vector<std::int32_t> scores_;
    double steps_{1};
};

}  // namespace demarche::language
