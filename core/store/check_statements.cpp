#include "core/store/check_statements.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <tuple>
#include <utility>

#include "core/model/coded_event.hpp"
#include "core/model/content_id.hpp"
#include "core/store/check_parts.hpp"
#include "core/store/check_values.hpp"
#include "core/store/save_articles.hpp"
#include "core/store/save_statements.hpp"
#include "core/store/sql.hpp"

namespace demarche::store {
namespace {

/// Sums of machines of different kinds differ in their last digits.
bool is_near(double a, double b) { return std::abs(a - b) < 1e-9; }

/// An event as its row tells it.
struct EventRow {
    std::int64_t row{};
    std::string id;
    std::int64_t day{};
    std::string source, target, cameo, predicate, issue;  // parties and issue by their ids
    UnitedEvent united;

    [[nodiscard]] bool can_be() const {
        return can_be_day(day) && can_be_cameo(cameo) && is_share(united.confidence);
    }
    /// Without an issue the id is made of a word that is not kept, or of the row of another coder.
    [[nodiscard]] bool tells_its_id() const { return !issue.empty(); }
    [[nodiscard]] bool has_its_id() const {
        return id ==
               content_id("e", {to_text(day_from(day)), source, target, cameo, predicate, issue});
    }
    [[nodiscard]] bool is(const UnitedEvent& told) const {
        return std::tie(united.source_speaker, united.target_speaker, united.issue,
                        united.location) ==
                   std::tie(told.source_speaker, told.target_speaker, told.issue, told.location) &&
               is_near(united.confidence, told.confidence);
    }
};

/// A stance as its row tells it.
struct StanceRow {
    std::int64_t row{};
    std::string id;
    std::int64_t day{};
    std::string holder, speaker, issue, position;
    UnitedStance united;

    [[nodiscard]] bool can_be() const {
        return can_be_day(day) && is_share(united.confidence) && is_share(united.strength);
    }
    [[nodiscard]] static bool tells_its_id() { return true; }
    [[nodiscard]] bool has_its_id() const {
        return id == content_id("s", {to_text(day_from(day)), holder, speaker, issue, united.target,
                                      position});
    }
    [[nodiscard]] bool is(const UnitedStance& told) const {
        return std::tie(united.on_issue, united.conditional, united.target, united.condition,
                        united.reported_by) == std::tie(told.on_issue, told.conditional,
                                                        told.target, told.condition,
                                                        told.reported_by) &&
               is_near(united.strength, told.strength) &&
               is_near(united.confidence, told.confidence);
    }
};

/// How events are read.
struct Events {
    using Row = EventRow;
    using Union = EventUnion;
    static constexpr std::string_view name = "event", table = "events", reports = "event_reports";
    static constexpr const char* sql =
        "SELECT e.event, e.id, e.day, coalesce(s.id, ''), coalesce(t.id, ''), e.cameo, "
        "e.predicate, coalesce(i.id, ''), e.source_speaker, e.target_speaker, e.issue, "
        "e.location, e.confidence FROM events e LEFT JOIN actors s ON s.actor = e.source "
        "LEFT JOIN actors t ON t.actor = e.target LEFT JOIN issues i ON i.issue = e.issue";

    static Row row_at(const SQLite::Statement& row) {
        return {number_of(row, 0),
                text_of(row, 1),
                number_of(row, 2),
                text_of(row, 3),
                text_of(row, 4),
                text_of(row, 5),
                text_of(row, 6),
                text_of(row, 7),
                {number_of(row, 8), number_of(row, 9), number_of(row, 10), text_of(row, 11),
                 row.getColumn(12).getDouble()}};
    }
};

/// How stances are read.
struct Stances {
    using Row = StanceRow;
    using Union = StanceUnion;
    static constexpr std::string_view name = "stance", table = "stances",
                                      reports = "stance_reports";
    static constexpr const char* sql =
        "SELECT s.stance, s.id, s.day, coalesce(h.id, ''), coalesce(v.id, ''), coalesce(i.id, ''), "
        "s.position, coalesce(s.on_issue, ''), s.strength, s.conditional, s.target, s.condition, "
        "s.reported_by, s.confidence FROM stances s LEFT JOIN actors h ON h.actor = s.holder "
        "LEFT JOIN actors v ON v.actor = s.speaker LEFT JOIN issues i ON i.issue = s.issue";

    static Row row_at(const SQLite::Statement& row) {
        return {number_of(row, 0),
                text_of(row, 1),
                number_of(row, 2),
                text_of(row, 3),
                text_of(row, 4),
                text_of(row, 5),
                text_of(row, 6),
                {text_of(row, 7), row.getColumn(8).getDouble(), number_of(row, 9), text_of(row, 10),
                 text_of(row, 11), text_of(row, 12), row.getColumn(13).getDouble()}};
    }
};

/// The rows that are not what their reports say, or have none.
template <class Statements>
std::vector<std::int64_t> ununited(SQLite::Database& db) {
    std::vector<std::int64_t> wrong;
    typename Statements::Union reports{db};
    SQLite::Statement rows{db, Statements::sql};
    while (rows.executeStep()) {
        const auto row = Statements::row_at(rows);
        const auto told = reports.of(row.row);
        if (!told || !row.is(*told)) wrong.push_back(row.row);
    }
    return wrong;
}

/// The articles that report what is in a row.
class Reporters {
public:
    Reporters(SQLite::Database& db, std::string_view reports, std::string_view column)
        : rows_{db, fmt::format("SELECT DISTINCT {}, content_key, kind, id FROM {} JOIN articles "
                                "USING (article) WHERE {} = ?",
                                content_columns, reports, column)} {}

    /// Empty where one of them cannot be read anew: it was coded elsewhere, or changed by others.
    std::vector<ArticleId> of(std::int64_t row) {
        std::vector<ArticleId> ids;
        bool are_readable = true;
        rows_.reset();
        bind_to(rows_, 1, row);
        while (rows_.executeStep()) {
            ids.push_back({text_of(rows_, 7)});
            are_readable = are_readable && content_key_at(rows_, 0) == text_of(rows_, 5) &&
                           coder_of(text_of(rows_, 6)).empty() && !text_of(rows_, 0).empty();
        }
        if (!are_readable) ids.clear();
        return ids;
    }

private:
    SQLite::Statement rows_;
};

/// How many ids fit what they are made of, and those of which they do not.
struct Ids {
    std::size_t fits{};
    std::vector<std::pair<std::int64_t, std::string>> misfits;  // by row
};

/// Ids of one maker: where hardly any fits, another program made them, in its own way.
bool are_ours(const Ids& events, const Ids& stances) {
    constexpr std::size_t hardly_any = 20;
    return (events.fits + stances.fits) * hardly_any >=
           events.misfits.size() + stances.misfits.size();
}

template <class Statements>
class StatementCheck {
public:
    /// Keeps the references.
    StatementCheck(Examining& on, Ids& ids)
        : on_{on},
          ids_{ids},
          db_{on.db.handle()},
          reports_{db_},
          reporters_{db_, Statements::reports, Statements::name},
          values_{on.found.damage, "values"},
          statements_{on.found.damage, "statements"},
          evidence_{on.found.damage, "evidence"},
          are_stories_damaged_{std::ranges::find(on.found.damage, "stories", &Finding::part) !=
                               on.found.damage.end()} {}

    void run_all() {
        const std::size_t all = static_cast<std::size_t>(
            db_.execAndGet(fmt::format("SELECT count(*) FROM {}", Statements::table)).getInt64());
        SQLite::Statement rows{db_, Statements::sql};
        for (std::size_t done = 0; rows.executeStep(); ++done) {
            if (done % 1000 == 0) on_.tell(Statements::table, done, all);
            check_one(Statements::row_at(rows));
        }
    }

    void tell_misfits() {
        for (const auto& [row, id] : ids_.misfits)
            read_anew(
                statements_, row,
                fmt::format("{} {} does not say what its id is made of", Statements::name, id));
    }

private:
    void check_one(const typename Statements::Row& row) {
        const auto told = reports_.of(row.row);
        if (!told) {
            evidence_.add(fmt::format("{} {} has no report", Statements::name, row.id),
                          "take it out with 'demarche check --repair', then read all articles anew "
                          "with 'demarche import --again'");
            return;
        }
        if (!row.can_be())
            read_anew(values_, row.row,
                      fmt::format("{} {} has a day, code or share that cannot be", Statements::name,
                                  row.id));
        else if (row.tells_its_id() && row.has_its_id())
            ++ids_.fits;
        else if (row.tells_its_id())
            ids_.misfits.emplace_back(row.row, row.id);
        if (row.is(*told)) return;
        statements_.add(
            fmt::format("{} {} is not what its reports say together", Statements::name, row.id),
            by_repair);
        // Which of the two was changed, the text alone tells. With stories their sums change.
        if (!are_stories_damaged_) take_to_read(reporters_.of(row.row));
    }

    void read_anew(Kind& kind, std::int64_t row, std::string what) {
        const std::vector<ArticleId> articles = reporters_.of(row);
        kind.add(std::move(what), articles.empty() ? rescue_of(on_.db) : std::string{by_repair});
        take_to_read(articles);
    }

    void take_to_read(const std::vector<ArticleId>& articles) {
        on_.found.to_read_anew.insert(on_.found.to_read_anew.end(), articles.begin(),
                                      articles.end());
    }

    Examining& on_;
    Ids& ids_;
    SQLite::Database& db_;
    typename Statements::Union reports_;
    Reporters reporters_;
    Kind values_, statements_, evidence_;
    bool are_stories_damaged_;
};

}  // namespace

void check_statements(Examining& on) {
    Ids event_ids, stance_ids;
    StatementCheck<Events> events{on, event_ids};
    StatementCheck<Stances> stances{on, stance_ids};
    events.run_all();
    stances.run_all();
    if (are_ours(event_ids, stance_ids)) {
        events.tell_misfits();
        stances.tell_misfits();
    } else {
        on.found.notes.push_back({"statements",
                                  "ids of events and stances are made of other things than ours",
                                  "whether they say what they said was left out"});
    }
}

Ununited ununited_statements(SQLite::Database& db) {
    return {ununited<Events>(db), ununited<Stances>(db)};
}

}  // namespace demarche::store
