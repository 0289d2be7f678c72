#include "importers/language/kernels.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <random>
#include <vector>

namespace demarche::language {
namespace {

/// A matrix, kept here with its numbers.
struct Matrix {
    std::vector<float> scales;
    std::vector<std::int8_t> numbers;
    Rows rows;

    Matrix(int height, int width, std::mt19937& random) {
        for (int r = 0; r < height; ++r) scales.push_back(static_cast<float>(random() % 100) / 999);
        for (int i = 0; i < height * width; ++i)
            numbers.push_back(static_cast<std::int8_t>(static_cast<int>(random() % 255) - 127));
        rows = {height, width, scales, numbers};
    }
    [[nodiscard]] double exact(int row, const std::vector<float>& column) const {
        double sum = 0;
        for (std::size_t c = 0; c < column.size(); ++c)
            sum += numbers[static_cast<std::size_t>(row) * column.size() + c] * column[c];
        return sum * scales[static_cast<std::size_t>(row)];
    }
};

}  // namespace

TEST_CASE(
    "multiply: right, and the same digits for one column, for many, and without wide registers") {
    std::mt19937 random{7};
    struct Size {
        int height, width;
    };
    for (const Size size : {Size{5, 37}, Size{8, 2}, Size{40, 96}, Size{51, 40}, Size{1, 1}}) {
        const Matrix matrix{size.height, size.width, random};
        const Factor factor = packed(matrix.rows);
        const auto height = static_cast<std::size_t>(size.height);
        constexpr std::size_t count = 7;
        Scaled columns{static_cast<std::size_t>(size.width), count};
        std::vector<float> many(height * count), one = many, plain = many;
        for (std::size_t at = 0; at < count; ++at) {
            std::vector<float> numbers(static_cast<std::size_t>(size.width));
            for (float& number : numbers) number = static_cast<float>(random() % 2000) / 1000 - 1;
            columns.set(at, numbers);
            multiply(factor, {&columns, at, 1}, one.data() + at * height);
            for (int r = 0; r < size.height; ++r)
                CHECK(one[at * height + static_cast<std::size_t>(r)] ==
                      doctest::Approx(matrix.exact(r, numbers)).epsilon(0.01));
        }
        multiply(factor, {&columns, 0, count}, many.data());
        multiply_plain(factor, {&columns, 0, count}, plain.data());
        CHECK(many == one);
        CHECK(plain == one);
    }
}

TEST_CASE("multiply: the greatest numbers overflow nothing") {
    constexpr std::size_t width = 256;
    const std::vector<float> scales{1};
    const std::vector<std::int8_t> numbers(width, 127);
    Scaled columns{width, 1};
    columns.set(0, std::vector<float>(width, -3));
    float out = 0;
    multiply(packed({1, width, scales, numbers}), {&columns, 0, 1}, &out);
    CHECK(out == doctest::Approx(-3.0 * 127 * width));
}

TEST_CASE("squash, tanh_all: near the library's to six digits, and bounded far out") {
    std::vector<float> values = {-1000, -20, -3, -0.5F, 0, 0.01F, 1, 7, 20, 1000};
    std::vector<float> squashed = values, curved = values;
    squash(squashed);
    tanh_all(curved);
    for (std::size_t i = 0; i < values.size(); ++i) {
        CAPTURE(values[i]);
        CHECK(std::abs(squashed[i] - 1 / (1 + std::exp(-static_cast<double>(values[i])))) < 1e-6);
        CHECK(std::abs(curved[i] - std::tanh(static_cast<double>(values[i]))) < 1e-6);
    }
}

TEST_CASE("dot, rectify: as written out") {
    const std::vector<float> a{1, 2, 3, 4, 5, 6, 7, 8}, b{1, 0, 1, 0, 1, 0, 1, 0.5F};
    CHECK(dot(a.data(), b.data(), a.size()) == 20);
    std::vector<float> columns{1, -2, 3, -4};
    rectify(columns, std::vector<float>{1, 1});
    CHECK(columns == std::vector<float>{2, -0.1F, 4, -0.3F});
}

TEST_CASE("Scaled: a column of zeros stays one, an odd height is filled up") {
    Scaled out{3, 2};
    out.set(0, std::vector<float>{0, 0, 0});
    out.set(1, std::vector<float>{-1, 0.5F, 1});
    CHECK(out.numbers == std::vector<std::int16_t>{0, 0, 0, 0, -32000, 16000, 32000, 0});
    CHECK(out.scales[0] == 0);
}

}  // namespace demarche::language
