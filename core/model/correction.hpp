#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/model/actor.hpp"
#include "core/model/content_id.hpp"
#include "core/model/event.hpp"
#include "core/model/issue.hpp"
#include "core/model/stance.hpp"

namespace demarche {

using CorrectionId = Id<struct CorrectionIdKind>;

/// What a correction is about and changes. The value is an actor's or issue's id, a name, a CAMEO
/// code, a date, a position or a phrase; of what is added its place; of what is split, and of an
/// office, what correction_value.hpp says; empty for those that reject, confirm or undo.
enum class CorrectionKind {
    event_add,
    event_reject,
    event_confirm,
    event_source,
    event_target,
    event_cameo,
    event_date,
    event_speaker,  // of the source
    stance_add,
    stance_reject,
    stance_confirm,
    stance_position,
    stance_holder,
    stance_issue,
    stance_target,
    stance_speaker,
    stance_answer,  // its position on the issue's question
    actor_merge,    // the subject into the value
    actor_alias,
    actor_name,
    actor_split,  // see correction_value.hpp; so are the next
    actor_office,
    issue_merge,
    issue_question,
    issue_split,
    undo  // the subject is a correction
};

[[nodiscard]] std::string_view to_text(CorrectionKind kind);  // "event reject"
[[nodiscard]] std::optional<CorrectionKind> parse_correction_kind(std::string_view text);

/// What a correction says of an event or stance as a whole.
enum class Verdict { none, add, reject, confirm, edit };  // none: it is about something else
[[nodiscard]] Verdict verdict_of(CorrectionKind kind);

/// The name of the rule of what no rule found.
inline constexpr std::string_view by_hand = "by hand";

/// An event or stance that a person found in an article where extraction did not. It stands for
/// itself: all that it names is described.
struct AddedStatement {
    std::variant<Event, Stance> what;  // with one report
    std::string evidence;              // the words at that report's place
    std::vector<Actor> actors;         // id, name, type and code
    std::vector<Issue> issues;         // id, name and question; at most one
    bool operator==(const AddedStatement&) const = default;
};

[[nodiscard]] const Report& report_of(const AddedStatement& added);
[[nodiscard]] Report& report_of(AddedStatement& added);

/// The id of such an event or stance: made from all that is said of it, and from where.
[[nodiscard]] std::string id_of(const AddedStatement& added);

/// "Russia 13 NATO", "NATO supports the Ahtisaari plan".
[[nodiscard]] std::string in_words(const AddedStatement& added);

/// How a phrase leans on an issue's question: +1 where to back it is to say yes, -1 where it is to
/// say no, 0 where that is not known.
struct Lean {
    IssueId issue;
    std::string target;
    int lean{};
    bool operator==(const Lean&) const = default;
};

/// One entry of the log of what people corrected.
struct Correction {
    CorrectionId id;  // made from all below but what describes `value` and subject
    CorrectionKind kind{CorrectionKind::undo};
    std::string subject;
    std::string value;
    std::string author;
    std::string time;  // RFC 3339, UTC, with microseconds
    std::string reason;
    std::vector<CorrectionId> replaces;   // those in the log that it stands against
    std::optional<Actor> actor;           // that `value` names: id, name, type and code
    std::optional<Issue> issue;           // that `value` names: id, name and question
    std::optional<AddedStatement> added;  // of event_add and stance_add
    std::optional<Lean> lean;             // of what an edited stance was on then
    ActorId side;  // of a speaker: the actor whom the person speaks for; empty if not told
    std::string told;  // the event or stance that is corrected, as it was extracted; see
                       // core/store/carried.hpp; empty where that is not known
    bool operator==(const Correction&) const = default;
};

/// What two corrections must share for one to stand against the other: "e12… verdict". Each alias
/// and each office is a field of its own, and what is split off by other conditions.
[[nodiscard]] std::string field_of(const Correction& correction);

}  // namespace demarche
