#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/article.hpp"
#include "core/model/event.hpp"
#include "core/model/stance.hpp"
#include "core/store/save_names.hpp"
#include "core/store/sql.hpp"

/// Events and stances into their tables. Each report keeps what its article tells; the row of the
/// whole is what its one article tells, or made from all its reports once an import's batch is
/// through, so that no order matters.
namespace demarche::store {

/// An article that is in the table, with the row it has there.
struct SavedArticle {
    std::int64_t row{};
    const Article& article;
};

/// What the reports of an event say together.
struct UnitedEvent {
    std::int64_t source_speaker{}, target_speaker{}, issue{};  // rows, 0 for none
    std::string location;
    double confidence{};
};

/// What the reports of a stance say together.
struct UnitedStance {
    std::string on_issue;
    double strength{};
    std::int64_t conditional{};
    std::string target, condition, reported_by;
    double confidence{};
};

class EventUnion {
public:
    explicit EventUnion(SQLite::Database& db);
    /// Nothing where the event has no report.
    [[nodiscard]] std::optional<UnitedEvent> of(std::int64_t event);

private:
    SQLite::Statement reports_;
};

class StanceUnion {
public:
    explicit StanceUnion(SQLite::Database& db);
    [[nodiscard]] std::optional<UnitedStance> of(std::int64_t stance);

private:
    SQLite::Statement reports_;
};

class EventWriter {
public:
    EventWriter(SQLite::Database& db, ActorWriter& actors, IssueWriter& issues);

    /// From now on the parts that an id is made of are written of those too that are there: where
    /// others changed them, they are as the id says again.
    void write_whole() { writes_whole_ = true; }
    void save(const Event& event, const SavedArticle& in);
    /// The event of that row is to be made anew from its reports.
    void touch(std::int64_t event) { touched_.insert(event); }
    /// So is what the article reports.
    void touch_reports_of(std::int64_t article);
    /// Takes back all that the article reports.
    void remove_reports_of(std::int64_t article);
    /// Makes the rows of all events that were touched from their reports; those without one go.
    void finish();
    [[nodiscard]] std::size_t added() const { return added_; }

private:
    std::int64_t add(const Event& event);
    void unite(std::int64_t event);

    SQLite::Database& db_;
    ActorWriter& actors_;
    IssueWriter& issues_;
    EventUnion union_;
    SQLite::Statement find_, add_, write_whole_, add_report_, touched_by_, remove_reports_, change_,
        remove_;
    bool writes_whole_{};
    std::set<std::int64_t> touched_;
    std::size_t added_{};
};

class StanceWriter {
public:
    StanceWriter(SQLite::Database& db, ActorWriter& actors, IssueWriter& issues);

    /// From now on the parts that an id is made of are written of those too that are there: where
    /// others changed them, they are as the id says again.
    void write_whole() { writes_whole_ = true; }
    void save(const Stance& stance, const SavedArticle& in);
    void touch(std::int64_t stance) { touched_.insert(stance); }
    void touch_reports_of(std::int64_t article);
    void remove_reports_of(std::int64_t article);
    void finish();
    [[nodiscard]] std::size_t added() const { return added_; }

private:
    std::int64_t add(const Stance& stance);
    void unite(std::int64_t stance);

    SQLite::Database& db_;
    ActorWriter& actors_;
    IssueWriter& issues_;
    StanceUnion union_;
    SQLite::Statement find_, add_, write_whole_, add_report_, touched_by_, remove_reports_, change_,
        remove_;
    bool writes_whole_{};
    std::set<std::int64_t> touched_;
    std::size_t added_{};
};

/// The row that `find` gives for an id; 0 where none has it.
[[nodiscard]] inline std::int64_t row_with_id(SQLite::Statement& find, std::string_view id) {
    find.reset();
    bind_to(find, 1, id);
    const std::int64_t row = find.executeStep() ? number_of(find, 0) : 0;
    find.reset();
    return row;
}

/// How sure an article is of a report: what the report says, else what the event or stance does.
template <class Thing>
double confidence_of(const Report& report, const Thing& thing) {
    return report.confidence > 0 ? report.confidence : thing.confidence;
}

/// The greatest of one article's reports of a thing, from 0 to 1.
template <class Thing>
double surest_of(const Thing& thing) {
    double surest = 0;
    for (const Report& report : thing.reports)
        surest = std::max(surest, confidence_of(report, thing));
    return std::min(surest, 1.0);
}

/// What one report weighs, for `combined_confidence`.
struct Weight {
    std::string story;  // of its article
    double confidence{};
};

/// 1 - product(1 - c) over stories: articles of one story count once, with their greatest c. The
/// same for any order of `weights` and any names of the stories.
[[nodiscard]] double combined_confidence(const std::vector<Weight>& weights);

}  // namespace demarche::store
