#include "core/render/timeline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "core/model/names.hpp"
#include "core/render/html.hpp"
#include "core/render/json_values.hpp"

namespace demarche::render {
namespace {

using Json = nlohmann::ordered_json;
using query::ItemArticle;
using query::Timeline;
using query::TimelineItem;

/// The first that is there of title, publisher and id.
std::string_view label_of(const ItemArticle& article) {
    return !article.title.empty()    ? article.title
           : !article.source.empty() ? article.source
                                     : article.article;
}

std::string source_html(const ItemArticle& article) {
    const std::string label = html(label_of(article));
    return is_web(article.url)
               ? fmt::format("<a href=\"{}\" rel=\"noopener\">{}</a>", html(article.url), label)
               : label;
}

/// The sentence that the item rests on, what is told about it, and its articles.
std::string body_html(const TimelineItem& item) {
    std::string body;
    if (!item.evidence.empty())
        body += fmt::format("<blockquote>{}</blockquote>", html(item.evidence));
    body += fmt::format("<p>{}</p>", html(item.text));
    std::vector<std::string> sources;
    for (const ItemArticle& article : item.articles) sources.push_back(source_html(article));
    if (!sources.empty()) body += fmt::format("<p>{}</p>", fmt::join(sources, "<br>"));
    return body;
}

Json articles_json(const std::vector<ItemArticle>& articles) {
    Json all = Json::array();
    for (const ItemArticle& article : articles)
        all.push_back({{"article", article.article},
                       {"title", text_or_null(article.title)},
                       {"source", text_or_null(article.source)},
                       {"url", text_or_null(article.url)}});
    return all;
}

Json own_item(const TimelineItem& item) {
    return {{"id", item.id},
            {"start", day_or_null(item.start)},
            {"end", day_or_null(item.end)},
            {"date_precision", item.date_precision},
            {"kind", query::to_text(item.kind)},
            {"headline", item.headline},
            {"text", item.text},
            {"actors", item.actors},
            {"issues", item.issues},
            {"type", text_or_null(item.type)},
            {"position", item.position ? Json(demarche::to_text(*item.position)) : Json(nullptr)},
            {"confidence", item.confidence},
            {"evidence", text_or_null(item.evidence)},
            {"articles", articles_json(item.articles)}};
}

Json own(const Timeline& timeline, const TimelineHead& head) {
    Json items = Json::array();
    for (const TimelineItem& item : timeline.items) items.push_back(own_item(item));
    return {{"title", head.title},
            {"generated_from", head.generated_from},
            {"items", std::move(items)},
            {"undated", timeline.undated},
            {"left_out", timeline.left_out}};
}

Json js_date(const Day& day) {
    Json date = {{"year", day.year}};
    if (day.month != 0) date["month"] = day.month;
    if (day.day != 0) date["day"] = day.day;
    return date;
}

/// "June 2007" or "2007" for a day that is no exact one.
std::string vague_day(const Day& day) {
    constexpr std::array<std::string_view, 13> months = {
        "",     "January", "February",  "March",   "April",    "May",     "June",
        "July", "August",  "September", "October", "November", "December"};
    if (day.month == 0) return fmt::format("{}", day.year);
    return fmt::format("{} {}", months[static_cast<std::size_t>(day.month)], day.year);
}

std::string group_of(const TimelineItem& item) {
    return item.actors.empty() ? "nobody named" : item.actors.front();
}

Json js_event(const TimelineItem& item) {
    Json event = {{"unique_id", item.id},
                  {"start_date", js_date(item.start)},
                  {"text", {{"headline", html(item.headline)}, {"text", body_html(item)}}},
                  {"group", html(query::to_text(item.kind))}};
    if (!item.start.is_exact()) event["display_date"] = vague_day(item.start);
    return event;
}

Json timelinejs(const Timeline& timeline, const TimelineHead& head) {
    Json events = Json::array();
    for (const TimelineItem& item : timeline.items) events.push_back(js_event(item));
    return {{"scale", "human"},
            {"title",
             {{"text",
               {{"headline", html(head.title)},
                {"text", fmt::format("<p>{}</p>", html(head.generated_from))}}}}},
            {"events", std::move(events)}};
}

std::string_view class_of(const TimelineItem& item) {
    if (item.position) return demarche::to_text(*item.position);
    return item.quad >= 3 ? "conflict" : "cooperation";
}

Json vis_item(const TimelineItem& item) {
    Json json = {{"id", item.id},
                 {"group", group_of(item)},
                 {"content", html(item.headline)},
                 {"start", demarche::to_text(item.start.is_exact() ? item.start
                                                                   : day_of(first_of(item.start)))},
                 {"type", item.start.is_exact() ? "box" : "range"},
                 {"className", class_of(item)},
                 {"title", body_html(item)}};
    if (!item.start.is_exact()) json["end"] = demarche::to_text(item.end);
    return json;
}

Json vis(const Timeline& timeline) {
    std::vector<std::string> names;
    for (const TimelineItem& item : timeline.items) names.push_back(group_of(item));
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    Json groups = Json::array();
    for (const std::string& name : names) groups.push_back({{"id", name}, {"content", html(name)}});
    Json items = Json::array();
    for (const TimelineItem& item : timeline.items) items.push_back(vis_item(item));
    return {{"groups", std::move(groups)}, {"items", std::move(items)}};
}

}  // namespace

void write_timeline(std::ostream& out, const Timeline& timeline, const TimelineHead& head,
                    TimelineForm form) {
    const Json json = form == TimelineForm::timelinejs ? timelinejs(timeline, head)
                      : form == TimelineForm::vis      ? vis(timeline)
                                                       : own(timeline, head);
    out << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

}  // namespace demarche::render
