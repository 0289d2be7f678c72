#pragma once

#include <string_view>
#include <vector>

#include "core/catalog/catalog.hpp"
#include "core/query/unknown_name.hpp"
#include "core/store/database.hpp"

namespace demarche::query {

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

/// The same where it is to be one: an exact id is that one's alone, others bear the name or not.
/// Several where it is none. Throw UnknownName.
[[nodiscard]] std::vector<ActorId> resolve_one_actor(const store::Database& db,
                                                     const catalog::Catalog& catalog,
                                                     std::string_view name);
[[nodiscard]] std::vector<IssueId> resolve_one_issue(const store::Database& db,
                                                     const catalog::Catalog& catalog,
                                                     std::string_view name);

/// Those of the catalogue alone that bear the name, or are called by this code or id; the likeliest
/// first, empty if there is none.
[[nodiscard]] std::vector<ActorId> actors_by_catalog(const catalog::Catalog& catalog,
                                                     std::string_view name);
[[nodiscard]] std::vector<IssueId> issues_by_catalog(const catalog::Catalog& catalog,
                                                     std::string_view name);

}  // namespace demarche::query
