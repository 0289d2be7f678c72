#include "importers/extract/train/learning.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

namespace demarche::extract {
namespace {

constexpr int kRounds = 300;
constexpr double kRate = 0.1;
constexpr int kSeldom = 2;  // features of no more samples are left out

double chance(const Weights& weights, const Sample& sample) {
    double sum = 0;
    for (const std::string& f : sample.features)
        if (const auto at = weights.find(f); at != weights.end()) sum += at->second;
    return 1 / (1 + std::exp(-sum));
}

}  // namespace

Weights learnt(const std::vector<Sample>& samples, std::size_t left_out, double pull) {
    std::map<std::string, int> counts;
    for (const Sample& sample : samples)
        for (const std::string& f : sample.features) ++counts[f];
    Weights weights, squares;
    for (int round = 0; round < kRounds; ++round) {
        Weights gradient;
        for (const Sample& sample : samples) {
            if (sample.article % kFolds == left_out) continue;
            const double off = chance(weights, sample) - sample.is_right;
            for (const std::string& f : sample.features)
                if (counts[f] > kSeldom) gradient[f] += off;
        }
        for (auto& [f, g] : gradient) {
            const double step = g + pull * static_cast<double>(samples.size()) / 100 * weights[f];
            squares[f] += step * step;
            weights[f] -= kRate * step / std::sqrt(squares[f] + 1e-9);
        }
    }
    return weights;
}

void check(const std::vector<Sample>& samples, double pull) {
    double loss = 0;
    std::map<int, std::pair<int, int>> by_chance;  // tenth: right, all
    for (std::size_t fold = 0; fold < kFolds; ++fold) {
        const Weights weights = learnt(samples, fold, pull);
        for (const Sample& sample : samples) {
            if (sample.article % kFolds != fold) continue;
            const double p = chance(weights, sample);
            loss -= std::log(std::max(1e-9, sample.is_right ? p : 1 - p));
            auto& [right, all] = by_chance[static_cast<int>(p * 10)];
            right += sample.is_right;
            ++all;
        }
    }
    fmt::print(stderr, "on articles left out: loss {:.4f} a sample\n",
               loss / static_cast<double>(samples.size()));
    for (const auto& [tenth, n] : by_chance)
        fmt::print(stderr, "chance {:.1f}: {} of {} right\n", tenth / 10.0, n.first, n.second);
}

std::string table_of(const Weights& weights, const std::string& comment) {
    std::string table = "# " + comment + "\nfeature\tweight\n";
    for (const auto& [feature, weight] : weights)
        if (const auto whole = std::lround(weight * 1000); whole != 0)
            table += fmt::format("{}\t{}\n", feature, whole);
    return table;
}

}  // namespace demarche::extract
