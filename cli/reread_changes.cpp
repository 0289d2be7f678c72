#include "cli/reread_changes.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <tuple>
#include <type_traits>
#include <utility>

#include "core/model/names.hpp"

namespace demarche::cli {
namespace {

// What a person says is right

void correct(Event& event, const Correction& correction) {
    using enum CorrectionKind;
    if (correction.kind == event_source) event.source.text = correction.value;
    if (correction.kind == event_target) event.target.text = correction.value;
    if (correction.kind == event_cameo) event.cameo = correction.value;
    if (correction.kind == event_date) event.date = parse_day(correction.value).value_or(Day{});
}

void correct(Stance& stance, const Correction& correction) {
    using enum CorrectionKind;
    if (correction.kind == stance_holder) stance.holder.text = correction.value;
    if (correction.kind == stance_issue) stance.issue.text = correction.value;
    if (correction.kind == stance_target) stance.target = correction.value;
    if (correction.kind == stance_position)
        stance.position = parse_position(correction.value).value_or(stance.position);
}

/// True where `b` tells nothing that `a` does not: neither another deed (the root of a code tells
/// them apart: "13" and "138" are one) nor an issue that is known by now.
bool says_the_same(const Event& a, const Event& b) {
    return a.date == b.date && a.source == b.source && a.target == b.target && a.issue == b.issue &&
           a.cameo.substr(0, 2) == b.cameo.substr(0, 2);
}

bool says_the_same(const Stance& a, const Stance& b) {
    return a.holder == b.holder && a.position == b.position && a.issue == b.issue &&
           (!a.issue.text.empty() || a.target == b.target);
}

template <class Statement>
bool meet(const Statement& a, const Statement& b) {
    return std::ranges::any_of(a.reports, [&](const Report& one) {
        return std::ranges::any_of(b.reports, [&](const Report& other) {
            return one.where.begin < other.where.end && other.where.begin < one.where.end;
        });
    });
}

template <class Statement>
const Statement* with_id(const std::vector<Statement>& all, const std::string& id) {
    const auto at =
        std::ranges::find_if(all, [&](const Statement& one) { return one.id.text == id; });
    return at == all.end() ? nullptr : &*at;
}

// Names

std::set<ActorId> actors_of(const Event& event) {
    return {event.source, event.source_speaker, event.target, event.target_speaker};
}

std::set<ActorId> actors_of(const Stance& stance) { return {stance.holder, stance.speaker}; }

/// Describes an actor, and what it belongs to, as `stored` does where `fresh` does not.
void describe(const Extraction& stored, const ActorId& id, Extraction& fresh) {
    if (std::ranges::find(fresh.actors, id, &Actor::id) != fresh.actors.end()) return;
    const auto actor = std::ranges::find(stored.actors, id, &Actor::id);
    if (actor == stored.actors.end()) return;
    fresh.actors.push_back(*actor);
    for (const ActorId& of : actor->of) describe(stored, of, fresh);
    for (const Role& role : actor->roles) describe(stored, role.of, fresh);
}

void describe(const Extraction& stored, const IssueId& id, Extraction& fresh) {
    if (std::ranges::find(fresh.issues, id, &Issue::id) != fresh.issues.end()) return;
    const auto issue = std::ranges::find(stored.issues, id, &Issue::id);
    if (issue != stored.issues.end()) fresh.issues.push_back(*issue);
}

template <class Statement>
void keep(std::vector<Statement> Extraction::*all, const Extraction& stored, const Vouched& vouched,
          Extraction& fresh, std::set<std::string>& kept) {
    for (const Statement& one : stored.*all) {
        const auto said = vouched.find(one.id.text);
        if (said == vouched.end() || with_id(fresh.*all, one.id.text) != nullptr) continue;
        Statement right = one;
        for (const Correction& correction : said->second) correct(right, correction);
        std::erase_if(fresh.*all, [&](const Statement& other) {
            return meet(one, other) && says_the_same(right, other) &&
                   !vouched.contains(other.id.text);
        });
        (fresh.*all).push_back(one);
        for (const ActorId& actor : actors_of(one)) describe(stored, actor, fresh);
        describe(stored, one.issue, fresh);
        kept.insert(one.id.text);
    }
}

// Changes

std::vector<Report> bare(std::vector<Report> reports) {
    for (Report& report : reports) report = {report.article, report.where, {}, {}, {}};
    std::ranges::sort(reports, {}, [](const Report& report) {
        return std::pair{report.where.begin, report.where.end};
    });
    reports.erase(std::unique(reports.begin(), reports.end()), reports.end());
    return reports;
}

template <class Statement>
Statement without_certainty(Statement one) {
    one.confidence = 0;
    one.reports = bare(std::move(one.reports));
    return one;
}

template <class Statement>
std::optional<ChangeKind> change_of(const Statement* before, const Statement* after) {
    if (after == nullptr) return ChangeKind::gone;
    if (before == nullptr) return ChangeKind::found;
    if (without_certainty(*before) == without_certainty(*after)) return std::nullopt;
    return ChangeKind::changed;
}

template <class Statement>
void add_changes(std::vector<Statement> Extraction::*all, const Extraction& stored,
                 const Extraction& fresh, const std::set<std::string>& kept,
                 std::vector<Change>& changes) {
    std::set<std::string> ids;
    for (const Statement& one : stored.*all) ids.insert(one.id.text);
    for (const Statement& one : fresh.*all) ids.insert(one.id.text);
    for (const std::string& id : ids) {
        const Statement* before = with_id(stored.*all, id);
        const Statement* after = with_id(fresh.*all, id);
        const auto change =
            kept.contains(id) ? std::optional{ChangeKind::kept} : change_of(before, after);
        if (!change) continue;
        const Extraction& from = after != nullptr ? fresh : stored;
        const Statement& told = after != nullptr ? *after : *before;
        const ByteSpan where = bare(told.reports).front().where;
        changes.push_back({*change, stored.article.id, std::is_same_v<Statement, Stance>, id,
                           told.date, in_words({told, {}, from.actors, from.issues}), where,
                           from.article.text.substr(where.begin, where.end - where.begin)});
    }
}

}  // namespace

Vouched vouched_for(const std::vector<Correction>& corrections) {
    using enum CorrectionKind;
    constexpr std::array kinds = {event_confirm, event_source,   event_target,    event_cameo,
                                  event_date,    stance_confirm, stance_position, stance_holder,
                                  stance_issue,  stance_target,  event_speaker,   stance_speaker,
                                  stance_answer};
    std::set<std::string> rejected;
    Vouched vouched;
    for (const Correction& one : corrections) {
        if (one.kind == event_reject || one.kind == stance_reject) rejected.insert(one.subject);
        if (std::ranges::find(kinds, one.kind) != kinds.end()) vouched[one.subject].push_back(one);
    }
    for (const std::string& id : rejected) vouched.erase(id);
    return vouched;
}

std::set<std::string> keep_vouched(const Extraction& stored, const Vouched& vouched,
                                   Extraction& fresh) {
    std::set<std::string> kept;
    keep(&Extraction::events, stored, vouched, fresh, kept);
    keep(&Extraction::stances, stored, vouched, fresh, kept);
    std::ranges::sort(fresh.actors, {}, &Actor::id);
    std::ranges::sort(fresh.issues, {}, &Issue::id);
    return kept;
}

std::string_view to_text(ChangeKind kind) {
    constexpr std::array<std::string_view, 4> names = {"gone", "new", "changed", "kept"};
    return names[static_cast<std::size_t>(kind)];
}

std::vector<Change> changes_between(const Extraction& stored, const Extraction& fresh,
                                    const std::set<std::string>& kept) {
    std::vector<Change> changes;
    add_changes(&Extraction::events, stored, fresh, kept, changes);
    add_changes(&Extraction::stances, stored, fresh, kept, changes);
    std::ranges::sort(changes, [](const Change& a, const Change& b) {
        return std::tie(a.where, a.is_stance, a.change, a.id) <
               std::tie(b.where, b.is_stance, b.change, b.id);
    });
    return changes;
}

}  // namespace demarche::cli
