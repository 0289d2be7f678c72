#include "core/store/added.hpp"

#include <fmt/format.h>

#include <string_view>
#include <variant>

#include "core/model/names.hpp"
#include "core/store/sql.hpp"

namespace demarche::store {
namespace {

/// "added by ann: she says so in the next sentence"
std::string steps_of(const Correction& correction) {
    return "added by " + correction.author +
           (correction.reason.empty() ? "" : ": " + correction.reason);
}

std::int64_t whole(std::size_t number) { return static_cast<std::int64_t>(number); }

}  // namespace

std::optional<AddedPlace> place_of(SQLite::Database& db, const AddedStatement& added) {
    const Report& report = report_of(added);
    SQLite::Statement find{db, "SELECT article, text FROM main.articles WHERE id = ?"};
    bind_to(find, 1, report.article.text);
    if (!find.executeStep()) return std::nullopt;
    const auto where = place_of_words(text_of(find, 1), added.evidence, report.where.begin);
    if (!where) return std::nullopt;
    return AddedPlace{number_of(find, 0), *where};
}

void AddedWriter::add(const Correction& correction) {
    if (!correction.added) return;
    if (const auto at = place_of(db_, *correction.added))
        write({*correction.added, correction.subject, *at, steps_of(correction)});
}

void AddedWriter::put_in(const Standing::Kept& kept, std::int64_t article) {
    const std::string& steps = report_of(kept.told).steps;
    write({kept.told,
           id_of(kept.told.what),
           {article, kept.where},
           steps.empty() ? kept.note : steps + "; " + kept.note});
}

void AddedWriter::write(const Entry& entry) {
    const auto write_as = [&](std::string_view kind, const auto& statement) {
        std::int64_t row = row_of(kind, entry.id);
        if (row == 0) row = add_whole(statement, entry.id);
        add_report(row, statement, entry);
    };
    if (const auto* event = std::get_if<Event>(&entry.told.what)) write_as("event", *event);
    if (const auto* stance = std::get_if<Stance>(&entry.told.what)) write_as("stance", *stance);
}

std::int64_t AddedWriter::row_of(std::string_view kind, std::string_view id) {
    SQLite::Statement find{db_,
                           fmt::format("SELECT {0} FROM temp.corrected_{0}s WHERE id = ?", kind)};
    bind_to(find, 1, id);
    return find.executeStep() ? number_of(find, 0) : 0;
}

std::int64_t AddedWriter::add_whole(const Event& event, std::string_view id) {
    SQLite::Statement add{
        db_,
        "INSERT INTO temp.corrected_events (event, id, day, source, source_speaker, target, "
        "target_speaker, cameo, predicate, issue, location, confidence) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};
    run(add, --last_, id, stored_day(event.date), rows_.actor(event.source),
        Reference{rows_.actor(event.source_speaker)}, Reference{rows_.actor(event.target)},
        Reference{rows_.actor(event.target_speaker)}, event.cameo, event.predicate,
        Reference{rows_.issue(event.issue)}, event.location, event.confidence);
    return last_;
}

std::int64_t AddedWriter::add_whole(const Stance& stance, std::string_view id) {
    SQLite::Statement add{
        db_,
        "INSERT INTO temp.corrected_stances (stance, id, day, holder, speaker, issue, position, "
        "on_issue, strength, conditional, confidence, target, condition, reported_by) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};
    run(add, --last_, id, stored_day(stance.date), rows_.actor(stance.holder),
        Reference{rows_.actor(stance.speaker)}, Reference{rows_.issue(stance.issue)},
        to_text(stance.position), NullableText{stance.on_issue ? to_text(*stance.on_issue) : ""},
        stance.strength, std::int64_t{stance.conditional}, stance.confidence, stance.target,
        stance.condition, stance.reported_by);
    return last_;
}

/// Two reports may have come to stand in one place, by one rule: that is one.
void AddedWriter::add_report(std::int64_t row, const Event& event, const Entry& entry) {
    const Report& report = event.reports.front();
    SQLite::Statement add{
        db_,
        "INSERT INTO temp.corrected_event_reports (event, article, begin, end, rule, steps, "
        "confidence, source_speaker, target_speaker, issue, location, evidence) "
        "SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12 WHERE NOT EXISTS (SELECT 1 FROM "
        "temp.corrected_event_reports WHERE event = ?1 AND article = ?2 AND begin = ?3 AND "
        "end = ?4 AND rule = ?5)"};
    run(add, row, entry.at.article, whole(entry.at.where.begin), whole(entry.at.where.end),
        report.rule, entry.steps, report.confidence, Reference{rows_.actor(event.source_speaker)},
        Reference{rows_.actor(event.target_speaker)}, Reference{rows_.issue(event.issue)},
        event.location, entry.told.evidence);
}

void AddedWriter::add_report(std::int64_t row, const Stance& stance, const Entry& entry) {
    const Report& report = stance.reports.front();
    SQLite::Statement add{
        db_,
        "INSERT INTO temp.corrected_stance_reports (stance, article, begin, end, rule, steps, "
        "confidence, on_issue, strength, conditional, target, condition, reported_by, evidence) "
        "SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14 WHERE NOT EXISTS "
        "(SELECT 1 FROM temp.corrected_stance_reports WHERE stance = ?1 AND article = ?2 AND "
        "begin = ?3 AND end = ?4 AND rule = ?5)"};
    run(add, row, entry.at.article, whole(entry.at.where.begin), whole(entry.at.where.end),
        report.rule, entry.steps, report.confidence,
        NullableText{stance.on_issue ? to_text(*stance.on_issue) : ""}, stance.strength,
        std::int64_t{stance.conditional}, stance.target, stance.condition, stance.reported_by,
        entry.told.evidence);
}

}  // namespace demarche::store
