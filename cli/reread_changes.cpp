#include "cli/reread_changes.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <set>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>

#include "core/model/names.hpp"

namespace demarche::cli {
namespace {

template <class Statement>
const Statement* with_id(const std::vector<Statement>& all, const std::string& id) {
    const auto at =
        std::ranges::find_if(all, [&](const Statement& one) { return one.id.text == id; });
    return at == all.end() ? nullptr : &*at;
}

// What is shown

template <class Statement>
void add_sayings(const std::vector<Statement>& all, std::vector<Saying>& sayings) {
    for (const Statement& one : all)
        for (const Report& report : one.reports) {
            Statement& saying = std::get<Statement>(sayings.emplace_back(one));
            saying.reports = {report};
        }
}

template <class Statement>
void take_away(std::vector<Statement>& all, const Statement& saying) {
    for (Statement& one : all)
        if (one.id == saying.id) std::erase(one.reports, saying.reports.front());
    std::erase_if(all, [](const Statement& one) { return one.reports.empty(); });
}

template <class Statement>
void put_in(std::vector<Statement>& all, Statement kept, ByteSpan where) {
    kept.reports.front().where = where;
    const auto known = std::ranges::find(all, kept.id, &Statement::id);
    if (known == all.end())
        all.push_back(std::move(kept));
    else
        known->reports.push_back(kept.reports.front());
}

/// Describes what `told` names where `things` do not.
template <class Thing>
void describe(std::vector<Thing>& things, const std::vector<Thing>& told) {
    for (const Thing& one : told)
        if (std::ranges::find(things, one.id, &Thing::id) == things.end()) things.push_back(one);
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
void add_changes(std::vector<Statement> Extraction::*all, const Shown& before, const Shown& after,
                 std::vector<Change>& changes) {
    std::set<std::string> ids;
    for (const Statement& one : before.extraction.*all) ids.insert(one.id.text);
    for (const Statement& one : after.extraction.*all) ids.insert(one.id.text);
    for (const std::string& id : ids) {
        const Statement* was = with_id(before.extraction.*all, id);
        const Statement* is = with_id(after.extraction.*all, id);
        const auto change =
            after.kept.contains(id) ? std::optional{ChangeKind::kept} : change_of(was, is);
        if (!change) continue;
        const Extraction& from = is != nullptr ? after.extraction : before.extraction;
        const Statement& told = is != nullptr ? *is : *was;
        const ByteSpan where = bare(told.reports).front().where;
        changes.push_back({*change, from.article.id, std::is_same_v<Statement, Stance>, id,
                           told.date, in_words({told, {}, from.actors, from.issues}), where,
                           from.article.text.substr(where.begin, where.end - where.begin)});
    }
}

}  // namespace

Shown shown_of(Extraction told, const Judgements& judgements) {
    std::vector<Saying> found;
    add_sayings(told.events, found);
    add_sayings(told.stances, found);
    const Standing standing = judgements.standing_in(told.article.id, told.article.text, found);
    Shown shown{std::move(told), {}};
    Extraction& all = shown.extraction;
    for (const auto& [at, to] : standing.gives_way) {
        if (const auto* event = std::get_if<Event>(&found[at])) take_away(all.events, *event);
        if (const auto* stance = std::get_if<Stance>(&found[at])) take_away(all.stances, *stance);
    }
    const auto is_rejected = [&](const auto& one) { return judgements.is_rejected(one.id.text); };
    std::erase_if(all.events, is_rejected);
    std::erase_if(all.stances, is_rejected);
    for (const Standing::Kept& kept : standing.kept) {
        if (const auto* event = std::get_if<Event>(&kept.told.what))
            put_in(all.events, *event, kept.where);
        if (const auto* stance = std::get_if<Stance>(&kept.told.what))
            put_in(all.stances, *stance, kept.where);
        describe(all.actors, kept.told.actors);
        describe(all.issues, kept.told.issues);
        shown.kept.insert(id_of(kept.told.what));
    }
    return shown;
}

std::string_view to_text(ChangeKind kind) {
    constexpr std::array<std::string_view, 4> names = {"gone", "new", "changed", "kept"};
    return names[static_cast<std::size_t>(kind)];
}

std::vector<Change> changes_between(const Shown& before, const Shown& after) {
    std::vector<Change> changes;
    add_changes(&Extraction::events, before, after, changes);
    add_changes(&Extraction::stances, before, after, changes);
    std::ranges::sort(changes, [](const Change& a, const Change& b) {
        return std::tie(a.where, a.is_stance, a.change, a.id) <
               std::tie(b.where, b.is_stance, b.change, b.id);
    });
    return changes;
}

}  // namespace demarche::cli
