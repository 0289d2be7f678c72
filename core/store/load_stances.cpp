#include "core/store/load_statements.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "core/model/names.hpp"
#include "core/store/conditions.hpp"
#include "core/store/each_statement.hpp"
#include "core/store/listing.hpp"
#include "core/store/names_by_row.hpp"
#include "core/store/statement_rows.hpp"

namespace demarche::store {
namespace {

constexpr std::string_view columns =
    "stance, id, day, holder, speaker, issue, target, position, on_issue, strength, conditional, "
    "condition, reported_by, confidence";

StoredStance stance_at(const SQLite::Statement& row, NamesByRow& names) {
    StoredStance stored;
    stored.holder = names.actor(number_of(row, 3));
    stored.speaker = names.actor(number_of(row, 4));
    stored.issue = names.issue(number_of(row, 5));
    Stance& stance = stored.stance;
    stance.id.text = text_of(row, 1);
    stance.date = day_from(number_of(row, 2));
    stance.holder = stored.holder.id;
    stance.speaker = stored.speaker.id;
    stance.issue = stored.issue.id;
    stance.target = text_of(row, 6);
    stance.position = parse_position(text_of(row, 7)).value_or(Position::neutral);
    stance.on_issue = parse_position(text_of(row, 8));
    stance.strength = row.getColumn(9).getDouble();
    stance.conditional = number_of(row, 10) != 0;
    stance.condition = text_of(row, 11);
    stance.reported_by = text_of(row, 12);
    stance.confidence = row.getColumn(13).getDouble();
    return stored;
}

std::vector<StoredStance> stances_at(SQLite::Database& db, SQLite::Statement& rows,
                                     NamesByRow& names, WithReports wanted = WithReports::yes) {
    std::vector<StoredStance> stances;
    std::vector<std::int64_t> places;
    while (rows.executeStep()) {
        places.push_back(number_of(rows, 0));
        stances.push_back(stance_at(rows, names));
    }
    if (wanted == WithReports::no) return stances;
    auto reports = load_reports(db, "stance_reports", "stance", places, names);
    for (std::size_t i = 0; i < stances.size(); ++i) stances[i].reports = std::move(reports[i]);
    return stances;
}

constexpr std::array<SortKey, 11> keys = {{
    {"stance", "id"},
    {"date", "day"},
    {"holder", "name", "actor", "holder"},
    {"speaker", "name", "actor", "speaker"},
    {"issue", "name", "issue", "issue"},
    {"target", "target"},
    // In the order of Position; SQLite has null before all else.
    {"position", "CASE position WHEN 'supports' THEN 0 WHEN 'opposes' THEN 1 ELSE 2 END"},
    {"on_issue",
     "CASE on_issue WHEN 'supports' THEN 0 WHEN 'opposes' THEN 1 WHEN 'neutral' THEN 2 "
     "END"},
    {"strength", "strength"},
    {"reported_by", "reported_by"},
    {"confidence", "confidence"},
}};

}  // namespace

bool can_sort_stances_by(std::string_view key) {
    return std::ranges::find(keys, key, &SortKey::name) != keys.end();
}

void each_stance(const Database& db, const Selection& chosen, const Listing& listing,
                 const std::function<void(StoredStance)>& take) {
    guarded(db, [&] {
        SQLite::Database& handle = db.handle();
        NamesByRow names{handle};
        ReportsByRow reports{handle, "stance_reports", "stance", names};
        const auto hand_out = [&](const SQLite::Statement& row) {
            StoredStance stance = stance_at(row, names);
            if (listing.reports == WithReports::yes) stance.reports = reports.of(number_of(row, 0));
            take(std::move(stance));
        };
        const Conditions conditions = stance_conditions(handle, chosen);
        if (is_in_order(chosen, listing)) {
            SQLite::Statement rows{
                handle, fmt::format("SELECT {} FROM stances{} ORDER BY day, id LIMIT ?", columns,
                                    conditions.sql())};
            bind_to(rows, conditions.bind(rows), most_rows(listing.limit));
            while (rows.executeStep()) hand_out(rows);
            return;
        }
        SQLite::Statement row{handle,
                              fmt::format("SELECT {} FROM stances WHERE stance = ?", columns)};
        const std::vector<std::int64_t> places =
            places_in_order(handle, {"stances", "stance", keys}, conditions, listing);
        for (const std::int64_t place : places) {
            row.reset();
            bind_to(row, 1, place);
            if (row.executeStep()) hand_out(row);
        }
    });
}

std::vector<StoredStance> stances_with(SQLite::Database& db, const Selection& chosen,
                                       std::optional<std::size_t> limit, WithReports wanted,
                                       NamesByRow& names) {
    const Conditions conditions = stance_conditions(db, chosen);
    SQLite::Statement rows{db, fmt::format("SELECT {} FROM stances{} ORDER BY day, id LIMIT ?",
                                           columns, conditions.sql())};
    bind_to(rows, conditions.bind(rows), most_rows(limit));
    return stances_at(db, rows, names, wanted);
}

std::vector<StoredStance> load_stances(const Database& db, const Selection& chosen,
                                       std::optional<std::size_t> limit, WithReports wanted) {
    return guarded(db, [&] {
        NamesByRow names{db.handle()};
        return stances_with(db.handle(), chosen, limit, wanted, names);
    });
}

Counted count_stances(const Database& db, const Selection& chosen) {
    return guarded(db, [&] {
        return count_rows(db.handle(), "stances", stance_conditions(db.handle(), chosen));
    });
}

std::vector<std::vector<StoredReport>> load_stance_reports(const Database& db,
                                                           std::span<const StanceId> ids) {
    return guarded(db, [&] {
        NamesByRow names{db.handle()};
        return load_reports(db.handle(), "stance_reports", "stance",
                            places_of(db.handle(), "SELECT stance FROM stances WHERE id = ?", ids),
                            names);
    });
}

std::optional<StoredStance> load_stance(const Database& db, const StanceId& id) {
    return guarded(db, [&]() -> std::optional<StoredStance> {
        SQLite::Statement row{db.handle(),
                              fmt::format("SELECT {} FROM stances WHERE id = ?", columns)};
        bind_to(row, 1, id.text);
        NamesByRow names{db.handle()};
        std::vector<StoredStance> stances = stances_at(db.handle(), row, names);
        if (stances.empty()) return std::nullopt;
        return std::move(stances.front());
    });
}

}  // namespace demarche::store
