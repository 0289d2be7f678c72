#include "core/render/timeline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>
#include <vector>

#include "core/model/names.hpp"
#include "core/render/fields.hpp"
#include "core/render/html.hpp"
#include "core/render/json_values.hpp"
#include "core/render/timeline_parts.hpp"

namespace demarche::render {
namespace {

using Json = nlohmann::ordered_json;
using query::ItemArticle;
using query::Timeline;
using query::TimelineItem;

constexpr std::size_t most_lanes = 8;  // of TimelineJS
/// In characters: what a slide, and a box on a line of time, have room for.
constexpr std::size_t longest_js_headline = 140, longest_vis_headline = 80;

std::string source_html(const ItemArticle& article) {
    const std::string label = html(label_of(article));
    return is_web(article.url)
               ? fmt::format("<a href=\"{}\" rel=\"noopener\">{}</a>", html(article.url), label)
               : label;
}

/// The sentence that the item rests on, what is told about it, and its articles; first of all the
/// whole headline, where `headline` is not.
std::string body_html(const TimelineItem& item, const std::string& headline) {
    std::string body;
    if (headline != item.headline) body += fmt::format("<p>{}</p>", html(item.headline));
    if (!item.evidence.empty())
        body += fmt::format("<blockquote>{}</blockquote>", html(item.evidence));
    body += fmt::format("<p>{}</p>", html(item.text));
    std::vector<std::string> sources;
    for (const ItemArticle& article : item.articles) sources.push_back(source_html(article));
    if (!sources.empty()) body += fmt::format("<p>{}</p>", fmt::join(sources, "<br>"));
    return body;
}

List article_list(const std::vector<ItemArticle>& articles) {
    List all;
    all.reserve(articles.size());
    for (const ItemArticle& article : articles)
        all.push_back(Fields{{"article", std::string_view{article.article}},
                             {"title", text_if_any(article.title)},
                             {"source", text_if_any(article.source)},
                             {"url", text_if_any(article.url)}});
    return all;
}

/// Views of `item` and `group`.
Fields own_item(const TimelineItem& item, const std::string& group) {
    return {{"id", std::string_view{item.id}},
            {"start", day_if_any(item.start)},
            {"end", day_if_any(item.end)},
            {"date_precision", std::string_view{item.date_precision}},
            {"kind", query::to_text(item.kind)},
            {"group", text_if_any(group)},
            {"headline", std::string_view{item.headline}},
            {"text", std::string_view{item.text}},
            {"actors", texts(item.actors)},
            {"issues", texts(item.issues)},
            {"type", text_if_any(item.type)},
            {"position", item.position ? Value{demarche::to_text(*item.position)} : nullptr},
            {"confidence", item.confidence},
            {"evidence", text_if_any(item.evidence)},
            {"articles", article_list(item.articles)}};
}

/// By name; none where nothing is grouped.
Json own_groups(const Timeline& timeline, TimelineGroup by) {
    struct Group {
        std::size_t items{};
        Day first, last;
    };
    std::map<std::string, Group> groups;
    if (by != TimelineGroup::none)
        for (const TimelineItem& item : timeline.items) {
            Group& group = groups[group_of(item, by)];
            if (group.items++ == 0) group.first = group.last = item.start;
            group.first = std::min(group.first, item.start);
            group.last = std::max(group.last, item.start);
        }
    Json all = Json::array();
    for (const auto& [name, group] : groups)
        all.push_back({{"group", name},
                       {"items", group.items},
                       {"first", day_or_null(group.first)},
                       {"last", day_or_null(group.last)}});
    return all;
}

std::string dumped(const Json& json) {
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

/// Item by item: the whole as one value would take several times its size.
void write_own(std::ostream& out, const Timeline& timeline, const TimelineHead& head) {
    const Json before = {{"title", head.title}, {"generated_from", head.generated_from}};
    const Json after = {{"groups", own_groups(timeline, head.group)},
                        {"undated", timeline.undated},
                        {"left_out", timeline.left_out}};
    const std::string opening = dumped(before), closing = dumped(after);
    out << std::string_view{opening}.substr(0, opening.size() - 2) << ",\n  \"items\": [";
    std::string text;
    for (const TimelineItem& item : timeline.items) {
        text = &item == &timeline.items.front() ? "\n    " : ",\n    ";
        append_json(text, own_item(item, group_of(item, head.group)), Layout::indented, 2);
        out << text;
    }
    out << (timeline.items.empty() ? "]," : "\n  ],") << std::string_view{closing}.substr(1)
        << '\n';
}

Json js_date(const Day& day) {
    Json date = {{"year", day.year}};
    if (day.month != 0) date["month"] = day.month;
    if (day.day != 0) date["day"] = day.day;
    return date;
}

using Lanes = std::map<std::string, std::string>;

/// Under what each group is shown. TimelineJS makes each a lane, and many leave no room for its
/// slides: the smallest share one.
Lanes lanes_of(const Timeline& timeline, TimelineGroup by) {
    std::map<std::string, std::size_t> counts;
    for (const TimelineItem& item : timeline.items) ++counts[group_of(item, by)];
    std::vector<std::pair<std::string, std::size_t>> groups{counts.begin(), counts.end()};
    std::ranges::stable_sort(groups, std::ranges::greater{},
                             [](const auto& group) { return group.second; });
    Lanes lanes;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const bool is_shared = groups.size() > most_lanes && i + 1 >= most_lanes;
        lanes[groups[i].first] = is_shared ? "others" : groups[i].first;
    }
    return lanes;
}

Json js_event(const TimelineItem& item, TimelineGroup by, const Lanes& lanes) {
    const std::string headline = cut_at_word(item.headline, longest_js_headline);
    const std::string group = by == TimelineGroup::none ? std::string{query::to_text(item.kind)}
                                                        : lanes.at(group_of(item, by));
    Json event = {{"unique_id", item.id},
                  {"start_date", js_date(item.start)},
                  {"text", {{"headline", html(headline)}, {"text", body_html(item, headline)}}},
                  {"group", html(group)}};
    if (!item.start.is_exact()) event["display_date"] = vague_day(item.start);
    return event;
}

Json timelinejs(const Timeline& timeline, const TimelineHead& head) {
    std::string under_title = fmt::format("<p>{}</p>", html(head.generated_from));
    if (!head.note.empty()) under_title += fmt::format("<p>{}</p>", html(head.note));
    const Lanes lanes = lanes_of(timeline, head.group);
    Json events = Json::array();
    for (const TimelineItem& item : timeline.items)
        events.push_back(js_event(item, head.group, lanes));
    return {{"scale", "human"},
            {"title", {{"text", {{"headline", html(head.title)}, {"text", under_title}}}}},
            {"events", std::move(events)}};
}

std::string_view class_of(const TimelineItem& item) {
    if (item.position) return demarche::to_text(*item.position);
    return item.quad >= 3 ? "conflict" : "cooperation";
}

Json vis_item(const TimelineItem& item, TimelineGroup by) {
    const std::string headline = cut_at_word(item.headline, longest_vis_headline);
    Json json = {{"id", item.id},
                 {"group", group_of(item, by)},
                 {"content", html(headline)},
                 {"start", demarche::to_text(item.start.is_exact() ? item.start
                                                                   : day_of(first_of(item.start)))},
                 {"type", item.start.is_exact() ? "box" : "range"},
                 {"className", class_of(item)},
                 {"title", body_html(item, headline)}};
    if (!item.start.is_exact()) json["end"] = demarche::to_text(item.end);
    return json;
}

Json vis(const Timeline& timeline, TimelineGroup by) {
    std::vector<std::string> names;
    for (const TimelineItem& item : timeline.items) names.push_back(group_of(item, by));
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    Json groups = Json::array();
    for (const std::string& name : names) groups.push_back({{"id", name}, {"content", html(name)}});
    Json items = Json::array();
    for (const TimelineItem& item : timeline.items) items.push_back(vis_item(item, by));
    return {{"groups", std::move(groups)}, {"items", std::move(items)}};
}

}  // namespace

void write_timeline(std::ostream& out, const Timeline& timeline, const TimelineHead& head,
                    TimelineForm form) {
    if (form == TimelineForm::ics) return write_icalendar(out, timeline, head);
    if (form == TimelineForm::csv) return write_timeline_table(out, timeline, head);
    if (form == TimelineForm::demarche) return write_own(out, timeline, head);
    const auto vis_group = head.group == TimelineGroup::none ? TimelineGroup::actor : head.group;
    const Json json =
        form == TimelineForm::timelinejs ? timelinejs(timeline, head) : vis(timeline, vis_group);
    out << dumped(json) << '\n';
}

}  // namespace demarche::render
