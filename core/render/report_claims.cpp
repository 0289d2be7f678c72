#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <tuple>

#include "core/model/names.hpp"
#include "core/model/utf8.hpp"
#include "core/render/html.hpp"
#include "core/render/report_parts.hpp"
#include "core/render/rows.hpp"

namespace demarche::render {
namespace {

using query::Claim;
using query::Context;
using query::Dossier;
using query::ItemKind;

std::string_view sign_of_event(const Claim& claim) { return claim.quad >= 3 ? "▼" : "▲"; }

/// A sign and a word, so that no colour has to be told.
std::string badge_of(const Claim& claim) {
    if (claim.kind == ItemKind::stance) {
        return fmt::format("<span class=\"badge\"><b>{}</b> {}</span>", sign_of(claim.position),
                           side_of(claim.position));
    }
    std::string type = demarche::utf8::lower(claim.type);
    return fmt::format("<span class=\"badge\"><b>{}</b> {}</span>",
                       claim.quad == 0 ? "·" : sign_of_event(claim), html(type));
}

std::string meter_of(double confidence) {
    return fmt::format(
        "<span class=\"sure\" title=\"Confidence {0:.2f}\"><meter min=\"0\" max=\"1\" "
        "value=\"{0:.2f}\"></meter> {0:.2f}</span>",
        confidence);
}

void add_detail(std::string& line, std::string_view label, std::string_view text) {
    if (text.empty()) return;
    line += fmt::format("{}{} {}", line.empty() ? "" : " · ", label, html(text));
}

/// Who voiced it, on what, under which condition, as who reports it.
std::string details_of(const Claim& claim) {
    std::string line;
    add_detail(line, "voiced by", fmt::format("{}", fmt::join(claim.speakers, ", ")));
    if (!claim.issue_id.empty()) add_detail(line, "on", claim.issue);
    add_detail(line, "on condition:", claim.condition);
    add_detail(line, "as reported by", claim.reported_by);
    return line;
}

std::string rule_of(const query::ReportRow& report) {
    return report.steps.empty() ? report.rule : fmt::format("{}: {}", report.rule, report.steps);
}

void write_contexts(std::ostream& out, const Claim& claim) {
    out << fmt::format(
        "<details><summary>{}</summary>\n",
        claim.reports > 1 ? fmt::format("In context, {} places", claim.reports) : "In context");
    for (const Context& context : claim.contexts) {
        out << fmt::format("<p class=\"context\">{}<mark>{}</mark>{}</p>\n", html(context.before),
                           html(words_of(context.report)), html(context.after));
        out << fmt::format(
            "<p class=\"cite\">{} <span class=\"rule\">bytes {} to {} of {} · {} · "
            "{:.2f}</span></p>"
            "\n",
            citation_of(context), context.report.begin, context.report.end,
            html(context.report.article), html(rule_of(context.report)), context.report.confidence);
    }
    if (claim.reports > claim.contexts.size())
        out << fmt::format(
            "<p class=\"note\">{} more not shown; see them with demarche show {}."
            "</p>\n",
            claim.reports - claim.contexts.size(), html(claim.id));
    out << "</details>\n";
}

void write_claim(std::ostream& out, const Claim& claim) {
    out << fmt::format(
        "<li class=\"claim {}\" id=\"{}\"><div class=\"head\"><time datetime=\"{}\">{}</time>{}{}"
        "</div>\n<h3>{}</h3>\n",
        class_of(claim), html(anchor_of(claim)), html(to_text(claim.date)),
        html(day_in_words(claim.date)), badge_of(claim), meter_of(claim.confidence),
        html(claim.headline));
    if (const std::string details = details_of(claim); !details.empty())
        out << fmt::format("<p class=\"who\">{}</p>\n", details);
    if (!claim.contexts.empty()) {
        const Context& first = claim.contexts.front();
        out << fmt::format("<blockquote>{}</blockquote>\n<p class=\"cite\">{}</p>\n",
                           html(words_of(first.report)), citation_of(first));
        write_contexts(out, claim);
    }
    out << "</li>\n";
}

/// The script fills the lists of actors and issues; without it there is no form.
constexpr std::string_view form = R"(<form id="filters" hidden>
<label class="wide">Search <input type="search" name="words" autocomplete="off" placeholder="words in the evidence"></label>
<label>What <select name="kind"><option value="">all</option><option value="stance">statements</option><option value="event">events</option></select></label>
<label>Side <select name="side"><option value="">any</option><option value="supports">+ for</option><option value="opposes">− against</option><option value="neutral">· between</option><option value="cooperation">▲ cooperation</option><option value="conflict">▼ conflict</option></select></label>
<label>Actor <select name="actor"><option value="">all</option></select></label>
<label>Issue <select name="issue"><option value="">all</option></select></label>
<label>Since <input type="date" name="since"></label>
<label>Until <input type="date" name="until"></label>
<label>Confidence from <input type="number" name="sure" min="0" max="1" step="0.05" placeholder="0"></label>
<label>Order <select name="order"><option value="given">as given</option><option value="newest">newest first</option><option value="oldest">oldest first</option><option value="surest">surest first</option></select></label>
<button type="button" id="clear">Clear</button>
<output id="count" aria-live="polite"></output>
</form>
)";

struct Cited {
    const Context* context{};
    std::size_t claims{};
};

}  // namespace

std::string anchor_of(const Claim& claim) { return "c-" + claim.id; }

std::string issue_value(std::string_view issue, std::string_view issue_id) {
    if (!issue_id.empty()) return std::string{issue_id};
    return issue.empty() ? "" : "phrase:" + query::phrase_key(issue);
}

std::string_view class_of(const Claim& claim) {
    if (claim.kind == ItemKind::stance) return demarche::to_text(claim.position);
    return claim.quad == 0 ? "neutral" : claim.quad >= 3 ? "conflict" : "cooperation";
}

std::string citation_of(const Context& context) {
    const std::string title = html(context.title.empty() ? context.report.article : context.title);
    std::string text = is_web(context.url)
                           ? fmt::format("<a href=\"{}\" rel=\"noopener noreferrer\">{}</a>",
                                         html(context.url), title)
                           : fmt::format("<span>{}</span>", title);
    if (!context.source.empty()) text += ", " + html(context.source);
    return text + ", " + html(day_in_words(context.date));
}

void write_shifts(std::ostream& out, const Dossier& dossier) {
    out << "<section id=\"shifts\" aria-labelledby=\"h-shifts\">\n"
           "<h2 id=\"h-shifts\">What changed</h2>\n<ul class=\"shifts\">\n";
    const auto quote = [&](const Claim& claim) {
        out << fmt::format("<div class=\"{}\"><a href=\"#{}\"><b>{}</b> {}</a>", class_of(claim),
                           html(anchor_of(claim)), sign_of(claim.position),
                           html(day_in_words(claim.date)));
        if (!claim.contexts.empty())
            out << fmt::format("<blockquote>{}</blockquote>",
                               html(words_of(claim.contexts.front().report)));
        out << "</div>";
    };
    for (const query::ShiftTold& shift : dossier.shifts) {
        out << fmt::format("<li><h3>{} <em>{}</em> on {}</h3>\n<div class=\"turn\">",
                           html(shift.row.holder), turn_of(shift), html(shift.row.issue));
        quote(dossier.claims[shift.before]);
        out << "<span class=\"arrow\" aria-hidden=\"true\">→</span>";
        quote(dossier.claims[shift.after]);
        out << "</div></li>\n";
    }
    out << "</ul>\n";
    if (dossier.shifts_left_out > 0)
        out << fmt::format(
            "<p class=\"note\">{} more, passing ones or on sentences whose reading is in doubt; "
            "<code>demarche shifts</code> lists them.</p>\n",
            with_commas(dossier.shifts_left_out));
    out << "</section>\n";
}

void write_claims(std::ostream& out, const Dossier& dossier, const std::string& more) {
    out << "<section id=\"claims\" aria-labelledby=\"h-claims\" tabindex=\"-1\">\n"
           "<h2 id=\"h-claims\">Evidence</h2>\n";
    if (dossier.left_out > 0)
        out << fmt::format(
            "<p class=\"note\">{} of {} statements and events are told here: those on which the "
            "table and the shifts rest, the newest, and the weightiest. {}</p>\n",
            with_commas(dossier.claims.size()),
            with_commas(dossier.claims.size() + dossier.left_out), html(more));
    out << form << "<ol class=\"claims\" id=\"list\">\n";
    for (const Claim& claim : dossier.claims) write_claim(out, claim);
    out << "</ol>\n<p><button type=\"button\" id=\"more\" hidden>Show more</button></p>\n"
           "</section>\n";
}

void write_articles(std::ostream& out, const Dossier& dossier) {
    std::map<std::string, Cited> cited;
    for (const Claim& claim : dossier.claims) {
        std::string last;
        for (const Context& context : claim.contexts) {
            Cited& one = cited[context.report.article];
            one.context = &context;
            if (context.report.article != last) ++one.claims;
            last = context.report.article;
        }
    }
    std::vector<Cited> articles;
    articles.reserve(cited.size());
    for (const auto& [id, one] : cited) articles.push_back(one);
    std::ranges::stable_sort(articles, [](const Cited& a, const Cited& b) {
        return std::tie(a.context->date, a.context->title) <
               std::tie(b.context->date, b.context->title);
    });
    out << "<section id=\"articles\" aria-labelledby=\"h-articles\">\n"
           "<h2 id=\"h-articles\">Articles</h2>\n";
    if (articles.size() < dossier.articles)
        out << fmt::format("<p class=\"note\">Those that the claims above rest on: {} of {}.</p>\n",
                           with_commas(articles.size()), with_commas(dossier.articles));
    out << fmt::format("<details{}><summary>{}</summary>\n<ol>\n",
                       articles.size() <= 30 ? " open" : "", counted(articles.size(), "article"));
    for (const Cited& one : articles)
        out << fmt::format("<li>{} <small>{} · {}</small></li>\n", citation_of(*one.context),
                           html(one.context->report.article), counted(one.claims, "claim"));
    out << "</ol></details>\n</section>\n";
}

void write_data(std::ostream& out, const Dossier& dossier) {
    using Json = nlohmann::ordered_json;
    Json claims = Json::array();
    for (const Claim& claim : dossier.claims) {
        std::vector<std::string> actors{visible(claim.party)};
        if (!claim.other.empty()) actors.push_back(visible(claim.other));
        for (const std::string& speaker : claim.speakers) actors.push_back(visible(speaker));
        claims.push_back({{"id", anchor_of(claim)},
                          {"kind", query::to_text(claim.kind)},
                          {"side", class_of(claim)},
                          {"actors", std::move(actors)},
                          {"issue", visible(issue_value(claim.issue, claim.issue_id))},
                          {"name", visible(claim.issue)},
                          {"day", demarche::to_text(claim.date)},
                          {"sure", claim.confidence}});
    }
    const Json json = {{"claims", std::move(claims)}};
    out << "<script type=\"application/json\" id=\"data\">"
        << json_in_html(json.dump(-1, ' ', false, Json::error_handler_t::replace)) << "</script>\n";
}

}  // namespace demarche::render
