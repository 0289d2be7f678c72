#include "core/query/whole.hpp"

#include <set>
#include <string>
#include <utility>

namespace demarche::query {
namespace {

using Ids = std::set<std::string>;

/// What events and stances name. Voices are known to rows by name alone.
struct Named {
    Ids articles, actors, voices, issues;
};

void add_reports(Named& named, const std::vector<ReportRow>& reports) {
    for (const ReportRow& report : reports) named.articles.insert(report.article);
}

Named named_by(const Whole& whole) {
    Named named;
    for (const EventRow& event : whole.events) {
        named.actors.insert({event.source_id, event.target_id});
        named.voices.insert({event.source_speaker, event.target_speaker});
        named.issues.insert(event.issue_id);
        add_reports(named, event.reports);
    }
    for (const StanceEachRow& stance : whole.stances) {
        named.actors.insert(stance.holder_id);
        named.voices.insert(stance.speaker);
        named.issues.insert(stance.issue_id);
        add_reports(named, stance.reports);
    }
    return named;
}

}  // namespace

Whole whole_of(const store::Database& db, const store::Selection& chosen, const Order& order) {
    Whole whole;
    whole.events = events_in(db, chosen, order);
    whole.stances = stances_each(db, chosen, order);
    // What is chosen names others than those asked for, and articles of other days report it.
    whole.articles = articles_in(db, {});
    whole.actors = actors_in(db, {});
    whole.issues = issues_in(db, {});
    if (chosen == store::Selection{} && !order.limit) return whole;
    const Named named = named_by(whole);
    std::erase_if(whole.articles,
                  [&](const ArticleRow& row) { return !named.articles.contains(row.article); });
    std::erase_if(whole.actors, [&](const ActorRow& row) {
        return !named.actors.contains(row.actor_id) && !named.voices.contains(row.actor);
    });
    std::erase_if(whole.issues,
                  [&](const IssueRow& row) { return !named.issues.contains(row.issue_id); });
    return whole;
}

}  // namespace demarche::query
