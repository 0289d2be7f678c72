#include "importers/extract/boosted_model.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"

using demarche::InputError;
using demarche::extract::BoostedModel;

namespace {

constexpr std::string_view kTwoTrees =
    "node\twhat\n"
    "ask\tnear\nask\tnamed\nend\t2000\nend\t500\nend\t-1000\n"
    "ask\tnamed\nend\t100\nend\t-100\n";

}  // namespace

TEST_CASE("extract: trees add up the figures at which their questions end") {
    const BoostedModel model{kTwoTrees};
    using Features = std::vector<std::string>;
    CHECK(model.sum(Features{}) == doctest::Approx(-1.1));
    CHECK(model.sum(Features{"near"}) == doctest::Approx(0.4));
    CHECK(model.sum(Features{"named", "near"}) == doctest::Approx(2.1));
    CHECK(model.sum(Features{"unheard of"}) == model.sum(Features{}));
}

TEST_CASE("extract: what speaks for each of several answers says how likely each is the one") {
    using demarche::extract::shares;
    CHECK(shares({}).empty());
    CHECK(shares({-700}).front() == doctest::Approx(1));
    // e to the power of 0 and 1
    const std::vector<double> two = shares({800, 801});
    CHECK(two.front() == doctest::Approx(0.268941));
    CHECK(two.back() == doctest::Approx(0.731059));
}

TEST_CASE("extract: the reason is the feature without which it would be least likely") {
    const BoostedModel model{kTwoTrees};
    CHECK(model.reason({"named", "near"}) == "near");
    CHECK(model.reason({"named"}) == "named");
    CHECK(model.reason({"unheard of"}).empty());
    CHECK(model.reason({}).empty());
}

TEST_CASE("extract: a table of trees that is broken is refused") {
    for (const std::string_view rows :
         {"ask\tnear\nend\t1\n", "ask\tnear\n", "end\tmany\n", "end\t1.5\n", "wonder\tnear\n"}) {
        CAPTURE(rows);
        CHECK_THROWS_AS(BoostedModel{"node\twhat\n" + std::string{rows}}, InputError);
    }
    std::string deep = "node\twhat\n";
    for (int i = 0; i < 200; ++i) deep += "ask\tnear\n";
    CHECK_THROWS_AS(BoostedModel{deep}, InputError);
}
