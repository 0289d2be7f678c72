#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "core/render/html.hpp"
#include "core/render/report_parts.hpp"

namespace demarche::render {
namespace {

using query::Cell;
using query::Dossier;
using query::Heading;
using query::Matrix;
using query::Trend;

/// Lines that are seen at once; the script shows the others when it is asked to.
constexpr std::size_t lines_shown = 20;
/// With so few holders the issues go down the page, where there is room for their names.
constexpr std::size_t few_holders = 3;

/// How deep a cell is coloured, by its score: "p3" is clearly for, "n1" somewhat against.
std::string shade_of(const Cell& cell) {
    if (cell.row.position == Position::neutral) return "z";
    const double size = std::abs(cell.row.score);
    return fmt::format("{}{}", cell.row.score > 0 ? 'p' : 'n', size < 0.4 ? 1 : size < 0.8 ? 2 : 3);
}

std::string_view arrow_of(Trend trend) {
    constexpr std::array<std::string_view, 4> arrows = {"", "↗", "↘", "⇅"};
    return arrows[static_cast<std::size_t>(trend)];
}

/// "5", or for, against and neutral where they differ: "4:1".
std::string counts_of(const query::StanceRow& row) {
    const int sides = (row.supports > 0) + (row.opposes > 0) + (row.neutral > 0);
    if (sides < 2) return with_commas(row.statements);
    std::string text = fmt::format("{}:{}", row.supports, row.opposes);
    if (row.neutral > 0) text += fmt::format(":{}", row.neutral);
    return text;
}

std::string words_of(const Cell& cell) {
    std::string words = standing_in_words(cell.row);
    if (cell.claims.size() < cell.row.statements)
        words += fmt::format("; {} of them told here", cell.claims.size());
    return words;
}

std::string cell_html(const Cell& cell, const Dossier& dossier) {
    const query::StanceRow& row = cell.row;
    const std::string inner =
        fmt::format("<b>{}</b> <small>{}</small>{}", sign_of(row.position), counts_of(row),
                    row.trend == Trend::steady
                        ? ""
                        : fmt::format(" <i aria-hidden=\"true\">{}</i>", arrow_of(row.trend)));
    const std::string words = html(words_of(cell));
    if (cell.claims.empty())
        return fmt::format("<td class=\"{}\"><span title=\"{}\">{}</span></td>", shade_of(cell),
                           words, inner);
    return fmt::format(
        "<td class=\"{}\"><a href=\"#{}\" data-actor=\"{}\" data-issue=\"{}\" title=\"{}\" "
        "aria-label=\"{}\">{}</a></td>",
        shade_of(cell), html(anchor_of(dossier.claims[cell.claims.back()])), html(row.holder),
        html(issue_value(row.issue, row.issue_id)), words, words, inner);
}

/// The table either way round: holders down and issues across, or issues down.
class Table {
public:
    explicit Table(const Dossier& dossier)
        : dossier_{dossier},
          matrix_{dossier.matrix},
          is_turned_{matrix_.holders.size() <= few_holders &&
                     matrix_.issues.size() > matrix_.holders.size()} {
        order_.resize(lines().size());
        std::iota(order_.begin(), order_.end(), std::size_t{});
        if (!is_turned_ && matrix_.issues.size() == 1) order_by_score();
    }

    void write(std::ostream& out) const {
        out << "<table class=\"matrix" << (has_quotes() ? " quoted" : "")
            << "\">\n<thead><tr><td></td>";
        for (const Heading& heading : columns())
            out << fmt::format("<th scope=\"col\"{}><span>{}</span></th>", title(heading),
                               html(heading.name));
        if (has_quotes()) out << "<th scope=\"col\"><span>Clearest statement</span></th>";
        out << "</tr></thead>\n<tbody>\n";
        for (std::size_t i = 0; i < order_.size(); ++i) write_line(out, i);
        out << "</tbody>\n</table>\n";
    }

    std::size_t hidden() const {
        return lines().size() > lines_shown ? lines().size() - lines_shown : 0;
    }
    std::string_view line_name() const { return is_turned_ ? "issue" : "holder"; }

private:
    const std::vector<Heading>& lines() const {
        return is_turned_ ? matrix_.issues : matrix_.holders;
    }
    const std::vector<Heading>& columns() const {
        return is_turned_ ? matrix_.holders : matrix_.issues;
    }

    static std::string title(const Heading& heading) {
        return heading.question.empty() ? "" : fmt::format(" title=\"{}\"", html(heading.question));
    }

    const Cell* cell_at(std::size_t line, std::size_t column) const {
        const auto found = std::ranges::find_if(matrix_.cells, [&](const Cell& cell) {
            return is_turned_ ? cell.issue == line && cell.holder == column
                              : cell.holder == line && cell.issue == column;
        });
        return found == matrix_.cells.end() ? nullptr : &*found;
    }

    /// On one issue, those for it stand above those against it.
    void order_by_score() {
        std::ranges::stable_sort(order_, std::ranges::greater{}, [&](std::size_t line) {
            const Cell* cell = cell_at(line, 0);
            return cell == nullptr ? 0.0 : cell->row.score;
        });
    }

    void write_line(std::ostream& out, std::size_t place) const {
        const std::size_t line = order_[place];
        const Heading& heading = lines()[line];
        out << fmt::format("<tr{}><th scope=\"row\"{}>{}</th>",
                           place >= lines_shown ? " class=\"extra\"" : "", title(heading),
                           html(heading.name));
        for (std::size_t column = 0; column < columns().size(); ++column) {
            const Cell* cell = cell_at(line, column);
            out << (cell == nullptr ? "<td></td>" : cell_html(*cell, dossier_));
        }
        if (has_quotes()) out << quote_html(cell_at(line, 0));
        out << "</tr>\n";
    }

    /// With one column there is room for words.
    bool has_quotes() const { return columns().size() == 1; }

    std::string quote_html(const Cell* cell) const {
        if (cell == nullptr || cell->claims.empty()) return "<td class=\"quote\"></td>";
        const query::Claim& claim =
            dossier_.claims[*std::ranges::max_element(cell->claims, {}, [&](std::size_t at) {
                const query::Claim& one = dossier_.claims[at];
                return std::pair{one.position == cell->row.position, one.weight};
            })];
        return fmt::format("<td class=\"quote\"><time>{}</time> {}</td>",
                           html(day_in_words(claim.date)),
                           html(claim.contexts.empty() ? claim.headline
                                                       : words_of(claim.contexts.front().report)));
    }

    const Dossier& dossier_;
    const Matrix& matrix_;
    bool is_turned_;
    std::vector<std::size_t> order_;  // of the lines
};

void write_legend(std::ostream& out) {
    out << "<p class=\"legend\"><span class=\"chip p3\"><b>+</b> for</span>"
           "<span class=\"chip n3\"><b>−</b> against</span>"
           "<span class=\"chip z\"><b>·</b> between</span>"
           "<span>deeper colour: clearer position</span>"
           "<span>4:1 — four statements for, one against</span>"
           "<span>↗ warming, ↘ cooling, ⇅ reversed</span></p>\n";
}

}  // namespace

void write_matrix(std::ostream& out, const Dossier& dossier) {
    const Table table{dossier};
    out << "<section id=\"matrix\" aria-labelledby=\"h-matrix\">\n"
           "<h2 id=\"h-matrix\">Who stands where</h2>\n";
    write_legend(out);
    out << "<div class=\"scroll\" role=\"region\" aria-labelledby=\"h-matrix\" tabindex=\"0\">\n";
    table.write(out);
    out << "</div>\n";
    if (table.hidden() > 0)
        out << fmt::format(
            "<p><button type=\"button\" id=\"all-lines\" hidden>Show {} more {}s</button></p>\n",
            table.hidden(), table.line_name());
    std::string left_out;
    if (dossier.matrix.holders_left_out > 0)
        left_out = counted(dossier.matrix.holders_left_out, "holder");
    if (dossier.matrix.issues_left_out > 0)
        left_out +=
            (left_out.empty() ? "" : " and ") + counted(dossier.matrix.issues_left_out, "issue");
    if (!left_out.empty())
        out << fmt::format("<p class=\"note\">Left out here: {} with fewer statements.</p>\n",
                           left_out);
    out << "<p class=\"note scripted\">A cell shows its statements. Arrow keys move from cell to "
           "cell.</p>\n</section>\n";
}

}  // namespace demarche::render
