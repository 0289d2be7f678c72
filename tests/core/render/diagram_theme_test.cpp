#include "core/render/diagram_theme.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <string>
#include <string_view>

namespace demarche::render {
namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

constexpr std::array themes = {Theme::light, Theme::dark, Theme::print};

/// Linear red, green and blue, 0 to 1 (IEC 61966-2-1).
Triple linear(std::string_view colour) {
    Triple out{};
    for (std::size_t i = 0; i < 3; ++i) {
        const double part = std::stoi(std::string{colour.substr(1 + 2 * i, 2)}, nullptr, 16) / 255.;
        out.at(i) = part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    }
    return out;
}

Triple times(const Matrix& matrix, const Triple& of) {
    Triple out{};
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = 0; j < 3; ++j) out.at(i) += matrix.at(i).at(j) * of.at(j);
    return out;
}

constexpr Matrix to_xyz = {
    {{0.4124, 0.3576, 0.1805}, {0.2126, 0.7152, 0.0722}, {0.0193, 0.1192, 0.9505}}};

double luminance(std::string_view colour) { return times(to_xyz, linear(colour))[1]; }

/// WCAG 2.2: 4.5 for letters, 3 for what is drawn.
double contrast(std::string_view one, std::string_view other) {
    const double a = luminance(one), b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

/// CIE 1976 L*, a*, b* under D65.
Triple lab(const Triple& rgb) {
    const Triple xyz = times(to_xyz, rgb);
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16. / 116; };
    const double x = f(xyz[0] / 0.9505), y = f(xyz[1]), z = f(xyz[2] / 1.089);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

/// What eyes without red, green or blue cones see: Machado, Oliveira and Fernandes 2009,
/// severity 1.
constexpr std::array<Matrix, 4> sights = {{
    {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
    {{{0.152286, 1.052583, -0.204868},
      {0.114503, 0.786281, 0.099216},
      {-0.003882, -0.048116, 1.051998}}},
    {{{0.367322, 0.860646, -0.227968},
      {0.280085, 0.672501, 0.047413},
      {-0.011820, 0.042940, 0.968881}}},
    {{{1.255528, -0.076749, -0.178779},
      {-0.078411, 0.930809, 0.147602},
      {0.004733, 0.691367, 0.303900}}},
}};

double difference(const Matrix& sight, std::string_view one, std::string_view other) {
    const Triple a = lab(times(sight, linear(one))), b = lab(times(sight, linear(other)));
    return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

}  // namespace

TEST_CASE("palette_of: letters and lines stand out on their ground") {
    for (const Theme theme : themes) {
        const Palette& palette = palette_of(theme);
        CAPTURE(static_cast<int>(theme));
        CHECK(contrast(palette.text, palette.background) >= 7);
        CHECK(contrast(palette.soft, palette.background) >= 4.5);
        CHECK(contrast(palette.outline, palette.background) >= 3);
        for (const Sort sort : all_sorts) CHECK(contrast(palette.text, palette.of(sort)) >= 7);
        for (const Side side : all_sides) {
            CAPTURE(static_cast<int>(side));
            CHECK(contrast(palette.of(side), palette.background) >= 3);
        }
    }
}

TEST_CASE("palette_of: the colour-blind tell the sides apart") {
    for (const Theme theme : {Theme::light, Theme::dark})
        for (std::size_t sight = 0; sight < sights.size(); ++sight)
            for (const Side one : all_sides)
                for (const Side other : all_sides) {
                    if (one >= other) continue;
                    CAPTURE(static_cast<int>(theme));
                    CAPTURE(sight);
                    CAPTURE(static_cast<int>(one));
                    CAPTURE(static_cast<int>(other));
                    // 2.3 can just be noticed side by side; thin lines apart need several times
                    // that
                    CHECK(difference(sights.at(sight), palette_of(theme).of(one),
                                     palette_of(theme).of(other)) >= 15);
                }
}

TEST_CASE("palette_of: print has no colour") {
    const Palette& palette = palette_of(Theme::print);
    const auto is_grey = [](std::string_view colour) {
        return colour.substr(1, 2) == colour.substr(3, 2) &&
               colour.substr(1, 2) == colour.substr(5, 2);
    };
    for (const Side side : all_sides) CHECK(is_grey(palette.of(side)));
    for (const Sort sort : all_sorts) CHECK(is_grey(palette.of(sort)));
    CHECK(is_grey(palette.text));
}

TEST_CASE("stroke_of: without colour, no two sides look alike") {
    for (const Side one : all_sides)
        for (const Side other : all_sides) {
            if (one >= other) continue;
            CHECK(stroke_of(one).head != stroke_of(other).head);
            CHECK(stroke_of(one).sign != stroke_of(other).sign);
        }
    for (const Sort one : all_sorts)
        for (const Sort other : all_sorts)
            if (one < other)
                CHECK((outline_of(one).shape != outline_of(other).shape ||
                       outline_of(one).style != outline_of(other).style));
}

TEST_CASE("parse_theme: by name") {
    CHECK(parse_theme("dark") == Theme::dark);
    CHECK(!parse_theme("sepia"));
}

}  // namespace demarche::render
