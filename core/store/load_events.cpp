#include "core/store/load_statements.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "core/store/conditions.hpp"
#include "core/store/each_statement.hpp"
#include "core/store/listing.hpp"
#include "core/store/names_by_row.hpp"
#include "core/store/overlay.hpp"
#include "core/store/statement_rows.hpp"

namespace demarche::store {
namespace {

constexpr std::string_view columns =
    "event, id, day, source, source_speaker, target, target_speaker, cameo, predicate, issue, "
    "location, confidence";

/// As `StoredEvent::home_code`. A location ends with its state: "Kampala, Uganda".
std::string home_code(const StoredEvent& stored, NamesByRow& names) {
    const std::string& location = stored.event.location;
    if (location.empty() || !stored.target.id.empty()) return {};
    // Nobody meets or comments on himself.
    const std::string_view root = std::string_view{stored.event.cameo}.substr(0, 2);
    if (root == "01" || root == "04") return {};
    const std::size_t comma = location.rfind(", ");
    const std::string state = comma == std::string::npos ? location : location.substr(comma + 2);
    const ActorName& doer = stored.source;
    if (doer.type == ActorType::state) return doer.name == state ? doer.code : std::string{};
    const std::string& code = names.state_code(state);
    return !code.empty() && doer.code.starts_with(code) ? code : std::string{};
}

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
    stored.home_code = home_code(stored, names);
    return stored;
}

std::vector<StoredEvent> events_at(SQLite::Database& db, SQLite::Statement& rows, NamesByRow& names,
                                   WithReports wanted = WithReports::yes) {
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

/// The codes in the file that begin as one of `beginnings` does, and those of `corrected` that do.
std::set<std::string> codes_present(SQLite::Database& db,
                                    const std::vector<std::string>& beginnings,
                                    const std::vector<std::string>& corrected) {
    // From one to the next: each is one look into the index, whatever number of events has it.
    SQLite::Statement next{db, "SELECT min(cameo) FROM main.events WHERE cameo > ? AND cameo < ?"};
    SQLite::Statement first{db,
                            "SELECT min(cameo) FROM main.events WHERE cameo >= ? AND cameo < ?"};
    std::set<std::string> codes;
    for (const std::string& beginning : beginnings) {
        std::string beyond = beginning, code = beginning;
        ++beyond.back();
        for (SQLite::Statement* ask = &first;; ask = &next) {
            ask->reset();
            bind_all(*ask, code, beyond);
            if (!ask->executeStep() || ask->getColumn(0).isNull()) break;
            code = text_of(*ask, 0);
            codes.insert(code);
        }
        for (const std::string& one : corrected)
            if (one.starts_with(beginning)) codes.insert(one);
    }
    return codes;
}

/// Of each code the events up to the day by which there are `limit` of them: the first of all codes
/// together are among these. An index has each code's events in order of time; those of several
/// would have to be sorted.
Conditions first_of_each_code(SQLite::Database& db, Selection chosen, std::int64_t limit) {
    constexpr std::size_t most_codes = 300;  // SQLite takes an OR of no more than 1,000
    const TouchedEvents touched = touched_events(db);
    const std::set<std::string> codes = codes_present(db, chosen.codes, touched.codes);
    if (codes.size() > most_codes) return event_conditions(db, chosen);
    chosen.codes.clear();
    Conditions conditions = event_conditions(db, chosen), of_code = conditions;
    of_code.add("cameo = ?");
    // As many more as corrections may take away or move.
    SQLite::Statement day{
        db,
        fmt::format("SELECT day FROM main.events{} ORDER BY day LIMIT 1 OFFSET ?", of_code.sql())};
    const std::int64_t enough = limit - 1 + static_cast<std::int64_t>(touched.count);
    std::string any;
    std::vector<Conditions::Value> values;
    for (const std::string& code : codes) {
        day.reset();
        const int at = conditions.bind(day);
        bind_to(day, at, code);
        bind_to(day, at + 1, enough);
        const bool is_cut = day.executeStep();
        any += any.empty() ? "" : " OR ";
        any += is_cut ? "(cameo = ? AND day <= ?)" : "cameo = ?";
        values.emplace_back(code);
        if (is_cut) values.emplace_back(number_of(day, 0));
    }
    conditions.add(any.empty() ? "0" : '(' + any + ')', std::move(values));
    return conditions;
}

/// The conditions of the first `limit`, or of all. Any other filter leaves fewer events than a
/// type.
Conditions conditions_of(SQLite::Database& db, const Selection& chosen,
                         std::optional<std::size_t> limit) {
    const auto is_code = [](const std::string& code) { return !code.empty(); };
    const bool is_by_type = !chosen.codes.empty() && std::ranges::all_of(chosen.codes, is_code) &&
                            chosen.actors.empty() && chosen.sources.empty() &&
                            chosen.targets.empty() && chosen.speakers.empty() &&
                            chosen.issues.empty() && chosen.articles.empty();
    if (limit && is_by_type)
        return first_of_each_code(db, chosen, static_cast<std::int64_t>(*limit));
    return event_conditions(db, chosen);
}

constexpr std::array<SortKey, 11> keys = {{
    {"event", "id"},
    {"date", "day"},
    {"source", "name", "actor", "source"},
    {"source_speaker", "name", "actor", "source_speaker"},
    {"target", "name", "actor", "target"},
    {"target_speaker", "name", "actor", "target_speaker"},
    {"type", "cameo"},
    {"cameo", "cameo"},
    {"issue", "name", "issue", "issue"},
    {"location", "location"},
    {"confidence", "confidence"},
}};

}  // namespace

bool can_sort_events_by(std::string_view key) {
    return std::ranges::find(keys, key, &SortKey::name) != keys.end();
}

void each_event(const Database& db, const Selection& chosen, const Listing& listing,
                const std::function<void(StoredEvent)>& take) {
    guarded(db, [&] {
        SQLite::Database& handle = db.handle();
        NamesByRow names{handle};
        ReportsByRow reports{handle, "event_reports", "event", names};
        const auto hand_out = [&](const SQLite::Statement& row) {
            StoredEvent event = event_at(row, names);
            if (listing.reports == WithReports::yes) event.reports = reports.of(number_of(row, 0));
            take(std::move(event));
        };
        const bool by_time = listing.key.empty();
        const Conditions conditions =
            conditions_of(handle, chosen, by_time ? listing.limit : std::nullopt);
        if (is_in_order(chosen, listing)) {
            SQLite::Statement rows{
                handle, fmt::format("SELECT {} FROM events{} ORDER BY day, id LIMIT ?", columns,
                                    conditions.sql())};
            bind_to(rows, conditions.bind(rows), most_rows(listing.limit));
            while (rows.executeStep()) hand_out(rows);
            return;
        }
        SQLite::Statement row{handle,
                              fmt::format("SELECT {} FROM events WHERE event = ?", columns)};
        const std::vector<std::int64_t> places =
            places_in_order(handle, {"events", "event", keys}, conditions, listing);
        for (const std::int64_t place : places) {
            row.reset();
            bind_to(row, 1, place);
            if (row.executeStep()) hand_out(row);
        }
    });
}

std::vector<StoredEvent> events_with(SQLite::Database& db, const Selection& chosen,
                                     std::optional<std::size_t> limit, WithReports wanted,
                                     NamesByRow& names) {
    const Conditions conditions = conditions_of(db, chosen, limit);
    SQLite::Statement rows{db, fmt::format("SELECT {} FROM events{} ORDER BY day, id LIMIT ?",
                                           columns, conditions.sql())};
    bind_to(rows, conditions.bind(rows), most_rows(limit));
    return events_at(db, rows, names, wanted);
}

std::vector<StoredEvent> load_events(const Database& db, const Selection& chosen,
                                     std::optional<std::size_t> limit, WithReports wanted) {
    return guarded(db, [&] {
        NamesByRow names{db.handle()};
        return events_with(db.handle(), chosen, limit, wanted, names);
    });
}

Counted count_events(const Database& db, const Selection& chosen) {
    return guarded(db, [&] {
        return count_rows(db.handle(), "events", event_conditions(db.handle(), chosen));
    });
}

std::vector<std::vector<StoredReport>> load_event_reports(const Database& db,
                                                          std::span<const EventId> ids) {
    return guarded(db, [&] {
        NamesByRow names{db.handle()};
        return load_reports(db.handle(), "event_reports", "event",
                            places_of(db.handle(), "SELECT event FROM events WHERE id = ?", ids),
                            names);
    });
}

std::optional<StoredEvent> load_event(const Database& db, const EventId& id) {
    return guarded(db, [&]() -> std::optional<StoredEvent> {
        SQLite::Statement row{db.handle(),
                              fmt::format("SELECT {} FROM events WHERE id = ?", columns)};
        bind_to(row, 1, id.text);
        NamesByRow names{db.handle()};
        std::vector<StoredEvent> events = events_at(db.handle(), row, names);
        if (events.empty()) return std::nullopt;
        return std::move(events.front());
    });
}

}  // namespace demarche::store
