#include "core/store/load_lists.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "core/model/names.hpp"
#include "core/store/conditions.hpp"
#include "core/store/load_names.hpp"
#include "core/store/names_by_row.hpp"

namespace demarche::store {
namespace {

/// What the graph holds on an actor, in counts.
struct Tally {
    std::size_t articles{}, events{}, stances{};
    std::int64_t first{no_day}, last{};              // of events and stances; `last` 0: none
    std::int64_t first_named{no_day}, last_named{};  // of articles
};
using Tallies = std::unordered_map<std::int64_t, Tally>;

void widen(std::int64_t& first, std::int64_t& last, std::int64_t day) {
    if (day >= year_unknown) return;
    first = std::min(first, day);
    last = std::max(last, day);
}

/// Counts each row of events or stances once for each of the actors in its first columns; the last
/// column is the day.
void count_statements(SQLite::Statement& rows, int actors, std::size_t Tally::*counter,
                      Tallies& tallies) {
    while (rows.executeStep()) {
        std::array<std::int64_t, 4> counted{};
        for (int i = 0; i < actors; ++i) {
            const std::int64_t actor = number_of(rows, i);
            if (actor == 0 || std::ranges::find(counted, actor) != counted.end()) continue;
            counted[static_cast<std::size_t>(i)] = actor;
            Tally& tally = tallies[actor];
            ++(tally.*counter);
            widen(tally.first, tally.last, number_of(rows, actors));
        }
    }
}

void count_article(Tally& tally, std::int64_t day) {
    ++tally.articles;
    widen(tally.first_named, tally.last_named, day);
}

/// For all actors: reads days and mentions once, without a look-up a mention.
void count_all_articles(SQLite::Database& db, Tallies& tallies) {
    std::unordered_map<std::int64_t, std::int64_t> days;
    SQLite::Statement articles{db, "SELECT article, day FROM articles"};
    while (articles.executeStep()) days.emplace(number_of(articles, 0), number_of(articles, 1));
    SQLite::Statement rows{db, "SELECT DISTINCT actor, article FROM mentions"};
    while (rows.executeStep()) count_article(tallies[number_of(rows, 0)], days[number_of(rows, 1)]);
}

void count_articles_of(SQLite::Database& db, const Conditions& of_actors, Tallies& tallies) {
    SQLite::Statement rows{db, fmt::format("SELECT DISTINCT actor, article, day FROM mentions "
                                           "JOIN articles USING (article){}",
                                           of_actors.sql())};
    of_actors.bind(rows);
    while (rows.executeStep()) count_article(tallies[number_of(rows, 0)], number_of(rows, 2));
}

Conditions on(std::span<const std::string_view> columns, const std::vector<std::int64_t>& actors) {
    Conditions conditions;
    if (!actors.empty()) conditions.add_any(columns, actors);
    return conditions;
}

/// The tallies of `actors`, of all where it is empty. Others may be in it with parts of their
/// counts.
Tallies tallies_of(SQLite::Database& db, const std::vector<std::int64_t>& actors) {
    Tallies tallies;
    const std::array<std::string_view, 4> parties = {"source", "target", "source_speaker",
                                                     "target_speaker"};
    const Conditions of_events = on(parties, actors);
    SQLite::Statement events{
        db, fmt::format("SELECT source, target, source_speaker, target_speaker, day FROM events{}",
                        of_events.sql())};
    of_events.bind(events);
    count_statements(events, 4, &Tally::events, tallies);

    const std::array<std::string_view, 2> holders = {"holder", "speaker"};
    const Conditions of_stances = on(holders, actors);
    SQLite::Statement stances{
        db, fmt::format("SELECT holder, speaker, day FROM stances{}", of_stances.sql())};
    of_stances.bind(stances);
    count_statements(stances, 2, &Tally::stances, tallies);

    if (actors.empty())
        count_all_articles(db, tallies);
    else
        count_articles_of(db, on(std::array<std::string_view, 1>{"actor"}, actors), tallies);
    return tallies;
}

void take(StoredActor& stored, const Tally& tally) {
    stored.articles = tally.articles;
    stored.events = tally.events;
    stored.stances = tally.stances;
    const bool acted = tally.last != 0;
    stored.first = day_from(acted ? tally.first : tally.first_named);
    stored.last = day_from(acted ? tally.last : tally.last_named == 0 ? no_day : tally.last_named);
}

/// The names, memberships and roles of one actor after another.
class Parts {
public:
    explicit Parts(SQLite::Database& db)
        : names_{db, "SELECT name FROM actor_names WHERE actor = ? ORDER BY name"},
          memberships_{db,
                       // No join: over corrections SQLite would copy all actors for each row.
                       "SELECT m.of_id, coalesce((SELECT name FROM actors a WHERE a.id = m.of_id), "
                       "m.of_id) FROM memberships m WHERE m.actor = ? ORDER BY m.place, m.of_id"},
          roles_{db,
                 "SELECT r.role, r.of_id, coalesce((SELECT name FROM actors a WHERE a.id = "
                 "r.of_id), r.of_id), r.since, r.until FROM roles r WHERE r.actor = ? "
                 "ORDER BY r.since, r.until, r.role, r.of_id"} {}

    void load(std::int64_t row, StoredActor& stored) {
        start(names_, row);
        while (names_.executeStep())
            if (std::string name = text_of(names_, 0); name != stored.actor.name)
                stored.actor.also.push_back(std::move(name));
        start(memberships_, row);
        while (memberships_.executeStep()) {
            stored.actor.of.push_back({text_of(memberships_, 0)});
            stored.of.push_back(text_of(memberships_, 1));
        }
        start(roles_, row);
        while (roles_.executeStep()) {
            stored.actor.roles.push_back({text_of(roles_, 0),
                                          {text_of(roles_, 1)},
                                          day_from(number_of(roles_, 3)),
                                          day_from(number_of(roles_, 4))});
            stored.role_of.push_back(text_of(roles_, 2));
        }
    }

private:
    static void start(SQLite::Statement& statement, std::int64_t row) {
        statement.reset();
        bind_to(statement, 1, row);
    }

    SQLite::Statement names_, memberships_, roles_;
};

Actor actor_at(const SQLite::Statement& row) {
    Actor actor;
    actor.id.text = text_of(row, 1);
    actor.name = text_of(row, 2);
    actor.type = parse_actor_type(text_of(row, 3)).value_or(ActorType::organization);
    actor.code = text_of(row, 4);
    actor.discovered = number_of(row, 5) != 0;
    return actor;
}

std::vector<StoredActor> actors_where(SQLite::Database& db, const Conditions& conditions,
                                      const Tallies& tallies) {
    SQLite::Statement rows{
        db, fmt::format("SELECT actor, id, name, type, code, discovered FROM actors{} ORDER BY id",
                        conditions.sql())};
    conditions.bind(rows);
    Parts parts{db};
    std::vector<StoredActor> actors;
    while (rows.executeStep()) {
        StoredActor stored;
        stored.actor = actor_at(rows);
        const std::int64_t row = number_of(rows, 0);
        parts.load(row, stored);
        if (const auto tally = tallies.find(row); tally != tallies.end())
            take(stored, tally->second);
        actors.push_back(std::move(stored));
    }
    return actors;
}

/// Those who take part in the chosen events and stances, where the selection asks for such.
void add_partakers(Conditions& conditions, SQLite::Database& db, const Selection& chosen) {
    const Conditions events = event_conditions(db, chosen);
    const Conditions stances = stance_conditions(db, chosen);
    std::string sql;
    std::vector<Conditions::Value> values;
    const auto add = [&](std::string_view column, std::string_view table, const Conditions& of) {
        sql += fmt::format("{}SELECT {} FROM {}{}", sql.empty() ? "" : " UNION ", column, table,
                           of.sql());
        values.insert(values.end(), of.values().begin(), of.values().end());
    };
    for (const auto* column : {"source", "target", "source_speaker", "target_speaker"})
        add(column, "events", events);
    for (const auto* column : {"holder", "speaker"}) add(column, "stances", stances);
    conditions.add(fmt::format("actor IN ({})", sql), std::move(values));
}

}  // namespace

std::vector<StoredActor> load_actors(const Database& db, const Selection& chosen) {
    return guarded(db, [&] {
        Conditions conditions;
        const std::vector<std::int64_t> actors = rows_of(db.handle(), chosen.actors);
        if (!chosen.actors.empty()) {
            if (actors.empty()) return std::vector<StoredActor>{};
            conditions.add_any(std::array<std::string_view, 1>{"actor"}, actors);
        }
        if (chooses_statements(chosen)) {
            add_partakers(conditions, db.handle(), chosen);
        } else if (!chosen.articles.empty() || !chosen.since.empty() || !chosen.until.empty()) {
            const Conditions articles = article_conditions(db.handle(), chosen);
            conditions.add(fmt::format("actor IN (SELECT actor FROM mentions WHERE article IN "
                                       "(SELECT article FROM articles{}))",
                                       articles.sql()),
                           articles.values());
        }
        return actors_where(db.handle(), conditions, tallies_of(db.handle(), actors));
    });
}

std::optional<Actor> describe_actor(const Database& db, const ActorId& id) {
    return guarded(db, [&]() -> std::optional<Actor> {
        Conditions conditions;
        conditions.add("id = ?", {id.text});
        std::vector<StoredActor> actors = actors_where(db.handle(), conditions, {});
        if (actors.empty()) return std::nullopt;
        return std::move(actors.front().actor);
    });
}

std::optional<StoredActor> load_actor(const Database& db, const ActorId& id) {
    Selection chosen;
    chosen.actors = {id};
    std::vector<StoredActor> actors = load_actors(db, chosen);
    if (actors.empty()) return std::nullopt;
    return std::move(actors.front());
}

}  // namespace demarche::store
