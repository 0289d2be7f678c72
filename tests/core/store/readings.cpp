#include "tests/core/store/readings.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/model/judged.hpp"
#include "core/model/names.hpp"
#include "core/store/check.hpp"
#include "core/store/corrections.hpp"
#include "core/store/load_statements.hpp"
#include "core/store/merge.hpp"
#include "core/store/overlay.hpp"
#include "tests/core/store/sample.hpp"

namespace demarche::store::readings {
namespace {

using enum CorrectionKind;

ByteSpan place_in(const Extraction& told, std::string_view words) {
    return place_of_words(told.article.text, words, 0).value();
}

Report by_a_person(std::string_view words) {
    return {{"a1"}, place_of_words(text, words, 0).value(), std::string{by_hand}, "", 1};
}

std::string words_of(const std::vector<StoredReport>& reports) {
    std::string words;
    for (const StoredReport& one : reports)
        words += fmt::format("{}{}: {}", words.empty() ? "" : ", ", one.report.article.text,
                             one.evidence);
    return words;
}

}  // namespace

Event& add_event(Extraction& told, const char* source, const char* code, const char* target,
                 std::string_view words) {
    Event& event = sample::add_event(told, source, code, target);
    event.reports.front().where = place_in(told, words);
    return event;
}

Stance& add_stance(Extraction& told, const char* holder, Position position, const char* id,
                   std::string_view words) {
    Stance& stance = sample::add_stance(told, holder, position, "The plan");
    stance.id.text = id;
    stance.reports.front().where = place_in(told, words);
    return stance;
}

/// An extractor that tells Russia's deed by one code and Serbia's position by one id.
Extraction first_reading(const std::string& article, const std::string& words) {
    Extraction told = sample::article(article, {2007, 6, 26}, words);
    add_event(told, "Russia", "13", "NATO", "Russia threatens NATO");
    add_stance(told, "Serbia", Position::opposes, "s1", "Serbia opposes the plan");
    return told;
}

/// A better one tells the same by others, and what the first did not see.
Extraction second_reading(const std::string& article, const std::string& words) {
    Extraction told = sample::article(article, {2007, 6, 26}, words);
    add_event(told, "Russia", "138", "NATO", "threatens NATO");
    add_event(told, "China", "04", "NATO", "China consults NATO");
    add_stance(told, "Serbia", Position::opposes, "s2", "opposes the plan");
    add_stance(told, "Togo", Position::supports, "s3", "Togo backs the plan");
    return told;
}

Database graph_of(const std::vector<Extraction>& told, const char* when) {
    Database db = Database::in_memory();
    save_extractions(db, told, when);
    return db;
}

std::string event_id(const Extraction& told, const char* source) {
    for (const Event& one : told.events)
        if (one.source.text == slug(source)) return one.id.text;
    return "none";
}

Correction draft(CorrectionKind kind, std::string subject, std::string value) {
    Correction made;
    made.kind = kind;
    made.subject = std::move(subject);
    made.value = std::move(value);
    made.author = "Ann";
    return made;
}

Correction added(CorrectionKind kind, AddedStatement what) {
    std::visit([&](auto& one) { one.id.text = id_of(what); }, what.what);
    Correction made = draft(kind, id_of(what), "a1");
    made.added = std::move(what);
    return made;
}

Correction added_event(const char* code) {
    Event event;
    event.date = {2007, 6, 26};
    event.source.text = "china";
    event.target.text = "nato";
    event.cameo = code;
    event.confidence = 1;
    event.reports = {by_a_person("China consults")};
    return added(event_add,
                 {event, "China consults", {sample::actor("China"), sample::actor("NATO")}, {}});
}

Correction added_stance() {
    Stance stance;
    stance.date = {2007, 6, 26};
    stance.holder.text = "togo";
    stance.issue.text = "the-plan";
    stance.position = Position::supports;
    stance.confidence = 1;
    stance.reports = {by_a_person("Togo backs")};
    return added(stance_add,
                 {stance, "Togo backs", {sample::actor("Togo")}, {sample::issue("The plan")}});
}

/// "Russia 13 NATO 0.50 [a1: Russia threatens NATO]" for each event and stance, sorted.
Texts rows_of(const Database& db) {
    lay_corrections(db);
    Texts rows;
    for (const StoredEvent& one : load_events(db, {}))
        rows.push_back(fmt::format("{} {} {} {:.2f} [{}]", one.source.name, one.event.cameo,
                                   one.target.name, one.event.confidence, words_of(one.reports)));
    for (const StoredStance& one : load_stances(db, {}))
        rows.push_back(fmt::format("{} {} {} {:.2f} [{}]", one.holder.name,
                                   to_text(one.stance.position), one.stance.id.text,
                                   one.stance.confidence, words_of(one.reports)));
    std::ranges::sort(rows);
    CHECK(check(db).empty());
    return rows;
}

std::string state_of(const Database& db, const std::string& subject) {
    for (const LoggedCorrection& one : load_corrections(db))
        if (one.correction.subject == subject)
            return fmt::format("{}: {}", one.about,
                               one.is_waiting ? "waiting"
                               : one.in_force ? "in force"
                                              : "ended");
    return "none";
}

Database copy_of(const Database& from) {
    Database db = Database::in_memory();
    merge(db, from);
    return db;
}

Database saved(Database db, Known known, const char* words) {
    save_extraction(db, second_reading("a1", words), later, known);
    settle(db);
    return db;
}

}  // namespace demarche::store::readings
