#include "core/store/overlay_statements.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "core/model/names.hpp"
#include "core/store/overlay_splits.hpp"
#include "core/store/sql.hpp"

namespace demarche::store {
namespace {

using enum CorrectionKind;

bool is_of_statement(CorrectionKind kind) {
    const std::string_view text = to_text(kind);
    return (text.starts_with("event ") || text.starts_with("stance ")) && kind != event_add &&
           kind != stance_add;
}

std::string turned(const std::string& position) {
    const auto parsed = parse_position(position);
    return parsed ? std::string{to_text(demarche::turned(*parsed))} : std::string{};
}

void remove(SQLite::Database& db, std::string_view kind, const std::string& subject) {
    SQLite::Statement reports{db, fmt::format("DELETE FROM temp.corrected_{0}_reports WHERE {0} = "
                                              "(SELECT {0} FROM temp.corrected_{0}s WHERE id = ?)",
                                              kind)};
    run(reports, subject);
    SQLite::Statement whole{db, fmt::format("DELETE FROM temp.corrected_{}s WHERE id = ?", kind)};
    run(whole, subject);
}

/// What corrections of several statements that went say of a field of the one that stays.
using Said = std::map<std::string, std::set<std::pair<CorrectionKind, std::string>>>;

}  // namespace

std::vector<PlacedCorrection> placed(const std::vector<Correction>& corrections,
                                     const Heirs& heirs) {
    std::set<std::string> own;
    Said inherited;
    std::vector<PlacedCorrection> all;
    for (std::size_t i = 0; i < corrections.size(); ++i) {
        if (!is_of_statement(corrections[i].kind)) continue;
        PlacedCorrection& one = all.emplace_back(PlacedCorrection{i, corrections[i]});
        const auto heir = heirs.find(one.correction.subject);
        if (heir == heirs.end()) {
            own.insert(field_of(one.correction));
            continue;
        }
        one.correction.subject = heir->second;
        inherited[field_of(one.correction)].emplace(one.correction.kind, one.correction.value);
    }
    std::erase_if(all, [&](const PlacedCorrection& one) {
        if (!heirs.contains(corrections[one.place].subject)) return false;
        const std::string field = field_of(one.correction);
        return own.contains(field) || inherited[field].size() > 1;
    });
    return all;
}

void remove_rejected(SQLite::Database& db, const std::vector<Correction>& corrections) {
    for (const Correction& one : corrections) {
        if (one.kind == event_reject) remove(db, "event", one.subject);
        if (one.kind == stance_reject) remove(db, "stance", one.subject);
    }
}

void StatementsLaid::lay() {
    for (const PlacedCorrection& one : corrections_)
        by_subject_[one.correction.subject].push_back(&one);
    for (const PlacedCorrection& one : corrections_) apply(one);
    for (const auto& [id, before] : events_) settle_speakers(id, before);
    for (const auto& [id, before] : stances_) {
        settle_speaker(id, before);
        settle_answer(id, before);
    }
}

template <class Value>
void StatementsLaid::set(std::string_view table, std::string_view assignment, const Value& value,
                         const std::string& subject) {
    SQLite::Statement change{
        db_, fmt::format("UPDATE temp.corrected_{} SET {} WHERE id = ?2", table, assignment)};
    run(change, value, subject);
}

void StatementsLaid::apply(const PlacedCorrection& placed) {
    const Correction& one = placed.correction;
    keep_before(one);
    switch (one.kind) {
        case event_confirm:
            return set("events", "confidence = ?1", 1.0, one.subject);
        case stance_confirm:
            return set("stances", "confidence = ?1", 1.0, one.subject);
        case event_source:
            return set_actor("events", "source", placed);
        case event_target:
            return set_actor("events", "target", placed);
        case stance_holder:
            return set_actor("stances", "holder", placed);
        case event_cameo:
            return set("events", "cameo = ?1", one.value, one.subject);
        case event_date:
            if (const auto day = parse_day(one.value))
                set("events", "day = ?1", stored_day(*day), one.subject);
            return;
        case stance_position:
            return set("stances", "position = ?1", one.value, one.subject);
        case stance_issue:
            return set_issue(placed);
        case stance_target:
            return set("stances", "target = ?1", one.value, one.subject);
        default:
            return;  // speakers and answers, which hang on the rest; what is rejected is gone
    }
}

void StatementsLaid::keep_before(const Correction& one) {
    switch (one.kind) {
        case event_source:
        case event_target:
        case event_speaker:
            if (!events_.contains(one.subject))
                events_.emplace(one.subject, event_now(one.subject));
            return;
        case stance_position:
        case stance_holder:
        case stance_issue:
        case stance_target:
        case stance_speaker:
        case stance_answer:
            if (!stances_.contains(one.subject))
                stances_.emplace(one.subject, stance_now(one.subject));
            return;
        default:
            return;
    }
}

StatementsLaid::Before StatementsLaid::event_now(const std::string& id) const {
    SQLite::Statement row{db_, "SELECT source, target FROM temp.corrected_events WHERE id = ?"};
    bind_to(row, 1, id);
    Before now;
    if (!row.executeStep()) return now;
    now.party = number_of(row, 0);
    now.target = number_of(row, 1);
    return now;
}

StatementsLaid::Before StatementsLaid::stance_now(const std::string& id) const {
    SQLite::Statement row{
        db_,
        "SELECT holder, issue, target, position, on_issue, stance IN (SELECT stance FROM "
        "temp.unanswered) FROM temp.corrected_stances WHERE id = ?"};
    bind_to(row, 1, id);
    Before now;
    if (!row.executeStep()) return now;
    now.party = number_of(row, 0);
    now.issue = number_of(row, 1);
    now.phrase = text_of(row, 2);
    now.position = text_of(row, 3);
    now.on_issue = text_of(row, 4);
    now.is_unanswered = number_of(row, 5) != 0;
    return now;
}

std::int64_t StatementsLaid::row_of(Party party, const std::string& id,
                                    const PlacedCorrection& one) const {
    const std::string_view kind = to_text(one.correction.kind);
    const auto fits_split = [&](const Split& split) {
        return fits(db_, kind.substr(0, kind.find(' ')), one.correction.subject, split);
    };
    return names_.rows().of(party, names_.end_of(party, id, one.place, fits_split));
}

void StatementsLaid::set_actor(std::string_view table, std::string_view column,
                               const PlacedCorrection& one) {
    const std::int64_t row = row_of(Party::actor, one.correction.value, one);
    if (row != 0) set(table, fmt::format("{} = ?1", column), row, one.correction.subject);
}

void StatementsLaid::set_issue(const PlacedCorrection& one) {
    const std::int64_t row = row_of(Party::issue, one.correction.value, one);
    if (row != 0) set("stances", "issue = ?1", row, one.correction.subject);
}

// Speakers: who spoke for one party does not speak for another

void StatementsLaid::put_speaker(std::string_view kind, std::string_view column,
                                 const std::string& id, std::int64_t speaker) {
    set(fmt::format("{}s", kind), fmt::format("{} = ?1", column), Reference{speaker}, id);
    if (kind != "event") return;
    SQLite::Statement reports{
        db_, fmt::format("UPDATE temp.corrected_event_reports SET {} = ? WHERE event = (SELECT "
                         "event FROM temp.corrected_events WHERE id = ?)",
                         column)};
    run(reports, Reference{speaker}, id);
}

void StatementsLaid::speak(std::string_view kind, std::string_view column, const std::string& id,
                           std::int64_t party) {
    for (const PlacedCorrection* one : by_subject_[id]) {
        const Correction& said = one->correction;
        if (said.kind != event_speaker && said.kind != stance_speaker) continue;
        if (!said.side.empty() && row_of(Party::actor, said.side.text, *one) != party) continue;
        if (const std::int64_t row = row_of(Party::actor, said.value, *one); row != 0)
            put_speaker(kind, column, id, row);
    }
}

void StatementsLaid::settle_speakers(const std::string& event, const Before& before) {
    const Before now = event_now(event);
    if (now.party == 0) return;  // rejected
    if (now.party != before.party) put_speaker("event", "source_speaker", event, 0);
    if (now.target != before.target) put_speaker("event", "target_speaker", event, 0);
    speak("event", "source_speaker", event, now.party);
}

void StatementsLaid::settle_speaker(const std::string& stance, const Before& before) {
    const Before now = stance_now(stance);
    if (now.party == 0) return;
    if (now.party != before.party) put_speaker("stance", "speaker", stance, 0);
    speak("stance", "speaker", stance, now.party);
}

// Answers: what a position on a phrase says to the question of the issue

void StatementsLaid::settle_answer(const std::string& stance, const Before& before) {
    const Before now = stance_now(stance);
    if (now.party == 0) return;
    const std::string* const given = given_answer(now, stance);
    set("stances", "on_issue = ?1",
        NullableText{given != nullptr ? *given : answer_of(now, before, stance)}, stance);
}

/// What a person said that it answers; null where nobody did, or it was of another issue or phrase,
/// or the position was corrected since.
const std::string* StatementsLaid::given_answer(const Before& now,
                                                const std::string& stance) const {
    const std::string* given = nullptr;
    for (const PlacedCorrection* one : by_subject_.at(stance)) {
        const Correction& said = one->correction;
        if (said.kind == stance_position) given = nullptr;
        if (said.kind == stance_answer && now.issue != 0 && (!said.lean || is_of(*one, now)) &&
            !(said.lean && names_.asks_otherwise(said.lean->issue.text)))
            given = &said.value;
    }
    return given;
}

/// Whether the correction was entered in view of the issue and phrase that the stance is on now.
bool StatementsLaid::is_of(const PlacedCorrection& one, const Before& now) const {
    const auto& lean = one.correction.lean;
    return lean && lean->target == now.phrase &&
           row_of(Party::issue, lean->issue.text, one) == now.issue;
}

/// A position that is turned round turns its answer round; one on another phrase or issue answers
/// as that phrase leans there. Empty: no answer of its own, the position on the target counts.
/// Neutral where it is known that nobody knows.
std::string StatementsLaid::answer_of(const Before& now, const Before& before,
                                      const std::string& stance) const {
    constexpr std::string_view neutral = "neutral";
    if (now.issue == 0) return {};
    if (now.issue != before.issue || now.phrase != before.phrase)
        return answer_by_lean(now, stance);
    if (before.is_unanswered) return std::string{neutral};
    if (now.position == before.position || before.on_issue.empty()) return before.on_issue;
    if (before.on_issue == neutral || before.position == neutral)
        return answer_by_lean(now, stance);
    if (now.position == neutral || before.on_issue == before.position) return now.position;
    return turned(now.position);
}

std::string StatementsLaid::answer_by_lean(const Before& now, const std::string& stance) const {
    if (now.phrase.empty()) return now.position;
    const std::vector<const PlacedCorrection*>& all = by_subject_.at(stance);
    for (auto one = all.rbegin(); one != all.rend(); ++one) {
        if (!is_of(**one, now)) continue;
        const Lean& lean = *(*one)->correction.lean;
        if (names_.asks_otherwise(lean.issue.text)) break;
        if (lean.lean == 0) return {};
        return lean.lean > 0 ? now.position : turned(now.position);
    }
    return "neutral";
}

}  // namespace demarche::store
