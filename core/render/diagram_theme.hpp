#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "core/query/networks.hpp"

/// How diagrams look. What a colour says is said by line, arrowhead and sign too: nothing is lost
/// on paper or to the colour-blind.
namespace demarche::render {

/// On white, on near black, or in black on white for a printer.
enum class Theme { light, dark, print };

/// "dark"; nothing where `name` is no theme.
[[nodiscard]] std::optional<Theme> parse_theme(std::string_view name);

/// Which way a link points: for, against, some of both, neither.
enum class Side { friendly, hostile, mixed, neutral };
inline constexpr std::array<Side, 4> all_sides = {Side::friendly, Side::hostile, Side::mixed,
                                                  Side::neutral};

/// What tells the sides apart without a colour: the same in every theme.
struct Stroke {
    std::string_view line;    // Graphviz's style
    std::string_view head;    // Graphviz's arrowhead
    std::string_view drawn;   // the same in letters, for the legend
    std::string_view mutual;  // the same where both ends are alike
    std::string_view sign;    // before a count
    std::string_view words;
};
[[nodiscard]] const Stroke& stroke_of(Side side);

/// What a node is: a kind of actor or an issue.
enum class Sort { state, organization, group, person, issue };
inline constexpr std::array<Sort, 5> all_sorts = {Sort::state, Sort::organization, Sort::group,
                                                  Sort::person, Sort::issue};
[[nodiscard]] Sort sort_of(const query::Node& node);

/// The outline of a sort: the same in every theme.
struct Outline {
    std::string_view shape, style;  // Graphviz's
    std::string_view words;         // "a state"
    std::string_view shape_words;   // "box"
};
[[nodiscard]] const Outline& outline_of(Sort sort);

/// Colours as #RRGGBB.
struct Palette {
    std::string_view background, text;
    std::string_view soft;                  // lesser text
    std::string_view outline;               // of nodes
    std::array<std::string_view, 4> sides;  // by Side
    std::array<std::string_view, 5> fills;  // by Sort

    [[nodiscard]] std::string_view of(Side side) const {
        return sides.at(static_cast<std::size_t>(side));
    }
    [[nodiscard]] std::string_view of(Sort sort) const {
        return fills.at(static_cast<std::size_t>(sort));
    }
};
[[nodiscard]] const Palette& palette_of(Theme theme);

}  // namespace demarche::render
