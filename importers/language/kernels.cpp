#include "importers/language/kernels.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>

#if defined(__x86_64__) && defined(__GNUC__)
#define DEMARCHE_HAS_WIDE
#include <immintrin.h>
#endif

// One copy of each loop for machines with AVX2, chosen when the program starts. Sanitizers know no
// such choice.
#if defined(DEMARCHE_HAS_WIDE) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
#define DEMARCHE_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define DEMARCHE_WIDE
#endif

namespace demarche::language {
namespace {

constexpr float greatest = 32000;

/// Rows lie in blocks of eight; of a block, two columns of each row stand next to each other.
constexpr std::size_t block = 8;

std::size_t blocks_of(const Factor& matrix) {
    return (static_cast<std::size_t>(matrix.rows) + block - 1) / block;
}

std::size_t pairs_of(const Factor& matrix) {
    return (static_cast<std::size_t>(matrix.columns) + 1) / 2;
}

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

/// The products of one block of rows with one column.
void multiply_block(const std::int16_t* rows, std::size_t pairs, const std::int16_t* column,
                    std::int32_t* sums) {
    std::fill_n(sums, block, 0);
    for (std::size_t p = 0; p < pairs; ++p)
        for (std::size_t r = 0; r < block; ++r)
            sums[r] += std::int32_t{rows[p * 2 * block + 2 * r]} * column[2 * p] +
                       std::int32_t{rows[p * 2 * block + 2 * r + 1]} * column[2 * p + 1];
}

/// sums -> out, for as many rows as the matrix has there.
void scale_out(const std::int32_t* sums, const float* scales, float by, std::size_t rows,
               float* out) {
    for (std::size_t r = 0; r < rows; ++r) out[r] = static_cast<float>(sums[r]) * (scales[r] * by);
}

#ifdef DEMARCHE_HAS_WIDE

__attribute__((target("avx2"))) inline __m256i load(const std::int16_t* from) {
    return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from));
}

/// Two numbers of a column, in each lane.
__attribute__((target("avx2"))) inline __m256i spread(const std::int16_t* from) {
    std::int32_t two = 0;
    __builtin_memcpy(&two, from, sizeof two);
    return _mm256_set1_epi32(two);
}

/// The products of two blocks of rows with `Count` columns: [column][block][row].
template <std::size_t Count>
__attribute__((target("avx2"))) void multiply_wide(const std::int16_t* first,
                                                   const std::int16_t* second, std::size_t pairs,
                                                   const std::int16_t* columns, std::size_t height,
                                                   std::int32_t* sums) {
    __m256i sum[Count][2];
    for (std::size_t k = 0; k < Count; ++k) sum[k][0] = sum[k][1] = _mm256_setzero_si256();
    for (std::size_t p = 0; p < pairs; ++p) {
        const __m256i a = load(first + p * 2 * block), b = load(second + p * 2 * block);
        for (std::size_t k = 0; k < Count; ++k) {
            const __m256i c = spread(columns + k * height + 2 * p);
            sum[k][0] = _mm256_add_epi32(sum[k][0], _mm256_madd_epi16(a, c));
            sum[k][1] = _mm256_add_epi32(sum[k][1], _mm256_madd_epi16(b, c));
        }
    }
    for (std::size_t k = 0; k < Count; ++k)
        for (std::size_t i = 0; i < 2; ++i)
            _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums + (2 * k + i) * block), sum[k][i]);
}

constexpr std::size_t most = 4;  // columns at once

void multiply_wide(const Factor& matrix, ScaledColumns columns, float* out) {
    const std::size_t pairs = pairs_of(matrix), blocks = blocks_of(matrix);
    const auto rows = static_cast<std::size_t>(matrix.rows);
    const std::size_t height = columns.all->height;
    std::int32_t sums[most * 2 * block];
    for (std::size_t b = 0; b < blocks; b += 2) {
        const std::int16_t* first = matrix.numbers.data() + b * pairs * 2 * block;
        const std::int16_t* second = b + 1 < blocks ? first + pairs * 2 * block : first;
        for (std::size_t at = 0; at < columns.count; at += most) {
            const std::size_t count = std::min(most, columns.count - at);
            const std::int16_t* from = columns.all->numbers.data() + (columns.begin + at) * height;
            if (count == 4)
                multiply_wide<4>(first, second, pairs, from, height, sums);
            else if (count == 3)
                multiply_wide<3>(first, second, pairs, from, height, sums);
            else if (count == 2)
                multiply_wide<2>(first, second, pairs, from, height, sums);
            else
                multiply_wide<1>(first, second, pairs, from, height, sums);
            for (std::size_t k = 0; k < count; ++k)
                scale_out(sums + 2 * k * block, matrix.scales.data() + b * block,
                          columns.all->scales[columns.begin + at + k],
                          std::min(2 * block, rows - b * block), out + (at + k) * rows + b * block);
        }
    }
}

const bool is_wide = __builtin_cpu_supports("avx2") != 0;

#endif

}  // namespace

Factor packed(const Rows& rows) {
    Factor factor{rows.rows, rows.columns, rows.scales, {}};
    const std::size_t pairs = pairs_of(factor);
    factor.numbers.resize(blocks_of(factor) * pairs * 2 * block);
    for (int r = 0; r < rows.rows; ++r)
        for (int c = 0; c < rows.columns; ++c) {
            const auto row = static_cast<std::size_t>(r), column = static_cast<std::size_t>(c);
            factor.numbers[((row / block) * pairs + column / 2) * 2 * block + (row % block) * 2 +
                           column % 2] =
                // NOLINTNEXTLINE(bugprone-signed-char-misuse): small numbers, not characters
                rows.numbers[row * static_cast<std::size_t>(rows.columns) + column];
        }
    return factor;
}

void multiply(const Factor& matrix, ScaledColumns columns, float* out) {
#ifdef DEMARCHE_HAS_WIDE
    if (is_wide) {
        multiply_wide(matrix, columns, out);
        return;
    }
#endif
    multiply_plain(matrix, columns, out);
}

void multiply_plain(const Factor& matrix, ScaledColumns columns, float* out) {
    const std::size_t pairs = pairs_of(matrix), height = columns.all->height;
    const auto rows = static_cast<std::size_t>(matrix.rows);
    std::int32_t sums[block];
    for (std::size_t b = 0; b < blocks_of(matrix); ++b)
        for (std::size_t at = 0; at < columns.count; ++at) {
            multiply_block(matrix.numbers.data() + b * pairs * 2 * block, pairs,
                           columns.all->numbers.data() + (columns.begin + at) * height, sums);
            scale_out(sums, matrix.scales.data() + b * block,
                      columns.all->scales[columns.begin + at], std::min(block, rows - b * block),
                      out + at * rows + b * block);
        }
}

DEMARCHE_WIDE
float dot(const float* a, const float* b, std::size_t count) {
    float lanes[8]{};
    for (std::size_t i = 0; i < count; i += 8)
        for (std::size_t k = 0; k < 8; ++k) lanes[k] += a[i + k] * b[i + k];
    return ((lanes[0] + lanes[4]) + (lanes[1] + lanes[5])) +
           ((lanes[2] + lanes[6]) + (lanes[3] + lanes[7]));
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

DEMARCHE_WIDE
float largest(const float* values, std::size_t count) {
    float lanes[8]{};
    std::size_t i = 0;
    for (; i + 8 <= count; i += 8)
        for (std::size_t k = 0; k < 8; ++k) {
            const float size = std::abs(values[i + k]);
            lanes[k] = size > lanes[k] ? size : lanes[k];
        }
    for (; i < count; ++i) lanes[0] = std::max(lanes[0], std::abs(values[i]));
    return *std::max_element(lanes, lanes + 8);
}

DEMARCHE_WIDE
void round_each(const float* values, float by, std::size_t count, std::int16_t* out) {
    for (std::size_t i = 0; i < count; ++i) {
        const float v = values[i] * by;
        out[i] = static_cast<std::int16_t>(static_cast<std::int32_t>(v + (v < 0 ? -0.5F : 0.5F)));
    }
}

DEMARCHE_WIDE
void rectify_column(float* values, const float* bias, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        const float v = values[i] + bias[i];
        values[i] = v > 0 ? v : 0.1F * v;
    }
}

void Scaled::set(std::size_t at, std::span<const float> column) {
    const float most_of_all = largest(column.data(), column.size());
    scales[at] = most_of_all / greatest;
    round_each(column.data(), most_of_all > 0 ? greatest / most_of_all : 0, column.size(),
               numbers.data() + at * height);
}

void rectify(std::span<float> columns, std::span<const float> bias) {
    for (std::size_t at = 0; at < columns.size(); at += bias.size())
        rectify_column(columns.data() + at, bias.data(), bias.size());
}

void squash(std::span<float> values) { squash_each(values.data(), values.size()); }
void tanh_all(std::span<float> values) { tanh_each(values.data(), values.size()); }

}  // namespace demarche::language
