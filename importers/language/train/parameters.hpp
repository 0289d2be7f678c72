#pragma once

#include <Eigen/Core>
#include <array>
#include <cstddef>
#include <cstdint>

/// The numbers that the parser learns, and their sizes. Training has them as floats, the model file
/// as bytes: both in the order of `Part`.
namespace demarche::language {

using Matrix = Eigen::MatrixXf;

/// LSTM weights are of one layer and direction: on the input, on the last state, and the bias; four
/// gates each: input, forget, output, candidate.
enum class Part : std::size_t {
    form,
    suffix,
    cluster,
    tag,
    shape,  // one column an entry
    in_1f,
    state_1f,
    bias_1f,
    in_1b,
    state_1b,
    bias_1b,
    in_2f,
    state_2f,
    bias_2f,
    in_2b,
    state_2b,
    bias_2b,
    arc_head,
    arc_head_bias,
    arc_dep,
    arc_dep_bias,
    arc_pair,
    arc_prior,
    label_head,
    label_head_bias,
    label_dep,
    label_dep_bias,
    label_pair,
    label_by_head,
    label_by_dep,
    label_bias,
    tag_view,
    tag_view_bias,
    tag_out,
    tag_out_bias,
    count
};
constexpr std::size_t part_count = static_cast<std::size_t>(Part::count);

struct Parameters {
    std::array<Matrix, part_count> parts;
    [[nodiscard]] Matrix& operator[](Part part) { return parts[static_cast<std::size_t>(part)]; }
    [[nodiscard]] const Matrix& operator[](Part part) const {
        return parts[static_cast<std::size_t>(part)];
    }
};

/// How many entries the tables have.
struct Entries {
    int forms{}, clusters{}, tags{}, labels{};
};

/// Matrices of the right sizes; small random numbers, biases zero but for the forget gate's.
[[nodiscard]] Parameters fresh_parameters(const Entries& entries, std::uint32_t seed);
/// All zero.
[[nodiscard]] Parameters zeros_like(const Parameters& parameters);

}  // namespace demarche::language
