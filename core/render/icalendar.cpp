#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "core/model/utf8.hpp"
#include "core/render/html.hpp"
#include "core/render/rows.hpp"
#include "core/render/timeline_parts.hpp"

// An object of RFC 5545: lines "NAME;PARAMETER=VALUE:VALUE" that end in CR LF and have at most 75
// bytes; a longer one goes on in lines that begin with a blank.

namespace demarche::render {
namespace {

using query::ItemArticle;
using query::TimelineItem;

constexpr std::size_t longest_line = 75;      // bytes, without the line end (section 3.1)
constexpr std::size_t longest_summary = 120;  // characters; calendars show fewer

/// A TEXT (section 3.3.11): backslash, semicolon and comma mean something in it.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : visible(text)) {
        if (c == '\\' || c == ';' || c == ',') out += '\\';
        out += c;
    }
    return out;
}

/// No character is broken in two.
void write_folded(std::ostream& out, std::string_view line) {
    std::size_t room = longest_line;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t size = utf8::decode(line, at).size;
        if (size > room) {
            out << "\r\n ";
            room = longest_line - 1;
        }
        out << line.substr(at, size);
        room -= size;
        at += size;
    }
    out << "\r\n";
}

std::string date_of(const Day& day) {
    return fmt::format("{:04}{:02}{:02}", day.year, day.month, day.day);
}

/// A link that can stand in a line as it is: nothing in it ends the line or needs quotes.
bool is_plain_link(const std::string& url) {
    return is_web(url) && std::ranges::all_of(url, [](char c) { return c > ' ' && c < 0x7F; });
}

std::string description_of(const TimelineItem& item, const TimelineHead& head,
                           const std::string& summary) {
    std::string text;
    const auto add = [&](std::string_view line) {
        text += (text.empty() ? "" : "\\n") + escaped(line);
    };
    if (summary != item.headline) add(item.headline);
    if (!item.evidence.empty()) add(fmt::format("“{}”", item.evidence));
    add(item.text);
    if (!item.start.is_exact())
        add(fmt::format("The day is not known: {}.", vague_day(item.start)));
    for (const ItemArticle& article : item.articles) {
        std::string line{label_of(article)};
        if (!article.source.empty() && article.source != line)
            line += fmt::format(" ({})", article.source);
        add(article.url.empty() ? line : fmt::format("{} {}", line, article.url));
    }
    add("From " + head.generated_from);
    return text;
}

std::string categories_of(const TimelineItem& item, TimelineGroup by) {
    std::string categories{query::to_text(item.kind)};
    const std::string group = group_of(item, by);
    const auto add = [&](const std::string& name) { categories += ',' + escaped(name); };
    if (!group.empty()) add(group);
    for (const auto* names : {&item.actors, &item.issues})
        for (const std::string& name : *names)
            if (name != group) add(name);
    return categories;
}

void write_event(std::ostream& out, const TimelineItem& item, const TimelineHead& head) {
    const std::chrono::sys_days last = last_of(item.start);
    const Day after = day_of(last + std::chrono::days{1});
    const std::string summary = cut_at_word(item.headline, longest_summary);
    write_folded(out, "BEGIN:VEVENT");
    write_folded(out, fmt::format("UID:{}@demarche", escaped(item.id)));
    // When the entry was made would differ from one run to the next: its last day does not.
    write_folded(out, fmt::format("DTSTAMP:{}T000000Z", date_of(day_of(last))));
    write_folded(out, "DTSTART;VALUE=DATE:" + date_of(day_of(first_of(item.start))));
    // The end is the first day after, which the year 9999 has no room for.
    if (after.year <= 9999) write_folded(out, "DTEND;VALUE=DATE:" + date_of(after));
    write_folded(out, fmt::format("SUMMARY:{}{}", escaped(summary),
                                  item.start.is_exact()
                                      ? ""
                                      : escaped(fmt::format(" (in {})", vague_day(item.start)))));
    write_folded(out, "DESCRIPTION:" + description_of(item, head, summary));
    write_folded(out, "CATEGORIES:" + categories_of(item, head.group));
    const auto link = std::ranges::find_if(item.articles, is_plain_link, &ItemArticle::url);
    if (link != item.articles.end()) write_folded(out, "URL:" + link->url);
    write_folded(out, "TRANSP:TRANSPARENT");  // it makes nobody busy
    write_folded(out, "END:VEVENT");
}

}  // namespace

void write_icalendar(std::ostream& out, const query::Timeline& timeline, const TimelineHead& head) {
    const std::string title = escaped(head.title);
    write_folded(out, "BEGIN:VCALENDAR");
    write_folded(out, "VERSION:2.0");
    write_folded(out, "PRODID:-//demarche//timeline//EN");
    write_folded(out, "CALSCALE:GREGORIAN");
    write_folded(out, "NAME:" + title);          // RFC 7986
    write_folded(out, "X-WR-CALNAME:" + title);  // what calendars read before it
    for (const TimelineItem& item : timeline.items) write_event(out, item, head);
    write_folded(out, "END:VCALENDAR");
}

}  // namespace demarche::render
