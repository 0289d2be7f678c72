#include "importers/language/kernels.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>

// One copy of each loop for machines with AVX2, chosen when the program starts. Sanitizers know no
// such choice.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__)
#define DEMARCHE_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define DEMARCHE_WIDE
#endif

namespace demarche::language {
namespace {

constexpr float greatest = 32000;

/// Adding and taking off 1.5 * 2^23 leaves the nearest whole number, and its bits in the low
/// places.
constexpr float rounder = 12582912.0F;

/// exp(x) to about 7 digits: 2^n times a polynomial of the rest (Cody and Waite's reduction).
inline float exponential(float x) {
    x = x < -80.0F ? -80.0F : x;
    x = x > 80.0F ? 80.0F : x;
    const float rounded = x * 1.44269504F + rounder;
    const float whole = rounded - rounder;
    const std::int32_t n =
        std::bit_cast<std::int32_t>(rounded) - std::bit_cast<std::int32_t>(rounder);
    const float r = (x - whole * 0.693359375F) + whole * 2.12194440e-4F;
    float p = 0.0416666667F + r * (0.00833333333F + r * 0.00138888889F);
    p = 1.0F + r * (1.0F + r * (0.5F + r * (0.166666667F + r * p)));
    return p * std::bit_cast<float>((n + 127) << 23);
}

}  // namespace

DEMARCHE_WIDE
void multiply_one(const std::int16_t* matrix, const float* scales, int rows, int columns,
                  const std::int16_t* vector, float scale, float* out) {
    for (int r = 0; r < rows; ++r) {
        const std::int16_t* row = matrix + static_cast<std::ptrdiff_t>(r) * columns;
        std::int32_t sum = 0;
        for (int c = 0; c < columns; ++c) sum += std::int32_t{row[c]} * std::int32_t{vector[c]};
        out[r] = static_cast<float>(sum) * (scales[r] * scale);
    }
}

/// Four vectors at once.
DEMARCHE_WIDE
void multiply_block(const std::int16_t* matrix, const float* scales, int rows, int columns,
                    const std::int16_t* const* vectors, const float* by, float* const* out) {
    const std::int16_t *a = vectors[0], *b = vectors[1], *c = vectors[2], *d = vectors[3];
    for (int r = 0; r < rows; ++r) {
        const std::int16_t* row = matrix + static_cast<std::ptrdiff_t>(r) * columns;
        std::int32_t sum_a = 0, sum_b = 0, sum_c = 0, sum_d = 0;
        for (int i = 0; i < columns; ++i) {
            sum_a += std::int32_t{row[i]} * std::int32_t{a[i]};
            sum_b += std::int32_t{row[i]} * std::int32_t{b[i]};
            sum_c += std::int32_t{row[i]} * std::int32_t{c[i]};
            sum_d += std::int32_t{row[i]} * std::int32_t{d[i]};
        }
        out[0][r] = static_cast<float>(sum_a) * (scales[r] * by[0]);
        out[1][r] = static_cast<float>(sum_b) * (scales[r] * by[1]);
        out[2][r] = static_cast<float>(sum_c) * (scales[r] * by[2]);
        out[3][r] = static_cast<float>(sum_d) * (scales[r] * by[3]);
    }
}

DEMARCHE_WIDE
void squash_each(float* values, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) values[i] = 1.0F / (1.0F + exponential(-values[i]));
}

DEMARCHE_WIDE
void tanh_each(float* values, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i)
        values[i] = 2.0F / (1.0F + exponential(-2.0F * values[i])) - 1.0F;
}

void scale_to(std::span<const float> vector, Scaled& out) {
    float most = 0;
    for (const float v : vector) most = std::max(most, std::abs(v));
    out.numbers.resize(vector.size());
    out.scale = most / greatest;
    const float turned = most > 0 ? greatest / most : 0;
    for (std::size_t i = 0; i < vector.size(); ++i) {
        const float v = vector[i] * turned;
        out.numbers[i] =
            static_cast<std::int16_t>(static_cast<std::int32_t>(v + (v < 0 ? -0.5F : 0.5F)));
    }
}

void multiply(const Factor& matrix, std::span<const Task> tasks) {
    while (tasks.size() >= block) {
        const std::int16_t* vectors[block];
        float by[block];
        float* out[block];
        for (std::size_t k = 0; k < block; ++k) {
            vectors[k] = tasks[k].vector->numbers.data();
            by[k] = tasks[k].vector->scale;
            out[k] = tasks[k].out;
        }
        multiply_block(matrix.numbers.data(), matrix.scales.data(), matrix.rows, matrix.columns,
                       vectors, by, out);
        tasks = tasks.subspan(block);
    }
    for (const Task& task : tasks)
        multiply_one(matrix.numbers.data(), matrix.scales.data(), matrix.rows, matrix.columns,
                     task.vector->numbers.data(), task.vector->scale, task.out);
}

void squash(std::span<float> values) { squash_each(values.data(), values.size()); }
void tanh_all(std::span<float> values) { tanh_each(values.data(), values.size()); }

}  // namespace demarche::language
