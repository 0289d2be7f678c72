#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/catalog/catalog.hpp"
#include "core/query/lists.hpp"
#include "core/store/database.hpp"

/// What is known of an actor or issue before any article; failing that, what articles introduced.
namespace demarche::query {

/// Who held an office of a state or body.
struct OfficeRow {
    std::string office, holder, holder_id;
    Day since, until;
    bool operator==(const OfficeRow&) const = default;
};

/// That a state belonged to a body: named is the other side.
struct MembershipRow {
    std::string name, id;
    Day since, until;
    bool operator==(const MembershipRow&) const = default;
};

struct KnownActor {
    std::string actor, actor_id;
    ActorType type{ActorType::organization};
    std::string code;
    std::vector<std::string> also, demonyms, seats, nouns;  // as in catalog::NameKind
    std::vector<std::string> of;                            // whose part it is, whom it served
    Day from, until;                                        // of a state or body
    std::optional<bool> existed;         // on the day that was asked for; empty where none was
    std::vector<MembershipRow> blocs;    // of a state
    std::vector<MembershipRow> members;  // of a body
    std::vector<OfficeRow> offices;      // of a state or body, by office
    std::vector<RoleRow> roles;          // of a person
    bool discovered{};                   // by articles; the catalogue does not know it
    bool ambiguous{};                    // others bear the name too, or it is a word
    std::vector<std::string> may_mean;   // what else the name that was asked for is
    bool operator==(const KnownActor&) const = default;
};

struct KnownIssue {
    std::string issue, issue_id;
    std::vector<std::string> also;
    std::string question;
    std::vector<std::string> leans_for, leans_against;
    std::vector<std::string> parties;  // names
    std::string parent, parent_id;
    std::vector<std::string> parts;  // names of the issues that are part of it
    bool ambiguous{};                // the name is one of several issues
    bool operator==(const KnownIssue&) const = default;
};

/// All that bear the name, the likeliest first. With a day, only what was so on it, as far as is
/// known. `db` may be null. Throws UnknownName with the three nearest.
[[nodiscard]] std::vector<KnownActor> known_actors(const store::Database* db,
                                                   const catalog::Catalog& catalog,
                                                   std::string_view name, const Day& on);
[[nodiscard]] std::vector<KnownIssue> known_issues(const store::Database* db,
                                                   const catalog::Catalog& catalog,
                                                   std::string_view name);

}  // namespace demarche::query
