#include "core/query/timeline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "core/query/order.hpp"
#include "core/store/load.hpp"
#include "core/store/load_told.hpp"

namespace demarche::query {
namespace {

/// What the source of an event does, by CAMEO root: to a target, and alone.
struct Deed {
    std::string_view to_target, alone;
};
constexpr std::array<Deed, 21> deeds = {{
    {"acts on", "acts"},
    {"makes a statement on", "makes a statement"},
    {"appeals to", "makes an appeal"},
    {"offers cooperation to", "offers cooperation"},
    {"consults with", "holds consultations"},
    {"supports", "gives support"},
    {"cooperates with", "cooperates"},
    {"gives aid to", "gives aid"},
    {"yields to", "yields"},
    {"investigates", "investigates"},
    {"makes a demand of", "makes a demand"},
    {"criticises", "voices criticism"},
    {"refuses", "refuses"},
    {"threatens", "makes a threat"},
    {"protests against", "protests"},
    {"shows force towards", "shows force"},
    {"reduces relations with", "reduces relations"},
    {"coerces", "uses coercion"},
    {"attacks", "attacks"},
    {"fights", "fights"},
    {"uses mass violence against", "uses mass violence"},
}};

const Deed& deed_of(std::string_view cameo) {
    if (cameo.size() < 2) return deeds[0];
    const int root = (cameo[0] - '0') * 10 + (cameo[1] - '0');
    return root < 1 || root > 20 ? deeds[0] : deeds[static_cast<std::size_t>(root)];
}

std::string_view verb_of(Position position) {
    constexpr std::array<std::string_view, 3> verbs = {"supports", "opposes", "is undecided on"};
    return verbs[static_cast<std::size_t>(position)];
}

std::string reported(std::size_t articles, double confidence) {
    return fmt::format("{} {}, confidence {:.2f}.", articles,
                       articles == 1 ? "article" : "articles", confidence);
}

std::string voices(std::string_view a, std::string_view b) {
    if (a.empty() && b.empty()) return "";
    return fmt::format("{}{}{}. ", a, a.empty() || b.empty() ? "" : ", ", b);
}

void add_name(std::vector<std::string>& names, const std::string& name) {
    if (!name.empty() && std::ranges::find(names, name) == names.end()) names.push_back(name);
}

void set_time(TimelineItem& item, const Day& day) {
    item.start = day;
    item.date_precision = day.month == 0 ? "year" : day.day == 0 ? "month" : "day";
    if (!day.is_exact()) item.end = day_of(last_of(day));
}

using ArticleNames = std::unordered_map<std::string, ItemArticle>;

void set_evidence(TimelineItem& item, const std::vector<ReportRow>& reports,
                  const ArticleNames& names) {
    if (const ReportRow* report = surest(reports)) item.evidence = report->evidence;
    for (const ReportRow& report : reports) {
        if (!item.articles.empty() && item.articles.back().article == report.article) continue;
        if (const auto name = names.find(report.article); name != names.end())
            item.articles.push_back(name->second);
    }
}

TimelineItem item_of(const EventRow& event, const ArticleNames& names) {
    TimelineItem item;
    item.id = event.event;
    item.kind = ItemKind::event;
    set_time(item, event.date);
    set_evidence(item, event.reports, names);
    item.headline = headline_of(event);
    item.text = voices(event.source_speaker, event.target_speaker) +
                reported(item.articles.size(), event.confidence);
    for (const auto* name :
         {&event.source, &event.target, &event.source_speaker, &event.target_speaker})
        add_name(item.actors, *name);
    add_name(item.issues, event.issue);
    item.type = event.type;
    item.quad = event.quad;
    item.confidence = event.confidence;
    return item;
}

TimelineItem item_of(const StanceEachRow& stance, const ArticleNames& names) {
    TimelineItem item;
    item.id = stance.stance;
    item.kind = ItemKind::stance;
    set_time(item, stance.date);
    set_evidence(item, stance.reports, names);
    item.headline = headline_of(stance);
    item.text = voices(stance.speaker, "") + reported(item.articles.size(), stance.confidence);
    if (!stance.condition.empty()) item.text += fmt::format(" On condition: {}.", stance.condition);
    add_name(item.actors, stance.holder);
    add_name(item.actors, stance.speaker);
    add_name(item.issues, stance.issue);
    item.position = stance.position;
    item.confidence = stance.confidence;
    return item;
}

ArticleNames names_of(std::vector<store::ArticleName> articles) {
    ArticleNames names;
    for (store::ArticleName& one : articles)
        names.emplace(one.id.text, ItemArticle{one.id.text, std::move(one.title),
                                               std::move(one.source), std::move(one.url)});
    return names;
}

/// Rows in order of time as items; those of no known year are counted alone.
template <class Stored, class MakeRow>
std::vector<TimelineItem> items_of(std::vector<Stored> stored, const MakeRow& make_row,
                                   const ArticleNames& names, std::size_t& undated) {
    std::vector<TimelineItem> items;
    items.reserve(stored.size());
    for (Stored& one : stored) {
        const auto row = make_row(std::move(one));
        if (row.date.year == 0)
            ++undated;
        else
            items.push_back(item_of(row, names));
    }
    return items;
}

/// Events before stances where both are of one day. Each are in order already.
std::vector<TimelineItem> merged(std::vector<TimelineItem> events,
                                 std::vector<TimelineItem> stances) {
    std::vector<TimelineItem> all;
    all.reserve(events.size() + stances.size());
    std::merge(std::move_iterator{events.begin()}, std::move_iterator{events.end()},
               std::move_iterator{stances.begin()}, std::move_iterator{stances.end()},
               std::back_inserter(all), [](const TimelineItem& a, const TimelineItem& b) {
                   return std::tie(a.start, a.kind, a.id) < std::tie(b.start, b.kind, b.id);
               });
    return all;
}

constexpr std::array<Field<TimelineItem>, 6> fields = {{
    {"start", by<&TimelineItem::start>},
    {"date", by<&TimelineItem::start>},
    {"kind", by<&TimelineItem::kind>},
    {"type", by<&TimelineItem::type>},
    {"headline", by<&TimelineItem::headline>},
    {"confidence", by<&TimelineItem::confidence>},
}};

}  // namespace

std::string headline_of(const EventRow& event) {
    const Deed& deed = deed_of(event.cameo);
    std::string text = event.target.empty()
                           ? fmt::format("{} {}", event.source, deed.alone)
                           : fmt::format("{} {} {}", event.source, deed.to_target, event.target);
    if (!event.issue.empty()) text += fmt::format(" over {}", event.issue);
    return text;
}

std::string headline_of(const StanceEachRow& stance) {
    const bool has_target = !stance.target.empty();
    return fmt::format("{} {} {}", stance.holder,
                       verb_of(has_target ? stance.position : counted_position(stance)),
                       has_target ? stance.target : stance.issue);
}

std::string_view to_text(ItemKind kind) { return kind == ItemKind::event ? "event" : "stance"; }

Timeline timeline_of(const store::Database& db, const store::Selection& chosen,
                     const Order& order) {
    // Without another order than time, no more than the first of each kind can be among the first
    // of all.
    const auto most = order.sort.empty() ? order.limit : std::optional<std::size_t>{};
    store::Told told = store::load_told(db, chosen, most);
    const ArticleNames names = names_of(std::move(told.articles));
    Timeline timeline;
    std::size_t all = told.events.size() + told.stances.size();
    auto events = items_of(std::move(told.events), event_row, names, timeline.undated);
    auto stances = items_of(std::move(told.stances), stance_row, names, timeline.undated);
    timeline.items = merged(std::move(events), std::move(stances));
    put_in_order<TimelineItem>(timeline.items, order, fields);
    if (most) {  // there are more than were loaded
        const store::Counted of_events = store::count_events(db, chosen);
        const store::Counted of_stances = store::count_stances(db, chosen);
        timeline.undated = of_events.undated + of_stances.undated;
        all = of_events.all + of_stances.all;
    }
    timeline.left_out = all - timeline.undated - timeline.items.size();
    return timeline;
}

}  // namespace demarche::query
