#include "core/render/diagram_head.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "core/render/diagram_words.hpp"
#include "core/render/html.hpp"
#include "core/render/sentences.hpp"

namespace demarche::render {
namespace {

constexpr std::size_t title_width = 60;  // characters of a line
constexpr std::size_t line_width = 110;
constexpr std::size_t longest = 300;

class Head {
public:
    Head(const DiagramHead& head, DiagramKind kind, const Shown& shown)
        : head_{head},
          kind_{kind},
          shown_{shown},
          palette_{palette_of(head.theme)},
          scale_{shown.nodes > 100  ? 1.6
                 : shown.nodes > 40 ? 1.25
                                    : 1} {}

    std::string html_table() {
        const Legend lines = line_legend(), sorts = sort_legend();
        widest_ = std::max(lines.width, sorts.width);
        for (const std::string& line : shown_.lines)
            widest_ = std::max(widest_, std::min(line.size(), line_width) * 8);
        widest_ = std::max(widest_, std::min(head_.title.size(), title_width) * 13);
        std::string rows = row(text(head_.title, title_width, 20, palette_.text, true));
        for (const std::string& line : shown_.lines)
            rows += row(text(line, line_width, 13, palette_.text, false));
        if (!shown_.sides.empty()) rows += row(table(lines));
        if (shown_.sorts.size() > 1 || shown_.has_frames) rows += row(table(sorts));
        if (!head_.source.empty())
            rows += row(text("Source: " + head_.source, line_width, 10, palette_.soft, false));
        return fmt::format(
            "<table border=\"0\" cellspacing=\"0\" cellpadding=\"3\">{}<tr><td "
            "height=\"12\"></td></tr></table>",
            rows);
    }

private:
    /// Cells, and about how many points wide they are.
    struct Legend {
        std::string cells;
        std::size_t width{};
    };

    static std::string row(std::string_view content) {
        return fmt::format("<tr><td align=\"left\">{}</td></tr>", content);
    }

    /// On lines of their own, since Graphviz breaks none.
    std::string text(const std::string& words, std::size_t width, int points,
                     std::string_view colour, bool is_bold) const {
        std::string lines;
        std::string_view rest;
        const std::string broken = wrapped(shortened(words, longest), width);
        for (rest = broken; !rest.empty();) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            lines += html(rest.substr(0, end)) + "<br align=\"left\"/>";
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        return fmt::format("<font point-size=\"{}\" color=\"{}\">{}{}{}</font>", scaled(points),
                           colour, is_bold ? "<b>" : "", lines, is_bold ? "</b>" : "");
    }

    /// A table fills the width of the widest row; without a cell that takes what is over, its other
    /// cells would be stretched.
    std::string table(const Legend& legend) const {
        return fmt::format(
            "<table border=\"0\" cellspacing=\"6\" cellpadding=\"2\"><tr>{}<td "
            "width=\"{}\"></td></tr></table>",
            legend.cells,
            scaled(widest_ > legend.width ? static_cast<int>(widest_ - legend.width) : 0));
    }

    std::string word(std::string_view words) const {
        return fmt::format("<td><font point-size=\"{}\" color=\"{}\">{}</font></td>", scaled(11),
                           palette_.text, html(words));
    }

    /// In a great diagram, which is seen from afar, the head grows too.
    int scaled(int points) const { return static_cast<int>(points * scale_); }

    /// Points that words of 11 points take, with what is around a cell.
    static std::size_t width_of(std::string_view words) { return words.size() * 7 + 10; }

    /// With a head where lines have one, and without where they frame nodes.
    std::string_view line_of(const Stroke& stroke) const {
        constexpr std::size_t head_bytes = 3;
        if (kind_ == DiagramKind::timeline)
            return stroke.drawn.substr(0, stroke.drawn.size() - head_bytes);
        return shown_.has_arrows ? stroke.drawn : stroke.mutual;
    }

    Legend line_legend() const {
        Legend legend;
        for (const Side side : all_sides) {
            if (!shown_.sides.contains(side)) continue;
            const Stroke& stroke = stroke_of(side);
            const bool has_signs = shown_.has_signs || head_.theme == Theme::print;
            legend.cells +=
                fmt::format("<td><font point-size=\"{}\" color=\"{}\">{}{}{}</font></td>",
                            scaled(11), palette_.of(side), line_of(stroke), has_signs ? " " : "",
                            has_signs ? stroke.sign : "");
            legend.cells += word(meaning(kind_, side));
            legend.width += 60 + width_of(meaning(kind_, side));
        }
        if (shown_.heaviest > 1) {
            const std::string words = fmt::format("wider: more {}, up to {}", shown_.counts,
                                                  with_commas(shown_.heaviest));
            legend.cells += word(words);
            legend.width += width_of(words);
        }
        return legend;
    }

    /// As the nodes look, but for the oval of issues, which tables cannot have.
    Legend sort_legend() const {
        Legend legend;
        for (const Sort sort : all_sorts) {
            if (!shown_.sorts.contains(sort)) continue;
            const Outline& outline = outline_of(sort);
            const std::string_view style = sort == Sort::issue || sort == Sort::organization
                                               ? "rounded"
                                           : outline.style.ends_with("dashed") ? "dashed"
                                           : outline.style.ends_with("dotted") ? "dotted"
                                                                               : "solid";
            const std::string words =
                std::string{outline.words.substr(outline.words.find(' ') + 1)} +
                (sort == Sort::issue ? " (oval)" : "");
            legend.cells += fmt::format(
                "<td><table border=\"1\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"3\" "
                "style=\"{}\" color=\"{}\" bgcolor=\"{}\"><tr>{}</tr></table></td>",
                style, palette_.outline, palette_.of(sort), word(words));
            legend.width += width_of(words) + 6;
        }
        if (shown_.has_frames) {
            constexpr std::string_view words = "dashed frame: belong together";
            legend.cells += word(words);
            legend.width += width_of(words);
        }
        return legend;
    }

    const DiagramHead& head_;
    DiagramKind kind_;
    const Shown& shown_;
    const Palette& palette_;
    double scale_{};        // of all letters
    std::size_t widest_{};  // points, before they are scaled
};

}  // namespace

std::string head_html(const DiagramHead& head, DiagramKind kind, const Shown& shown) {
    return Head{head, kind, shown}.html_table();
}

}  // namespace demarche::render
