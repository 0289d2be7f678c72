#include "core/graph/polarization.hpp"

#include <cmath>
#include <numeric>
#include <random>
#include <utility>

namespace demarche::graph {
namespace {

double sum_of(const Matrix& matrix) {
    return std::accumulate(matrix.values.begin(), matrix.values.end(), 0.0);
}

/// What a pair of actors adds to the deviation, for camps of given sizes.
class Ideal {
public:
    Ideal(const std::vector<std::uint32_t>& camp, std::size_t camps, const Matrix& congruence,
          const Matrix& conflict, Measure measure)
        : congruence_{congruence}, conflict_{conflict}, measure_{measure}, sizes_(camps) {
        for (const std::uint32_t one : camp) ++sizes_[one];
        for (const double size : sizes_) within_ += size * (size - 1);
        const auto actors = static_cast<double>(camp.size());
        between_ = actors * (actors - 1) - within_;
        if (within_ > 0) mean_congruence_ = sum_of(congruence) / within_;
        mean_conflict_ = sum_of(conflict) / between_;
    }

    [[nodiscard]] double deviation(std::size_t i, std::size_t j, std::uint32_t camp_i,
                                   std::uint32_t camp_j) const {
        const double congruence = congruence_.at(i, j), conflict = conflict_.at(i, j);
        const double size_i = sizes_[camp_i], size_j = sizes_[camp_j];
        if (camp_i == camp_j) {
            const double part = measure_ == Measure::dna ? size_i * (size_i - 1) / within_ : 1;
            return std::abs(congruence - part * mean_congruence_) + conflict;
        }
        const double part = measure_ == Measure::dna ? size_i * size_j / between_ : 1;
        return congruence + std::abs(conflict - part * mean_conflict_);
    }

private:
    const Matrix& congruence_;
    const Matrix& conflict_;
    Measure measure_;
    std::vector<double> sizes_;
    double within_{}, between_{};  // pairs, either way round
    double mean_congruence_{}, mean_conflict_{};
};

double sum_over_pairs(const Ideal& ideal, const std::vector<std::uint32_t>& camp) {
    double sum = 0;
    for (std::size_t i = 0; i < camp.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) sum += ideal.deviation(i, j, camp[i], camp[j]);
    return sum;  // each pair once: half of both ways round
}

/// A division, and what each actor would add to the deviation in each camp.
class Division {
public:
    Division(std::vector<std::uint32_t> camp, std::size_t camps, const Ideal& ideal)
        : ideal_{ideal}, camp_{std::move(camp)}, camps_{camps}, added_(camp_.size() * camps) {
        for (std::size_t i = 0; i < camp_.size(); ++i)
            for (std::size_t j = 0; j < camp_.size(); ++j)
                if (i != j) add(i, j, camp_[j], 1);
    }

    [[nodiscard]] const std::vector<std::uint32_t>& camp() const { return camp_; }

    /// How the deviation changes where the two change places. Their own tie stays one between.
    [[nodiscard]] double change(std::size_t a, std::size_t b) const {
        const std::uint32_t of_a = camp_[a], of_b = camp_[b];
        return added(a, of_b) - ideal_.deviation(a, b, of_b, of_b) - added(a, of_a) +
               ideal_.deviation(a, b, of_a, of_b) + added(b, of_a) -
               ideal_.deviation(a, b, of_a, of_a) - added(b, of_b) +
               ideal_.deviation(a, b, of_b, of_a);
    }

    void exchange(std::size_t a, std::size_t b) {
        for (std::size_t i = 0; i < camp_.size(); ++i) {
            if (i != a) {
                add(i, a, camp_[a], -1);
                add(i, a, camp_[b], 1);
            }
            if (i != b) {
                add(i, b, camp_[b], -1);
                add(i, b, camp_[a], 1);
            }
        }
        std::swap(camp_[a], camp_[b]);
    }

private:
    [[nodiscard]] double added(std::size_t i, std::uint32_t camp) const {
        return added_[i * camps_ + camp];
    }
    /// What `j` in a camp makes `i` add in each.
    void add(std::size_t i, std::size_t j, std::uint32_t camp_j, double sign) {
        for (std::uint32_t camp = 0; camp < camps_; ++camp)
            added_[i * camps_ + camp] += sign * ideal_.deviation(i, j, camp, camp_j);
    }

    const Ideal& ideal_;
    std::vector<std::uint32_t> camp_;
    std::size_t camps_;
    std::vector<double> added_;
};

/// Exchanges the pair that betters most until none does.
void improve(Division& division, double sign) {
    constexpr double least_gain = 1e-9;  // less is rounding
    while (true) {
        double best = least_gain;
        std::pair<std::size_t, std::size_t> exchanged{};
        const std::vector<std::uint32_t>& camp = division.camp();
        for (std::size_t a = 0; a < camp.size(); ++a)
            for (std::size_t b = 0; b < a; ++b) {
                if (camp[a] == camp[b]) continue;
                const double gain = sign * division.change(a, b);
                if (gain <= best) continue;
                best = gain;
                exchanged = {a, b};
            }
        if (best == least_gain) return;
        division.exchange(exchanged.first, exchanged.second);
    }
}

/// std::shuffle differs between libraries.
void shuffle(std::vector<std::uint32_t>& camp, std::mt19937& engine) {
    for (std::size_t i = camp.size(); i > 1; --i) std::swap(camp[i - 1], camp[engine() % i]);
}

}  // namespace

double deviation_of(const std::vector<std::uint32_t>& camp, std::size_t camps,
                    const Matrix& congruence, const Matrix& conflict, Measure measure) {
    return sum_over_pairs(Ideal{camp, camps, congruence, conflict, measure}, camp);
}

Camps camps_of(const Matrix& congruence, const Matrix& conflict, std::size_t camps,
               Measure measure) {
    constexpr int starts = 10;
    const double sign = measure == Measure::dna ? 1 : -1;
    std::vector<std::uint32_t> camp(congruence.rows);
    for (std::size_t i = 0; i < camp.size(); ++i) camp[i] = static_cast<std::uint32_t>(i % camps);
    const Ideal ideal{camp, camps, congruence, conflict, measure};  // of the sizes alone
    std::mt19937 engine{1};
    Camps best;
    for (int start = 0; start < starts; ++start) {
        std::vector<std::uint32_t> one = camp;
        if (start > 0) shuffle(one, engine);
        Division division{std::move(one), camps, ideal};
        improve(division, sign);
        const double deviation = sum_over_pairs(ideal, division.camp());
        if (start > 0 && sign * (deviation - best.deviation) <= 1e-12) continue;
        best.camp = division.camp();
        best.deviation = deviation;
    }
    const double all = sum_of(congruence) + sum_of(conflict);
    best.polarization = all > 0 ? 1 - best.deviation / all : 0;
    return best;
}

}  // namespace demarche::graph
