#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "importers/language/network.hpp"

/// The inner loops of the network. Products are summed as integers, so that wider registers, taken
/// where the machine has them, change no digit.
namespace demarche::language {

/// A vector as 16-bit numbers and one scale.
struct Scaled {
    std::vector<std::int16_t> numbers;
    float scale{};
};
void scale_to(std::span<const float> vector, Scaled& out);

/// How many vectors share one pass over a matrix, whose numbers are what takes time to fetch.
constexpr std::size_t block = 4;

/// A vector and where its product goes.
struct Task {
    const Scaled* vector{};
    float* out{};
};

/// For each task out[r] = row r times the vector. The same digits however many tasks there are.
void multiply(const Factor& matrix, std::span<const Task> tasks);

/// x -> 1 / (1 + exp(-x)) and tanh, in our own arithmetic: the library's differ by machine in the
/// last digit.
void squash(std::span<float> values);
void tanh_all(std::span<float> values);

}  // namespace demarche::language
