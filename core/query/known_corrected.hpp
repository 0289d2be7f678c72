#pragma once

#include <set>
#include <string>
#include <vector>

#include "core/model/correction.hpp"
#include "core/query/known.hpp"

namespace demarche::query {

/// What corrections of a graph say of actors and issues, over what the catalogue knows of them.
class KnownCorrected {
public:
    /// Keeps the pointer; without a graph, or corrections in it, nothing is changed.
    explicit KnownCorrected(const store::Database* db);

    /// Where merges lead.
    [[nodiscard]] ActorId stays(const ActorId& id) const;
    [[nodiscard]] IssueId stays(const IssueId& id) const;

    /// Whether a correction names it, so that the graph knows more than the catalogue.
    [[nodiscard]] bool names(const ActorId& id) const { return actors_.contains(id.text); }
    [[nodiscard]] bool names(const IssueId& id) const { return issues_.contains(id.text); }

    /// Its name, other names, roles and, of a state or body, who held its offices; those alone that
    /// may have been held on `on`, where it is given.
    void lay(KnownActor& row, const Day& on) const;
    /// Its name, other names and question.
    void lay(KnownIssue& row) const;

private:
    [[nodiscard]] std::string name_of(const ActorId& id) const;
    void lay_offices(KnownActor& row, const Day& on) const;

    const store::Database* db_;
    std::vector<Correction> corrections_;
    std::set<std::string> actors_, issues_;
};

/// Whether the office may have been held on a day; true where none is given.
[[nodiscard]] bool may_hold(const Role& role, const Day& on);

}  // namespace demarche::query
