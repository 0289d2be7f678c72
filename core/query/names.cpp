#include "core/query/names.hpp"

#include <algorithm>

#include "core/model/utf8.hpp"
#include "core/store/corrections.hpp"
#include "core/store/load.hpp"

namespace demarche::query {
namespace {

template <class Id>
void add_once(std::vector<Id>& ids, const Id& id) {
    if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
}

/// Those of the catalogue by a code as CAMEO writes it: "RUS". Only whole states and bodies.
std::vector<ActorId> with_code(const catalog::Catalog& catalog, std::string_view code) {
    std::vector<ActorId> ids;
    const std::string folded = utf8::fold(code);
    for (const Actor& actor : catalog.actors())
        if (!actor.code.empty() && utf8::fold(actor.code) == folded) ids.push_back(actor.id);
    return ids;
}

template <class Named>
std::vector<std::string> texts(const std::vector<Named>& names) {
    std::vector<std::string> all;
    all.reserve(names.size());
    for (const Named& named : names) all.push_back(named.name);
    return all;
}

/// Of several, those that the graph holds; all where it holds none.
std::vector<ActorId> present(const store::Database& db, std::vector<ActorId> ids) {
    std::vector<ActorId> in;
    for (const ActorId& id : ids)
        if (const ActorId stays = store::merged_into(db, id); store::describe_actor(db, stays))
            add_once(in, stays);
    return in.empty() ? ids : in;
}

/// Where the one of this id went, if it was merged into another.
template <class Id>
std::vector<Id> merged_away(const store::Database& db, const Id& id) {
    const Id stays = store::merged_into(db, id);
    return stays == id ? std::vector<Id>{} : std::vector<Id>{stays};
}

/// Of several, the one whose id the name is; all where it is nobody's.
template <class Id>
std::vector<Id> with_exact_id(const store::Database& db, std::vector<Id> ids,
                              std::string_view name) {
    if (ids.size() < 2) return ids;
    const Id exact = store::merged_into(db, Id{std::string{name}});
    return std::ranges::find(ids, exact) == ids.end() ? ids : std::vector<Id>{exact};
}

/// Three issues to offer: those of the graph that hold the word first, for they have answers.
std::vector<std::string> nearest_issues(const store::Database& db, const catalog::Catalog& catalog,
                                        std::string_view name) {
    const std::string folded = utf8::fold(name);
    std::vector<std::string> near;
    const auto holds = [&](const std::string& one) {
        return utf8::fold(one).find(folded) != std::string::npos;
    };
    for (const store::StoredIssue& stored : store::load_issues(db, {}))
        if (near.size() < 3 &&
            (holds(stored.issue.name) || std::ranges::any_of(stored.issue.also, holds)))
            near.push_back(stored.issue.name);
    std::vector<std::string> known;
    for (const Issue& issue : catalog.issues()) known.push_back(issue.name);
    for (std::string& one : nearest(name, known, 6))
        if (near.size() < 3 && std::ranges::find(near, one) == near.end())
            near.push_back(std::move(one));
    return near;
}

}  // namespace

std::vector<ActorId> actors_by_catalog(const catalog::Catalog& catalog, std::string_view name) {
    std::vector<ActorId> ids;
    for (const catalog::NameMatch& match : catalog.named(name)) {
        // A common noun ("alliance") names nobody out of a text.
        if (match.kind != catalog::NameKind::noun) add_once(ids, match.actor);
    }
    if (ids.empty()) ids = with_code(catalog, name);
    if (ids.empty() && catalog.actor({std::string{name}}) != nullptr)
        ids.push_back({std::string{name}});
    return ids;
}

std::vector<IssueId> issues_by_catalog(const catalog::Catalog& catalog, std::string_view name) {
    std::vector<IssueId> ids;
    const std::string folded = utf8::fold(name);
    for (const Issue& issue : catalog.issues()) {
        const auto bears = [&](const std::string& one) { return utf8::fold(one) == folded; };
        if (issue.id.text == name || bears(issue.name) || std::ranges::any_of(issue.also, bears))
            add_once(ids, issue.id);
    }
    if (!ids.empty()) return ids;
    const auto matches = catalog.issues_in(name);
    if (!matches.empty()) ids.push_back(matches.front().issue);
    return ids;
}

std::vector<ActorId> resolve_actor(const store::Database& db, const catalog::Catalog& catalog,
                                   std::string_view name) {
    std::vector<ActorId> ids = store::load_actors_named(db, name);
    if (ids.empty()) ids = merged_away(db, ActorId{std::string{name}});
    if (!ids.empty()) return ids;
    ids = actors_by_catalog(catalog, name);
    if (!ids.empty()) return present(db, std::move(ids));
    std::vector<std::string> known = texts(store::load_actor_names(db));
    for (const std::string_view near : catalog.nearest_actors(name, 3)) known.emplace_back(near);
    throw UnknownName{"actor", name, nearest(name, known, 3)};
}

std::vector<IssueId> resolve_issue(const store::Database& db, const catalog::Catalog& catalog,
                                   std::string_view name) {
    std::vector<IssueId> ids = store::load_issues_named(db, name);
    if (ids.empty()) ids = merged_away(db, IssueId{std::string{name}});
    if (!ids.empty()) return ids;
    for (const IssueId& id : issues_by_catalog(catalog, name))
        add_once(ids, store::merged_into(db, id));
    if (!ids.empty()) return ids;
    throw UnknownName{"issue", name, nearest_issues(db, catalog, name)};
}

std::vector<ActorId> resolve_one_actor(const store::Database& db, const catalog::Catalog& catalog,
                                       std::string_view name) {
    return with_exact_id(db, resolve_actor(db, catalog, name), name);
}

std::vector<IssueId> resolve_one_issue(const store::Database& db, const catalog::Catalog& catalog,
                                       std::string_view name) {
    return with_exact_id(db, resolve_issue(db, catalog, name), name);
}

}  // namespace demarche::query
