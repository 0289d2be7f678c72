#include "core/query/events.hpp"

#include <array>

#include "core/query/codes.hpp"
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

std::vector<ReportRow> report_rows(const std::vector<store::StoredReport>& reports) {
    std::vector<ReportRow> rows;
    rows.reserve(reports.size());
    for (const auto& [report, evidence] : reports)
        rows.push_back({report.article.text, report.where.begin, report.where.end, evidence,
                        report.rule, report.steps, report.confidence});
    return rows;
}

const ReportRow* surest(const std::vector<ReportRow>& reports) {
    const auto best = std::ranges::max_element(reports, {}, &ReportRow::confidence);
    return best == reports.end() ? nullptr : &*best;
}

EventRow event_row(const store::StoredEvent& stored) {
    const Event& event = stored.event;
    const CodeNames names = names_of(event.cameo);
    EventRow row;
    row.event = event.id.text;
    row.date = event.date;
    row.source = stored.source.name;
    row.source_id = stored.source.id.text;
    row.source_code = stored.source.code;
    row.source_speaker = stored.source_speaker.name;
    row.target = stored.target.name;
    row.target_id = stored.target.id.text;
    row.target_code = stored.target.code;
    row.target_speaker = stored.target_speaker.name;
    row.type = names.type;
    row.cameo = event.cameo;
    row.plover = names.plover;
    row.quad = names.quad;
    row.goldstein = names.goldstein;
    row.predicate = event.predicate;
    row.issue = stored.issue.name;
    row.issue_id = stored.issue.id.text;
    row.location = event.location;
    row.confidence = event.confidence;
    row.reports = report_rows(stored.reports);
    return row;
}

std::vector<EventRow> events_in(const store::Database& db, const store::Selection& chosen,
                                const Order& order) {
    // In the row's own order the database can stop at the limit.
    const auto stored = store::load_events(
        db, chosen, order.sort.empty() ? order.limit : std::optional<std::size_t>{});
    std::vector<EventRow> rows;
    rows.reserve(stored.size());
    for (const store::StoredEvent& event : stored) rows.push_back(event_row(event));
    put_in_order<EventRow>(rows, order, fields);
    return rows;
}

}  // namespace demarche::query
