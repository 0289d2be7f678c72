#include "core/query/ranks.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>

#include "core/query/events.hpp"
#include "core/query/stances.hpp"
#include "core/store/save.hpp"
#include "tests/core/store/sample.hpp"

namespace demarche::query {
namespace {

store::Database with(const std::vector<Extraction>& extractions) {
    store::Database db = store::Database::in_memory();
    save_extractions(db, extractions, "2026-01-02T12:00:00Z");
    return db;
}

/// "1 NATO 1.50 events 2 partners 2", a line each, as they come.
std::string lines(const Ranks& ranks) {
    std::string text;
    for (const RankRow& row : ranks.rows)
        text += fmt::format("{} {} {:.2f} of {} with {}\n", row.rank, row.actor, row.score,
                            row.over == RankOver::events ? row.events : row.stances, row.partners);
    return text;
}

/// NATO between Russia and Serbia, and Serbia once towards itself and once towards nobody.
Extraction star() {
    Extraction made = sample::article("a1");
    sample::add_event(made, "NATO", "13", "Russia", 0.5, {2007, 6, 26});
    sample::add_event(made, "Russia", "036", "NATO", 0.25, {2007, 7, 0});
    sample::add_event(made, "NATO", "04", "Serbia", 0.75, {2008, 1, 2});
    sample::add_event(made, "Serbia", "04", "Serbia", 0.9);
    sample::add_event(made, "Serbia", "112", "", 0.9);
    return made;
}

}  // namespace

TEST_CASE("ranks_in: degree is the weight of the events that have another party") {
    const Ranks ranks = ranks_in(with({star()}), {}, RankBy::degree, RankOver::events);
    CHECK(lines(ranks) ==
          "1 NATO 1.50 of 3 with 2\n"
          "2 Russia 0.75 of 2 with 1\n"
          "2 Serbia 0.75 of 1 with 1\n");
    CHECK(ranks.actors == 3);
    CHECK(ranks.rows[0].first == Day{2007, 6, 26});
    CHECK(ranks.rows[0].last == Day{2008, 1, 2});
    CHECK(ranks.rows[0].example.date == Day{2008, 1, 2});
    CHECK(ranks.rows[0].example.evidence == "Russia threatens NATO with a veto.");
    CHECK(ranks.rows[0].example.article == "a1");
}

TEST_CASE("ranks_in: who lies between, and who is turned to") {
    const auto db = with({star()});
    CHECK(lines(ranks_in(db, {}, RankBy::betweenness, RankOver::events)) ==
          "1 NATO 1.00 of 3 with 2\n"
          "2 Russia 0.00 of 2 with 1\n"
          "2 Serbia 0.00 of 1 with 1\n");
    // NATO gives 2/5 to Russia, which gives all back, and 3/5 to Serbia, which turns to nobody.
    // With t = (0.15 + 0.85 s) / 3, n = t + 0.85 r, r = t + 0.34 n, s = t + 0.51 n; their sum is 1.
    const Ranks ranks = ranks_in(db, {}, RankBy::pagerank, RankOver::events);
    std::map<std::string, double> scores;
    for (const RankRow& row : ranks.rows) scores[row.actor] = row.score;
    const double t = (0.15 + 0.85 * scores["Serbia"]) / 3;
    CHECK(scores["NATO"] == doctest::Approx(t + 0.85 * scores["Russia"]));
    CHECK(scores["Russia"] == doctest::Approx(t + 0.34 * scores["NATO"]));
    CHECK(scores["NATO"] + scores["Russia"] + scores["Serbia"] == doctest::Approx(1));
}

TEST_CASE("ranks_in: an event that several articles report weighs more") {
    Extraction again = sample::article("a2", {2007, 6, 27}, "Moscow was threatened by NATO.");
    sample::add_event(again, "NATO", "13", "Russia", 0.5, {2007, 6, 26});
    const auto db = with({star(), again});
    const EventRow told_twice = events_in(db, {}).at(0);
    REQUIRE(told_twice.reports.size() == 2);
    for (const RankRow& row : ranks_in(db, {}, RankBy::degree, RankOver::events).rows)
        if (row.actor == "Russia")
            CHECK(row.score == doctest::Approx(0.25 + told_twice.confidence * (1 + std::log(2.0))));
}

TEST_CASE("ranks_in: over agreement, by the issues on which two are on one side") {
    Extraction made = sample::article("a1");
    for (const char* holder : {"Russia", "China", "Serbia"})
        sample::add_stance(made, holder, Position::opposes, "Kosovo independence");
    sample::add_stance(made, "NATO", Position::supports, "Kosovo independence");
    sample::add_stance(made, "Russia", Position::supports, "CFE treaty", 0.5, {2008, 1, 0});
    sample::add_stance(made, "China", Position::supports, "CFE treaty");
    sample::add_stance(made, "Serbia", Position::neutral, "CFE treaty");
    const auto db = with({made});
    const Ranks ranks = ranks_in(db, {}, RankBy::degree, RankOver::agreement);
    CHECK(lines(ranks) ==
          "1 China 3.00 of 2 with 2\n"
          "1 Russia 3.00 of 2 with 2\n"
          "3 Serbia 2.00 of 2 with 2\n");
    CHECK(ranks.rows[1].last == Day{2008, 1, 0});
    for (const RankRow& row : ranks.rows) CHECK(row.example.evidence != "");
    CHECK(ranks_in(db, {}, RankBy::degree, RankOver::events).rows.empty());
}

TEST_CASE("ranks_in: sorts, cuts, and leaves sentences out where told to; nothing gives nothing") {
    const auto db = with({star()});
    const Ranks ranks = ranks_in(db, {}, RankBy::degree, RankOver::events, {"-actor", 2, true});
    CHECK(lines(ranks) ==
          "2 Serbia 0.75 of 1 with 1\n"
          "2 Russia 0.75 of 2 with 1\n");
    CHECK(ranks.actors == 3);
    CHECK(ranks.rows[0].example.id != "");
    CHECK(ranks.rows[0].example.evidence == "");
    for (const RankOver over : {RankOver::events, RankOver::agreement})
        for (const RankBy by : {RankBy::degree, RankBy::pagerank, RankBy::betweenness})
            CHECK(ranks_in(with({}), {}, by, over).rows.empty());
}

TEST_CASE(
    "ranks_in: counts and examples are those of a slow loop, in whatever order articles come") {
    for (std::uint32_t seed = 1; seed <= 10; ++seed) {
        CAPTURE(seed);
        auto extractions = sample::random_extractions(seed, 25);
        const auto db = with(extractions);
        std::map<std::string, std::size_t> events;
        std::map<std::string, std::set<std::string>> partners;
        std::map<std::string, double> surest;
        for (const EventRow& row : events_in(db, {})) {
            if (row.target_id.empty() || row.target_id == row.source_id) continue;
            for (const auto& [a, b] :
                 {std::pair{row.source_id, row.target_id}, {row.target_id, row.source_id}}) {
                ++events[a];
                partners[a].insert(b);
                surest[a] = std::max(surest[a], row.confidence);
            }
        }
        const Ranks ranks = ranks_in(db, {}, RankBy::pagerank, RankOver::events);
        CHECK(ranks.rows.size() == events.size());
        for (const RankRow& row : ranks.rows) {
            CHECK(row.events == events[row.actor_id]);
            CHECK(row.partners == partners[row.actor_id].size());
            CHECK(store::load_event(db, {row.example.id})->event.confidence ==
                  surest[row.actor_id]);
        }
        std::ranges::reverse(extractions);
        CHECK(ranks_in(with(extractions), {}, RankBy::pagerank, RankOver::events).rows ==
              ranks.rows);
    }
}

}  // namespace demarche::query
