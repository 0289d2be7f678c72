#include "cli/statement_edits.hpp"

#include <fmt/format.h>

#include <utility>

#include "cli/command.hpp"
#include "cli/drafts.hpp"
#include "core/model/names.hpp"
#include "core/store/corrections.hpp"
#include "core/store/load.hpp"
#include "core/store/overlay.hpp"

namespace demarche::cli {
namespace {

using enum CorrectionKind;

std::string day_text(const std::string& text) {
    const auto day = parse_day(text);
    if (!day)
        throw UsageError{
            fmt::format("--date '{}' is no date; give one as 2007, 2007-06 or 2007-06-26", text)};
    return to_text(*day);
}

/// Who speaks, and for whom: the one that is named beside him, else the one that is there.
Correction speaking(CorrectionKind kind, const std::string& id, const Actor& speaker,
                    const ActorId& side) {
    Correction made = naming(kind, id, speaker);
    made.side = side;
    return made;
}

/// Whom a person who corrected the party named last; nobody where none did.
ActorId corrected_party(const store::Database& db, CorrectionKind kind, const std::string& id) {
    ActorId party;
    for (const Correction& one : store::load_effective_corrections(db))
        if (one.kind == kind && one.subject == id) party.text = one.value;
    return party;
}

/// The source by its own id, whatever that is merged into or split off to now: merges and splits
/// lead on from it, and are undone.
ActorId party_of_event(const store::Database& db, const std::string& id) {
    if (ActorId corrected = corrected_party(db, event_source, id); !corrected.empty())
        return corrected;
    const auto shown = store::load_event(db, {store::united_into(db, id)});
    const store::AsExtracted extracted{db};
    const auto told = store::load_event(db, {id});
    return told ? told->event.source : shown ? shown->event.source : ActorId{};
}

/// The holder, likewise.
ActorId party_of_stance(const store::Database& db, const std::string& id) {
    if (ActorId corrected = corrected_party(db, stance_holder, id); !corrected.empty())
        return corrected;
    const auto shown = store::load_stance(db, {store::united_into(db, id)});
    const store::AsExtracted extracted{db};
    const auto told = store::load_stance(db, {id});
    return told ? told->stance.holder : shown ? shown->stance.holder : ActorId{};
}

/// What the stance is on once all that is asked for is done, and how it leans there.
Lean lean_after(const Names& names, const store::StoredStance& shown,
                const CorrectionOptions& asked) {
    Lean lean;
    lean.issue = asked.issue.empty() ? shown.stance.issue : names.issue(asked.issue).id;
    lean.target = asked.target.empty() ? shown.stance.target : asked.target;
    lean.lean = lean_of(names.catalog(), lean.target, lean.issue);
    return lean;
}

}  // namespace

void require_position(std::string_view option, const std::string& text) {
    if (!text.empty() && !parse_position(text))
        throw UsageError{
            fmt::format("{} '{}' is none; give supports, opposes or neutral", option, text)};
}

int lean_of(const catalog::Catalog& catalog, const std::string& target, const IssueId& issue) {
    if (issue.empty()) return 0;
    if (target.empty()) return 1;
    for (const catalog::IssueMatch& match : catalog.issues_in(target))
        if (match.issue == issue && match.lean != 0) return match.lean;
    return 0;
}

std::vector<Correction> event_edits(const store::Database& db, const Names& names,
                                    const std::string& id, const CorrectionOptions& asked) {
    std::vector<Correction> drafts;
    if (!asked.source.empty())
        drafts.push_back(naming(event_source, id, names.actor_as_typed(asked.source)));
    if (!asked.target.empty())
        drafts.push_back(naming(event_target, id, names.actor_as_typed(asked.target)));
    if (!asked.type.empty()) drafts.push_back(draft(event_cameo, id, code_of(asked.type)));
    if (!asked.date.empty()) drafts.push_back(draft(event_date, id, day_text(asked.date)));
    if (!asked.speaker.empty()) {
        const ActorId side =
            !asked.source.empty() ? names.actor_as_typed(asked.source).id : party_of_event(db, id);
        drafts.push_back(speaking(event_speaker, id, names.actor_as_typed(asked.speaker), side));
    }
    if (drafts.empty())
        throw UsageError{
            "'event edit' needs what is right instead: --source, --speaker, --target, --type or "
            "--date"};
    return drafts;
}

std::vector<Correction> stance_edits(const store::Database& db, const Names& names,
                                     const std::string& id, const CorrectionOptions& asked) {
    require_position("--position", asked.position);
    require_position("--on-issue", asked.answer);
    std::vector<Correction> drafts;
    if (!asked.position.empty()) drafts.push_back(draft(stance_position, id, asked.position));
    if (!asked.issue.empty())
        drafts.push_back(naming(stance_issue, id, names.issue_as_typed(asked.issue)));
    if (!asked.target.empty()) drafts.push_back(draft(stance_target, id, asked.target));
    if (!asked.answer.empty()) drafts.push_back(draft(stance_answer, id, asked.answer));
    const auto shown = store::load_stance(db, {store::united_into(db, id)});
    if (shown) {
        const Lean lean = lean_after(names, *shown, asked);
        for (Correction& one : drafts) one.lean = lean;
        if (!asked.answer.empty() && lean.issue.empty())
            throw UsageError{
                fmt::format("'{}' is on no issue, which --on-issue would answer; give one with "
                            "--issue",
                            id)};
    }
    if (!asked.holder.empty())
        drafts.push_back(naming(stance_holder, id, names.actor_as_typed(asked.holder)));
    if (!asked.speaker.empty()) {
        const ActorId side =
            !asked.holder.empty() ? names.actor_as_typed(asked.holder).id : party_of_stance(db, id);
        drafts.push_back(speaking(stance_speaker, id, names.actor_as_typed(asked.speaker), side));
    }
    if (drafts.empty())
        throw UsageError{
            "'stance edit' needs what is right instead: --position, --holder, --speaker, --issue, "
            "--target or --on-issue"};
    return drafts;
}

}  // namespace demarche::cli
