#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/catalog/catalog.hpp"
#include "core/error.hpp"
#include "core/store/database.hpp"

namespace demarche::query {

/// A name that nobody bears. The command line is wrong, not the data: exit status 2.
struct UnknownName : Error {
    UnknownName(std::string_view kind, std::string_view name, std::vector<std::string> nearest);

    std::string kind;                  // "actor", "issue", "type", "article", "field"
    std::string name;                  // as asked
    std::vector<std::string> nearest;  // up to three that exist, the nearest first
};

/// All actors that bear `name`, case and accents folded: an id, a name, an alias, a code, a demonym
/// or seat of power ("Moscow"). Those of the database come first, the catalogue's fill in. Throws
/// UnknownName.
[[nodiscard]] std::vector<ActorId> resolve_actor(const store::Database& db,
                                                 const catalog::Catalog& catalog,
                                                 std::string_view name);

/// The same for issues; a phrase that leans on an issue does too. A target phrase of stances
/// without a known issue resolves to no issue here.
[[nodiscard]] std::vector<IssueId> resolve_issue(const store::Database& db,
                                                 const catalog::Catalog& catalog,
                                                 std::string_view name);

/// The up to `count` names of `known` that are nearest to `name` by edits, the nearest first, then
/// by name.
[[nodiscard]] std::vector<std::string> nearest(std::string_view name,
                                               const std::vector<std::string>& known,
                                               std::size_t count);

}  // namespace demarche::query
