#include "core/query/dossier.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "core/query/unknown_name.hpp"
#include "core/store/save.hpp"
#include "tests/core/store/sample.hpp"

namespace demarche::query {
namespace {

store::Database with(const std::vector<Extraction>& extractions) {
    store::Database db = store::Database::in_memory();
    save_extractions(db, extractions, "2026-01-02T12:00:00Z");
    return db;
}

Extraction turn_of_russia() {
    Extraction one = sample::article("a1", {2007, 6, 26});
    sample::add_stance(one, "Russia", Position::supports, "CFE treaty", 0.8, {2007, 4, 26});
    sample::add_stance(one, "Russia", Position::opposes, "CFE treaty", 0.9, {2007, 6, 20});
    sample::add_stance(one, "NATO", Position::supports, "CFE treaty", 0.7, {2007, 6, 21});
    sample::add_stance(one, "NATO", Position::opposes, "Missile defence", 0.7, {0, 6, 21});
    sample::add_event(one, "Russia", "13", "NATO", 0.5, {2007, 6, 22});
    return one;
}

}  // namespace

TEST_CASE("dossier_of: counts, days, and claims in order of time with their sentences") {
    const Dossier dossier = dossier_of(with({turn_of_russia()}), {});
    CHECK(dossier.articles == 1);
    CHECK(dossier.events == 1);
    CHECK(dossier.stances == 4);
    CHECK(dossier.undated == 1);
    CHECK(dossier.left_out == 0);
    CHECK(dossier.first == Day{2007, 4, 26});
    CHECK(dossier.last == Day{2007, 6, 22});
    CHECK(dossier.last_article == Day{2007, 6, 26});
    std::vector<std::string> headlines;
    for (const Claim& claim : dossier.claims) {
        headlines.push_back(claim.headline);
        REQUIRE(claim.contexts.size() == 1);
        CHECK(claim.contexts[0].report.evidence == "Russia threatens NATO with a veto.");
        CHECK(claim.contexts[0].title == "On a1");
    }
    CHECK(headlines == std::vector<std::string>{"Russia supports CFE treaty",
                                                "Russia opposes CFE treaty",
                                                "NATO supports CFE treaty", "Russia threatens NATO",
                                                "NATO opposes Missile defence"});
}

TEST_CASE("dossier_of: each cell of the matrix points at its statements") {
    const Dossier dossier = dossier_of(with({turn_of_russia()}), {});
    REQUIRE(dossier.matrix.holders.size() == 2);
    REQUIRE(dossier.matrix.issues.size() == 2);
    CHECK(dossier.matrix.issues[0].name == "CFE treaty");
    CHECK(dossier.matrix.issues[0].question == "Is CFE treaty right?");
    REQUIRE(dossier.matrix.cells.size() == 3);
    for (const Cell& cell : dossier.matrix.cells) {
        CHECK(cell.claims.size() == cell.row.statements);
        for (const std::size_t at : cell.claims) {
            CHECK(dossier.claims.at(at).party == cell.row.holder);
            CHECK(dossier.claims.at(at).issue == cell.row.issue);
        }
    }
}

TEST_CASE("dossier_of: a shift is shown by what was said before and after") {
    const Dossier dossier = dossier_of(with({turn_of_russia()}), {});
    REQUIRE(dossier.shifts.size() == 1);
    const ShiftTold& shift = dossier.shifts[0];
    CHECK(shift.row.before.position == Position::supports);
    CHECK(shift.row.after.position == Position::opposes);
    CHECK(dossier.claims.at(shift.before).headline == "Russia supports CFE treaty");
    CHECK(dossier.claims.at(shift.after).headline == "Russia opposes CFE treaty");
}

TEST_CASE("dossier_of: of many shifts on an issue the firmest is told") {
    Extraction one = sample::article("a1", {2007, 6, 26});
    const auto say = [&](Position position, int month) {
        sample::add_stance(one, "Russia", position, "CFE treaty", 0.9, {2006, month, 1});
    };
    for (const int month : {1, 2, 3}) say(Position::supports, month);
    for (const int month : {5, 6}) say(Position::opposes, month);
    say(Position::supports, 9);
    say(Position::opposes, 12);
    const Dossier dossier = dossier_of(with({one}), {});
    REQUIRE(dossier.shifts.size() == 1);
    CHECK(dossier.shifts_left_out == 2);
    CHECK(dossier.claims.at(dossier.shifts[0].before).date == Day{2006, 3, 1});
    CHECK(dossier.claims.at(dossier.shifts[0].after).date == Day{2006, 5, 1});
}

TEST_CASE("dossier_of: one stray statement among many is no shift") {
    Extraction one = sample::article("a1", {2007, 6, 26});
    for (int month = 1; month <= 12; ++month)
        sample::add_stance(one, "Russia", month == 6 ? Position::opposes : Position::supports,
                           "CFE treaty", 0.9, {2006, month, 1});
    const Dossier dossier = dossier_of(with({one}), {});
    CHECK(dossier.shifts.empty());
    CHECK(dossier.shifts_left_out == 2);
}

TEST_CASE("dossier_of: a shift on a doubtful sentence is counted, not told") {
    Extraction one = sample::article("a1", {2007, 6, 26});
    sample::add_stance(one, "Russia", Position::supports, "CFE treaty", 0.8, {2007, 4, 26});
    sample::add_stance(one, "Russia", Position::opposes, "CFE treaty", 0.3, {2007, 6, 20});
    const Dossier dossier = dossier_of(with({one}), {});
    CHECK(dossier.shifts.empty());
    CHECK(dossier.shifts_left_out == 1);
}

TEST_CASE("dossier_of: what is said of a phrase that is no known issue is no shift") {
    Extraction one = sample::article("a1", {2007, 6, 26});
    for (const auto& [position, day] :
         {std::pair{Position::supports, 1}, {Position::opposes, 20}}) {
        Stance& stance = sample::add_stance(one, "Russia", position, "", 0.9, {2007, 6, day});
        stance.target = "the decision";
    }
    const Dossier dossier = dossier_of(with({one}), {});
    REQUIRE(dossier.positions.size() == 1);
    CHECK(dossier.positions[0].trend == Trend::reversed);
    CHECK(dossier.shifts.empty());
    CHECK(dossier.shifts_left_out == 0);
    REQUIRE(dossier.matrix.issues.size() == 1);
    CHECK(dossier.matrix.issues[0].id.empty());
    CHECK(dossier.matrix.cells.at(0).claims.size() == 2);
}

TEST_CASE("dossier_of: a limit keeps what the shifts rest on and tells what it leaves out") {
    const auto db = with(sample::random_extractions(8, 40));
    const Dossier all = dossier_of(db, {});
    REQUIRE(all.left_out == 0);
    DossierSize size;
    size.claims = 12;
    const Dossier some = dossier_of(db, {}, size);
    CHECK(some.claims.size() == 12);
    CHECK(some.left_out == all.claims.size() - 12);
    CHECK(some.positions == all.positions);
    std::set<std::string> ids;
    for (const Claim& claim : all.claims) ids.insert(claim.id);
    for (const Claim& claim : some.claims) CHECK(ids.contains(claim.id));
    for (const ShiftTold& shift : some.shifts) {
        CHECK(shift.before < some.claims.size());
        CHECK(shift.after < some.claims.size());
    }
}

TEST_CASE("dossier_of: claims by any of their fields; an unknown field is refused") {
    const auto db = with(sample::random_extractions(3, 10));
    const Dossier surest = dossier_of(db, {}, {}, "-confidence");
    CHECK(std::ranges::is_sorted(surest.claims, std::ranges::greater{}, &Claim::confidence));
    CHECK_THROWS_AS((void)dossier_of(db, {}, {}, "colour"), UnknownName);
}

TEST_CASE("dossier_of: nothing chosen is an empty dossier") {
    store::Selection nothing;
    nothing.articles = {{"none"}};
    const Dossier dossier = dossier_of(with({turn_of_russia()}), nothing);
    CHECK(dossier.claims.empty());
    CHECK(dossier.periods.empty());
    CHECK(dossier.matrix.cells.empty());
}

TEST_CASE("periods_of: days, months or years without a gap, and each row in its own") {
    struct Case {
        Day first, last;
        std::size_t periods;
        Day first_end;
    };
    const Case cases[] = {
        {{2007, 6, 1}, {2007, 6, 30}, 30, {2007, 6, 1}},
        {{2007, 1, 15}, {2007, 12, 2}, 12, {2007, 1, 31}},
        {{1999, 3, 24}, {2007, 12, 12}, 9, {1999, 12, 31}},
        {{1700, 1, 1}, {2007, 12, 12}, 60, {1948, 12, 31}},
    };
    for (const Case& c : cases) {
        CAPTURE(c.periods);
        EventRow first, last;
        first.date = c.first;
        last.date = c.last;
        first.quad = 1;
        last.quad = 4;
        const std::vector<Period> periods = periods_of({first, last}, {});
        REQUIRE(periods.size() == c.periods);
        CHECK(periods[0].last == c.first_end);
        CHECK(periods[0].cooperation == (c.first.year == 1700 ? 0 : 1));
        CHECK(periods.back().conflict == 1);
        for (std::size_t i = 1; i < periods.size(); ++i)
            CHECK(first_of(periods[i].first) ==
                  last_of(periods[i - 1].last) + std::chrono::days{1});
    }
}

TEST_CASE("periods_of: a few days far from all others do not stretch the chart") {
    std::vector<EventRow> events(100);
    for (EventRow& event : events) event.date = {2007, 6, 26};
    events[0].date = {1777, 0, 0};
    events[1].date = {2007, 6, 24};
    for (EventRow& event : events) event.quad = 1;
    events[99].date = {2030, 1, 1};
    const std::vector<Period> periods = periods_of(events, {});
    REQUIRE(periods.size() == 1);
    CHECK(periods[0].cooperation == 97);
}

}  // namespace demarche::query
