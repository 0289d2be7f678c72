#include "core/store/load_statements.hpp"

#include <fmt/format.h>

#include <utility>

#include "core/model/names.hpp"
#include "core/store/conditions.hpp"
#include "core/store/names_by_row.hpp"

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
                                     WithReports wanted = WithReports::yes) {
    NamesByRow names{db};
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

}  // namespace

std::vector<StoredStance> load_stances(const Database& db, const Selection& chosen,
                                       std::optional<std::size_t> limit, WithReports wanted) {
    return guarded(db, [&] {
        const Conditions conditions = stance_conditions(db.handle(), chosen);
        SQLite::Statement rows{
            db.handle(), fmt::format("SELECT {} FROM stances{} ORDER BY day, id LIMIT ?", columns,
                                     conditions.sql())};
        const int at = conditions.bind(rows);
        bind_to(rows, at, limit ? static_cast<std::int64_t>(*limit) : std::int64_t{-1});
        return stances_at(db.handle(), rows, wanted);
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
        std::vector<StoredStance> stances = stances_at(db.handle(), row);
        if (stances.empty()) return std::nullopt;
        return std::move(stances.front());
    });
}

}  // namespace demarche::store
