#include "core/query/known.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/query/known_corrected.hpp"
#include "core/query/names.hpp"
#include "core/query/unknown_name.hpp"
#include "core/store/load.hpp"

namespace demarche::query {
namespace {

using catalog::Catalog;

std::string name_of(const Catalog& catalog, const ActorId& id) {
    const Actor* actor = catalog.actor(id);
    return actor == nullptr ? id.text : actor->name;
}

std::string name_of(const Catalog& catalog, const IssueId& id) {
    const Issue* issue = catalog.issue(id);
    return issue == nullptr ? id.text : issue->name;
}

void put_names(KnownActor& row, const Catalog& catalog, const ActorId& id) {
    for (const catalog::KnownAs& one : catalog.names_of(id)) {
        using catalog::NameKind;
        if (one.name == row.actor) continue;
        auto& list = one.kind == NameKind::demonym ? row.demonyms
                     : one.kind == NameKind::seat  ? row.seats
                     : one.kind == NameKind::noun  ? row.nouns
                                                   : row.also;
        list.emplace_back(one.name);
    }
}

void put_blocs(KnownActor& row, const Catalog& catalog, const ActorId& id, const Day& on) {
    for (const catalog::Belonged& one : catalog.memberships_of(id, on)) {
        if (one.state == id)
            row.blocs.push_back({name_of(catalog, one.body), one.body.text, one.since, one.until});
        else
            row.members.push_back(
                {name_of(catalog, one.state), one.state.text, one.since, one.until});
    }
}

void put_roles(KnownActor& row, const Catalog& catalog, const Actor& actor, const Day& on) {
    for (const Role& role : actor.roles)
        if (may_hold(role, on))
            row.roles.push_back(
                {role.role, name_of(catalog, role.of), role.of.text, role.since, role.until});
}

KnownActor row_of(const Catalog& catalog, const Actor& actor, const Day& on) {
    KnownActor row;
    row.actor = actor.name;
    row.actor_id = actor.id.text;
    row.type = actor.type;
    row.code = catalog.code_of(actor);
    for (const ActorId& of : actor.of) row.of.push_back(name_of(catalog, of));
    put_roles(row, catalog, actor, on);
    return row;
}

KnownActor known_row(const Catalog& catalog, const ActorId& id, const Day& on) {
    KnownActor row = row_of(catalog, *catalog.actor(id), on);
    put_names(row, catalog, id);
    std::tie(row.from, row.until) = catalog.life_of(id);
    if (on.year != 0 && row.type != ActorType::person) row.existed = catalog.existed(id, on);
    put_blocs(row, catalog, id, on);
    for (const catalog::Held& held : catalog.offices_of(id, on))
        row.offices.push_back({std::string{held.office}, name_of(catalog, held.person),
                               held.person.text, held.since, held.until});
    return row;
}

/// Whom articles introduced, or a person did.
KnownActor discovered_row(const Catalog& catalog, const Actor& actor, const Day& on) {
    KnownActor row = row_of(catalog, actor, on);
    row.also = actor.also;
    row.discovered = true;
    return row;
}

/// `named`, by the graph, of which corrections say something: first. All where none is known
/// otherwise.
template <class Id>
void add_corrected(std::vector<Id>& ids, const std::vector<Id>& named,
                   const KnownCorrected& corrected) {
    std::vector<Id> first;
    for (const Id& id : named)
        if ((ids.empty() || corrected.names(id)) && std::ranges::find(ids, id) == ids.end())
            first.push_back(id);
    ids.insert(ids.begin(), first.begin(), first.end());
}

template <class Id>
std::vector<Id> after_merges(const std::vector<Id>& ids, const KnownCorrected& corrected) {
    std::vector<Id> stay;
    for (const Id& id : ids)
        if (const Id one = corrected.stays(id); std::ranges::find(stay, one) == stay.end())
            stay.push_back(one);
    return stay;
}

/// What the graph says of it; nothing without a graph.
std::optional<Actor> described(const store::Database* db, const ActorId& id) {
    return db != nullptr ? store::describe_actor(*db, id) : std::nullopt;
}
std::optional<Issue> described(const store::Database* db, const IssueId& id) {
    return db != nullptr ? store::describe_issue(*db, id) : std::nullopt;
}

std::vector<std::string> parts_of(std::string_view list) {
    std::vector<std::string> parts;
    while (!list.empty()) {
        const std::size_t end = list.find(';');
        std::string_view part = list.substr(0, end);
        part.remove_prefix(std::min(part.find_first_not_of(' '), part.size()));
        if (!part.empty()) parts.emplace_back(part);
        list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
    }
    return parts;
}

KnownIssue issue_row(const Catalog& catalog, const Issue& issue) {
    KnownIssue row;
    row.issue = issue.name;
    row.issue_id = issue.id.text;
    row.also = issue.also;
    row.question = issue.question;
    row.leans_for = issue.leans_for;
    row.leans_against = issue.leans_against;
    for (const ActorId& party : issue.parties) row.parties.push_back(name_of(catalog, party));
    row.parent_id = issue.parent.text;
    if (!issue.parent.empty()) row.parent = name_of(catalog, issue.parent);
    for (const Issue& other : catalog.issues())
        if (other.parent == issue.id) row.parts.push_back(other.name);
    return row;
}

std::vector<std::string> all_names(const Catalog& catalog) {
    std::vector<std::string> names;
    for (const Issue& issue : catalog.issues()) {
        names.push_back(issue.name);
        names.insert(names.end(), issue.also.begin(), issue.also.end());
    }
    return names;
}

/// Issues by their names, several where several bear one; then those that the phrase holds.
std::vector<IssueId> issues_meant(const Catalog& catalog, std::string_view name) {
    std::vector<IssueId> ids = issues_by_catalog(catalog, name);
    if (ids.size() != 1) return ids;
    for (const catalog::IssueMatch& match : catalog.issues_in(name))
        if (std::ranges::find(ids, match.issue) == ids.end()) ids.push_back(match.issue);
    return ids;
}

}  // namespace

std::vector<KnownActor> known_actors(const store::Database* db, const Catalog& catalog,
                                     std::string_view name, const Day& on) {
    const KnownCorrected corrected{db};
    std::vector<ActorId> ids = after_merges(actors_by_catalog(catalog, name), corrected);
    if (db != nullptr) add_corrected(ids, store::load_actors_named(*db, name), corrected);
    if (ids.empty()) ids = {corrected.stays(ActorId{std::string{name}})};
    std::vector<KnownActor> rows;
    for (const ActorId& id : ids) {
        if (catalog.actor(id) != nullptr)
            rows.push_back(known_row(catalog, id, on));
        else if (const auto actor = described(db, id))
            rows.push_back(discovered_row(catalog, *actor, on));
        else
            continue;
        corrected.lay(rows.back(), on);
    }
    if (rows.empty()) {
        std::vector<std::string> near;
        for (const std::string_view one : catalog.nearest_actors(name, 3)) near.emplace_back(one);
        throw UnknownName{"actor", name, std::move(near)};
    }
    const std::vector<std::string> meanings = parts_of(catalog.other_meanings(name));
    for (KnownActor& row : rows) {
        row.ambiguous = rows.size() > 1 || !meanings.empty();
        row.may_mean = meanings;
    }
    return rows;
}

std::vector<KnownIssue> known_issues(const store::Database* db, const Catalog& catalog,
                                     std::string_view name) {
    const KnownCorrected corrected{db};
    std::vector<IssueId> ids = after_merges(issues_meant(catalog, name), corrected);
    if (db != nullptr) add_corrected(ids, store::load_issues_named(*db, name), corrected);
    if (ids.empty()) ids = {corrected.stays(IssueId{std::string{name}})};
    std::vector<KnownIssue> rows;
    for (const IssueId& id : ids) {
        if (const Issue* issue = catalog.issue(id))
            rows.push_back(issue_row(catalog, *issue));
        else if (const auto stored = described(db, id))
            rows.push_back(issue_row(catalog, *stored));
        else
            continue;
        corrected.lay(rows.back());
    }
    if (rows.empty()) throw UnknownName{"issue", name, nearest(name, all_names(catalog), 3)};
    for (KnownIssue& row : rows) row.ambiguous = rows.size() > 1;
    return rows;
}

}  // namespace demarche::query
