#include "core/graph/polarization.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

namespace demarche::graph {
namespace {

using doctest::Approx;

void join(Matrix& matrix, std::size_t a, std::size_t b, double weight) {
    matrix.at(a, b) = matrix.at(b, a) = weight;
}

}  // namespace

TEST_CASE("deviation_of: nothing where camps agree within and differ between as evenly as can be") {
    Matrix congruence{4, 4}, conflict{4, 4};
    join(congruence, 0, 1, 1);
    join(congruence, 2, 3, 1);
    for (const std::size_t a : {0U, 1U})
        for (const std::size_t b : {2U, 3U}) join(conflict, a, b, 2);
    const std::vector<std::uint32_t> right = {0, 0, 1, 1}, wrong = {0, 1, 0, 1};
    CHECK(deviation_of(right, 2, congruence, conflict) == 0);
    // Two pairs within: 0 for 1 and 2 for 0. Between, two: 1 for 0 and 0 for 2; the other two fit.
    CHECK(deviation_of(wrong, 2, congruence, conflict) == Approx(2 * (1 + 2) + 2 * (1 + 2)));
    // By DNA half of the pairs within are in each camp, half of those between lie between the two:
    // the ideal ties are 0.5 and 1.
    CHECK(deviation_of(right, 2, congruence, conflict, Measure::dna) == Approx(2 * 0.5 + 4 * 1));
    const Camps camps = camps_of(congruence, conflict, 2);
    CHECK(camps.camp[0] == camps.camp[1]);
    CHECK(camps.camp[2] == camps.camp[3]);
    CHECK(camps.camp[0] != camps.camp[2]);
    CHECK(camps.polarization == 1);
}

TEST_CASE("camps_of: as good as trying all divisions in two, either way") {
    for (std::uint32_t seed = 1; seed <= 10; ++seed) {
        CAPTURE(seed);
        std::mt19937 engine{seed};
        Matrix congruence{7, 7}, conflict{7, 7};
        for (std::size_t a = 0; a < 7; ++a)
            for (std::size_t b = 0; b < a; ++b) {
                join(congruence, a, b, static_cast<double>(engine() % 4));
                join(conflict, a, b, static_cast<double>(engine() % 4));
            }
        double least = 1e9, most = 0;
        for (std::uint32_t bits = 0; bits < 128; ++bits) {
            std::vector<std::uint32_t> camp;
            for (std::uint32_t i = 0; i < 7; ++i) camp.push_back(bits >> i & 1U);
            const auto members = std::ranges::count(camp, 1U);
            if (members != 3 && members != 4) continue;
            least = std::min(least, deviation_of(camp, 2, congruence, conflict));
            most = std::max(most, deviation_of(camp, 2, congruence, conflict, Measure::dna));
        }
        const Camps nearest = camps_of(congruence, conflict, 2);
        CHECK(nearest.deviation == Approx(least));
        CHECK(nearest.deviation == Approx(deviation_of(nearest.camp, 2, congruence, conflict)));
        CHECK(camps_of(congruence, conflict, 2, Measure::dna).deviation == Approx(most));
    }
}

TEST_CASE("camps_of: a silent discourse is not polarized") {
    CHECK(camps_of(Matrix{4, 4}, Matrix{4, 4}, 2).polarization == 0);
}

}  // namespace demarche::graph
