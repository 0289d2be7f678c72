#include "cli/typed.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>

#include "cli/graph_files.hpp"
#include "cli/listed_paths.hpp"
#include "core/model/names.hpp"

namespace demarche::cli {

Day day_of(std::string_view option, const std::string& text) {
    if (text.empty()) return {};
    const auto day = parse_day(text);
    if (!day)
        throw UsageError{fmt::format("{} '{}' is no date; give one as 2007, 2007-06 or 2007-06-26",
                                     option, text)};
    return *day;
}

std::size_t count_of(std::string_view option, const std::string& text) {
    const bool is_number = !text.empty() && text.size() < 10 &&
                           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    if (!is_number || std::stoul(text) == 0)
        throw UsageError{fmt::format("{} '{}' is no number above 0", option, text)};
    return std::stoul(text);
}

namespace {

bool is_terminal_coloured() {
    const char* no_color = std::getenv("NO_COLOR");
    return isatty(STDOUT_FILENO) == 1 && (no_color == nullptr || *no_color == '\0');
}

void settle_globals(Typed& typed) {
    using render::Colour;
    using render::Format;
    constexpr std::array<Choice<Format>, 6> formats = {{{"table", Format::table},
                                                        {"json", Format::json},
                                                        {"jsonl", Format::jsonl},
                                                        {"csv", Format::csv},
                                                        {"md", Format::md},
                                                        {"line", Format::line}}};
    constexpr std::array<Choice<int>, 3> when = {{{"auto", 0}, {"always", 1}, {"never", 2}}};
    Options& options = typed.options;
    options.format = choose("--format", typed.format, formats);
    const int color = choose("--color", typed.color, when);
    options.colour =
        color == 1 || (color == 0 && is_terminal_coloured()) ? Colour::ansi : Colour::none;
    options.detail = typed.is_quiet     ? Detail::quiet
                     : typed.is_verbose ? Detail::verbose
                                        : Detail::normal;
    options.shows_progress = !typed.is_quiet && !typed.has_no_progress;
}

void settle_filters(Typed& typed) {
    Options& options = typed.options;
    options.filter.since = day_of("--since", typed.since);
    options.filter.until = day_of("--until", typed.until);
    for (const std::string& text : typed.positions) {
        const auto position = parse_position(text);
        if (!position)
            throw UsageError{
                fmt::format("--position '{}' is none; give supports, opposes or neutral", text)};
        options.filter.positions.push_back(*position);
    }
    if (!typed.limit.empty()) options.order.limit = count_of("--limit", typed.limit);
    const double least = options.filter.min_confidence;
    if (!(least >= 0 && least <= 1))
        throw UsageError{fmt::format("--min-confidence '{}' is not between 0 and 1", least)};
}

void settle_choices(Typed& typed, std::string_view command) {
    using query::GroupBy;
    using render::TimelineForm;
    constexpr std::array<Choice<GroupBy>, 2> groups = {
        {{"holder", GroupBy::holder}, {"speaker", GroupBy::speaker}}};
    constexpr std::array<Choice<TimelineForm>, 5> forms = {
        {{"demarche", TimelineForm::demarche},
         {"timelinejs", TimelineForm::timelinejs},
         {"vis", TimelineForm::vis},
         {"ics", TimelineForm::ics},
         {"csv", TimelineForm::csv}}};
    using render::DiagramKind;
    constexpr std::array<Choice<DiagramKind>, 5> kinds = {{{"relations", DiagramKind::relations},
                                                           {"stances", DiagramKind::stances},
                                                           {"agreement", DiagramKind::agreement},
                                                           {"ego", DiagramKind::ego},
                                                           {"timeline", DiagramKind::timeline}}};
    Options& options = typed.options;
    options.kind = choose("--kind", typed.kind, kinds);
    using render::Theme;
    constexpr std::array<Choice<Theme>, 3> themes = {
        {{"light", Theme::light}, {"dark", Theme::dark}, {"print", Theme::print}}};
    options.diagram.theme = choose("--theme", typed.theme, themes);
    if (!typed.depth.empty()) options.diagram.depth = count_of("--depth", typed.depth);
    options.by = choose("--by", typed.by, groups);
    options.words = fmt::format("{}", fmt::join(typed.words, " "));
    options.on = day_of("--on", typed.on);
    options.published = day_of("--published", typed.published);
    if (!typed.jobs.empty()) options.jobs = count_of("--jobs", typed.jobs);
    options.form = typed.as;
    if (typed.as.empty()) return;
    if (command == "timeline") {
        options.timeline = choose("--as", typed.as, forms);
    } else if (command == "diagram") {
        options.picture = render::parse_picture(typed.as);
        if (!options.picture)
            throw UsageError{fmt::format(
                "--as '{}' is no kind of picture; give dot, svg, png or pdf", typed.as)};
    } else if (command == "import" || command == "read" || command == "extract") {
        const auto kind = read::parse_kind(typed.as);
        if (!kind)
            throw UsageError{
                fmt::format("--as '{}' is no kind of input; give auto, text, jsonl, json, html, "
                            "feed, xml, csv, events, mail, mbox, warc, pdf or archive",
                            typed.as)};
        options.as = *kind;
    }
}

/// The paths of a list behind those that were typed.
void settle_paths(Typed& typed, std::string_view command) {
    std::vector<std::filesystem::path>& paths = typed.options.paths;
    if (!typed.files_from.empty())
        std::ranges::move(listed_paths(typed.files_from), std::back_inserter(paths));
    else if (paths.empty() && (command == "read" || command == "extract"))
        throw UsageError{"PATH is required"};
}

void settle_structure(Typed& typed) {
    using query::RankBy;
    using query::RankOver;
    constexpr std::array<Choice<RankBy>, 3> measures = {{{"degree", RankBy::degree},
                                                         {"pagerank", RankBy::pagerank},
                                                         {"betweenness", RankBy::betweenness}}};
    constexpr std::array<Choice<RankOver>, 2> ties = {
        {{"events", RankOver::events}, {"agreement", RankOver::agreement}}};
    typed.options.rank_by = choose("--by", typed.rank_by, measures);
    typed.options.over = choose("--over", typed.over, ties);
    if (!typed.within.empty()) typed.options.within = count_of("--within", typed.within);
}

}  // namespace

void settle(Typed& typed, std::string_view command) {
    settle_globals(typed);
    settle_filters(typed);
    settle_choices(typed, command);
    settle_structure(typed);
    settle_paths(typed, command);
    require_not_of_graph(typed.options, typed.options.output);
    require_not_of_graph(typed.options, typed.options.correction.export_to);
}

}  // namespace demarche::cli
