#include "core/render/diagram_theme.hpp"

#include <cstddef>

namespace demarche::render {
namespace {

constexpr std::array<Stroke, 4> strokes = {{
    {"solid", "normal", "━━━━▶", "━━━━━", "+", "solid with an arrow"},
    {"dashed", "tee", "╍╍╍╍┫", "┣╍╍╍┫", "−", "dashed with a bar"},
    {"solid", "diamond", "━━━━◆", "◆━━━◆", "±", "solid with a diamond"},
    {"dotted", "odot", "┈┈┈┈○", "○┈┈┈○", "○", "dotted with a ring"},
}};

constexpr std::array<Outline, 5> outlines = {{
    {"box", "filled", "a state", "box"},
    {"box", "filled,rounded", "an organization", "rounded box"},
    {"box", "filled,dashed", "a group", "dashed box"},
    {"box", "filled,dotted", "a person", "dotted box"},
    {"ellipse", "filled", "an issue", "oval"},
}};

// The sides' colours are those of Okabe and Ito ("Color Universal Design", 2008), which differ
// under each kind of colour-blindness; of their two blues and two oranges the ones that stand out
// on the ground. Grey is as dark, on a dark ground as light, as keeps it from purple where red is
// not seen.
constexpr std::array<Palette, 3> palettes = {{
    {"#FFFFFF",
     "#1A1A1A",
     "#595959",
     "#555555",
     {"#0072B2", "#D55E00", "#CC79A7", "#555555"},
     {"#E6F0F8", "#EDEAF6", "#F8EEE4", "#FFFFFF", "#FFF9E0"}},
    {"#15191E",
     "#ECEFF1",
     "#A9B2BA",
     "#8A949D",
     {"#56B4E9", "#E69F00", "#CC79A7", "#D0D5DA"},
     {"#1D3448", "#302B4A", "#40301F", "#22282E", "#3B3616"}},
    {"#FFFFFF",
     "#000000",
     "#404040",
     "#000000",
     {"#000000", "#000000", "#000000", "#000000"},
     {"#FFFFFF", "#FFFFFF", "#FFFFFF", "#FFFFFF", "#EBEBEB"}},
}};

}  // namespace

std::optional<Theme> parse_theme(std::string_view name) {
    if (name == "light") return Theme::light;
    if (name == "dark") return Theme::dark;
    if (name == "print") return Theme::print;
    return std::nullopt;
}

const Stroke& stroke_of(Side side) { return strokes.at(static_cast<std::size_t>(side)); }

Sort sort_of(const query::Node& node) {
    if (node.is_issue) return Sort::issue;
    switch (node.type) {
        case ActorType::state:
            return Sort::state;
        case ActorType::organization:
            return Sort::organization;
        case ActorType::group:
            return Sort::group;
        case ActorType::person:
            break;
    }
    return Sort::person;
}

const Outline& outline_of(Sort sort) { return outlines.at(static_cast<std::size_t>(sort)); }

const Palette& palette_of(Theme theme) { return palettes.at(static_cast<std::size_t>(theme)); }

}  // namespace demarche::render
