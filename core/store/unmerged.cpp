#include "core/store/unmerged.hpp"

#include <algorithm>
#include <string>

#include "core/model/names.hpp"
#include "core/model/utf8.hpp"
#include "core/store/correction_log.hpp"
#include "core/store/sql.hpp"

namespace demarche::store {
namespace {

/// The actors that a correction names.
std::vector<Actor> told_by(const Correction& correction, const ActorId& /*kind*/) {
    std::vector<Actor> told;
    if (correction.added) told = correction.added->actors;
    if (correction.actor) told.push_back(*correction.actor);
    return told;
}

std::vector<Issue> told_by(const Correction& correction, const IssueId& /*kind*/) {
    std::vector<Issue> told;
    if (correction.added) told = correction.added->issues;
    if (correction.issue) told.push_back(*correction.issue);
    return told;
}

/// Whether the correction gives a name to the actor that it is about.
bool names_subject(const Correction& correction, const ActorId& /*kind*/) {
    return correction.kind == CorrectionKind::actor_alias ||
           correction.kind == CorrectionKind::actor_name;
}

bool names_subject(const Correction& /*correction*/, const IssueId& /*kind*/) { return false; }

template <class Id>
std::vector<Id> named(const Database& db, const char* sql, std::string_view name) {
    return guarded(db, [&] {
        const std::string folded = utf8::fold(name);
        std::vector<Id> ids;
        SQLite::Statement rows{db.handle(), sql};
        bind_all(rows, folded, name);
        while (rows.executeStep()) ids.push_back({text_of(rows, 0)});
        for (const Correction& one : effective_corrections(db.handle())) {
            for (const auto& told : told_by(one, Id{}))
                if (told.id.text == name || utf8::fold(told.name) == folded) ids.push_back(told.id);
            if (names_subject(one, Id{}) && utf8::fold(one.value) == folded)
                ids.push_back({one.subject});
        }
        std::ranges::sort(ids);
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
        return ids;
    });
}

/// What corrections say of it.
template <class Thing>
std::optional<Thing> told_in_log(SQLite::Database& db, const decltype(Thing::id)& id) {
    for (const Correction& one : effective_corrections(db))
        for (Thing& told : told_by(one, id))
            if (told.id == id) return std::move(told);
    return std::nullopt;
}

}  // namespace

std::vector<ActorId> load_unmerged_actors_named(const Database& db, std::string_view name) {
    return named<ActorId>(db,
                          "SELECT id FROM main.actors WHERE id = ?2 OR actor IN "
                          "(SELECT actor FROM main.actor_names WHERE folded = ?1)",
                          name);
}

std::vector<IssueId> load_unmerged_issues_named(const Database& db, std::string_view name) {
    return named<IssueId>(db,
                          "SELECT id FROM main.issues WHERE id = ?2 OR issue IN "
                          "(SELECT issue FROM main.issue_names WHERE folded = ?1)",
                          name);
}

std::optional<Actor> describe_unmerged(const Database& db, const ActorId& id) {
    return guarded(db, [&]() -> std::optional<Actor> {
        SQLite::Statement row{db.handle(), "SELECT name, type, code FROM main.actors WHERE id = ?"};
        bind_to(row, 1, id.text);
        if (!row.executeStep()) return told_in_log<Actor>(db.handle(), id);
        Actor actor;
        actor.id = id;
        actor.name = text_of(row, 0);
        actor.type = parse_actor_type(text_of(row, 1)).value_or(ActorType::organization);
        actor.code = text_of(row, 2);
        return actor;
    });
}

std::optional<Issue> describe_unmerged(const Database& db, const IssueId& id) {
    return guarded(db, [&]() -> std::optional<Issue> {
        SQLite::Statement row{db.handle(), "SELECT name, question FROM main.issues WHERE id = ?"};
        bind_to(row, 1, id.text);
        if (!row.executeStep()) return told_in_log<Issue>(db.handle(), id);
        Issue issue;
        issue.id = id;
        issue.name = text_of(row, 0);
        issue.question = text_of(row, 1);
        return issue;
    });
}

}  // namespace demarche::store
