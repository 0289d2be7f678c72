#include "importers/language/kernels.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <random>
#include <vector>

namespace demarche::language {

TEST_CASE("multiply: the same digits for one vector, and for many at once") {
    std::mt19937 random{7};
    Factor matrix{5, 37, {}, {}};
    std::vector<float> scales(5);
    for (float& scale : scales) scale = static_cast<float>(random() % 100) / 999;
    matrix.scales = scales;
    for (int i = 0; i < 5 * 37; ++i)
        matrix.numbers.push_back(static_cast<std::int16_t>(static_cast<int>(random() % 255) - 127));
    std::vector<Scaled> vectors(7);
    std::vector<std::vector<float>> many(7, std::vector<float>(5)), one = many;
    std::vector<Task> tasks;
    for (std::size_t v = 0; v < vectors.size(); ++v) {
        std::vector<float> numbers(37);
        for (float& number : numbers) number = static_cast<float>(random() % 2000) / 1000 - 1;
        scale_to(numbers, vectors[v]);
        tasks.push_back({&vectors[v], many[v].data()});
        multiply(matrix, std::vector<Task>{{&vectors[v], one[v].data()}});
        for (int r = 0; r < 5; ++r) {
            double exact = 0;
            for (int c = 0; c < 37; ++c)
                exact += matrix.numbers[static_cast<std::size_t>(r * 37 + c)] *
                         numbers[static_cast<std::size_t>(c)] * scales[static_cast<std::size_t>(r)];
            CHECK(one[v][static_cast<std::size_t>(r)] == doctest::Approx(exact).epsilon(0.01));
        }
    }
    multiply(matrix, tasks);
    CHECK(many == one);
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

TEST_CASE("scale_to: a vector of zeros stays one") {
    Scaled out;
    scale_to(std::vector<float>{0, 0}, out);
    CHECK(out.numbers == std::vector<std::int16_t>{0, 0});
    CHECK(out.scale == 0);
}

}  // namespace demarche::language
