#include "core/store/added.hpp"

#include <string_view>
#include <variant>

#include "core/model/names.hpp"
#include "core/store/sql.hpp"

namespace demarche::store {
namespace {

/// Where `words` begin in `text`, of several places the one nearest to `begin`; npos if nowhere.
std::size_t nearest_place(std::string_view text, std::string_view words, std::size_t begin) {
    const std::size_t after = text.find(words, begin);
    const std::size_t before = text.rfind(words, begin);
    if (before == std::string_view::npos) return after;
    if (after == std::string_view::npos) return before;
    return begin - before <= after - begin ? before : after;
}

/// "added by ann: she says so in the next sentence"
std::string steps_of(const Correction& correction) {
    return "added by " + correction.author +
           (correction.reason.empty() ? "" : ": " + correction.reason);
}

}  // namespace

std::optional<AddedPlace> place_of(SQLite::Database& db, const AddedStatement& added) {
    const Report& report = report_of(added);
    SQLite::Statement find{db, "SELECT article, text FROM main.articles WHERE id = ?"};
    bind_to(find, 1, report.article.text);
    if (!find.executeStep() || added.evidence.empty()) return std::nullopt;
    const std::string text = text_of(find, 1);
    const std::size_t begin = nearest_place(text, added.evidence, report.where.begin);
    if (begin == std::string::npos) return std::nullopt;
    return AddedPlace{number_of(find, 0), {begin, begin + added.evidence.size()}};
}

void AddedWriter::add(const Correction& correction) {
    if (!correction.added) return;
    const auto at = place_of(db_, *correction.added);
    if (!at) return;
    --last_;
    if (const auto* event = std::get_if<Event>(&correction.added->what))
        add_event(*event, *at, correction);
    if (const auto* stance = std::get_if<Stance>(&correction.added->what))
        add_stance(*stance, *at, correction);
}

void AddedWriter::add_event(const Event& event, const AddedPlace& at,
                            const Correction& correction) {
    const Report& report = event.reports.front();
    const Reference speaker{rows_.actor(event.source_speaker)};
    const Reference target_speaker{rows_.actor(event.target_speaker)};
    const Reference issue{rows_.issue(event.issue)};
    SQLite::Statement whole{
        db_,
        "INSERT INTO temp.corrected_events (event, id, day, source, source_speaker, target, "
        "target_speaker, cameo, predicate, issue, location, confidence) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};
    run(whole, last_, correction.subject, stored_day(event.date), rows_.actor(event.source),
        speaker, Reference{rows_.actor(event.target)}, target_speaker, event.cameo, event.predicate,
        issue, event.location, event.confidence);
    SQLite::Statement one{
        db_,
        "INSERT INTO temp.corrected_event_reports (event, article, begin, end, rule, steps, "
        "confidence, source_speaker, target_speaker, issue, location, evidence) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};
    run(one, last_, at.article, static_cast<std::int64_t>(at.where.begin),
        static_cast<std::int64_t>(at.where.end), report.rule, steps_of(correction),
        report.confidence, speaker, target_speaker, issue, event.location,
        correction.added->evidence);
}

void AddedWriter::add_stance(const Stance& stance, const AddedPlace& at,
                             const Correction& correction) {
    const Report& report = stance.reports.front();
    const NullableText on_issue{stance.on_issue ? to_text(*stance.on_issue) : ""};
    const std::int64_t conditional = stance.conditional ? 1 : 0;
    SQLite::Statement whole{
        db_,
        "INSERT INTO temp.corrected_stances (stance, id, day, holder, speaker, issue, position, "
        "on_issue, strength, conditional, confidence, target, condition, reported_by) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};
    run(whole, last_, correction.subject, stored_day(stance.date), rows_.actor(stance.holder),
        Reference{rows_.actor(stance.speaker)}, Reference{rows_.issue(stance.issue)},
        to_text(stance.position), on_issue, stance.strength, conditional, stance.confidence,
        stance.target, stance.condition, stance.reported_by);
    SQLite::Statement one{
        db_,
        "INSERT INTO temp.corrected_stance_reports (stance, article, begin, end, rule, steps, "
        "confidence, on_issue, strength, conditional, target, condition, reported_by, evidence) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};
    run(one, last_, at.article, static_cast<std::int64_t>(at.where.begin),
        static_cast<std::int64_t>(at.where.end), report.rule, steps_of(correction),
        report.confidence, on_issue, stance.strength, conditional, stance.target, stance.condition,
        stance.reported_by, correction.added->evidence);
}

}  // namespace demarche::store
