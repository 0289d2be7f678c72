#include <algorithm>
#include <map>
#include <tuple>

#include "core/store/save_statements.hpp"

namespace demarche::store {
namespace {

/// A report as the union needs it.
struct Told {
    std::string article, story, rule;
    std::int64_t begin{}, end{};
    double confidence{};
    std::int64_t source_speaker{}, target_speaker{}, issue{};
    std::string location;
};

/// The surest first; among equals an order that is the same on every machine.
bool is_surer(const Told& a, const Told& b) {
    return std::tie(b.confidence, a.article, a.begin, a.end, a.rule) <
           std::tie(a.confidence, b.article, b.begin, b.end, b.rule);
}

std::vector<Told> surest_first(SQLite::Statement& reports, std::int64_t event) {
    reports.reset();
    bind_to(reports, 1, event);
    std::vector<Told> told;
    while (reports.executeStep())
        told.push_back({text_of(reports, 0), text_of(reports, 1), text_of(reports, 2),
                        number_of(reports, 3), number_of(reports, 4),
                        reports.getColumn(5).getDouble(), number_of(reports, 6),
                        number_of(reports, 7), number_of(reports, 8), text_of(reports, 9)});
    reports.reset();
    std::ranges::sort(told, is_surer);
    return told;
}

/// What the surest report that tells a `part` says of it.
template <class Part>
Part first_told(const std::vector<Told>& told, Part Told::*part) {
    for (const Told& report : told)
        if (report.*part != Part{}) return report.*part;
    return {};
}

}  // namespace

double combined_confidence(const std::vector<Weight>& weights) {
    std::map<std::string, double> surest;
    for (const Weight& weight : weights)
        surest[weight.story] = std::max(surest[weight.story], weight.confidence);
    std::vector<double> confidences;
    confidences.reserve(surest.size());
    for (const auto& [story, confidence] : surest)
        confidences.push_back(std::clamp(confidence, 0.0, 1.0));
    if (confidences.size() == 1) return confidences.front();
    // In order of size: the last digit of a product depends on the order of its factors.
    std::ranges::sort(confidences);
    double doubt = 1;
    for (const double confidence : confidences) doubt *= 1 - confidence;
    return 1 - doubt;
}

EventUnion::EventUnion(SQLite::Database& db)
    : reports_{db,
               "SELECT a.id, s.story, r.rule, r.begin, r.end, r.confidence, r.source_speaker, "
               "r.target_speaker, r.issue, r.location "
               "FROM event_reports r JOIN articles a USING (article) JOIN article_stories s USING "
               "(article) WHERE r.event = ?"} {}

std::optional<UnitedEvent> EventUnion::of(std::int64_t event) {
    const std::vector<Told> told = surest_first(reports_, event);
    if (told.empty()) return std::nullopt;
    std::vector<Weight> weights;
    weights.reserve(told.size());
    for (const Told& report : told) weights.push_back({report.story, report.confidence});
    return UnitedEvent{first_told(told, &Told::source_speaker),
                       first_told(told, &Told::target_speaker), first_told(told, &Told::issue),
                       first_told(told, &Told::location), combined_confidence(weights)};
}

EventWriter::EventWriter(SQLite::Database& db, ActorWriter& actors, IssueWriter& issues)
    : db_{db},
      actors_{actors},
      issues_{issues},
      union_{db},
      find_{db, "SELECT event FROM events WHERE id = ?"},
      add_{db,
           "INSERT INTO events (id, day, source, source_speaker, target, target_speaker, cameo, "
           "predicate, issue, location, confidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
      write_whole_{db,
                   "UPDATE events SET day = ?1, source = ?2, target = ?3, cameo = ?4, "
                   "predicate = ?5 WHERE event = ?6 AND (day, source, target, cameo, predicate) "
                   "IS NOT (?1, ?2, ?3, ?4, ?5)"},
      add_report_{db,
                  "INSERT OR IGNORE INTO event_reports (event, article, begin, end, rule, steps, "
                  "confidence, source_speaker, target_speaker, issue, location, evidence) "
                  "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
      touched_by_{db, "SELECT event FROM event_reports WHERE article = ?"},
      remove_reports_{db, "DELETE FROM event_reports WHERE article = ?"},
      change_{db,
              "UPDATE events SET source_speaker = ?, target_speaker = ?, issue = ?, location = ?, "
              "confidence = ? WHERE event = ?"},
      remove_{db, "DELETE FROM events WHERE event = ?"} {}

std::int64_t EventWriter::add(const Event& event) {
    run(add_, event.id.text, stored_day(event.date), actors_.row_of(event.source),
        Reference{actors_.row_of(event.source_speaker)}, Reference{actors_.row_of(event.target)},
        Reference{actors_.row_of(event.target_speaker)}, event.cameo, event.predicate,
        Reference{issues_.row_of(event.issue)}, event.location, surest_of(event));
    ++added_;
    return db_.getLastInsertRowid();
}

void EventWriter::save(const Event& event, const SavedArticle& in) {
    std::int64_t row = row_with_id(find_, event.id.text);
    if (row == 0) {
        row = add(event);
    } else {
        touched_.insert(row);
        if (writes_whole_)
            run(write_whole_, stored_day(event.date), actors_.row_of(event.source),
                Reference{actors_.row_of(event.target)}, event.cameo, event.predicate, row);
    }
    for (const Report& report : event.reports) {
        const int added = run(
            add_report_, row, in.row, static_cast<std::int64_t>(report.where.begin),
            static_cast<std::int64_t>(report.where.end), report.rule, report.steps,
            confidence_of(report, event), Reference{actors_.row_of(event.source_speaker)},
            Reference{actors_.row_of(event.target_speaker)}, Reference{issues_.row_of(event.issue)},
            event.location, slice(in.article.text, report.where));
        if (added == 0) touched_.insert(row);  // told twice: what the first says counts
    }
}

void EventWriter::touch_reports_of(std::int64_t article) {
    touched_by_.reset();
    bind_to(touched_by_, 1, article);
    while (touched_by_.executeStep()) touched_.insert(number_of(touched_by_, 0));
    touched_by_.reset();
}

void EventWriter::remove_reports_of(std::int64_t article) {
    touch_reports_of(article);
    run(remove_reports_, article);
}

void EventWriter::finish() {
    for (const std::int64_t event : touched_) unite(event);
    touched_.clear();
}

void EventWriter::unite(std::int64_t event) {
    if (const auto united = union_.of(event))
        run(change_, Reference{united->source_speaker}, Reference{united->target_speaker},
            Reference{united->issue}, united->location, united->confidence, event);
    else
        run(remove_, event);
}

}  // namespace demarche::store
