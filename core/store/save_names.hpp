#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>

#include "core/model/actor.hpp"
#include "core/model/issue.hpp"
#include "core/store/sql.hpp"

/// Actors and issues into their tables. What several articles tell of one is united: names,
/// memberships and roles are sets; of two types or codes the catalogue's wins, then the greater, so
/// that no order matters.
namespace demarche::store {

class ActorWriter {
public:
    explicit ActorWriter(SQLite::Database& db);

    void save(const Actor& actor);
    /// The row of an actor that is in; 0 for the empty id.
    [[nodiscard]] std::int64_t row_of(const ActorId& id);
    [[nodiscard]] std::size_t added() const { return added_; }

private:
    std::int64_t add(const Actor& actor);
    void unite(const Actor& actor, const Actor& stored, std::int64_t row);
    void save_parts(const Actor& actor, std::int64_t row);

    SQLite::Statement find_, add_, change_, add_name_, add_membership_, add_role_;
    std::unordered_map<ActorId, std::int64_t> rows_;
    std::unordered_map<ActorId, Actor> saved_;  // as last given: most articles bring the same
    std::size_t added_{};
};

class IssueWriter {
public:
    explicit IssueWriter(SQLite::Database& db);

    void save(const Issue& issue);
    [[nodiscard]] std::int64_t row_of(const IssueId& id);

private:
    void save_parts(const Issue& issue, std::int64_t row);

    SQLite::Statement find_, add_, change_, add_name_, add_lean_, add_party_;
    std::unordered_map<IssueId, std::int64_t> rows_;
    std::unordered_map<IssueId, Issue> saved_;
};

}  // namespace demarche::store
