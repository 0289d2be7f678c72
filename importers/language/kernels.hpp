#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "importers/language/network.hpp"

/// The inner loops of the network. Products are summed as integers, so that wider registers, taken
/// where the machine has them, change no digit; sums of floats are taken in one order.
namespace demarche::language {

/// Columns of equal height as 16-bit numbers, each with a scale of its own.
struct Scaled {
    std::size_t height{};               // even: an odd one is filled up by a zero
    std::vector<std::int16_t> numbers;  // column by column
    std::vector<float> scales;
    Scaled(std::size_t rows, std::size_t count)
        : height{(rows + 1) / 2 * 2}, numbers(height * count), scales(count) {}
    [[nodiscard]] std::size_t size() const { return scales.size(); }
    /// Makes `column` the column `at`.
    void set(std::size_t at, std::span<const float> column);
};

/// Some columns next to each other.
struct ScaledColumns {
    const Scaled* all{};
    std::size_t begin{}, count{};
};

/// The matrix with its numbers in the order in which they are multiplied.
[[nodiscard]] Factor packed(const Rows& rows);

/// For each column out[column * matrix.rows + r] = row r times the column. The same digits however
/// many columns there are.
void multiply(const Factor& matrix, ScaledColumns columns, float* out);
/// The same on a machine without wide registers.
void multiply_plain(const Factor& matrix, ScaledColumns columns, float* out);

/// The sum of the products of two arrays whose length is a multiple of eight.
[[nodiscard]] float dot(const float* a, const float* b, std::size_t count);

/// x + bias, and a tenth of it where that is negative, for each column of the bias's length.
void rectify(std::span<float> columns, std::span<const float> bias);

/// x -> 1 / (1 + exp(-x)) and tanh, in our own arithmetic: the library's differ by machine in the
/// last digit.
void squash(std::span<float> values);
void tanh_all(std::span<float> values);

}  // namespace demarche::language
