#include "core/render/timeline_parts.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <vector>

#include "core/model/names.hpp"
#include "core/model/utf8.hpp"
#include "core/render/list_writer.hpp"

namespace demarche::render {
namespace {

using query::ItemArticle;
using query::TimelineItem;

/// Views of `item` and `group`.
Fields table_row(const TimelineItem& item, const std::string& group) {
    static const ItemArticle none;
    const ItemArticle& article = item.articles.empty() ? none : item.articles.front();
    return {{"id", std::string_view{item.id}},
            {"start", day_if_any(item.start)},
            {"end", day_if_any(item.end)},
            {"date_precision", std::string_view{item.date_precision}},
            {"kind", query::to_text(item.kind)},
            {"group", text_if_any(group)},
            {"headline", std::string_view{item.headline}},
            {"text", std::string_view{item.text}},
            {"actors", fmt::format("{}", fmt::join(item.actors, "; "))},
            {"issues", fmt::format("{}", fmt::join(item.issues, "; "))},
            {"type", text_if_any(item.type)},
            {"position", item.position ? Value{demarche::to_text(*item.position)} : nullptr},
            {"confidence", item.confidence},
            {"evidence", text_if_any(item.evidence)},
            {"articles", count(item.articles.size())},
            {"article", text_if_any(article.article)},
            {"title", text_if_any(article.title)},
            {"source", text_if_any(article.source)},
            {"url", text_if_any(article.url)}};
}

}  // namespace

std::string_view label_of(const ItemArticle& article) {
    return !article.title.empty()    ? article.title
           : !article.source.empty() ? article.source
                                     : article.article;
}

std::string vague_day(const Day& day) {
    constexpr std::array<std::string_view, 13> months = {
        "",     "January", "February",  "March",   "April",    "May",     "June",
        "July", "August",  "September", "October", "November", "December"};
    if (day.month == 0) return fmt::format("{}", day.year);
    return fmt::format("{} {}", months[static_cast<std::size_t>(day.month)], day.year);
}

std::string group_of(const TimelineItem& item, TimelineGroup by) {
    if (by == TimelineGroup::none) return {};
    if (by == TimelineGroup::actor)
        return item.actors.empty() ? "nobody named" : item.actors.front();
    return item.issues.empty() ? "no known issue" : item.issues.front();
}

std::string cut_at_word(std::string_view text, std::size_t most) {
    std::size_t characters = 0, end = 0, word_end = 0;
    for (std::size_t at = 0; at < text.size(); ++characters) {
        if (characters + 1 == most) end = at;  // one is kept for the ellipsis
        if (text[at] == ' ' && characters < most) word_end = at;
        at += utf8::decode(text, at).size;
    }
    if (characters <= most) return std::string{text};
    return std::string{text.substr(0, word_end > 0 ? word_end : end)} + "…";
}

void write_timeline_table(std::ostream& out, const query::Timeline& timeline,
                          const TimelineHead& head) {
    std::vector<const TimelineItem*> items;
    for (const TimelineItem& item : timeline.items) items.push_back(&item);
    std::ranges::stable_sort(items, {},
                             [&](const TimelineItem* item) { return group_of(*item, head.group); });
    ListWriter writer{out,
                      Format::csv,
                      {"id", "start", "end", "date_precision", "kind", "group", "headline", "text",
                       "actors", "issues", "type", "position", "confidence", "evidence", "articles",
                       "article", "title", "source", "url"}};
    for (const TimelineItem* item : items)
        writer.add(table_row(*item, group_of(*item, head.group)));
    writer.finish();
}

}  // namespace demarche::render
