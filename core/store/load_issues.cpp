#include "core/store/load_lists.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>
#include <utility>

#include "core/store/conditions.hpp"
#include "core/store/load_names.hpp"
#include "core/store/sql.hpp"

namespace demarche::store {
namespace {

struct Tally {
    std::size_t articles{}, stances{};
    std::map<std::int64_t, double> holders;  // their leanings, weighted; the sign counts
    std::int64_t first{no_day}, last{};
};
using Tallies = std::unordered_map<std::int64_t, Tally>;

double sign_of(std::string_view position) {
    return position == "supports" ? 1 : position == "opposes" ? -1 : 0;
}

void count_stances(SQLite::Database& db, Tallies& tallies) {
    SQLite::Statement rows{db,
                           "SELECT issue, holder, coalesce(on_issue, position), "
                           "confidence * strength, day FROM stances WHERE issue IS NOT NULL"};
    while (rows.executeStep()) {
        Tally& tally = tallies[number_of(rows, 0)];
        ++tally.stances;
        tally.holders[number_of(rows, 1)] +=
            sign_of(text_of(rows, 2)) * rows.getColumn(3).getDouble();
        const std::int64_t day = number_of(rows, 4);
        if (day >= year_unknown) continue;
        tally.first = std::min(tally.first, day);
        tally.last = std::max(tally.last, day);
    }
}

void count_articles(SQLite::Database& db, Tallies& tallies) {
    SQLite::Statement rows{db,
                           "SELECT issue, count(DISTINCT article) FROM ("
                           "SELECT s.issue, r.article FROM stances s JOIN stance_reports r "
                           "USING (stance) WHERE s.issue IS NOT NULL UNION ALL "
                           "SELECT issue, article FROM event_reports WHERE issue IS NOT NULL) "
                           "GROUP BY issue"};
    while (rows.executeStep()) tallies[number_of(rows, 0)].articles = size_of(rows, 1);
}

void take(StoredIssue& stored, const Tally& tally) {
    stored.articles = tally.articles;
    stored.stances = tally.stances;
    for (const auto& [holder, leaning] : tally.holders) {
        if (leaning > 0) ++stored.supporters;
        if (leaning < 0) ++stored.opponents;
    }
    stored.first = day_from(tally.first);
    stored.last = day_from(tally.last == 0 ? no_day : tally.last);
}

/// The names, leaning phrases and parties of one issue after another.
class Parts {
public:
    explicit Parts(SQLite::Database& db)
        : names_{db, "SELECT name FROM issue_names WHERE issue = ? ORDER BY name"},
          leans_{db, "SELECT phrase, lean FROM issue_leans WHERE issue = ? ORDER BY phrase, lean"},
          parties_{db, "SELECT actor_id FROM issue_parties WHERE issue = ? ORDER BY actor_id"} {}

    void load(std::int64_t row, Issue& issue) {
        start(names_, row);
        while (names_.executeStep())
            if (std::string name = text_of(names_, 0); name != issue.name)
                issue.also.push_back(std::move(name));
        start(leans_, row);
        while (leans_.executeStep())
            (number_of(leans_, 1) > 0 ? issue.leans_for : issue.leans_against)
                .push_back(text_of(leans_, 0));
        start(parties_, row);
        while (parties_.executeStep()) issue.parties.push_back({text_of(parties_, 0)});
    }

private:
    static void start(SQLite::Statement& statement, std::int64_t row) {
        statement.reset();
        bind_to(statement, 1, row);
    }

    SQLite::Statement names_, leans_, parties_;
};

std::vector<StoredIssue> issues_where(SQLite::Database& db, const Conditions& conditions,
                                      const Tallies& tallies) {
    SQLite::Statement rows{
        db, fmt::format("SELECT issue, id, name, question, parent_id FROM issues{} ORDER BY id",
                        conditions.sql())};
    conditions.bind(rows);
    Parts parts{db};
    std::vector<StoredIssue> issues;
    while (rows.executeStep()) {
        StoredIssue stored;
        Issue& issue = stored.issue;
        issue.id.text = text_of(rows, 1);
        issue.name = text_of(rows, 2);
        issue.question = text_of(rows, 3);
        issue.parent.text = text_of(rows, 4);
        const std::int64_t row = number_of(rows, 0);
        parts.load(row, issue);
        if (const auto tally = tallies.find(row); tally != tallies.end())
            take(stored, tally->second);
        issues.push_back(std::move(stored));
    }
    return issues;
}

/// Those that the chosen events and stances are about, where the selection asks for such.
void add_disputed(Conditions& conditions, SQLite::Database& db, const Selection& chosen) {
    const Conditions events = event_conditions(db, chosen);
    const Conditions stances = stance_conditions(db, chosen);
    std::vector<Conditions::Value> values = events.values();
    values.insert(values.end(), stances.values().begin(), stances.values().end());
    conditions.add(fmt::format("issue IN (SELECT issue FROM events{} UNION "
                               "SELECT issue FROM stances{})",
                               events.sql(), stances.sql()),
                   std::move(values));
}

}  // namespace

std::vector<StoredIssue> load_issues(const Database& db, const Selection& chosen) {
    return guarded(db, [&] {
        Tallies tallies;
        count_stances(db.handle(), tallies);
        count_articles(db.handle(), tallies);
        Conditions conditions;
        if (!chosen.issues.empty())
            conditions.add_any(std::array<std::string_view, 1>{"issue"},
                               rows_of(db.handle(), chosen.issues));
        Selection others = chosen;
        others.issues.clear();
        if (others != Selection{}) add_disputed(conditions, db.handle(), others);
        return issues_where(db.handle(), conditions, tallies);
    });
}

std::optional<Issue> describe_issue(const Database& db, const IssueId& id) {
    return guarded(db, [&]() -> std::optional<Issue> {
        Conditions conditions;
        conditions.add("id = ?", {id.text});
        std::vector<StoredIssue> issues = issues_where(db.handle(), conditions, {});
        if (issues.empty()) return std::nullopt;
        return std::move(issues.front().issue);
    });
}

std::optional<StoredIssue> load_issue(const Database& db, const IssueId& id) {
    Selection chosen;
    chosen.issues = {id};
    std::vector<StoredIssue> issues = load_issues(db, chosen);
    if (issues.empty()) return std::nullopt;
    return std::move(issues.front());
}

}  // namespace demarche::store
