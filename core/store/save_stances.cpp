#include <algorithm>
#include <tuple>

#include "core/model/names.hpp"
#include "core/store/save_statements.hpp"

namespace demarche::store {
namespace {

/// A report as the union needs it.
struct Told {
    std::string article, story, rule;
    std::int64_t begin{}, end{};
    double confidence{};
    std::string on_issue;
    double strength{};
    std::int64_t conditional{};
    std::string target, condition, reported_by;
};

/// The surest first; among equals an order that is the same on every machine.
bool is_surer(const Told& a, const Told& b) {
    return std::tie(b.confidence, a.article, a.begin, a.end, a.rule) <
           std::tie(a.confidence, b.article, b.begin, b.end, b.rule);
}

std::vector<Told> load_told(SQLite::Statement& reports, std::int64_t stance) {
    reports.reset();
    bind_to(reports, 1, stance);
    std::vector<Told> told;
    while (reports.executeStep())
        told.push_back({text_of(reports, 0), text_of(reports, 1), text_of(reports, 2),
                        number_of(reports, 3), number_of(reports, 4),
                        reports.getColumn(5).getDouble(), text_of(reports, 6),
                        reports.getColumn(7).getDouble(), number_of(reports, 8),
                        text_of(reports, 9), text_of(reports, 10), text_of(reports, 11)});
    reports.reset();
    return told;
}

std::string_view on_issue_of(const Stance& stance) {
    return stance.on_issue ? to_text(*stance.on_issue) : std::string_view{};
}

}  // namespace

StanceUnion::StanceUnion(SQLite::Database& db)
    : reports_{db,
               "SELECT a.id, s.story, r.rule, r.begin, r.end, r.confidence, r.on_issue, "
               "r.strength, r.conditional, r.target, r.condition, r.reported_by "
               "FROM stance_reports r JOIN articles a USING (article) JOIN article_stories s USING "
               "(article) WHERE r.stance = ?"} {}

std::optional<UnitedStance> StanceUnion::of(std::int64_t stance) {
    const std::vector<Told> told = load_told(reports_, stance);
    if (told.empty()) return std::nullopt;
    const Told& surest = *std::ranges::min_element(told, is_surer);
    std::vector<Weight> weights;
    weights.reserve(told.size());
    for (const Told& report : told) weights.push_back({report.story, report.confidence});
    return UnitedStance{
        surest.on_issue,  surest.strength,    surest.conditional,          surest.target,
        surest.condition, surest.reported_by, combined_confidence(weights)};
}

StanceWriter::StanceWriter(SQLite::Database& db, ActorWriter& actors, IssueWriter& issues)
    : db_{db},
      actors_{actors},
      issues_{issues},
      union_{db},
      find_{db, "SELECT stance FROM stances WHERE id = ?"},
      add_{db,
           "INSERT INTO stances (id, day, holder, speaker, issue, position, on_issue, strength, "
           "conditional, confidence, target, condition, reported_by) "
           "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
      write_whole_{db,
                   "UPDATE stances SET day = ?1, holder = ?2, speaker = ?3, issue = ?4, "
                   "position = ?5 WHERE stance = ?6 AND (day, holder, speaker, issue, position) "
                   "IS NOT (?1, ?2, ?3, ?4, ?5)"},
      add_report_{db,
                  "INSERT OR IGNORE INTO stance_reports (stance, article, begin, end, rule, steps, "
                  "confidence, on_issue, strength, conditional, target, condition, reported_by, "
                  "evidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
      touched_by_{db, "SELECT stance FROM stance_reports WHERE article = ?"},
      remove_reports_{db, "DELETE FROM stance_reports WHERE article = ?"},
      change_{db,
              "UPDATE stances SET on_issue = ?, strength = ?, conditional = ?, target = ?, "
              "condition = ?, reported_by = ?, confidence = ? WHERE stance = ?"},
      remove_{db, "DELETE FROM stances WHERE stance = ?"} {}

std::int64_t StanceWriter::add(const Stance& stance) {
    run(add_, stance.id.text, stored_day(stance.date), actors_.row_of(stance.holder),
        Reference{actors_.row_of(stance.speaker)}, Reference{issues_.row_of(stance.issue)},
        to_text(stance.position), NullableText{on_issue_of(stance)}, stance.strength,
        std::int64_t{stance.conditional}, surest_of(stance), stance.target, stance.condition,
        stance.reported_by);
    ++added_;
    return db_.getLastInsertRowid();
}

void StanceWriter::save(const Stance& stance, const SavedArticle& in) {
    std::int64_t row = row_with_id(find_, stance.id.text);
    if (row == 0) {
        row = add(stance);
    } else {
        touched_.insert(row);
        if (writes_whole_)
            run(write_whole_, stored_day(stance.date), actors_.row_of(stance.holder),
                Reference{actors_.row_of(stance.speaker)}, Reference{issues_.row_of(stance.issue)},
                to_text(stance.position), row);
    }
    for (const Report& report : stance.reports) {
        const int added =
            run(add_report_, row, in.row, static_cast<std::int64_t>(report.where.begin),
                static_cast<std::int64_t>(report.where.end), report.rule, report.steps,
                confidence_of(report, stance), NullableText{on_issue_of(stance)}, stance.strength,
                std::int64_t{stance.conditional}, stance.target, stance.condition,
                stance.reported_by, slice(in.article.text, report.where));
        if (added == 0) touched_.insert(row);  // told twice: what the first says counts
    }
}

void StanceWriter::touch_reports_of(std::int64_t article) {
    touched_by_.reset();
    bind_to(touched_by_, 1, article);
    while (touched_by_.executeStep()) touched_.insert(number_of(touched_by_, 0));
    touched_by_.reset();
}

void StanceWriter::remove_reports_of(std::int64_t article) {
    touch_reports_of(article);
    run(remove_reports_, article);
}

void StanceWriter::finish() {
    for (const std::int64_t stance : touched_) unite(stance);
    touched_.clear();
}

void StanceWriter::unite(std::int64_t stance) {
    if (const auto united = union_.of(stance))
        run(change_, NullableText{united->on_issue}, united->strength, united->conditional,
            united->target, united->condition, united->reported_by, united->confidence, stance);
    else
        run(remove_, stance);
}

}  // namespace demarche::store
