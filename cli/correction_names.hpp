#pragma once

#include <string>
#include <vector>

#include "core/catalog/catalog.hpp"
#include "core/model/actor.hpp"
#include "core/model/issue.hpp"
#include "core/store/database.hpp"

namespace demarche::cli {

/// Actors and issues as a person names them in a correction: with the graph's corrections and the
/// user's catalogue. Keeps the reference. All that give one throw UnknownName, and UsageError for a
/// name of several; an id is the name of one.
class Names {
public:
    explicit Names(const store::Database& db);

    /// The one that answers show: of a name that was merged away the one that stays.
    [[nodiscard]] Actor actor(const std::string& name) const;
    [[nodiscard]] Issue issue(const std::string& name) const;
    /// The one that was meant, merged away or not: what is said of it holds when the merge is
    /// undone. That one alone where it stays.
    [[nodiscard]] Actor actor_as_typed(const std::string& name) const;
    [[nodiscard]] Issue issue_as_typed(const std::string& name) const;
    /// Throw InputError where no article names it.
    [[nodiscard]] Actor actor_in_graph(const std::string& name) const;
    [[nodiscard]] Issue issue_in_graph(const std::string& name) const;

    /// All others than `but` who bear the name, in the graph or in the catalogue.
    [[nodiscard]] std::vector<Actor> others_named(const std::string& name,
                                                  const ActorId& but) const;
    /// Whether it is what the actor is called, by its id or its chief name, case and accents
    /// folded.
    [[nodiscard]] bool is_called(const Actor& actor, const std::string& name) const;

    [[nodiscard]] bool is_in_graph(const ActorId& id) const;

    [[nodiscard]] const catalog::Catalog& catalog() const { return catalog_; }

private:
    const store::Database& db_;
    catalog::Catalog catalog_;
};

/// What a log keeps of an actor or issue, for a graph that does not know it.
[[nodiscard]] Actor described(const Actor& actor);
[[nodiscard]] Issue described(const Issue& issue);

/// The one CAMEO code that the user means. Throws UsageError where it is several.
[[nodiscard]] std::string code_of(const std::string& type);

}  // namespace demarche::cli
