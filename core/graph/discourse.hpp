#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/graph/statements.hpp"

/// Discourse networks: which actors say the same, and who says what. Below, x(i, j, k) is the
/// number of statements of actor i on issue j with position k, and N(i) that of all of actor i.
namespace demarche::graph {

/// What a tie between two actors adds up, over issues j and positions k, k':
/// ignore      x(i,j,k) x(i',j,k')              they speak on the same
/// congruence  the same times closeness(k, k')   they say the same
/// conflict    the same times 1 - closeness      they say the opposite
/// subtract    congruence - conflict
/// Between an actor and an issue: ignore, the statements; subtract, those for it less those against
/// it; combine, 1 where there are some for it, 2 against it, 3 both.
enum class Aggregation { ignore, congruence, conflict, subtract, combine };

/// What a tie is divided by; a zero divisor gives 0. Between actors:
/// average     (N(i) + N(i')) / 2
/// jaccard     statements in x(i) that x(i') has none of, the other way round, and the products of
///             what both have
/// cosine      N(i) N(i'), as Discourse Network Analyzer has it
/// share       each issue that both speak on by x(i,j) x(i',j), then by the number of such issues:
///             the chance that a statement of one and one of the other on the same issue agree, 0
///             to 1 (subtract: -1 to 1). For ignore, the issues of both by those of either.
/// Between an actor and an issue:
/// activity    the statements of the actor
/// prominence  the statements on the issue
/// share       the statements of the actor on the issue: -1 to 1. For ignore, as activity. Never
///             for combine.
enum class Normalization { none, average, jaccard, cosine, activity, prominence, share };

[[nodiscard]] bool is_one_mode(Aggregation aggregation);
[[nodiscard]] bool is_two_mode(Aggregation aggregation);
[[nodiscard]] bool is_one_mode(Normalization normalization);
[[nodiscard]] bool is_two_mode(Normalization normalization);

/// How statements fade with their distance from the middle of a window: u is 0 there and 1 at half
/// the window's width. A tie of two statements weighs the root of the product of both.
enum class Shape { uniform, triangular, epanechnikov, gaussian };

struct Kernel {
    Shape shape{Shape::gaussian};
    std::chrono::sys_days centre;
    double width_days{};
    /// As Discourse Network Analyzer 3.0.11 computes it: its distance has a sign, so that its
    /// triangular, |1 - u|, and its epanechnikov, 0.75 (1 - u)^2, grow with what is later; actors
    /// have ties to themselves; and its average multiplies by the sum of 2 / (x(i,j,k) +
    /// x(i',j,k)).
    bool is_dna{};
};

/// The statements in a slice, of those in the order of without_duplicates. Under the gaussian of
/// DNA, which ends nowhere, all with an exact day.
[[nodiscard]] std::vector<Statement> in_window(std::span<const Statement> statements,
                                               const Slice& slice,
                                               const std::optional<Kernel>& kernel);

struct NetworkSettings {
    Aggregation aggregation{Aggregation::congruence};
    Normalization normalization{Normalization::none};
    Scale scale;
    std::optional<Kernel> kernel;  // of statements with an exact day; others are left out
};

/// Two actors that speak on an issue in common; `a` < `b`, or equal under a kernel of DNA.
struct ActorTie {
    std::uint32_t a{}, b{};
    double weight{};
    std::vector<std::uint32_t> same_on, opposed_on;  // issues on which they agree more than not
    std::uint32_t issues{};                          // that both speak on
    bool operator==(const ActorTie&) const = default;
};

/// An actor that speaks on an issue.
struct IssueTie {
    std::uint32_t actor{}, issue{};
    double weight{};
    std::uint32_t supports{}, opposes{}, neutral{};  // statements
    bool operator==(const IssueTie&) const = default;
};

/// Ascending by ends. A pair without a common issue has no tie, one of weight 0 has.
[[nodiscard]] std::vector<ActorTie> one_mode(std::span<const Statement> statements,
                                             const NetworkSettings& settings);
[[nodiscard]] std::vector<IssueTie> two_mode(std::span<const Statement> statements,
                                             const NetworkSettings& settings);

/// Weights by row and column.
struct Matrix {
    std::size_t rows{}, columns{};
    std::vector<double> values;  // row by row

    Matrix(std::size_t row_count, std::size_t column_count)
        : rows{row_count}, columns{column_count}, values(row_count * column_count) {}
    [[nodiscard]] double at(std::size_t row, std::size_t column) const {
        return values[row * columns + column];
    }
    double& at(std::size_t row, std::size_t column) { return values[row * columns + column]; }
    bool operator==(const Matrix&) const = default;
};

/// Symmetric; 0 where there is no tie.
[[nodiscard]] Matrix matrix_of(std::span<const ActorTie> ties, std::size_t actors);
[[nodiscard]] Matrix matrix_of(std::span<const IssueTie> ties, std::size_t actors,
                               std::size_t issues);

}  // namespace demarche::graph
