#include "core/query/events.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

#include "core/query/codes.hpp"
#include "core/query/each_statement.hpp"
#include "core/query/order.hpp"

namespace demarche::query {
namespace {

constexpr std::array<Field<EventRow>, 13> fields = {{
    {"event", by<&EventRow::event>},
    {"date", by<&EventRow::date>},
    {"source", by<&EventRow::source>},
    {"source_speaker", by<&EventRow::source_speaker>},
    {"target", by<&EventRow::target>},
    {"target_speaker", by<&EventRow::target_speaker>},
    {"type", by<&EventRow::cameo>},
    {"cameo", by<&EventRow::cameo>},
    {"quad", by<&EventRow::quad>},
    {"goldstein", by<&EventRow::goldstein>},
    {"issue", by<&EventRow::issue>},
    {"location", by<&EventRow::location>},
    {"confidence", by<&EventRow::confidence>},
}};

}  // namespace

std::vector<ReportRow> report_rows(std::vector<store::StoredReport> reports) {
    std::vector<ReportRow> rows;
    rows.reserve(reports.size());
    for (auto& [report, evidence, story] : reports)
        rows.push_back({std::move(report.article.text), report.where.begin, report.where.end,
                        std::move(evidence), std::move(report.rule), std::move(report.steps),
                        report.confidence, std::move(story)});
    return rows;
}

std::size_t count_without_reprints(const std::vector<ReportRow>& reports) {
    std::map<std::string_view, std::string_view> first;  // article of each story
    return static_cast<std::size_t>(std::ranges::count_if(reports, [&](const ReportRow& report) {
        return first.try_emplace(report.story, report.article).first->second == report.article;
    }));
}

const ReportRow* surest(const std::vector<ReportRow>& reports) {
    const auto best = std::ranges::max_element(reports, {}, &ReportRow::confidence);
    return best == reports.end() ? nullptr : &*best;
}

EventRow event_row(store::StoredEvent stored) {
    Event& event = stored.event;
    const CodeNames names = names_of(event.cameo);
    EventRow row;
    row.event = std::move(event.id.text);
    row.date = event.date;
    row.source = std::move(stored.source.name);
    row.source_id = std::move(stored.source.id.text);
    row.source_code = std::move(stored.source.code);
    row.source_speaker = std::move(stored.source_speaker.name);
    row.target = std::move(stored.target.name);
    row.target_id = std::move(stored.target.id.text);
    row.target_code = std::move(row.target_id.empty() ? stored.home_code : stored.target.code);
    row.target_speaker = std::move(stored.target_speaker.name);
    row.type = names.type;
    row.cameo = std::move(event.cameo);
    row.plover = names.plover;
    row.quad = names.quad;
    row.goldstein = names.goldstein;
    row.predicate = std::move(event.predicate);
    row.issue = std::move(stored.issue.name);
    row.issue_id = std::move(stored.issue.id.text);
    row.location = std::move(event.location);
    row.confidence = event.confidence;
    row.reports = report_rows(std::move(stored.reports));
    return row;
}

std::vector<EventRow> events_in(const store::Database& db, const store::Selection& chosen,
                                const Order& order) {
    // In the row's own order the database can stop at the limit.
    auto stored = store::load_events(
        db, chosen, order.sort.empty() ? order.limit : std::optional<std::size_t>{},
        order.leaves_out_reports ? store::WithReports::no : store::WithReports::yes);
    std::vector<EventRow> rows;
    rows.reserve(stored.size());
    for (store::StoredEvent& event : stored) rows.push_back(event_row(std::move(event)));
    put_in_order<EventRow>(rows, order, fields);
    return rows;
}

void each_event(const store::Database& db, const store::Selection& chosen, const Order& order,
                const std::function<void(EventRow)>& take) {
    const store::Listing listing = listing_of<EventRow>(order, fields);
    if (listing.key.empty() || store::can_sort_events_by(listing.key)) {
        store::each_event(db, chosen, listing,
                          [&](store::StoredEvent event) { take(event_row(std::move(event))); });
        return;
    }
    for (EventRow& row : events_in(db, chosen, order)) take(std::move(row));
}

}  // namespace demarche::query
