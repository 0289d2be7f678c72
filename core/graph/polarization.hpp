#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/graph/discourse.hpp"

/// How far a discourse falls into camps of equal size that agree within and disagree between.
namespace demarche::graph {

/// How a division is measured against the ideal, in which all congruence is spread evenly over the
/// pairs within camps and all conflict evenly over those between them.
/// mean  each tie of the ideal is the mean of its kind
/// dna   as Discourse Network Analyzer 3.0.11: the mean times the part of the pairs within camps
/// that
///       are in this one, or of those between camps that are between these two. Its search ends at
///       the division that is *farthest* from the ideal.
enum class Measure { mean, dna };

/// A division of the actors.
struct Camps {
    std::vector<std::uint32_t> camp;  // by actor, from 0
    double deviation{};               // from the ideal
    double polarization{};            // 1 - deviation / all congruence and conflict: 0 to 1
    bool operator==(const Camps&) const = default;
};

/// Half the sum of the absolute differences between the ties and those of the ideal. The matrices
/// are symmetric.
[[nodiscard]] double deviation_of(const std::vector<std::uint32_t>& camp, std::size_t camps,
                                  const Matrix& congruence, const Matrix& conflict,
                                  Measure measure = Measure::mean);

/// The division nearest to the ideal (by the measure of DNA: the farthest) that exchanging two
/// members cannot better, from several starts, the same each time. Sizes of camps differ by one at
/// most. Needs at least two camps and as many actors.
[[nodiscard]] Camps camps_of(const Matrix& congruence, const Matrix& conflict, std::size_t camps,
                             Measure measure = Measure::mean);

}  // namespace demarche::graph
