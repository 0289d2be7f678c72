#include "core/store/save_names.hpp"

#include <algorithm>
#include <tuple>

#include "core/model/names.hpp"
#include "core/model/utf8.hpp"

namespace demarche::store {
namespace {

/// Which of two descriptions of one actor to believe: the greater.
auto weight(const Actor& actor) {
    return std::make_tuple(!actor.discovered, !actor.code.empty(), actor.type, actor.code,
                           actor.name);
}

Actor actor_at(const SQLite::Statement& row) {
    Actor actor;
    actor.name = text_of(row, 1);
    actor.type = parse_actor_type(text_of(row, 2)).value_or(ActorType::organization);
    actor.code = text_of(row, 3);
    actor.discovered = number_of(row, 4) != 0;
    return actor;
}

std::int64_t row_with(SQLite::Statement& find, std::string_view id) {
    find.reset();
    bind_to(find, 1, id);
    return find.executeStep() ? number_of(find, 0) : 0;
}

}  // namespace

ActorWriter::ActorWriter(SQLite::Database& db)
    : find_{db, "SELECT actor, name, type, code, discovered FROM actors WHERE id = ?"},
      add_{db, "INSERT INTO actors (id, name, type, code, discovered) VALUES (?, ?, ?, ?, ?)"},
      change_{db, "UPDATE actors SET name = ?, type = ?, code = ?, discovered = ? WHERE actor = ?"},
      add_name_{db, "INSERT OR IGNORE INTO actor_names (actor, name, folded) VALUES (?, ?, ?)"},
      add_membership_{db,
                      "INSERT INTO memberships (actor, of_id, place) VALUES (?, ?, ?) "
                      "ON CONFLICT DO UPDATE SET place = min(place, excluded.place)"},
      add_role_{db,
                "INSERT OR IGNORE INTO roles (actor, since, until, role, of_id) "
                "VALUES (?, ?, ?, ?, ?)"} {}

std::int64_t ActorWriter::row_of(const ActorId& id) {
    if (id.empty()) return 0;
    std::int64_t& row = rows_[id];
    if (row == 0) row = row_with(find_, id.text);
    return row;
}

void ActorWriter::save(const Actor& actor) {
    const auto last = saved_.find(actor.id);
    if (last != saved_.end() && last->second == actor) return;
    std::int64_t row = row_with(find_, actor.id.text);
    if (row == 0)
        row = add(actor);
    else
        unite(actor, actor_at(find_), row);
    save_parts(actor, row);
    rows_[actor.id] = row;
    saved_[actor.id] = actor;
}

std::int64_t ActorWriter::add(const Actor& actor) {
    run(add_, actor.id.text, actor.name, to_text(actor.type), actor.code,
        std::int64_t{actor.discovered});
    ++added_;
    const std::int64_t row = row_with(find_, actor.id.text);
    find_.reset();
    return row;
}

void ActorWriter::unite(const Actor& actor, const Actor& stored, std::int64_t row) {
    find_.reset();
    if (weight(actor) <= weight(stored)) return;
    run(change_, actor.name, to_text(actor.type), actor.code, std::int64_t{actor.discovered}, row);
}

void ActorWriter::save_parts(const Actor& actor, std::int64_t row) {
    const auto add_name = [&](const std::string& name) {
        if (!name.empty()) run(add_name_, row, name, utf8::fold(name));
    };
    add_name(actor.name);
    std::ranges::for_each(actor.also, add_name);
    std::int64_t place = 0;
    for (const ActorId& of : actor.of) run(add_membership_, row, of.text, place++);
    for (const Role& role : actor.roles)
        run(add_role_, row, stored_day(role.since), stored_day(role.until), role.role,
            role.of.text);
}

IssueWriter::IssueWriter(SQLite::Database& db)
    : find_{db, "SELECT issue, name, question, parent_id FROM issues WHERE id = ?"},
      add_{db, "INSERT INTO issues (id, name, question, parent_id) VALUES (?, ?, ?, ?)"},
      change_{db, "UPDATE issues SET name = ?, question = ?, parent_id = ? WHERE issue = ?"},
      add_name_{db, "INSERT OR IGNORE INTO issue_names (issue, name, folded) VALUES (?, ?, ?)"},
      add_lean_{db, "INSERT OR IGNORE INTO issue_leans (issue, phrase, lean) VALUES (?, ?, ?)"},
      add_party_{db, "INSERT OR IGNORE INTO issue_parties (issue, actor_id) VALUES (?, ?)"} {}

std::int64_t IssueWriter::row_of(const IssueId& id) {
    if (id.empty()) return 0;
    std::int64_t& row = rows_[id];
    if (row == 0) row = row_with(find_, id.text);
    return row;
}

void IssueWriter::save(const Issue& issue) {
    const auto last = saved_.find(issue.id);
    if (last != saved_.end() && last->second == issue) return;
    std::int64_t row = row_with(find_, issue.id.text);
    if (row == 0) {
        run(add_, issue.id.text, issue.name, issue.question, issue.parent.text);
        row = row_with(find_, issue.id.text);
    } else {
        const auto stored =
            std::make_tuple(text_of(find_, 2), text_of(find_, 3), text_of(find_, 1));
        if (std::tie(issue.question, issue.parent.text, issue.name) > stored)
            run(change_, issue.name, issue.question, issue.parent.text, row);
    }
    find_.reset();
    save_parts(issue, row);
    rows_[issue.id] = row;
    saved_[issue.id] = issue;
}

void IssueWriter::save_parts(const Issue& issue, std::int64_t row) {
    const auto add_name = [&](const std::string& name) {
        if (!name.empty()) run(add_name_, row, name, utf8::fold(name));
    };
    add_name(issue.name);
    std::ranges::for_each(issue.also, add_name);
    for (const std::string& phrase : issue.leans_for) run(add_lean_, row, phrase, std::int64_t{1});
    for (const std::string& phrase : issue.leans_against)
        run(add_lean_, row, phrase, std::int64_t{-1});
    for (const ActorId& party : issue.parties) run(add_party_, row, party.text);
}

}  // namespace demarche::store
