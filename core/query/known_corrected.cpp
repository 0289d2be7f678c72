#include "core/query/known_corrected.hpp"

#include <algorithm>
#include <optional>

#include "core/model/correction_value.hpp"
#include "core/store/corrections.hpp"
#include "core/store/load.hpp"

namespace demarche::query {
namespace {

void add_once(std::vector<std::string>& names, const std::string& name) {
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
}

/// Puts the graph's name first, and what it was called before among the others.
template <class Row>
void rename(Row& row, std::string& called, const std::string& name,
            const std::vector<std::string>& also) {
    for (const std::string& one : also) add_once(row.also, one);
    if (called != name) add_once(row.also, called);
    called = name;
    std::erase(row.also, name);
}

bool is_listed(const std::vector<std::string>& names, const std::string& name) {
    return std::ranges::find(names, name) != names.end();
}

}  // namespace

bool may_hold(const Role& role, const Day& on) {
    if (on.year == 0) return true;
    if (role.since.year != 0 && last_of(on) < first_of(role.since)) return false;
    return role.until.year == 0 || first_of(on) <= last_of(role.until);
}

KnownCorrected::KnownCorrected(const store::Database* db) : db_{db} {
    if (db_ == nullptr) return;
    corrections_ = store::load_effective_corrections(*db_);
    for (const Correction& one : corrections_) {
        using enum CorrectionKind;
        if (one.kind == actor_merge || one.kind == actor_alias || one.kind == actor_name ||
            one.kind == actor_split || one.kind == actor_office)
            actors_.insert(stays(ActorId{one.subject}).text);
        if (one.kind == issue_merge || one.kind == issue_question || one.kind == issue_split)
            issues_.insert(stays(IssueId{one.subject}).text);
        if (one.kind == actor_split) actors_.insert(parse_split(one.value).into);
        if (one.kind == issue_split) issues_.insert(parse_split(one.value).into);
        if (one.kind == actor_office) actors_.insert(stays(parse_office(one.value).of).text);
    }
}

ActorId KnownCorrected::stays(const ActorId& id) const {
    return store::merged_into(corrections_, id);
}

IssueId KnownCorrected::stays(const IssueId& id) const {
    return store::merged_into(corrections_, id);
}

std::string KnownCorrected::name_of(const ActorId& id) const {
    const auto actor = store::describe_actor(*db_, id);
    return actor ? actor->name : id.text;
}

void KnownCorrected::lay(KnownActor& row, const Day& on) const {
    const ActorId id{row.actor_id};
    if (!names(id)) return;
    const auto actor = store::describe_actor(*db_, id);
    if (!actor) return;
    std::vector<std::string> also = actor->also;
    std::erase_if(also, [&](const std::string& name) {
        return is_listed(row.demonyms, name) || is_listed(row.seats, name) ||
               is_listed(row.nouns, name);
    });
    rename(row, row.actor, actor->name, also);
    for (const Role& role : actor->roles) {
        const RoleRow told{role.role, name_of(role.of), role.of.text, role.since, role.until};
        const bool is_there = std::ranges::any_of(row.roles, [&](const RoleRow& one) {
            return one.role == told.role && one.of_id == told.of_id && one.since == told.since &&
                   one.until == told.until;
        });
        if (!is_there && may_hold(role, on)) row.roles.push_back(told);
    }
    lay_offices(row, on);
}

void KnownCorrected::lay_offices(KnownActor& row, const Day& on) const {
    for (const Correction& one : corrections_) {
        if (one.kind != CorrectionKind::actor_office) continue;
        const Role office = parse_office(one.value);
        if (stays(office.of).text != row.actor_id || !may_hold(office, on)) continue;
        const ActorId holder = stays(ActorId{one.subject});
        const OfficeRow told{office.role, name_of(holder), holder.text, office.since, office.until};
        if (std::ranges::find(row.offices, told) == row.offices.end()) row.offices.push_back(told);
    }
}

void KnownCorrected::lay(KnownIssue& row) const {
    const IssueId id{row.issue_id};
    if (!names(id)) return;
    const auto issue = store::describe_issue(*db_, id);
    if (!issue) return;
    rename(row, row.issue, issue->name, issue->also);
    row.question = issue->question;
}

}  // namespace demarche::query
