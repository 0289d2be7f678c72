#include "core/query/stances.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>

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

/// "+0.9@2007-06-01" is support of weight 0.9 on that day.
StanceEachRow statement(const std::string& text) {
    StanceEachRow row;
    row.stance = text;
    row.holder = row.holder_id = "russia";
    row.issue = row.issue_id = "cfe";
    row.position = text[0] == '+'   ? Position::supports
                   : text[0] == '-' ? Position::opposes
                                    : Position::neutral;
    row.confidence = std::stod(text.substr(1, 3));
    row.strength = 1;
    row.date = parse_day(text.substr(5)).value_or(Day{});
    return row;
}

}  // namespace

TEST_CASE("grouped: trend compares the earlier half of the statements with the later") {
    struct Case {
        std::vector<std::string> statements;
        Trend trend;
    };
    const Case cases[] = {
        {{"-0.9@2007-06-01"}, Trend::steady},
        {{"-0.9@2007-06-01", "-0.5@2007-07-01"}, Trend::steady},
        {{"-0.9@2007-06-01", "+0.9@2007-07-01"}, Trend::reversed},
        {{"+0.9@2007-06-01", "-0.2@2007-07-01"}, Trend::reversed},
        {{"-0.9@2007-06-01", "=0.9@2007-07-01"}, Trend::warming},
        {{"+0.9@2007-06-01", "=0.9@2007-07-01"}, Trend::cooling},
        {{"-0.9@2007-06-01", "+0.9@2007-06-01"}, Trend::steady},  // one day is no trend
        {{"-0.9@2007-06-01", "+0.9@--07-01"}, Trend::steady},     // of no known year
    };
    for (const Case& c : cases) {
        std::vector<StanceEachRow> rows;
        for (const std::string& text : c.statements) rows.push_back(statement(text));
        CAPTURE(c.statements.back());
        const auto groups = grouped(rows, GroupBy::holder);
        REQUIRE(groups.size() == 1);
        CHECK(to_text(groups[0].trend) == to_text(c.trend));
    }
}

TEST_CASE("grouped: the score is the mean weighted by confidence and strength") {
    std::vector<StanceEachRow> rows = {statement("+0.9@2007-06-01"), statement("-0.3@2007-06-02"),
                                       statement("=0.2@2007-06-03")};
    rows[0].strength = 0.5;
    const StanceRow row = grouped(rows, GroupBy::holder).at(0);
    CHECK(row.score == doctest::Approx((0.45 - 0.3) / (0.45 + 0.3 + 0.2)));
    CHECK(row.position == Position::supports);
    CHECK(row.statements == 3);
    CHECK(row.supports == 1);
    CHECK(row.opposes == 1);
    CHECK(row.neutral == 1);
    CHECK(row.first == Day{2007, 6, 1});
    CHECK(row.last == Day{2007, 6, 3});
    CHECK(row.latest.position == Position::neutral);
}

TEST_CASE("grouped: a half-life halves the weight for every so many days before the end") {
    struct Case {
        std::vector<std::string> statements;
        HalfLife half_life;
        double score, weight;
    };
    const Case cases[] = {
        {{"+0.8@2007-06-01", "-0.8@2007-06-11"}, {}, 0, 1.6},
        {{"+0.8@2007-06-01", "-0.8@2007-06-11"}, {10, {}}, -1.0 / 3, 0.8 + 0.4},
        // A later end makes both older: the position is the same, on less weight.
        {{"+0.8@2007-06-01", "-0.8@2007-06-11"}, {10, {2007, 6, 21}}, -1.0 / 3, 0.4 + 0.2},
        {{"+0.8@2007-06-01", "-0.8@2007-06-11"},
         {10, {2007, 6, 0}},
         -1.0 / 3,
         1.2 * std::exp2(-1.9)},
        // So old that nothing is left of their weights: the newer still counts more.
        {{"+0.8@1807-06-01", "-0.8@1807-06-11"}, {5, {2007, 6, 21}}, -0.6, 0},
        // The middle of June is the 15.5th.
        {{"+0.8@2007-06", "-0.8@2007-06-30"},
         {29, {}},
         (std::exp2(-0.5) - 1) / (std::exp2(-0.5) + 1),
         0.8 * (std::exp2(-0.5) + 1)},
        // Without a year it is as old as the oldest.
        {{"+0.8@2007-06-01", "-0.8@2007-06-11", "-0.8@--07-01"}, {10, {}}, -1.0 / 2, 1.6},
        {{"+0.8@--07-01"}, {10, {}}, 1, 0.8},
    };
    for (const Case& c : cases) {
        std::vector<StanceEachRow> rows;
        for (const std::string& text : c.statements) rows.push_back(statement(text));
        CAPTURE(c.statements.back());
        CAPTURE(to_text(c.half_life.until));
        const StanceRow row = grouped(rows, GroupBy::holder, c.half_life).at(0);
        CHECK(row.score == doctest::Approx(c.score));
        CHECK(row.weight == doctest::Approx(c.weight).epsilon(1e-5));
        CHECK(row.trend == grouped(rows, GroupBy::holder).at(0).trend);
        CHECK(row.statements == c.statements.size());
    }
}

TEST_CASE("grouped: what is said on the issue counts before what is said on the target") {
    StanceEachRow row = statement("-0.9@2007-06-01");
    row.on_issue = Position::supports;
    const StanceRow group = grouped(std::vector{row}, GroupBy::holder).at(0);
    CHECK(group.position == Position::supports);
    CHECK(group.latest.position == Position::opposes);  // on its target, as it was said
}

TEST_CASE("grouped: without a known issue the target phrases meet") {
    std::vector<StanceEachRow> rows;
    for (const char* phrase : {"the Ahtisaari plan", "Ahtisaari Plan.", "a new treaty"}) {
        StanceEachRow row = statement("+0.5@2007-06-01");
        row.issue = row.issue_id = "";
        row.target = phrase;
        rows.push_back(row);
    }
    const auto groups = grouped(rows, GroupBy::holder);
    REQUIRE(groups.size() == 2);
    CHECK(groups[0].statements == 2);
    CHECK(groups[0].issue == "the Ahtisaari plan");
    CHECK(groups[0].issue_id.empty());
}

TEST_CASE("grouped: by speaker, those that speak come before positions without a voice") {
    std::vector<StanceEachRow> rows = {statement("+0.5@2007-06-01"), statement("-0.5@2007-06-01"),
                                       statement("-0.5@2007-06-02")};
    rows[1].speaker = rows[1].speaker_id = "lavrov";
    rows[2].speaker = rows[2].speaker_id = "lavrov";
    const auto groups = grouped(rows, GroupBy::speaker);
    REQUIRE(groups.size() == 2);
    CHECK(groups[0].speaker == "lavrov");
    CHECK(groups[0].statements == 2);
    CHECK(groups[1].speaker.empty());
    CHECK(grouped(rows, GroupBy::holder).size() == 1);
}

TEST_CASE("stances_in: the counts of all groups are the statements, each in one") {
    for (std::uint32_t seed = 1; seed <= 10; ++seed) {
        CAPTURE(seed);
        const auto db = with(sample::random_extractions(seed, 20));
        const auto statements = stances_each(db, {});
        for (const GroupBy by : {GroupBy::holder, GroupBy::speaker}) {
            std::size_t sum = 0;
            for (const StanceRow& row : stances_in(db, {}, by)) {
                CHECK(row.supports + row.opposes + row.neutral == row.statements);
                CHECK(row.score >= -1);
                CHECK(row.score <= 1);
                sum += row.statements;
            }
            CHECK(sum == statements.size());
        }
    }
}

TEST_CASE("stances_each: sorted by any field, turned round by a minus, cut at the limit") {
    const auto db = with(sample::random_extractions(2, 20));
    const auto rising = stances_each(db, {}, {"confidence", {}});
    const auto falling = stances_each(db, {}, {"-confidence", 5});
    REQUIRE(rising.size() > 5);
    CHECK(std::ranges::is_sorted(rising, {}, &StanceEachRow::confidence));
    CHECK(falling.size() == 5);
    CHECK(falling.front().confidence == rising.back().confidence);
    try {
        static_cast<void>(stances_each(db, {}, {"confidense", {}}));
        FAIL("an unknown field was taken");
    } catch (const UnknownName& unknown) {
        CHECK(unknown.kind == "field");
        CHECK(unknown.nearest.at(0) == "confidence");
    }
}

}  // namespace demarche::query
