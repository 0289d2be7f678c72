#include "core/store/load_statements.hpp"

#include <fmt/format.h>

#include <utility>

#include "core/store/conditions.hpp"
#include "core/store/names_by_row.hpp"

namespace demarche::store {
namespace {

constexpr std::string_view columns =
    "event, id, day, source, source_speaker, target, target_speaker, cameo, predicate, issue, "
    "location, confidence";

StoredEvent event_at(const SQLite::Statement& row, NamesByRow& names) {
    StoredEvent stored;
    stored.source = names.actor(number_of(row, 3));
    stored.source_speaker = names.actor(number_of(row, 4));
    stored.target = names.actor(number_of(row, 5));
    stored.target_speaker = names.actor(number_of(row, 6));
    stored.issue = names.issue(number_of(row, 9));
    Event& event = stored.event;
    event.id.text = text_of(row, 1);
    event.date = day_from(number_of(row, 2));
    event.source = stored.source.id;
    event.source_speaker = stored.source_speaker.id;
    event.target = stored.target.id;
    event.target_speaker = stored.target_speaker.id;
    event.cameo = text_of(row, 7);
    event.predicate = text_of(row, 8);
    event.issue = stored.issue.id;
    event.location = text_of(row, 10);
    event.confidence = row.getColumn(11).getDouble();
    return stored;
}

std::vector<StoredEvent> events_at(SQLite::Database& db, SQLite::Statement& rows,
                                   WithReports wanted = WithReports::yes) {
    NamesByRow names{db};
    std::vector<StoredEvent> events;
    std::vector<std::int64_t> places;
    while (rows.executeStep()) {
        places.push_back(number_of(rows, 0));
        events.push_back(event_at(rows, names));
    }
    if (wanted == WithReports::no) return events;
    auto reports = load_reports(db, "event_reports", "event", places, names);
    for (std::size_t i = 0; i < events.size(); ++i) events[i].reports = std::move(reports[i]);
    return events;
}

}  // namespace

std::vector<StoredEvent> load_events(const Database& db, const Selection& chosen,
                                     std::optional<std::size_t> limit, WithReports wanted) {
    return guarded(db, [&] {
        const Conditions conditions = event_conditions(db.handle(), chosen);
        SQLite::Statement rows{
            db.handle(), fmt::format("SELECT {} FROM events{} ORDER BY day, id LIMIT ?", columns,
                                     conditions.sql())};
        const int at = conditions.bind(rows);
        bind_to(rows, at, limit ? static_cast<std::int64_t>(*limit) : std::int64_t{-1});
        return events_at(db.handle(), rows, wanted);
    });
}

Counted count_events(const Database& db, const Selection& chosen) {
    return guarded(db, [&] {
        return count_rows(db.handle(), "events", event_conditions(db.handle(), chosen));
    });
}

std::optional<StoredEvent> load_event(const Database& db, const EventId& id) {
    return guarded(db, [&]() -> std::optional<StoredEvent> {
        SQLite::Statement row{db.handle(),
                              fmt::format("SELECT {} FROM events WHERE id = ?", columns)};
        bind_to(row, 1, id.text);
        std::vector<StoredEvent> events = events_at(db.handle(), row);
        if (events.empty()) return std::nullopt;
        return std::move(events.front());
    });
}

}  // namespace demarche::store
