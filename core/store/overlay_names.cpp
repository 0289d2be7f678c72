#include "core/store/overlay_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "core/model/names.hpp"
#include "core/model/utf8.hpp"
#include "core/store/overlay_merges.hpp"
#include "core/store/overlay_splits.hpp"
#include "core/store/overlay_tables.hpp"
#include "core/store/sql.hpp"

namespace demarche::store {
namespace {

constexpr std::array parties = {Party::actor, Party::issue};

CorrectionKind merge_of(Party party) {
    return party == Party::actor ? CorrectionKind::actor_merge : CorrectionKind::issue_merge;
}

CorrectionKind split_of(Party party) { return split_beside(merge_of(party)); }

/// The ids of actors that the correction is about or names.
std::vector<std::string> actors_named(const Correction& one) {
    switch (one.kind) {
        case CorrectionKind::actor_merge:
            return {one.subject, one.value};
        case CorrectionKind::actor_split:
            return {one.subject, parse_split(one.value).into};
        case CorrectionKind::actor_alias:
        case CorrectionKind::actor_name:
        case CorrectionKind::actor_office:
            return {one.subject};
        default:
            return {};
    }
}

std::vector<std::string> issues_named(const Correction& one) {
    switch (one.kind) {
        case CorrectionKind::issue_merge:
            return {one.subject, one.value};
        case CorrectionKind::issue_split:
            return {one.subject, parse_split(one.value).into};
        case CorrectionKind::issue_question:
            return {one.subject};
        default:
            return {};
    }
}

}  // namespace

std::string_view key_of(Party party) { return party == Party::actor ? "actor" : "issue"; }
std::string_view table_of(Party party) { return party == Party::actor ? "actors" : "issues"; }

void add_name(SQLite::Database& db, Party party, std::int64_t row, const std::string& name) {
    SQLite::Statement add{
        db, fmt::format("INSERT INTO temp.corrected_{0}_names SELECT ?1, ?2, ?3 WHERE NOT "
                        "EXISTS (SELECT 1 FROM temp.corrected_{0}_names WHERE {0} = ?1 AND "
                        "name = ?2)",
                        key_of(party))};
    run(add, row, name, utf8::fold(name));
}

void PartyRows::describe(const AddedStatement& told) {
    actors_.insert(actors_.end(), told.actors.begin(), told.actors.end());
    issues_.insert(issues_.end(), told.issues.begin(), told.issues.end());
}

PartyRows::PartyRows(SQLite::Database& db, const std::vector<Correction>& corrections,
                     const std::vector<AddedStatement>& kept)
    : db_{db} {
    for (const Correction& one : corrections) {
        if (one.actor) actors_.push_back(*one.actor);
        if (one.issue) issues_.push_back(*one.issue);
        if (one.added) describe(*one.added);
    }
    for (const AddedStatement& one : kept) describe(one);
    const auto number = [](Rows& rows, const std::string& id) {
        rows.try_emplace(id, -static_cast<std::int64_t>(rows.size()) - 1);
    };
    for (const Actor& one : actors_)
        if (stored(Party::actor, one.id.text) == 0) number(unknown_actors_, one.id.text);
    for (const Issue& one : issues_)
        if (stored(Party::issue, one.id.text) == 0) number(unknown_issues_, one.id.text);
}

std::int64_t PartyRows::stored(Party party, const std::string& id) const {
    SQLite::Statement find{
        db_, fmt::format("SELECT {} FROM main.{} WHERE id = ?", key_of(party), table_of(party))};
    bind_to(find, 1, id);
    return find.executeStep() ? number_of(find, 0) : 0;
}

const PartyRows::Rows& PartyRows::unknown(Party party) const {
    return party == Party::actor ? unknown_actors_ : unknown_issues_;
}

std::int64_t PartyRows::of(Party party, const std::string& id) const {
    const auto found = unknown(party).find(id);
    return found != unknown(party).end() ? found->second : stored(party, id);
}

void PartyRows::add(const Actor& actor, std::int64_t row) const {
    SQLite::Statement add{db_, "INSERT INTO temp.corrected_actors VALUES (?, ?, ?, ?, ?, 0)"};
    run(add, row, actor.id.text, actor.name, to_text(actor.type), actor.code);
    add_name(db_, Party::actor, row, actor.name);
}

void PartyRows::add(const Issue& issue, std::int64_t row) const {
    SQLite::Statement add{db_, "INSERT INTO temp.corrected_issues VALUES (?, ?, ?, ?, '')"};
    run(add, row, issue.id.text, issue.name, issue.question);
    add_name(db_, Party::issue, row, issue.name);
}

void PartyRows::add_unknown() const {
    for (const auto& [id, row] : unknown_actors_) add_unknown(Party::actor, id);
    for (const auto& [id, row] : unknown_issues_) add_unknown(Party::issue, id);
}

void PartyRows::add_unknown(Party party, const std::string& id) const {
    const std::int64_t row = of(party, id);
    if (party == Party::actor) {
        const auto actor = std::ranges::find(actors_, ActorId{id}, &Actor::id);
        if (actor != actors_.end()) add(*actor, row);
        return;
    }
    const auto issue = std::ranges::find(issues_, IssueId{id}, &Issue::id);
    if (issue != issues_.end()) add(*issue, row);
}

NamesLaid::NamesLaid(SQLite::Database& db, const std::vector<Correction>& corrections,
                     const std::vector<AddedStatement>& kept)
    : db_{db}, corrections_{corrections}, rows_{db, corrections, kept} {}

void NamesLaid::note() {
    for (const Party party : parties) {
        SQLite::Statement merged{
            db_,
            fmt::format("INSERT OR IGNORE INTO temp.merged_{} VALUES (?, ?)", table_of(party))};
        SQLite::Statement named{
            db_, fmt::format("INSERT OR IGNORE INTO temp.named_{} VALUES (?)", table_of(party))};
        for (const Correction& one : corrections_) {
            for (const std::string& id :
                 party == Party::actor ? actors_named(one) : issues_named(one))
                if (const std::int64_t row = rows_.of(party, id); row != 0) run(named, row);
            if (one.kind != merge_of(party)) continue;
            if (const std::int64_t row = rows_.of(party, one.subject); row != 0)
                run(merged, row, one.subject);
        }
    }
}

void NamesLaid::lay() {
    for (const Correction& one : corrections_) take(one);
    for (const Party party : parties) flush(party);
}

void NamesLaid::take(const Correction& one) {
    using enum CorrectionKind;
    switch (one.kind) {
        case actor_merge:
            return merge(Party::actor, one);
        case issue_merge:
            return merge(Party::issue, one);
        case actor_split:
            return split(Party::actor, one);
        case issue_split:
            return split(Party::issue, one);
        case actor_alias:
        case actor_name:
            return name_actor(one);
        case actor_office:
            return hold_office(one);
        case issue_question:
            return ask(one);
        default:
            return;  // of statements
    }
}

Forwarding& NamesLaid::leads(Party party) {
    return party == Party::actor ? actors_lead_ : issues_lead_;
}

std::vector<const Correction*>& NamesLaid::waiting(Party party) {
    return party == Party::actor ? actors_wait_ : issues_wait_;
}

void NamesLaid::merge(Party party, const Correction& one) {
    split_before(party, one);
    if (party == Party::issue) {
        const std::string to = issues_lead_.end_of(one.value);
        const std::string asked = question_of(one.subject);
        links_[one.subject] = {to, !asked.empty() && asked != question_of(to)};
    }
    leads(party).take(merge_of(party), one);
    waiting(party).push_back(&one);
}

/// A split of what was merged away by then was made where nobody knew of the merge: it is laid on
/// what the one had by itself.
void NamesLaid::split_before(Party party, const Correction& merged) {
    for (const Correction* one = &merged + 1; one != corrections_.data() + corrections_.size();
         ++one) {
        if (one->kind != split_of(party)) continue;
        if (parse_split(one->value).into == merged.subject) return;
        if (one->subject == merged.subject) split(party, *one);
    }
}

void NamesLaid::split(Party party, const Correction& one) {
    if (!is_done_.try_emplace(&one, true).second) return;
    flush(party);
    const Split wanted = parse_split(one.value);
    const std::string from = leads(party).end_of(one.subject);
    const std::int64_t from_row = rows_.of(party, from);
    const std::int64_t into_row = rows_.of(party, wanted.into);
    if (from_row == 0 || into_row == 0 || from_row == into_row) return;
    if (leads(party).is_merged(wanted.into) || into_row < 0) revive(party, wanted.into, from_row);
    leads(party).take(merge_of(party), one);
    links_.erase(wanted.into);
    const bool asks_otherwise = party == Party::issue && !question_of(from).empty() &&
                                question_of(from) != question_of(wanted.into);
    lay_split(db_, party,
              {from_row, into_row, wanted, asks_otherwise,
               party == Party::issue && !question_of(wanted.into).empty()});
}

void NamesLaid::revive(Party party, const std::string& into, std::int64_t from) {
    const std::int64_t row = rows_.of(party, into);
    if (leads(party).is_merged(into)) {
        if (row < 0)
            rows_.add_unknown(party, into);
        else
            bring_back(db_, party, from, row);
    }
    forget_name(db_, party, from, row);
}

void NamesLaid::flush(Party party) {
    std::vector<Merged> merged;
    for (const Correction* one : waiting(party)) {
        const std::string stays = leads(party).end_of(one->subject);
        const std::int64_t row = rows_.of(party, one->subject);
        const std::int64_t stays_row = rows_.of(party, stays);
        if (row != 0 && stays_row != 0 && row != stays_row)
            merged.push_back({row, one->subject, stays_row, stays,
                              party == Party::issue && asks_otherwise(one->subject)});
    }
    waiting(party).clear();
    lay_merges(db_, party, merged);
}

bool NamesLaid::asks_otherwise(const std::string& issue) const {
    bool asks = false;
    auto link = links_.find(issue);
    for (std::size_t steps = 0; steps < links_.size() && link != links_.end(); ++steps) {
        asks = asks || link->second.asks_otherwise;
        link = links_.find(link->second.to);
    }
    return asks;
}

std::string NamesLaid::question_of(const std::string& issue) const {
    SQLite::Statement find{db_, "SELECT question FROM temp.issues WHERE id = ?"};
    bind_to(find, 1, issue);
    return find.executeStep() ? text_of(find, 0) : std::string{};
}

void NamesLaid::name_actor(const Correction& one) {
    const std::int64_t row = rows_.of(Party::actor, actors_lead_.end_of(one.subject));
    if (row != 0) add_name(db_, Party::actor, row, one.value);
    if (one.kind != CorrectionKind::actor_name) return;
    SQLite::Statement name{db_, "UPDATE temp.corrected_actors SET name = ? WHERE id = ?"};
    run(name, one.value, one.subject);
}

void NamesLaid::hold_office(const Correction& one) {
    const Role office = parse_office(one.value);
    const std::int64_t row = rows_.of(Party::actor, actors_lead_.end_of(one.subject));
    if (row == 0) return;
    SQLite::Statement add{
        db_,
        "INSERT INTO temp.corrected_roles (actor, since, until, role, of_id) VALUES (?, ?, ?, ?, "
        "?)"};
    run(add, row, stored_day(office.since), stored_day(office.until), office.role,
        actors_lead_.end_of(office.of.text));
    keep_one(db_, "roles", "actor, since, until, role, of_id");
}

void NamesLaid::ask(const Correction& one) {
    SQLite::Statement question{db_, "UPDATE temp.corrected_issues SET question = ? WHERE id = ?"};
    run(question, one.value, one.subject);
}

std::string NamesLaid::end_of(Party party, std::string id, std::size_t place,
                              const Fits& fits) const {
    Forwarding leads;
    for (std::size_t i = 0; i < corrections_.size(); ++i) {
        const Correction& one = corrections_[i];
        if (i == place) id = leads.end_of(std::move(id));
        if (one.kind != merge_of(party) && one.kind != split_of(party)) continue;
        leads.take(merge_of(party), one);
        if (i < place) continue;
        if (one.kind == merge_of(party))
            id = leads.end_of(std::move(id));
        else if (one.subject == id)
            if (const Split split = parse_split(one.value); fits(split)) id = split.into;
    }
    return id;
}

}  // namespace demarche::store
