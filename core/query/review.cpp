#include "core/query/review.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "core/model/names.hpp"
#include "core/query/events.hpp"
#include "core/query/reports.hpp"
#include "core/query/stances.hpp"
#include "core/store/corrections.hpp"
#include "core/store/overlay.hpp"

namespace demarche::query {
namespace {

std::string with_voice(const std::string& party, const std::string& voice) {
    return voice.empty() ? party : fmt::format("{} ({})", party, voice);
}

template <class Row>
ReviewRow review_row(std::string id, std::string kind, std::string found, const Row& row) {
    ReviewRow made;
    made.id = std::move(id);
    made.kind = std::move(kind);
    made.found = std::move(found);
    made.date = row.date;
    made.confidence = row.confidence;
    if (const ReportRow* report = surest(row.reports)) {
        made.sentence = words_of(*report);
        made.rule = report->rule;
        made.article = report->article;
    }
    return made;
}

ReviewRow row_of(const EventRow& row) {
    return review_row(row.event, "event",
                      fmt::format("{} {} {}", with_voice(row.source, row.source_speaker), row.type,
                                  with_voice(row.target, row.target_speaker)),
                      row);
}

ReviewRow row_of(const StanceEachRow& row) {
    return review_row(
        row.stance, "stance",
        fmt::format("{} {} {}", with_voice(row.holder, row.speaker),
                    demarche::to_text(row.position), row.target.empty() ? row.issue : row.target),
        row);
}

struct Judgement {
    bool confirmed{}, edited{}, rejected{}, disputed{};
    Correction by;  // one of those that judge it, with what it carries
};

/// The rule that found the event or stance, as it was extracted; empty where that is not known.
std::string rule_of(const store::Database& db, const std::string& id, const Judgement& judged) {
    std::vector<store::StoredReport> reports;
    if (auto event = store::load_event(db, {id})) reports = std::move(event->reports);
    if (auto stance = store::load_stance(db, {id})) reports = std::move(stance->reports);
    if (reports.empty()) reports = store::reports_carried(judged.by);
    const std::vector<ReportRow> rows = report_rows(std::move(reports));
    const ReportRow* report = surest(rows);
    return report == nullptr ? std::string{} : report->rule;
}

void put(Judgement& judged, Verdict verdict) {
    switch (verdict) {
        case Verdict::reject:
            judged.rejected = true;
            break;
        case Verdict::confirm:
            judged.confirmed = true;
            break;
        case Verdict::add:
        case Verdict::edit:
            judged.edited = true;
            break;
        case Verdict::none:
            break;
    }
}

std::map<std::string, Judgement> judgements(const store::Database& db) {
    std::map<std::string, Judgement> all;
    for (const store::LoggedCorrection& one : store::load_corrections(db)) {
        const Verdict verdict = verdict_of(one.correction.kind);
        if (verdict == Verdict::none || !one.in_force) continue;
        Judgement& judged = all[one.correction.subject];
        if (judged.by.told.empty()) judged.by = one.correction;
        if (one.in_conflict)
            judged.disputed = true;
        else
            put(judged, verdict);
    }
    return all;
}

void count(RuleAgreement& row, const Judgement& judged) {
    if (judged.disputed) {
        ++row.disputed;
        return;
    }
    ++row.judged;
    ++(judged.rejected ? row.rejected : judged.edited ? row.edited : row.confirmed);
}

}  // namespace

std::vector<ReviewRow> to_review(const store::Database& db, const store::Selection& chosen,
                                 const Order& order) {
    std::map<std::string, bool> is_disputed;  // of what was judged, by the id that is shown
    for (const auto& [id, judged] : judgements(db))
        is_disputed[store::united_into(db, id)] |= judged.disputed;
    std::vector<ReviewRow> rows;
    const auto add = [&](ReviewRow row) {
        const auto found = is_disputed.find(row.id);
        if (found == is_disputed.end() || found->second) rows.push_back(std::move(row));
    };
    for (const EventRow& row : events_in(db, chosen)) add(row_of(row));
    for (const StanceEachRow& row : stances_each(db, chosen)) add(row_of(row));
    std::ranges::sort(rows, [](const ReviewRow& a, const ReviewRow& b) {
        return std::tie(a.confidence, a.kind, a.id) < std::tie(b.confidence, b.kind, b.id);
    });
    if (order.limit && rows.size() > *order.limit) rows.resize(*order.limit);
    return rows;
}

std::vector<RuleAgreement> agreement_by_rule(const store::Database& db) {
    const store::AsExtracted extracted{db};
    std::map<std::string, RuleAgreement> rules;
    for (const auto& [id, judged] : judgements(db)) {
        const std::string rule = rule_of(db, id, judged);
        if (rule.empty()) continue;
        count(rules[rule], judged);
    }
    std::vector<RuleAgreement> rows;
    for (auto& [rule, row] : rules) {
        row.rule = rule;
        if (row.judged > 0)
            row.agreement = static_cast<double>(row.confirmed) / static_cast<double>(row.judged);
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace demarche::query
