#include "core/render/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "core/render/html.hpp"
#include "core/render/report_parts.hpp"

extern "C" {
extern const char demarche_embedded_report_style[];
extern const char demarche_embedded_report_style_end[];
extern const char demarche_embedded_report_script[];
extern const char demarche_embedded_report_script_end[];
}

namespace demarche::render {
namespace {

using query::Dossier;

constexpr std::size_t issues_told = 6;
constexpr std::size_t shifts_told = 3;
constexpr std::size_t newest_told = 5;

std::string_view style() {
    return {demarche_embedded_report_style,
            static_cast<std::size_t>(demarche_embedded_report_style_end -
                                     demarche_embedded_report_style)};
}
std::string_view script() {
    return {demarche_embedded_report_script,
            static_cast<std::size_t>(demarche_embedded_report_script_end -
                                     demarche_embedded_report_script)};
}

/// The digest that the build gives in hexadecimal, as a policy wants it: in base64.
std::string base64_of(std::string_view hex) {
    constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const auto value = [](char c) {
        return static_cast<std::uint32_t>(c <= '9' ? c - '0' : c - 'a' + 10);
    };
    std::string out;
    for (std::size_t i = 0; i < hex.size(); i += 6) {
        std::uint32_t bits = 0;  // three bytes, of which the last may be missing
        for (std::size_t j = 0; j < 6; ++j)
            bits = bits << 4U | (i + j < hex.size() ? value(hex[i + j]) : 0);
        const std::size_t bytes = std::min<std::size_t>(6, hex.size() - i) / 2;
        for (std::size_t j = 0; j < 4; ++j)
            out += j <= bytes ? digits[bits >> (18 - 6 * j) & 63U] : '=';
    }
    return out;
}

void write_head(std::ostream& out, const ReportHead& head) {
    out << fmt::format(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
        "script-src 'sha256-{}'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"color-scheme\" content=\"light dark\">\n"
        "<meta name=\"referrer\" content=\"no-referrer\">\n<title>{}</title>\n",
        base64_of(DEMARCHE_REPORT_SCRIPT_SHA256), base64_of(DEMARCHE_REPORT_STYLE_SHA256),
        html(head.title));
    out << "<style>" << style() << "</style>\n<script>" << script() << "</script>\n</head>\n";
}

struct Section {
    std::string_view id, name;
};

void write_masthead(std::ostream& out, const Dossier& dossier, const ReportHead& head,
                    const std::vector<Section>& sections) {
    out << "<body>\n<a class=\"skip\" href=\"#main\">Skip to the report</a>\n"
           "<header class=\"masthead\">\n<p class=\"kicker\">Diplomatic record</p>\n";
    out << fmt::format("<h1>{}</h1>\n", html(head.title));
    const std::string days =
        dossier.last_article.empty()
            ? span_in_words(dossier.first, dossier.last)
            : "Articles of " + span_in_words(dossier.first_article, dossier.last_article);
    if (!days.empty()) out << fmt::format("<p class=\"span\">{}</p>\n", html(days));
    const std::string sources = sources_of(dossier);
    out << fmt::format("<p class=\"sources\">{}{}Graph: {}</p>\n",
                       sources.empty() ? "" : "Sources: ",
                       sources.empty() ? "" : html(sources) + ". ", html(head.generated_from));
    out << "<nav aria-label=\"Sections\">";
    for (const Section& section : sections)
        out << fmt::format("<a href=\"#{}\">{}</a>", section.id, section.name);
    out << "</nav>\n</header>\n<main id=\"main\" tabindex=\"-1\">\n";
}

void figure(std::ostream& out, std::size_t count, std::string_view what) {
    out << fmt::format("<li><b>{}</b> {}{}</li>", with_commas(count), what, count == 1 ? "" : "s");
}

void write_figures(std::ostream& out, const Dossier& dossier) {
    std::set<std::string> holders;
    for (const query::StanceRow& row : dossier.positions) holders.insert(row.holder_id);
    out << "<ul class=\"figures\">";
    figure(out, dossier.articles, "article");
    figure(out, dossier.stances, "statement");
    figure(out, dossier.events, "event");
    figure(out, holders.size(), "holder");
    figure(out, dossier.shifts.size(), "shift");
    out << "</ul>\n";
}

void write_sides(std::ostream& out, const Dossier& dossier) {
    const auto sides = sides_of(dossier, issues_told);
    if (sides.empty()) return;
    out << "<div class=\"sides\">\n";
    for (const Paragraph& paragraph : sides) {
        out << fmt::format("<div class=\"side\"><h3>{}</h3>", html(paragraph.heading));
        for (const Sentence& sentence : paragraph.sentences)
            out << fmt::format("<p>{}</p>", html_of(sentence, dossier));
        out << "</div>\n";
    }
    out << "</div>\n";
}

void write_list(std::ostream& out, const std::vector<Sentence>& sentences, const Dossier& dossier) {
    out << "<ul class=\"news\">";
    for (const Sentence& sentence : sentences)
        out << fmt::format("<li>{}</li>", html_of(sentence, dossier));
    out << "</ul>\n";
}

void write_summary(std::ostream& out, const Dossier& dossier) {
    out << "<section id=\"summary\" aria-labelledby=\"h-summary\">\n"
           "<h2 id=\"h-summary\">Summary</h2>\n";
    write_figures(out, dossier);
    out << fmt::format("<p class=\"lead\">{}</p>\n", html_of(extent_of(dossier), dossier));
    write_sides(out, dossier);
    if (!dossier.shifts.empty()) {
        out << "<h3>Moved</h3>\n";
        write_list(out, shifts_of(dossier, shifts_told), dossier);
    }
    if (!dossier.claims.empty()) {
        out << "<h3>Lately</h3>\n";
        write_list(out, newest_of(dossier, newest_told), dossier);
    }
    out << fmt::format("<p class=\"note\">{}</p>\n</section>\n", html(caution()));
}

/// The picture without the head of an XML document, which has no place in a page.
std::string_view inlined(std::string_view svg) {
    const std::size_t begin = svg.find("<svg");
    return begin == std::string_view::npos ? std::string_view{} : svg.substr(begin);
}

/// Ids of the two pictures would clash in one page.
std::string with_ids(std::string_view svg, std::string_view prefix) {
    constexpr std::string_view id = " id=\"";
    std::string out;
    for (std::size_t at = 0; at < svg.size();) {
        const std::size_t next = std::min(svg.find(id, at), svg.size());
        out += svg.substr(at, next - at);
        if (next < svg.size()) out.append(id).append(prefix);
        at = next + (next < svg.size() ? id.size() : 0);
    }
    return out;
}

void write_diagrams(std::ostream& out, const ReportHead& head) {
    out << "<section id=\"diagrams\" aria-labelledby=\"h-diagrams\">\n"
           "<h2 id=\"h-diagrams\">Diagrams</h2>\n";
    const auto write_one = [&](std::string_view name, std::string_view prefix,
                               const std::string& svg, bool is_open) {
        if (svg.empty()) return;
        out << fmt::format(
            "<details class=\"diagram\"{}><summary>{}</summary>\n<div class=\"scroll paper\" "
            "tabindex=\"0\" role=\"region\" aria-label=\"{}\">{}</div></details>\n",
            is_open ? " open" : "", name, name, with_ids(inlined(svg), prefix));
    };
    write_one("Who stands where on what", "s-", head.stances_svg, true);
    write_one("Who deals with whom", "r-", head.relations_svg, head.stances_svg.empty());
    out << "</section>\n";
}

std::vector<Section> sections_of(const Dossier& dossier, const ReportHead& head) {
    std::vector<Section> sections = {{"summary", "Summary"}};
    if (!dossier.matrix.cells.empty()) sections.push_back({"matrix", "Positions"});
    if (!dossier.periods.empty()) sections.push_back({"timeline", "Timeline"});
    if (!dossier.shifts.empty()) sections.push_back({"shifts", "Shifts"});
    if (!head.stances_svg.empty() || !head.relations_svg.empty())
        sections.push_back({"diagrams", "Diagrams"});
    if (!dossier.claims.empty()) {
        sections.push_back({"claims", "Evidence"});
        sections.push_back({"articles", "Articles"});
    }
    return sections;
}

void write_section(std::ostream& out, std::string_view id, const Dossier& dossier,
                   const ReportHead& head) {
    if (id == "summary") write_summary(out, dossier);
    if (id == "matrix") write_matrix(out, dossier);
    if (id == "shifts") write_shifts(out, dossier);
    if (id == "diagrams") write_diagrams(out, head);
    if (id == "claims") write_claims(out, dossier, head.more);
    if (id == "articles") write_articles(out, dossier);
    if (id != "timeline") return;
    out << "<section id=\"timeline\" aria-labelledby=\"h-timeline\">\n"
           "<h2 id=\"h-timeline\">Timeline</h2>\n";
    write_chart(out, dossier);
    write_highlights(out, dossier);
    out << "</section>\n";
}

}  // namespace

std::string html_of(const Sentence& sentence, const Dossier& dossier) {
    std::string out;
    for (const Piece& piece : sentence) {
        std::string text = html(piece.text);
        if (piece.is_strong) text = fmt::format("<strong>{}</strong>", text);
        if (piece.claim)
            text = fmt::format("<a href=\"#{}\">{}</a>",
                               html(anchor_of(dossier.claims[*piece.claim])), text);
        out += text;
    }
    return out;
}

void write_report(std::ostream& out, const Dossier& dossier, const ReportHead& head) {
    const std::vector<Section> sections = sections_of(dossier, head);
    write_head(out, head);
    write_masthead(out, dossier, head, sections);
    for (const Section& section : sections) write_section(out, section.id, dossier, head);
    out << "</main>\n<footer><p>Made with demarche. This page loads nothing from elsewhere.</p>"
           "</footer>\n";
    write_data(out, dossier);
    out << "</body>\n</html>\n";
}

}  // namespace demarche::render
