#include "core/store/told_rows.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/model/names.hpp"
#include "core/store/sql.hpp"

namespace demarche::store {
namespace {

/// A correction that carries more would make the log heavy, for no statement's sake: one is enough
/// for it to stay.
constexpr int most_reports = 100;

std::string events_where(std::string_view condition) {
    return fmt::format(
        "SELECT a.id, r.begin, r.end, r.rule, r.steps, r.confidence, r.evidence, e.id, e.day, "
        "e.source, r.source_speaker, e.target, r.target_speaker, e.cameo, e.predicate, r.issue, "
        "r.location FROM main.event_reports r JOIN main.events e USING (event) "
        "JOIN main.articles a USING (article) WHERE {} ORDER BY a.id, r.begin, r.end, r.rule, e.id",
        condition);
}

std::string stances_where(std::string_view condition) {
    return fmt::format(
        "SELECT a.id, r.begin, r.end, r.rule, r.steps, r.confidence, r.evidence, s.id, s.day, "
        "s.holder, s.speaker, s.issue, s.position, r.target, r.on_issue, r.strength, "
        "r.conditional, r.condition, r.reported_by FROM main.stance_reports r "
        "JOIN main.stances s USING (stance) JOIN main.articles a USING (article) WHERE {} "
        "ORDER BY a.id, r.begin, r.end, r.rule, s.id",
        condition);
}

Report report_at(const SQLite::Statement& row) {
    return {{text_of(row, 0)},
            {size_of(row, 1), size_of(row, 2)},
            text_of(row, 3),
            text_of(row, 4),
            row.getColumn(5).getDouble()};
}

}  // namespace

ToldRows::ToldRows(SQLite::Database& db)
    : event_{db, fmt::format("{} LIMIT {}", events_where("e.id = ?"), most_reports)},
      stance_{db, fmt::format("{} LIMIT {}", stances_where("s.id = ?"), most_reports)},
      events_of_{db, events_where("r.article = ?")},
      stances_of_{db, stances_where("r.article = ?")},
      actor_{db, "SELECT id, name, type, code FROM main.actors WHERE actor = ?"},
      issue_{db, "SELECT id, name, question FROM main.issues WHERE issue = ?"},
      article_{db, "SELECT article FROM main.articles WHERE id = ?"} {}

std::vector<AddedStatement> ToldRows::with_id(const std::string& id) {
    for (SQLite::Statement* rows : {&event_, &stance_}) {
        rows->reset();
        bind_to(*rows, 1, id);
    }
    return read(event_, stance_);
}

std::vector<AddedStatement> ToldRows::of_article(std::int64_t article) {
    for (SQLite::Statement* rows : {&events_of_, &stances_of_}) {
        rows->reset();
        bind_to(*rows, 1, article);
    }
    return read(events_of_, stances_of_);
}

std::int64_t ToldRows::row_of_article(const std::string& id) {
    article_.reset();
    bind_to(article_, 1, id);
    const std::int64_t row = article_.executeStep() ? number_of(article_, 0) : 0;
    article_.reset();
    return row;
}

std::vector<AddedStatement> ToldRows::read(SQLite::Statement& events, SQLite::Statement& stances) {
    std::vector<AddedStatement> told;
    while (events.executeStep()) told.push_back(event_at(events));
    while (stances.executeStep()) told.push_back(stance_at(stances));
    events.reset();
    stances.reset();
    return told;
}

AddedStatement ToldRows::event_at(const SQLite::Statement& row) {
    AddedStatement told;
    told.evidence = text_of(row, 6);
    Event event;
    event.id.text = text_of(row, 7);
    event.date = day_from(number_of(row, 8));
    event.source = actor(told, number_of(row, 9));
    event.source_speaker = actor(told, number_of(row, 10));
    event.target = actor(told, number_of(row, 11));
    event.target_speaker = actor(told, number_of(row, 12));
    event.cameo = text_of(row, 13);
    event.predicate = text_of(row, 14);
    event.issue = issue(told, number_of(row, 15));
    event.location = text_of(row, 16);
    event.reports = {report_at(row)};
    event.confidence = event.reports.front().confidence;
    told.what = std::move(event);
    return told;
}

AddedStatement ToldRows::stance_at(const SQLite::Statement& row) {
    AddedStatement told;
    told.evidence = text_of(row, 6);
    Stance stance;
    stance.id.text = text_of(row, 7);
    stance.date = day_from(number_of(row, 8));
    stance.holder = actor(told, number_of(row, 9));
    stance.speaker = actor(told, number_of(row, 10));
    stance.issue = issue(told, number_of(row, 11));
    stance.position = parse_position(text_of(row, 12)).value_or(Position::neutral);
    stance.target = text_of(row, 13);
    stance.on_issue = parse_position(text_of(row, 14));
    stance.strength = row.getColumn(15).getDouble();
    stance.conditional = number_of(row, 16) != 0;
    stance.condition = text_of(row, 17);
    stance.reported_by = text_of(row, 18);
    stance.reports = {report_at(row)};
    stance.confidence = stance.reports.front().confidence;
    told.what = std::move(stance);
    return told;
}

ActorId ToldRows::actor(AddedStatement& told, std::int64_t row) {
    if (row == 0) return {};
    const auto [known, is_new] = actors_.try_emplace(row);
    Actor& named = known->second;
    if (is_new) {
        actor_.reset();
        bind_to(actor_, 1, row);
        if (!actor_.executeStep()) return {};
        named.id.text = text_of(actor_, 0);
        named.name = text_of(actor_, 1);
        named.type = parse_actor_type(text_of(actor_, 2)).value_or(ActorType::organization);
        named.code = text_of(actor_, 3);
        actor_.reset();
    }
    if (std::ranges::find(told.actors, named.id, &Actor::id) == told.actors.end())
        told.actors.push_back(named);
    return named.id;
}

IssueId ToldRows::issue(AddedStatement& told, std::int64_t row) {
    if (row == 0) return {};
    const auto [known, is_new] = issues_.try_emplace(row);
    Issue& named = known->second;
    if (is_new) {
        issue_.reset();
        bind_to(issue_, 1, row);
        if (!issue_.executeStep()) return {};
        named.id.text = text_of(issue_, 0);
        named.name = text_of(issue_, 1);
        named.question = text_of(issue_, 2);
        issue_.reset();
    }
    told.issues.push_back(named);
    return named.id;
}

}  // namespace demarche::store
