#include "core/render/heat_map.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string_view>
#include <vector>

#include "core/model/utf8.hpp"
#include "core/render/rows.hpp"
#include "core/render/sentences.hpp"
#include "core/render/xml_text.hpp"

namespace demarche::render {
namespace {

using query::Cell;
using query::Heading;
using query::HeatMap;

// All in pixels.
constexpr double side = 26;  // of a cell
constexpr double margin = 20;
constexpr double label_size = 13, title_size = 18, note_size = 12;
constexpr double longest_holder = 230, longest_issue = 250;
constexpr double least_width = 720;  // for the title and the legend
/// Names of issues rise by this from left to right; so steep that they do not touch.
constexpr double slope_degrees = 50;
const double slope = slope_degrees * std::numbers::pi / 180;

constexpr std::string_view style =
    "text{font-family:system-ui,'Segoe UI','Helvetica Neue',Arial,'DejaVu Sans',sans-serif;"
    "fill:#1c1e21}"
    ".note{font-size:12px;fill:#4a5057}.label{font-size:13px}.title{font-size:18px;font-weight:600}"
    ".empty{fill:#fff;stroke:#e4e1da}"
    ".p1{fill:#dcebf6}.p2{fill:#a8cfea}.p3{fill:#62a9d8}"
    ".n1{fill:#fbe4d3}.n2{fill:#f5bc91}.n3{fill:#e88a4a}.z{fill:#e9e6df}"
    ".sign{fill:none;stroke:#1c1e21}.w1{stroke-width:1.2}.w2{stroke-width:2.2}.w3{stroke-width:3."
    "4}";

std::string shown(std::string_view text) { return xml_text(visible(text)); }

/// At most about as wide as any of the fonts draws it.
double width_of(char32_t code) {
    constexpr std::string_view narrow = "ijlt'|!.,:;()[] fI";
    if (code < 0x80) {
        const char c = static_cast<char>(code);
        if (narrow.find(c) != std::string_view::npos) return 0.38;
        if (c == 'm' || c == 'w' || c == 'M' || c == 'W' || c == '@' || c == '%') return 0.98;
        return c >= 'A' && c <= 'Z' ? 0.74 : 0.64;
    }
    return code >= 0x1100 ? 1.1 : 0.78;
}

double width_of(std::string_view text, double size) {
    double width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded c = utf8::decode(text, at);
        at += c.size;
        width += width_of(c.code);
    }
    return width * size;
}

/// As many characters as have room, the last an ellipsis where some have not.
std::string cut(std::string_view text, double size, double room) {
    const std::string whole = visible(text);
    if (width_of(whole, size) <= room) return whole;
    std::string some;
    for (std::size_t at = 0; at < whole.size();) {
        const utf8::Decoded c = utf8::decode(whole, at);
        if (width_of(some, size) + (width_of(c.code) + width_of(U'…')) * size > room) break;
        some += whole.substr(at, c.size);
        at += c.size;
    }
    while (!some.empty() && some.back() == ' ') some.pop_back();
    return some + "…";
}

/// Lines that have room, broken at blanks; a word too long for one is cut.
std::vector<std::string> wrapped(std::string_view text, double size, double room) {
    std::vector<std::string> lines;
    const std::string whole = visible(text);
    for (std::size_t at = 0; at <= whole.size();) {
        const std::size_t end = std::min(whole.find(' ', at), whole.size());
        const std::string word = cut(std::string_view{whole}.substr(at, end - at), size, room);
        at = end + 1;
        if (!lines.empty() && width_of(lines.back() + ' ' + word, size) <= room)
            lines.back() += ' ' + word;
        else
            lines.push_back(word);
    }
    return lines;
}

/// 0 between, else 1 to 3, as clear as the position is.
int depth_of(const query::StanceRow& row) {
    if (row.position == Position::neutral) return 0;
    const double size = std::abs(row.score);
    return size < 0.4 ? 1 : size < 0.8 ? 2 : 3;
}

/// The square of a cell around its middle, and the sign on it: drawn, so that no font can lack it.
std::string square(int depth, bool is_for, bool is_small) {
    const double half = is_small ? 8 : side / 2 - 1;
    const std::string colour = depth == 0 ? "z" : fmt::format("{}{}", is_for ? 'p' : 'n', depth);
    const std::string_view sign = depth == 0 ? "M-1.5,0a1.5,1.5 0 1,0 3,0a1.5,1.5 0 1,0 -3,0"
                                  : is_for   ? "M-5,0H5M0,-5V5"
                                             : "M-5,0H5";
    return fmt::format(
        "<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>"
        "<path class=\"sign w{}\" d=\"{}\"/>",
        colour, -half, -half, 2 * half, 2 * half, std::max(depth, 1), sign);
}

double lines_high(const std::vector<std::string>& lines, double step) {
    return static_cast<double>(lines.size()) * step;
}

class Picture {
public:
    Picture(const HeatMap& map, const HeatMapHead& head) : map_{map} {
        for (const Heading& holder : map.holders)
            left_ =
                std::max(left_, width_of(cut(holder.name, label_size, longest_holder), label_size));
        left_ += margin + 10;
        double right = left_;
        for (std::size_t i = 0; i < map.issues.size(); ++i) {
            const double length =
                width_of(cut(map.issues[i].name, label_size, longest_issue), label_size);
            rise_ = std::max(rise_, length * std::sin(slope) + label_size);
            right = std::max(right, column(i) + length * std::cos(slope) + label_size);
        }
        width_ = std::ceil(std::max(least_width, right + margin));
        set_texts(head);
        top_ = std::ceil(margin + lines_high(title_, title_size * 1.3) +
                         lines_high(span_, note_size * 1.5) +
                         (map.cells.empty() ? note_size : rise_ + 14));
    }

    void write(std::ostream& out) const {
        const double bottom = top_ + static_cast<double>(map_.holders.size()) * side;
        const double height = std::ceil(bottom + 92 + lines_high(notes_, note_size * 1.5) + margin);
        out << fmt::format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" "
            "viewBox=\"0 0 {0} {1}\" role=\"figure\" aria-labelledby=\"title description\">\n"
            "<title id=\"title\">{2}</title>\n<desc id=\"description\">{3}</desc>\n"
            "<style>{4}</style>\n<rect width=\"{0}\" height=\"{1}\" fill=\"#fff\"/>\n",
            width_, height, shown(whole_title_), shown(description()), style);
        double y = margin + title_size * 0.8;
        for (const std::string& line : title_) write_line(out, line, "title", y, title_size * 1.3);
        for (const std::string& line : span_) write_line(out, line, "note", y, note_size * 1.5);
        if (!map_.cells.empty()) {
            write_table(out);
            write_legend(out, bottom + 34);
        }
        y = bottom + 92 + note_size;
        for (const std::string& line : notes_) write_line(out, line, "note", y, note_size * 1.5);
        out << "</svg>\n";
    }

private:
    double column(std::size_t issue) const {
        return left_ + (static_cast<double>(issue) + 0.5) * side;
    }
    double row(std::size_t holder) const {
        return top_ + (static_cast<double>(holder) + 0.5) * side;
    }

    void set_texts(const HeatMapHead& head) {
        const double room = width_ - 2 * margin;
        whole_title_ = head.title;
        title_ = wrapped(head.title, title_size * 1.05, room);
        if (title_.size() > 3) {
            title_.resize(3);
            title_.back() += " …";
        }
        span_ = wrapped(map_.cells.empty() ? "No statement on a known issue is chosen." : extent(),
                        note_size, room);
        std::string note = fmt::format(
            "Source: {}, by demarche. Colour and sign: the mean of a holder's statements by "
            "confidence and strength{}, from −1 (against) to 1 (for).",
            head.generated_from, head.how.empty() ? "" : ", " + head.how);
        if (map_.holders_left_out + map_.issues_left_out > 0)
            note += fmt::format(" Left out: {} and {} with fewer statements.",
                                counted(map_.holders_left_out, "holder"),
                                counted(map_.issues_left_out, "issue"));
        notes_ = wrapped(note, note_size, room);
    }

    std::string extent() const {
        return fmt::format("{}{}{} of {} on {}", query_span(), map_.first.empty() ? "" : ": ",
                           counted(map_.statements, "statement"),
                           counted(map_.holders.size(), "holder"),
                           counted(map_.issues.size(), "issue"));
    }
    std::string query_span() const { return span_in_words(map_.first, map_.last); }

    std::string description() const {
        if (map_.cells.empty()) return "No statement on a known issue is chosen.";
        return "A table of holders by issues. " + extent() +
               ". Blue and plus: for; orange and minus: against; grey and dot: between; deeper and "
               "bolder: clearer.";
    }

    void write_line(std::ostream& out, const std::string& text, std::string_view kind, double& y,
                    double step) const {
        out << fmt::format("<text class=\"{}\" x=\"{}\" y=\"{:.1f}\">{}</text>\n", kind, margin, y,
                           xml_text(text));
        y += step;
    }

    void write_table(std::ostream& out) const {
        out << "<g role=\"table\" aria-labelledby=\"title\">\n<g role=\"row\">\n"
               "<g role=\"columnheader\"><title>Holder</title></g>\n";
        for (std::size_t i = 0; i < map_.issues.size(); ++i) {
            const Heading& issue = map_.issues[i];
            const std::string more = issue.question.empty() ? "" : ": " + issue.question;
            out << fmt::format(
                "<text class=\"label\" role=\"columnheader\" transform=\"translate({:.1f},{:.1f}) "
                "rotate(-{})\"><title>{}</title>{}</text>\n",
                column(i) + 4, top_ - 6, slope_degrees, shown(issue.name + more),
                xml_text(cut(issue.name, label_size, longest_issue)));
        }
        out << "</g>\n";
        auto cell = map_.cells.begin();
        for (std::size_t i = 0; i < map_.holders.size(); ++i) write_row(out, i, cell);
        out << "</g>\n";
    }

    void write_row(std::ostream& out, std::size_t holder,
                   std::vector<Cell>::const_iterator& cell) const {
        const std::string& name = map_.holders[holder].name;
        out << fmt::format(
            "<g role=\"row\">\n<text class=\"label\" role=\"rowheader\" text-anchor=\"end\" "
            "x=\"{:.1f}\" y=\"{:.1f}\"><title>{}</title>{}</text>\n",
            left_ - 8, row(holder) + label_size * 0.35, shown(name),
            xml_text(cut(name, label_size, longest_holder)));
        for (std::size_t issue = 0; issue < map_.issues.size(); ++issue) {
            const bool is_there =
                cell != map_.cells.end() && cell->holder == holder && cell->issue == issue;
            out << fmt::format(
                "<g role=\"cell\" transform=\"translate({:.1f},{:.1f})\"><title>{}</title>"
                "<rect class=\"empty\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>{}</g>\n",
                column(issue), row(holder),
                shown(is_there
                          ? standing_in_words(cell->row)
                          : fmt::format("{} on {}: nothing said", name, map_.issues[issue].name)),
                -side / 2, -side / 2, side, side,
                is_there
                    ? square(depth_of(cell->row), cell->row.score > 0, cell->row.statements == 1)
                    : "");
            if (is_there) ++cell;
        }
        out << "</g>\n";
    }

    void write_legend(std::ostream& out, double y) const {
        struct Step {
            int depth;
            bool is_for;
            std::string_view from;  // the least score
        };
        constexpr std::array<Step, 7> steps = {{{3, false, "−1"},
                                                {2, false, "−0.8"},
                                                {1, false, "−0.4"},
                                                {0, false, "−0.1"},
                                                {1, true, "0.1"},
                                                {2, true, "0.4"},
                                                {3, true, "0.8"}}};
        constexpr double step_width = 40;
        out << fmt::format(
            "<g role=\"img\" aria-label=\"Legend\">\n"
            "<text class=\"note\" x=\"{}\" y=\"{}\">against</text>\n",
            margin, y + 4);
        double x = margin + 70;
        const auto put = [&](std::string_view inside, std::string_view under) {
            out << fmt::format("<g transform=\"translate({},{})\">{}</g>\n", x, y, inside);
            if (!under.empty())
                out << fmt::format(
                    "<text class=\"note\" text-anchor=\"middle\" x=\"{}\" y=\"{}\">"
                    "{}</text>\n",
                    x - step_width / 2, y + 30, under);
            x += step_width;
        };
        for (const Step& step : steps) put(square(step.depth, step.is_for, false), step.from);
        out << fmt::format(
            "<text class=\"note\" text-anchor=\"middle\" x=\"{}\" y=\"{}\">1</text>\n"
            "<text class=\"note\" x=\"{}\" y=\"{}\">for</text>\n",
            x - step_width / 2, y + 30, x - 16, y + 4);
        x += 46;
        put(square(3, true, true), "");
        out << fmt::format("<text class=\"note\" x=\"{}\" y=\"{}\">one statement alone</text>\n",
                           x - 20, y + 4);
        x += 130;
        put(fmt::format("<rect class=\"empty\" x=\"{0}\" y=\"{0}\" width=\"{1}\" height=\"{1}\"/>",
                        -side / 2, side),
            "");
        out << fmt::format("<text class=\"note\" x=\"{}\" y=\"{}\">nothing said</text>\n</g>\n",
                           x - 20, y + 4);
    }

    const HeatMap& map_;
    double left_{}, top_{}, rise_{}, width_{};
    std::string whole_title_;
    std::vector<std::string> title_, span_, notes_;
};

}  // namespace

void write_heat_map(std::ostream& out, const HeatMap& map, const HeatMapHead& head) {
    Picture{map, head}.write(out);
}

}  // namespace demarche::render
