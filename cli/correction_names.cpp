#include "cli/correction_names.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>
#include <vector>

#include "cli/catalogue.hpp"
#include "cli/command.hpp"
#include "core/query/codes.hpp"
#include "core/query/names.hpp"
#include "core/store/load.hpp"

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

}  // namespace

Names::Names(const store::Database& db) : db_{db}, catalog_{catalogue_of(db)} {}

Actor Names::actor(const std::string& name) const {
    const ActorId id = only_one("actor", name, query::resolve_actor(db_, catalog_, name));
    return known_or_named(store::describe_actor(db_, id), catalog_.actor(id), id, name);
}

Issue Names::issue(const std::string& name) const {
    const IssueId id = only_one("issue", name, query::resolve_issue(db_, catalog_, name));
    return known_or_named(store::describe_issue(db_, id), catalog_.issue(id), id, name);
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
