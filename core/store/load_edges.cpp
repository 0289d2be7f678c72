#include "core/store/load_edges.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "core/model/names.hpp"
#include "core/store/conditions.hpp"
#include "core/store/overlay.hpp"
#include "core/store/sql.hpp"

namespace demarche::store {
namespace {

/// Numbers rows as they come; `sorted` puts what they stand for in the order of ids and tells the
/// new places.
class Places {
public:
    std::size_t of(std::int64_t row) {
        const auto [place, is_new] = places_.try_emplace(row, rows_.size());
        if (is_new) rows_.push_back(row);
        return place->second;
    }

    /// Loads each row's value with `load`; old_to_new[i] is where the i-th went.
    template <class Value, class Load>
    std::vector<Value> sorted(const Load& load, std::vector<std::size_t>& old_to_new) const {
        std::vector<std::pair<Value, std::size_t>> values;
        values.reserve(rows_.size());
        for (std::size_t i = 0; i < rows_.size(); ++i) values.emplace_back(load(rows_[i]), i);
        std::ranges::sort(values, {}, [](const auto& pair) { return pair.first.id; });
        std::vector<Value> loaded;
        old_to_new.resize(values.size());
        for (auto& [value, old] : values) {
            old_to_new[old] = loaded.size();
            loaded.push_back(std::move(value));
        }
        return loaded;
    }

private:
    std::unordered_map<std::int64_t, std::size_t> places_;
    std::vector<std::int64_t> rows_;
};

std::vector<EventEdge> event_edges(SQLite::Database& db, const Selection& chosen, Places& actors) {
    Conditions conditions = event_conditions(db, chosen);
    conditions.add("target IS NOT NULL AND target <> source");
    SQLite::Statement rows{
        db, fmt::format("SELECT event, source, target, day, cameo, confidence FROM events{}",
                        conditions.sql())};
    conditions.bind(rows);
    std::vector<EventEdge> edges;
    while (rows.executeStep())
        edges.push_back({number_of(rows, 0), actors.of(number_of(rows, 1)),
                         actors.of(number_of(rows, 2)), day_from(number_of(rows, 3)),
                         text_of(rows, 4), rows.getColumn(5).getDouble()});
    return edges;
}

std::vector<std::int64_t> stances_where(SQLite::Database& db, const Selection& chosen) {
    const Conditions conditions = stance_conditions(db, chosen);
    SQLite::Statement rows{db, fmt::format("SELECT stance FROM stances{}", conditions.sql())};
    conditions.bind(rows);
    std::vector<std::int64_t> places;
    while (rows.executeStep()) places.push_back(number_of(rows, 0));
    std::ranges::sort(places);
    return places;
}

/// Of many holders and many issues each list alone chooses far more than both do: which rows are in
/// both lists is asked of their indexes, before a row itself is looked at.
Conditions held_conditions(SQLite::Database& db, const Selection& chosen) {
    if (chosen.sources.empty() || chosen.issues.empty()) return stance_conditions(db, chosen);
    Selection of_holders, on_issues, others = chosen;
    of_holders.sources = std::exchange(others.sources, {});
    on_issues.issues = std::exchange(others.issues, {});
    const std::vector<std::int64_t> held = stances_where(db, of_holders);
    std::vector<std::int64_t> both;
    std::ranges::set_intersection(held, stances_where(db, on_issues), std::back_inserter(both));
    Conditions conditions;
    conditions.add_any(std::array<std::string_view, 1>{"stance"}, both);
    if (const Conditions rest = stance_conditions(db, others); !rest.sql().empty())
        conditions.add(rest.sql().substr(std::string_view{" WHERE "}.size()), rest.values());
    return conditions;
}

std::vector<StanceEdge> stance_edges(SQLite::Database& db, const Selection& chosen, Places& actors,
                                     Places& issues) {
    const Conditions conditions = held_conditions(db, chosen);
    SQLite::Statement rows{
        db, fmt::format("SELECT stance, holder, issue, iif(issue IS NULL, target, ''), day, "
                        "coalesce(on_issue, position), strength, confidence FROM stances{} "
                        "ORDER BY day, id",
                        conditions.sql())};
    conditions.bind(rows);
    std::vector<StanceEdge> edges;
    while (rows.executeStep()) {
        StanceEdge edge;
        edge.row = number_of(rows, 0);
        edge.holder = actors.of(number_of(rows, 1));
        if (const std::int64_t issue = number_of(rows, 2); issue != 0)
            edge.issue = issues.of(issue);
        edge.target = text_of(rows, 3);
        edge.day = day_from(number_of(rows, 4));
        edge.position = parse_position(text_of(rows, 5)).value_or(Position::neutral);
        edge.strength = rows.getColumn(6).getDouble();
        edge.confidence = rows.getColumn(7).getDouble();
        edges.push_back(std::move(edge));
    }
    return edges;
}

void take_actors(SQLite::Database& db, const Places& places, Edges& edges) {
    SQLite::Statement row{db, "SELECT id, name, type FROM actors WHERE actor = ?"};
    // Not as part of the row: over corrections SQLite would copy all memberships for each actor.
    SQLite::Statement of{db,
                         "SELECT of_id, place FROM memberships WHERE actor = ? "
                         "ORDER BY place, of_id LIMIT 1"};
    const auto load = [&](std::int64_t actor) {
        row.reset();
        bind_to(row, 1, actor);
        if (!row.executeStep()) return EdgeActor{};
        of.reset();
        bind_to(of, 1, actor);
        return EdgeActor{{text_of(row, 0)},
                         text_of(row, 1),
                         parse_actor_type(text_of(row, 2)).value_or(ActorType::organization),
                         {of.executeStep() ? text_of(of, 0) : std::string{}}};
    };
    std::vector<std::size_t> moved;
    edges.actors = places.sorted<EdgeActor>(load, moved);
    for (EventEdge& edge : edges.events) {
        edge.source = moved[edge.source];
        edge.target = moved[edge.target];
    }
    for (StanceEdge& edge : edges.stances) edge.holder = moved[edge.holder];
}

void take_issues(SQLite::Database& db, const Places& places, Edges& edges) {
    SQLite::Statement row{db, "SELECT id, name FROM issues WHERE issue = ?"};
    const auto load = [&](std::int64_t issue) {
        row.reset();
        bind_to(row, 1, issue);
        if (!row.executeStep()) return EdgeIssue{};
        return EdgeIssue{{text_of(row, 0)}, text_of(row, 1)};
    };
    std::vector<std::size_t> moved;
    edges.issues = places.sorted<EdgeIssue>(load, moved);
    for (StanceEdge& edge : edges.stances)
        if (edge.issue) edge.issue = moved[*edge.issue];
}

/// Edges that are equal in all this are alike, so that no row's place in the file matters.
bool comes_first(const EventEdge& a, const EventEdge& b) {
    return std::tie(a.source, a.target, a.day, a.cameo, a.confidence) <
           std::tie(b.source, b.target, b.day, b.cameo, b.confidence);
}

template <class Id>
std::vector<Id> ids_at(SQLite::Database& db, const char* sql, std::span<const std::int64_t> rows) {
    SQLite::Statement row{db, sql};
    std::vector<Id> ids;
    for (const std::int64_t at : rows) {
        row.reset();
        bind_to(row, 1, at);
        ids.push_back({row.executeStep() ? text_of(row, 0) : std::string{}});
    }
    return ids;
}

using RowCounts = std::unordered_map<std::int64_t, std::size_t>;

template <class Id>
std::map<Id, std::size_t> by_id(SQLite::Database& db, std::string_view table,
                                std::string_view column, const RowCounts& counts) {
    std::vector<std::int64_t> rows;
    rows.reserve(counts.size());
    for (const auto& [row, count] : counts) rows.push_back(row);
    Conditions conditions;
    conditions.add_any(std::array<std::string_view, 1>{column}, rows);
    SQLite::Statement named{
        db, fmt::format("SELECT {}, id FROM {}{}", column, table, conditions.sql())};
    conditions.bind(named);
    std::map<Id, std::size_t> counted;
    while (named.executeStep()) counted[{text_of(named, 1)}] += counts.at(number_of(named, 0));
    return counted;
}

}  // namespace

EdgeEnds count_ends(const Database& db, const Selection& chosen) {
    return guarded(db, [&] {
        SQLite::Database& handle = db.handle();
        RowCounts parties, holders, issues;
        Conditions conditions = event_conditions(handle, chosen);
        conditions.add("target IS NOT NULL AND target <> source");
        SQLite::Statement events{
            handle, fmt::format("SELECT source, target FROM events{}", conditions.sql())};
        conditions.bind(events);
        while (events.executeStep()) {
            ++parties[number_of(events, 0)];
            ++parties[number_of(events, 1)];
        }
        const Conditions held = held_conditions(handle, chosen);
        SQLite::Statement stances{handle,
                                  fmt::format("SELECT holder, issue FROM stances{}", held.sql())};
        held.bind(stances);
        while (stances.executeStep()) {
            ++holders[number_of(stances, 0)];
            if (const std::int64_t issue = number_of(stances, 1); issue != 0) ++issues[issue];
        }
        return EdgeEnds{by_id<ActorId>(handle, "actors", "actor", parties),
                        by_id<ActorId>(handle, "actors", "actor", holders),
                        by_id<IssueId>(handle, "issues", "issue", issues)};
    });
}

Edges load_edges(const Database& db, const Selection& chosen, EdgeKinds kinds) {
    return guarded(db, [&] {
        Edges edges;
        Places actors, issues;
        if (kinds != EdgeKinds::stances) edges.events = event_edges(db.handle(), chosen, actors);
        if (kinds != EdgeKinds::events)
            edges.stances = stance_edges(db.handle(), chosen, actors, issues);
        take_actors(db.handle(), actors, edges);
        take_issues(db.handle(), issues, edges);
        std::ranges::sort(edges.events, comes_first);
        return edges;
    });
}

std::vector<EventId> load_event_ids(const Database& db, std::span<const std::int64_t> rows) {
    return guarded(db, [&] {
        return ids_at<EventId>(db.handle(), "SELECT id FROM events WHERE event = ?", rows);
    });
}

std::vector<StanceId> load_stance_ids(const Database& db, std::span<const std::int64_t> rows) {
    return guarded(db, [&] {
        return ids_at<StanceId>(db.handle(), "SELECT id FROM stances WHERE stance = ?", rows);
    });
}

std::unordered_map<std::int64_t, std::size_t> count_reports(const Database& db,
                                                            const Selection& chosen) {
    return guarded(db, [&] {
        const Conditions events = event_conditions(db.handle(), chosen);
        SQLite::Statement rows{
            db.handle(),
            fmt::format("SELECT event, count(DISTINCT story) AS stories FROM event_reports "
                        "JOIN article_stories USING (article) WHERE event IN (SELECT event FROM "
                        "events{}) GROUP BY event "
                        "HAVING stories > 1",
                        events.sql())};
        events.bind(rows);
        std::unordered_map<std::int64_t, std::size_t> counts;
        while (rows.executeStep()) counts.emplace(number_of(rows, 0), size_of(rows, 1));
        return counts;
    });
}

std::size_t count_articles(const Database& db, const Selection& chosen) {
    return guarded(db, [&] {
        const Conditions events = event_conditions(db.handle(), chosen);
        const Conditions stances = stance_conditions(db.handle(), chosen);
        SQLite::Statement row{
            db.handle(),
            // Else SQLite takes the rows, with all their evidence, for nearer than the index.
            fmt::format("SELECT count(*) FROM (SELECT article FROM event_reports {} WHERE event IN "
                        "(SELECT event FROM events{}) UNION SELECT article FROM stance_reports "
                        "WHERE stance IN (SELECT stance FROM stances{}))",
                        is_laid(db.handle()) ? "" : "INDEXED BY event_reports_by_event",
                        events.sql(), stances.sql())};
        stances.bind(row, events.bind(row));
        row.executeStep();
        return size_of(row, 0);
    });
}

}  // namespace demarche::store
