#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "core/render/html.hpp"
#include "core/render/report_parts.hpp"

namespace demarche::render {
namespace {

using query::Claim;
using query::Dossier;
using query::Period;

// Measures of the chart, in units of its view box.
constexpr double width = 960, left = 44, right = 8;
constexpr double lane_height = 46;  // a side of a lane: for or against
constexpr double lane_gap = 30;
constexpr double top = 20;
constexpr std::size_t highlights = 24;
/// Labels below the axis that fit side by side.
constexpr std::size_t labels = 8;

/// One of the two lanes: what goes up and what goes down from its line.
struct Lane {
    std::string_view name, up_class, down_class;
    std::size_t Period::*up;
    std::size_t Period::*down;
    double line;  // y of its middle line
};
constexpr std::array<Lane, 2> lanes = {{
    {"Statements", "supports", "opposes", &Period::supports, &Period::opposes, top + lane_height},
    {"Events", "cooperation", "conflict", &Period::cooperation, &Period::conflict,
     top + 3 * lane_height + lane_gap},
}};
constexpr double bottom = top + 4 * lane_height + lane_gap;
constexpr double height = bottom + 24;

/// A day's label, as exact as its period is long.
std::string label_of(const Period& period) {
    Day day = period.first;
    if (period.first != period.last) {
        day.day = 0;
        if (period.first.month != period.last.month) day.month = 0;
    }
    return day_in_words(day);
}

std::string words_of(const Period& period) {
    return fmt::format("{}: {} for, {} against, {} neutral; {} of cooperation, {} of conflict",
                       label_of(period), period.supports, period.opposes, period.neutral,
                       counted(period.cooperation, "event"), period.conflict);
}

std::size_t greatest(const std::vector<Period>& periods, const Lane& lane) {
    std::size_t most = 1;
    for (const Period& period : periods)
        most = std::max({most, period.*lane.up, period.*lane.down});
    return most;
}

std::string bar(double x, double wide, double y, double high, std::string_view of) {
    return fmt::format(
        "<rect class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\"/>", of, x,
        y, wide, high);
}

std::string bars_of(const Period& period, const std::array<std::size_t, 2>& most, double x,
                    double wide) {
    std::string out;
    for (std::size_t i = 0; i < lanes.size(); ++i) {
        const Lane& lane = lanes.at(i);
        const double unit = (lane_height - 4) / static_cast<double>(most.at(i));
        const double up = unit * static_cast<double>(period.*lane.up);
        const double down = unit * static_cast<double>(period.*lane.down);
        if (up > 0) out += bar(x, wide, lane.line - up, up, lane.up_class);
        if (down > 0) out += bar(x, wide, lane.line, down, lane.down_class);
    }
    return out;
}

void write_axes(std::ostream& out, const std::array<std::size_t, 2>& most) {
    for (std::size_t i = 0; i < lanes.size(); ++i) {
        const Lane& lane = lanes.at(i);
        out << fmt::format(
            "<line class=\"axis\" x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\"/>"
            "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>"
            "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>"
            "<text class=\"lane\" x=\"{}\" y=\"{}\">{}: {} above, {} below the line</text>\n",
            left, width - right, lane.line, lane.line, left - 6, lane.line - lane_height + 12,
            most.at(i), left - 6, lane.line + lane_height - 2, most.at(i), left,
            lane.line - lane_height - 6, lane.name, i == 0 ? "for" : "cooperation",
            i == 0 ? "against" : "conflict");
    }
}

/// The weightiest claims of a known day, in order of time.
std::vector<const Claim*> highlights_of(const Dossier& dossier) {
    std::vector<const Claim*> all;
    for (const Claim& claim : dossier.claims)
        if (claim.date.year != 0) all.push_back(&claim);
    const auto heavier = [](const Claim* a, const Claim* b) {
        return std::tie(a->weight, b->id) > std::tie(b->weight, a->id);
    };
    std::ranges::sort(all, heavier);
    std::vector<const Claim*> chosen;
    SentencesTold told;
    for (const Claim* claim : all)
        if (chosen.size() < highlights && told.is_new(*claim)) chosen.push_back(claim);
    std::ranges::sort(chosen, [](const Claim* a, const Claim* b) {
        return std::tie(a->date, a->id) < std::tie(b->date, b->id);
    });
    return chosen;
}

/// What no bar of the chart counts, though its year is known.
std::size_t outside(const Dossier& dossier) {
    std::size_t inside = dossier.undated;
    for (const Period& period : dossier.periods)
        inside += period.supports + period.opposes + period.neutral + period.cooperation +
                  period.conflict;
    const std::size_t all = dossier.events + dossier.stances;
    return all > inside ? all - inside : 0;
}

}  // namespace

void write_chart(std::ostream& out, const Dossier& dossier) {
    const std::vector<Period>& periods = dossier.periods;
    if (periods.size() < 2) return;
    const std::array<std::size_t, 2> most = {greatest(periods, lanes[0]),
                                             greatest(periods, lanes[1])};
    const double step = (width - left - right) / static_cast<double>(periods.size());
    const double wide = std::clamp(step * 0.72, 2.0, 30.0);
    out << fmt::format(
        "<div class=\"scroll\" role=\"region\" aria-label=\"Chart\" tabindex=\"0\">\n"
        "<svg class=\"chart\" viewBox=\"0 0 {} {}\" aria-label=\"How much was said and done, from "
        "{} to {}\">\n",
        width, height, html(label_of(periods.front())), html(label_of(periods.back())));
    write_axes(out, most);
    const std::size_t every = (periods.size() + labels - 1) / labels;
    for (std::size_t i = 0; i < periods.size(); ++i) {
        const Period& period = periods[i];
        const double begin = left + step * static_cast<double>(i);
        if (i % every == 0)
            out << fmt::format("<text x=\"{:.1f}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
                               begin + step / 2, bottom + 16, html(label_of(period)));
        const std::string bars = bars_of(period, most, begin + (step - wide) / 2, wide);
        if (bars.empty()) continue;
        const std::string words = html(words_of(period));
        out << fmt::format(
            "<a href=\"#claims\" data-since=\"{}\" data-until=\"{}\" aria-label=\"{}\"><title>{}"
            "</title><rect class=\"hit\" x=\"{:.1f}\" y=\"{}\" width=\"{:.1f}\" height=\"{}\"/>{}"
            "</a>\n",
            to_text(period.first), to_text(period.last), words, words, begin, top, step,
            bottom - top, bars);
    }
    out << "</svg>\n</div>\n";
    if (const std::size_t missing = outside(dossier); missing > 0)
        out << fmt::format(
            "<p class=\"note\">{} of a day that is not known so exactly, or far from the others, "
            "not in the chart.</p>\n",
            missing == 1 ? "One is" : with_commas(missing) + " are");
}

void write_highlights(std::ostream& out, const Dossier& dossier) {
    const std::vector<const Claim*> chosen = highlights_of(dossier);
    if (chosen.empty()) return;
    out << fmt::format("<h3>{}</h3>\n<ol class=\"days\">\n",
                       chosen.size() < dossier.claims.size() ? "The weightiest" : "Day by day");
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        const Claim& claim = *chosen[i];
        const bool is_new_day = i == 0 || chosen[i - 1]->date != claim.date;
        out << fmt::format(
            "<li class=\"{}\"><time datetime=\"{}\"{}>{}</time> <a href=\"#{}\">{}</a></li>\n",
            class_of(claim), html(to_text(claim.date)), is_new_day ? "" : " class=\"again\"",
            html(day_in_words(claim.date)), html(anchor_of(claim)), html(claim.headline));
    }
    out << "</ol>\n";
}

}  // namespace demarche::render
