#include "cli/correction_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "cli/catalogue.hpp"
#include "cli/command.hpp"
#include "core/model/utf8.hpp"
#include "core/query/codes.hpp"
#include "core/query/names.hpp"
#include "core/store/corrections.hpp"
#include "core/store/load.hpp"
#include "core/store/unmerged.hpp"

namespace demarche::cli {
namespace {

template <class Id>
Id only_one(std::string_view kind, const std::string& name, const std::vector<Id>& ids) {
    if (ids.size() == 1) return ids.front();
    std::string all;
    for (const Id& id : ids) all += (all.empty() ? "'" : ", '") + id.text + '\'';
    throw UsageError{
        fmt::format("'{}' is the name of several {}s; give one by its id: {}", name, kind, all)};
}

/// What the graph says of it, else the catalogue, else only how it is called.
template <class Thing>
Thing known_or_named(std::optional<Thing> stored, const Thing* known, decltype(Thing::id) id,
                     const std::string& name) {
    if (stored) return std::move(*stored);
    if (known != nullptr) return *known;
    Thing named;
    named.id = std::move(id);
    named.name = name;
    return named;
}

/// Of those who bear the name as if none were merged, the one that was meant, where merges lead it
/// to `stays`: that one itself where it bears the name, or where several do and none by its id.
template <class Id>
Id meant(const store::Database& db, const std::string& name, const Id& stays,
         std::vector<Id> bearers) {
    std::erase_if(bearers, [&](const Id& id) { return store::merged_into(db, id) != stays; });
    std::ranges::sort(bearers);
    bearers.erase(std::unique(bearers.begin(), bearers.end()), bearers.end());
    const auto is_in = [&](const Id& id) { return std::ranges::binary_search(bearers, id); };
    if (is_in(Id{name})) return Id{name};
    return is_in(stays) || bearers.size() != 1 ? stays : bearers.front();
}

template <class Id>
std::vector<Id> both(std::vector<Id> ids, const std::vector<Id>& more) {
    ids.insert(ids.end(), more.begin(), more.end());
    return ids;
}

}  // namespace

Names::Names(const store::Database& db) : db_{db}, catalog_{catalogue_of(db)} {}

Actor Names::actor(const std::string& name) const {
    const ActorId id = only_one("actor", name, query::resolve_one_actor(db_, catalog_, name));
    return known_or_named(store::describe_actor(db_, id), catalog_.actor(id), id, name);
}

Issue Names::issue(const std::string& name) const {
    const IssueId id = only_one("issue", name, query::resolve_one_issue(db_, catalog_, name));
    return known_or_named(store::describe_issue(db_, id), catalog_.issue(id), id, name);
}

Actor Names::actor_as_typed(const std::string& name) const {
    Actor stays = actor(name);
    const ActorId id = meant(db_, name, stays.id,
                             both(store::load_unmerged_actors_named(db_, name),
                                  query::actors_by_catalog(catalog_, name)));
    if (id == stays.id) return stays;
    return known_or_named(store::describe_unmerged(db_, id), catalog_.actor(id), id, name);
}

Issue Names::issue_as_typed(const std::string& name) const {
    Issue stays = issue(name);
    const IssueId id = meant(db_, name, stays.id,
                             both(store::load_unmerged_issues_named(db_, name),
                                  query::issues_by_catalog(catalog_, name)));
    if (id == stays.id) return stays;
    return known_or_named(store::describe_unmerged(db_, id), catalog_.issue(id), id, name);
}

Actor Names::actor_in_graph(const std::string& name) const {
    Actor found = actor(name);
    if (!store::describe_actor(db_, found.id))
        throw InputError{
            fmt::format("no article names '{}'; give a name of 'demarche actors'", name)};
    return found;
}

Issue Names::issue_in_graph(const std::string& name) const {
    Issue found = issue(name);
    if (!store::describe_issue(db_, found.id))
        throw InputError{
            fmt::format("no article is on '{}'; give a name of 'demarche issues'", name)};
    return found;
}

std::vector<Actor> Names::others_named(const std::string& name, const ActorId& but) const {
    std::vector<ActorId> ids = store::load_actors_named(db_, name);
    for (const ActorId& id : query::actors_by_catalog(catalog_, name))
        ids.push_back(store::merged_into(db_, id));
    std::ranges::sort(ids);
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    std::erase(ids, but);
    std::vector<Actor> others;
    for (const ActorId& id : ids)
        others.push_back(
            known_or_named(store::describe_actor(db_, id), catalog_.actor(id), id, id.text));
    return others;
}

bool Names::is_called(const Actor& actor, const std::string& name) const {
    const std::string folded = utf8::fold(name);
    const Actor* known = catalog_.actor(actor.id);
    return actor.id.text == slug(name) || utf8::fold(actor.name) == folded ||
           (known != nullptr && utf8::fold(known->name) == folded);
}

bool Names::is_in_graph(const ActorId& id) const {
    return store::describe_actor(db_, id).has_value();
}

Actor described(const Actor& actor) {
    Actor kept;
    kept.id = actor.id;
    kept.name = actor.name;
    kept.type = actor.type;
    kept.code = actor.code;
    return kept;
}

Issue described(const Issue& issue) {
    Issue kept;
    kept.id = issue.id;
    kept.name = issue.name;
    kept.question = issue.question;
    return kept;
}

std::string code_of(const std::string& type) {
    const std::vector<std::string> codes = query::resolve_type(type);
    if (codes.size() == 1) return codes.front();
    throw UsageError{
        fmt::format("--type '{}' is several codes; give one of {}", type, fmt::join(codes, ", "))};
}

}  // namespace demarche::cli
