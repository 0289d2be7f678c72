#pragma once

#include <chrono>
#include <span>

#include "core/query/stances.hpp"

/// What statements add up to: for the sources of core/query alone.
namespace demarche::query {

/// How much each statement counts: confidence times strength, 0 to 1, and by its age where a
/// half-life is set.
class Weights {
public:
    /// All alike, whatever their age.
    Weights() = default;
    /// `all`: what is chosen. Their last day is the end where `half_life` gives none.
    Weights(std::span<const StanceEachRow> all, const HalfLife& half_life);

    [[nodiscard]] double of(const StanceEachRow& statement) const;

    /// The mean position, from -1 (against) to 1 (for), each statement by its weight; all alike
    /// where the weights are all zero. 0 where there is none.
    [[nodiscard]] double mean_position(std::span<const StanceEachRow* const> statements) const;

private:
    /// Days before the end, 0 where no half-life is set. A day that is not exact is the middle of
    /// those that it can mean.
    [[nodiscard]] double age_of(const StanceEachRow& statement) const;
    [[nodiscard]] double faded(const StanceEachRow& statement, double age) const;

    double half_life_{};  // days; 0: none
    std::chrono::sys_days end_;
    double oldest_{};  // the age of the oldest, and of those of no known year
};

}  // namespace demarche::query
