#include "importers/language/train/perceptron.hpp"

#include <algorithm>
#include <cmath>

namespace demarche::language {

std::span<const std::int32_t> Perceptron::score(std::span<const std::uint64_t> features) {
    std::ranges::fill(scores_, 0);
    for (const std::uint64_t f : features) {
        const std::int32_t* row = weights_.data() + (f & (size_ - 1));
        for (std::size_t k = 0; k < scores_.size(); ++k) scores_[k] += row[k];
    }
    return scores_;
}

void Perceptron::update(std::span<const std::uint64_t> features, std::size_t right,
                        std::size_t wrong) {
    for (const std::uint64_t f : features) {
        const std::size_t row = f & (size_ - 1);
        weights_[row + right] += 1;
        sums_[row + right] += steps_;
        weights_[row + wrong] -= 1;
        sums_[row + wrong] -= steps_;
    }
}

std::vector<std::int8_t> Perceptron::averaged() const {
    std::vector<double> means(weights_.size());
    std::vector<double> sizes;
    for (std::size_t i = 0; i < means.size(); ++i) {
        means[i] = weights_[i] - sums_[i] / steps_;
        if (means[i] != 0) sizes.push_back(std::abs(means[i]));
    }
    if (sizes.empty()) return std::vector<std::int8_t>(means.size());
    const auto at =
        sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() - 1 - sizes.size() / 10000);
    std::nth_element(sizes.begin(), at, sizes.end());
    constexpr double kLargest = 127;
    const double scale = kLargest / *at;
    std::vector<std::int8_t> out(means.size());
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] =
            static_cast<std::int8_t>(std::clamp(std::round(means[i] * scale), -kLargest, kLargest));
    return out;
}

}  // namespace demarche::language
