#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "core/error.hpp"
#include "core/model/correction_value.hpp"
#include "core/store/check.hpp"
#include "core/store/corrections.hpp"
#include "core/store/merge.hpp"
#include "core/store/overlay.hpp"
#include "core/store/save.hpp"
#include "tests/core/store/sample.hpp"

/// Corrections thrown at random at random graphs: whatever people say in whatever order, all that
/// is shown refers to what is shown, the log alone tells it, and undoing all brings back what was.
namespace demarche::store {
namespace {

using enum CorrectionKind;

class Throws {
public:
    Throws(const Database& db, std::uint32_t seed) : engine_{seed} {
        for (const StoredActor& one : load_actors(db, {})) actors_.push_back(one.actor.id.text);
        for (const StoredIssue& one : load_issues(db, {})) issues_.push_back(one.issue.id.text);
        for (const StoredEvent& one : load_events(db, {})) events_.push_back(one.event.id.text);
        for (const StoredStance& one : load_stances(db, {})) stances_.push_back(one.stance.id.text);
    }

    Correction next() {
        switch (engine_() % 12) {
            case 0:
                return made(actor_merge, pick(actors_), pick(actors_));
            case 1:
            case 2:
                return split(actor_split, pick(actors_), pick(actors_));
            case 3:
                return split(actor_split, pick(actors_), "new-" + std::to_string(engine_() % 2));
            case 4:
                return made(actor_name, pick(actors_), "Called " + std::to_string(engine_() % 9));
            case 5:
                return made(issue_merge, pick(issues_), pick(issues_));
            case 6:
                return split(issue_split, pick(issues_), pick(issues_));
            case 7:
                return made(event_source, pick(events_), pick(actors_));
            case 8:
                return made(event_date, pick(events_),
                            "2007-0" + std::to_string(1 + engine_() % 9));
            case 9:
                return made(stance_holder, pick(stances_), pick(actors_));
            case 10:
                return made(stance_position, pick(stances_), "opposes");
            default:
                return made(stance_issue, pick(stances_), pick(issues_));
        }
    }

private:
    const std::string& pick(const std::vector<std::string>& ids) {
        return ids[engine_() % ids.size()];
    }

    static Correction made(CorrectionKind kind, std::string subject, std::string value) {
        Correction made;
        made.kind = kind;
        made.subject = std::move(subject);
        made.value = std::move(value);
        made.author = "Ann";
        return made;
    }

    Correction split(CorrectionKind kind, std::string subject, std::string into) {
        Split split;
        const int year = 2005 + static_cast<int>(engine_() % 4);
        (engine_() % 2 == 0 ? split.since : split.until) = {year, 0, 0};
        if (engine_() % 4 == 0) split.articles = {{"a" + std::to_string(engine_() % 20)}};
        split.into = std::move(into);
        Correction one = made(kind, std::move(subject), to_value(split));
        if (split.into.starts_with("new-")) one.actor = sample::actor(split.into);
        return one;
    }

    std::mt19937 engine_;
    std::vector<std::string> actors_, issues_, events_, stances_;
};

/// References of what is shown to what is not.
int dangling(const Database& db) {
    constexpr std::array columns = {std::pair{"events", "source"},
                                    std::pair{"events", "target"},
                                    std::pair{"events", "source_speaker"},
                                    std::pair{"stances", "holder"},
                                    std::pair{"mentions", "actor"},
                                    std::pair{"actor_names", "actor"},
                                    std::pair{"roles", "actor"},
                                    std::pair{"memberships", "actor"},
                                    std::pair{"event_reports", "source_speaker"}};
    int count = 0;
    const auto add = [&](const std::string& sql) { count += db.handle().execAndGet(sql).getInt(); };
    for (const auto& [table, column] : columns)
        add(std::string{"SELECT count(*) FROM "} + table + " WHERE " + column +
            " NOT IN (SELECT actor FROM actors)");
    for (const auto* table : {"events", "stances", "issue_names", "issue_leans"})
        add(std::string{"SELECT count(*) FROM "} + table +
            " WHERE issue NOT IN (SELECT issue FROM issues)");
    for (const std::string kind : {"event", "stance"}) {
        add("SELECT count(*) FROM " + kind + "_reports WHERE " + kind + " NOT IN (SELECT " + kind +
            " FROM " + kind + "s)");
        add("SELECT count(*) FROM " + kind + "s WHERE " + kind + " NOT IN (SELECT " + kind +
            " FROM " + kind + "_reports)");
    }
    for (const auto* table : {"actors", "issues", "events", "stances"})
        add(std::string{"SELECT count(*) - count(DISTINCT id) FROM "} + table);
    return count;
}

}  // namespace

TEST_CASE("corrections: whatever is said in whatever order, all that is shown hangs together") {
    for (std::uint32_t seed = 1; seed <= 3; ++seed) {
        CAPTURE(seed);
        Database db = Database::in_memory();
        save_extractions(db, sample::random_extractions(seed, 20), "2026-01-02T12:00:00Z");
        const auto before = sample::dump(db);
        Throws throws{db, seed};
        for (int i = 0; i < 25; ++i) {
            CAPTURE(i);
            try {
                save_corrections(db, {throws.next()});
            } catch (const InputError&) {  // a circle, or what is not there yet
            }
            CHECK(dangling(db) == 0);
        }
        CHECK(check(db).empty());
        Database elsewhere = Database::in_memory();
        merge(elsewhere, db);
        lay_corrections(elsewhere);
        CHECK(sample::dump(elsewhere) == sample::dump(db));
        std::size_t left = 0;
        do {
            left = 0;
            for (const LoggedCorrection& one : load_corrections(db))
                if (one.in_force && one.correction.kind != undo) {
                    undo_correction(db, one.correction.id, "Ann", "");
                    ++left;
                    break;
                }
        } while (left > 0);
        CHECK(sample::dump(db) == before);
    }
}

}  // namespace demarche::store
