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

double chance(const std::vector<double>& weights, const std::vector<std::size_t>& row) {
    double sum = 0;
    for (const std::size_t f : row) sum += weights[f];
    return 1 / (1 + std::exp(-sum));
}

std::vector<double> learnt(const NumberedSamples& numbered, const std::vector<Sample>& samples,
                           std::size_t left_out, double pull) {
    const std::size_t n = numbered.names.size();
    std::vector<double> weights(n), squares(n), gradient(n);
    std::vector<char> is_seen(n);
    const double share = pull * static_cast<double>(samples.size()) / 100;
    for (int round = 0; round < kRounds; ++round) {
        std::ranges::fill(gradient, 0);
        for (std::size_t i = 0; i < samples.size(); ++i) {
            if (samples[i].article % kFolds == left_out) continue;
            const double off = chance(weights, numbered.rows[i]) - samples[i].is_right;
            for (const std::size_t f : numbered.rows[i]) {
                gradient[f] += off;
                is_seen[f] = 1;
            }
        }
        for (std::size_t f = 0; f < n; ++f) {
            if (is_seen[f] == 0) continue;
            const double step = gradient[f] + share * weights[f];
            squares[f] += step * step;
            weights[f] -= kRate * step / std::sqrt(squares[f] + 1e-9);
        }
    }
    return weights;
}

}  // namespace

NumberedSamples::NumberedSamples(const std::vector<Sample>& samples) {
    std::map<std::string, int> counts;
    for (const Sample& sample : samples)
        for (const std::string& f : sample.features) ++counts[f];
    std::map<std::string, std::size_t> numbers;
    for (const auto& [f, count] : counts) {
        if (count <= kSeldom) continue;
        numbers.emplace(f, names.size());
        names.push_back(f);
    }
    for (const Sample& sample : samples) {
        auto& row = rows.emplace_back();
        for (const std::string& f : sample.features)
            if (const auto at = numbers.find(f); at != numbers.end()) row.push_back(at->second);
        std::ranges::sort(row);
        row.erase(std::unique(row.begin(), row.end()), row.end());
    }
}

bool NumberedSamples::shows(std::size_t sample, int feature) const {
    return std::ranges::binary_search(rows[sample], static_cast<std::size_t>(feature));
}

Weights learnt(const std::vector<Sample>& samples, double pull) {
    const NumberedSamples numbered{samples};
    const std::vector<double> weights = learnt(numbered, samples, kFolds, pull);
    Weights named;
    for (std::size_t f = 0; f < weights.size(); ++f) named[numbered.names[f]] = weights[f];
    return named;
}

void check(const std::vector<Sample>& samples, double pull, std::size_t from) {
    const NumberedSamples numbered{samples};
    std::vector<double> chances(samples.size());
    for (std::size_t fold = 0; fold < kFolds; ++fold) {
        const std::vector<double> weights = learnt(numbered, samples, fold, pull);
        for (std::size_t i = 0; i < samples.size(); ++i)
            if (samples[i].article % kFolds == fold) chances[i] = chance(weights, numbered.rows[i]);
    }
    std::vector<Sample> asked;
    std::vector<double> answers;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (samples[i].article < from) continue;
        asked.push_back(samples[i]);
        answers.push_back(chances[i]);
    }
    report(asked, answers);
}

void report(const std::vector<Sample>& samples, const std::vector<double>& chances) {
    double loss = 0;
    std::map<int, std::pair<int, int>> by_chance;  // tenth: right, all
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double p = chances[i];
        loss -= std::log(std::max(1e-9, samples[i].is_right ? p : 1 - p));
        auto& [right, all] = by_chance[static_cast<int>(p * 10)];
        right += samples[i].is_right;
        ++all;
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
