#include "core/store/load_extraction.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "core/model/names.hpp"
#include "core/store/load_lists.hpp"
#include "core/store/load_names.hpp"
#include "core/store/names_by_row.hpp"
#include "core/store/overlay.hpp"
#include "core/store/sql.hpp"

namespace demarche::store {
namespace {

std::vector<Mention> load_article_mentions(SQLite::Database& db, std::int64_t article,
                                           NamesByRow& names) {
    SQLite::Statement rows{db,
                           "SELECT actor, begin, end, sentence, first, last, head, kind "
                           "FROM mentions WHERE article = ? ORDER BY begin, end, actor"};
    bind_to(rows, 1, article);
    std::vector<Mention> mentions;
    while (rows.executeStep())
        mentions.push_back({names.actor(number_of(rows, 0)).id,
                            {size_of(rows, 1), size_of(rows, 2)},
                            size_of(rows, 3),
                            size_of(rows, 4),
                            size_of(rows, 5),
                            size_of(rows, 6),
                            parse_mention_kind(text_of(rows, 7)).value_or(MentionKind::name)});
    std::ranges::sort(mentions, [](const Mention& a, const Mention& b) {
        return std::tie(a.where, a.actor) < std::tie(b.where, b.actor);
    });
    return mentions;
}

Report report_at(const SQLite::Statement& row, int at, const ArticleId& article) {
    return {article,
            {size_of(row, at), size_of(row, at + 1)},
            text_of(row, at + 2),
            text_of(row, at + 3),
            row.getColumn(at + 4).getDouble()};
}

/// Adds the report to the last thing where that has the same id, else to a new one that `make`
/// gives.
template <class Thing, class Make>
void add_report(std::vector<Thing>& things, const std::string& id, Report report,
                const Make& make) {
    if (things.empty() || things.back().id.text != id) things.push_back(make());
    Thing& thing = things.back();
    thing.confidence = std::max(thing.confidence, report.confidence);
    thing.reports.push_back(std::move(report));
}

std::vector<Event> load_article_events(SQLite::Database& db, std::int64_t article,
                                       const ArticleId& article_id, NamesByRow& names) {
    SQLite::Statement rows{
        db,
        "SELECT e.id, e.day, e.source, r.source_speaker, e.target, r.target_speaker, e.cameo, "
        "e.predicate, r.issue, r.location, r.begin, r.end, r.rule, r.steps, r.confidence "
        "FROM event_reports r JOIN events e USING (event) WHERE r.article = ? "
        "ORDER BY e.id, r.begin, r.end, r.rule"};
    bind_to(rows, 1, article);
    std::vector<Event> events;
    while (rows.executeStep())
        add_report(events, text_of(rows, 0), report_at(rows, 10, article_id), [&] {
            Event event;
            event.id.text = text_of(rows, 0);
            event.date = day_from(number_of(rows, 1));
            event.source = names.actor(number_of(rows, 2)).id;
            event.source_speaker = names.actor(number_of(rows, 3)).id;
            event.target = names.actor(number_of(rows, 4)).id;
            event.target_speaker = names.actor(number_of(rows, 5)).id;
            event.cameo = text_of(rows, 6);
            event.predicate = text_of(rows, 7);
            event.issue = names.issue(number_of(rows, 8)).id;
            event.location = text_of(rows, 9);
            return event;
        });
    return events;
}

std::vector<Stance> load_article_stances(SQLite::Database& db, std::int64_t article,
                                         const ArticleId& article_id, NamesByRow& names) {
    SQLite::Statement rows{
        db,
        "SELECT s.id, s.day, s.holder, s.speaker, s.issue, s.position, r.target, r.on_issue, "
        "r.strength, r.conditional, r.condition, r.reported_by, r.begin, r.end, r.rule, r.steps, "
        "r.confidence FROM stance_reports r JOIN stances s USING (stance) WHERE r.article = ? "
        "ORDER BY s.id, r.begin, r.end, r.rule"};
    bind_to(rows, 1, article);
    std::vector<Stance> stances;
    while (rows.executeStep())
        add_report(stances, text_of(rows, 0), report_at(rows, 12, article_id), [&] {
            Stance stance;
            stance.id.text = text_of(rows, 0);
            stance.date = day_from(number_of(rows, 1));
            stance.holder = names.actor(number_of(rows, 2)).id;
            stance.speaker = names.actor(number_of(rows, 3)).id;
            stance.issue = names.issue(number_of(rows, 4)).id;
            stance.position = parse_position(text_of(rows, 5)).value_or(Position::neutral);
            stance.target = text_of(rows, 6);
            stance.on_issue = parse_position(text_of(rows, 7));
            stance.strength = rows.getColumn(8).getDouble();
            stance.conditional = number_of(rows, 9) != 0;
            stance.condition = text_of(rows, 10);
            stance.reported_by = text_of(rows, 11);
            return stance;
        });
    return stances;
}

/// Describes what the extraction names, and what those actors belong to.
void describe(const Database& db, Extraction& extraction) {
    std::set<ActorId> actors;
    std::set<IssueId> issues;
    for (const Mention& mention : extraction.mentions) actors.insert(mention.actor);
    for (const Event& event : extraction.events) {
        actors.insert({event.source, event.source_speaker, event.target, event.target_speaker});
        issues.insert(event.issue);
    }
    for (const Stance& stance : extraction.stances) {
        actors.insert({stance.holder, stance.speaker});
        issues.insert(stance.issue);
    }
    std::vector<ActorId> to_describe{actors.begin(), actors.end()};
    while (!to_describe.empty()) {
        const ActorId id = std::move(to_describe.back());
        to_describe.pop_back();
        auto actor = describe_actor(db, id);
        if (!actor) continue;
        const auto add = [&](const ActorId& of) {
            if (actors.insert(of).second) to_describe.push_back(of);
        };
        std::ranges::for_each(actor->of, add);
        for (const Role& role : actor->roles) add(role.of);
        extraction.actors.push_back(std::move(*actor));
    }
    std::ranges::sort(extraction.actors, {}, &Actor::id);
    for (const IssueId& id : issues)
        if (auto issue = describe_issue(db, id)) extraction.issues.push_back(std::move(*issue));
}

}  // namespace

std::optional<Extraction> load_extraction(const Database& db, const ArticleId& id) {
    const AsExtracted extracted{db};
    auto stored = load_article(db, id);
    if (!stored) return std::nullopt;
    return guarded(db, [&]() -> std::optional<Extraction> {
        SQLite::Statement find{db.handle(), "SELECT article FROM articles WHERE id = ?"};
        bind_to(find, 1, id.text);
        if (!find.executeStep()) return std::nullopt;
        const std::int64_t row = number_of(find, 0);
        NamesByRow names{db.handle()};
        Extraction extraction;
        extraction.article = std::move(stored->article);
        extraction.mentions = load_article_mentions(db.handle(), row, names);
        extraction.events = load_article_events(db.handle(), row, id, names);
        extraction.stances = load_article_stances(db.handle(), row, id, names);
        describe(db, extraction);
        return extraction;
    });
}

std::vector<ArticleId> load_article_ids(const Database& db) {
    return guarded(db, [&] {
        SQLite::Statement rows{db.handle(), "SELECT id FROM articles ORDER BY id"};
        std::vector<ArticleId> ids;
        while (rows.executeStep()) ids.push_back({text_of(rows, 0)});
        return ids;
    });
}

}  // namespace demarche::store
