#include "core/model/correction.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "core/model/correction_value.hpp"
#include "core/model/names.hpp"

namespace demarche {
namespace {

constexpr std::array<std::string_view, 26> names = {
    "event add",     "event reject",  "event confirm",  "event source",
    "event target",  "event cameo",   "event date",     "event speaker",
    "stance add",    "stance reject", "stance confirm", "stance position",
    "stance holder", "stance issue",  "stance target",  "stance speaker",
    "stance answer", "actor merge",   "actor alias",    "actor name",
    "actor split",   "actor office",  "issue merge",    "issue question",
    "issue split",   "undo"};

std::string name_in(const AddedStatement& added, const ActorId& id) {
    const auto found = std::ranges::find(added.actors, id, &Actor::id);
    return found == added.actors.end() ? id.text : found->name;
}

std::string id_of_event(const AddedStatement& added, const Event& event) {
    const Report& report = event.reports.front();
    return content_id(
        "e", {by_hand, report.article.text, std::to_string(report.where.begin), added.evidence,
              to_text(event.date), event.source.text, event.source_speaker.text, event.target.text,
              event.target_speaker.text, event.cameo, event.issue.text});
}

std::string id_of_stance(const AddedStatement& added, const Stance& stance) {
    const Report& report = stance.reports.front();
    return content_id(
        "s",
        {by_hand, report.article.text, std::to_string(report.where.begin), added.evidence,
         to_text(stance.date), stance.holder.text, stance.speaker.text, stance.issue.text,
         stance.target, to_text(stance.position), stance.on_issue ? to_text(*stance.on_issue) : "",
         stance.conditional ? "conditional" : "", stance.condition});
}

}  // namespace

std::string_view to_text(CorrectionKind kind) { return names[static_cast<std::size_t>(kind)]; }

std::optional<CorrectionKind> parse_correction_kind(std::string_view text) {
    const auto* const found = std::ranges::find(names, text);
    if (found == names.end()) return std::nullopt;
    return static_cast<CorrectionKind>(found - names.begin());
}

Verdict verdict_of(CorrectionKind kind) {
    using enum CorrectionKind;
    switch (kind) {
        case event_add:
        case stance_add:
            return Verdict::add;
        case event_reject:
        case stance_reject:
            return Verdict::reject;
        case event_confirm:
        case stance_confirm:
            return Verdict::confirm;
        case event_source:
        case event_target:
        case event_cameo:
        case event_date:
        case event_speaker:
        case stance_position:
        case stance_holder:
        case stance_issue:
        case stance_target:
        case stance_speaker:
        case stance_answer:
            return Verdict::edit;
        case actor_merge:
        case actor_alias:
        case actor_name:
        case actor_split:
        case actor_office:
        case issue_merge:
        case issue_question:
        case issue_split:
        case undo:
            return Verdict::none;
    }
    return Verdict::none;
}

const Report& report_of(const AddedStatement& added) {
    return std::visit([](const auto& one) -> const Report& { return one.reports.front(); },
                      added.what);
}

Report& report_of(AddedStatement& added) {
    return std::visit([](auto& one) -> Report& { return one.reports.front(); }, added.what);
}

std::string id_of(const AddedStatement& added) {
    if (const auto* event = std::get_if<Event>(&added.what)) return id_of_event(added, *event);
    return id_of_stance(added, std::get<Stance>(added.what));
}

std::string in_words(const AddedStatement& added) {
    if (const auto* event = std::get_if<Event>(&added.what)) {
        const std::string target = name_in(added, event->target);
        return name_in(added, event->source) + ' ' + event->cameo +
               (target.empty() ? "" : ' ' + target);
    }
    const auto& stance = std::get<Stance>(added.what);
    std::string on = stance.target;
    if (on.empty() && !added.issues.empty()) on = added.issues.front().name;
    return name_in(added, stance.holder) + ' ' + std::string{to_text(stance.position)} + ' ' + on;
}

std::string field_of(const Correction& correction) {
    using enum CorrectionKind;
    std::string field{to_text(correction.kind)};
    if (correction.kind == event_reject || correction.kind == event_confirm)
        field = "event verdict";
    if (correction.kind == stance_reject || correction.kind == stance_confirm)
        field = "stance verdict";
    if (correction.kind == actor_alias || correction.kind == actor_office)
        field += ' ' + correction.value;
    if (correction.kind == actor_split || correction.kind == issue_split)
        field += ' ' + conditions_of(correction.value);
    return correction.subject + '\n' + field;
}

}  // namespace demarche
