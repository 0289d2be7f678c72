#pragma once

#include <string>

#include "core/catalog/catalog.hpp"
#include "core/model/actor.hpp"
#include "core/model/issue.hpp"
#include "core/store/database.hpp"

namespace demarche::cli {

/// Actors and issues as a person names them in a correction: with the graph's corrections and the
/// user's catalogue. Keeps the reference. All throw UnknownName, and UsageError for a name of
/// several.
class Names {
public:
    explicit Names(const store::Database& db);

    [[nodiscard]] Actor actor(const std::string& name) const;
    [[nodiscard]] Issue issue(const std::string& name) const;
    /// Throw InputError where no article names it.
    [[nodiscard]] Actor actor_in_graph(const std::string& name) const;
    [[nodiscard]] Issue issue_in_graph(const std::string& name) const;

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
