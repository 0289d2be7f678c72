#include "core/query/comparison.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "core/store/save.hpp"
#include "tests/core/store/sample.hpp"

namespace demarche::query {
namespace {

const std::vector<ActorId> russia = {{"russia"}}, nato = {{"nato"}};

/// "russia -0.9 2007-06-01 cfe" is opposition of weight 0.9 on that day to that issue.
StanceEachRow statement(const std::string& text) {
    StanceEachRow row;
    const std::size_t sign = text.find(' ') + 1, day = text.find(' ', sign) + 1,
                      issue = text.find(' ', day) + 1;
    row.stance = text;
    row.holder = row.holder_id = text.substr(0, sign - 1);
    row.position = text[sign] == '+'   ? Position::supports
                   : text[sign] == '-' ? Position::opposes
                                       : Position::neutral;
    row.confidence = std::stod(text.substr(sign + 1, 3));
    row.strength = 1;
    row.date = parse_day(text.substr(day, issue - day - 1)).value_or(Day{});
    row.issue = row.issue_id = row.target = text.substr(issue);
    return row;
}

std::vector<StanceEachRow> statements(const std::vector<std::string>& texts) {
    std::vector<StanceEachRow> rows;
    for (const std::string& text : texts) rows.push_back(statement(text));
    return rows;
}

std::string told(const ComparisonRow& row) {
    return std::string{to_text(row.relation)} + " since " + to_text(row.since) + " before " +
           (row.before ? std::string{to_text(*row.before)} : "");
}

}  // namespace

TEST_CASE("compared: since when is the day from which all that was said till then gives it") {
    struct Case {
        std::vector<std::string> statements;
        std::string told;
    };
    const Case cases[] = {
        {{"russia -0.9 2007-06-01 cfe", "nato +0.9 2007-07-01 cfe"},
         "differ since 2007-07-01 before "},
        {{"russia +0.9 2007-06-01 cfe", "nato +0.9 2007-06-01 cfe"},
         "agree since 2007-06-01 before "},
        // Russia's mean turns with the stronger statement.
        {{"russia +0.4 2007-06-01 cfe", "nato +0.9 2007-06-02 cfe", "russia -0.9 2007-08-01 cfe"},
         "differ since 2007-08-01 before agree"},
        // It is undecided for a month between.
        {{"russia +0.5 2007-06-01 cfe", "nato +0.9 2007-06-02 cfe", "russia -0.5 2007-08-01 cfe",
          "russia -0.5 2007-09 cfe"},
         "differ since 2007-09 before undecided"},
        // What agrees with what was already so changes no day.
        {{"russia -0.5 2007-06-01 cfe", "nato +0.9 2007-06-02 cfe", "russia -0.5 2007-08-01 cfe"},
         "differ since 2007-06-02 before "},
        // Two statements of one day count together, whatever their order.
        {{"nato +0.9 2007-06-01 cfe", "russia -0.4 2007-06-02 cfe", "russia +0.9 2007-06-02 cfe"},
         "agree since 2007-06-02 before "},
        {{"nato +0.9 2007-06-01 cfe", "russia =0.9 2007-06-02 cfe"},
         "undecided since 2007-06-02 before "},
        // Of no known year: it counts for the position, but the dated ones alone do not give it.
        {{"nato +0.9 2007-06-01 cfe", "russia +0.2 2007-06-02 cfe", "russia -0.9 --06-03 cfe"},
         "differ since  before "},
    };
    for (const Case& c : cases) {
        CAPTURE(c.told);
        const Comparison comparison = compared(statements(c.statements), russia, nato);
        REQUIRE(comparison.rows.size() == 1);
        CHECK(told(comparison.rows[0]) == c.told);
        CHECK(comparison.rows[0].evidence.size() == c.statements.size());
    }
}

TEST_CASE("compared: each side has its score, its weight and the days of its position") {
    const auto rows = statements({"russia +0.2 2007-06-01 cfe", "russia -0.9 2007-07-01 cfe",
                                  "russia -0.5 2007-08-01 cfe", "russia +0.1 2007-09-01 cfe",
                                  "nato +0.9 2007-07-01 cfe", "serbia +0.9 2007-07-01 cfe"});
    const ComparedSide side = compared(rows, russia, nato).rows.at(0).a;
    CHECK(side.holder == "russia");
    CHECK(side.position == Position::opposes);
    CHECK(side.score == doctest::Approx((0.2 - 0.9 - 0.5 + 0.1) / 1.7));
    CHECK(side.weight == doctest::Approx(1.7));
    CHECK(side.statements == 4);
    CHECK(side.supports == 2);
    CHECK(side.opposes == 2);
    CHECK(side.first == Day{2007, 7, 1});
    CHECK(side.last == Day{2007, 8, 1});
    CHECK(side.quote.id == "russia -0.9 2007-07-01 cfe");
}

TEST_CASE("compared: with a half-life the later statements say since when") {
    const auto rows = statements(
        {"russia +0.9 2007-01-01 cfe", "nato +0.9 2007-01-02 cfe", "russia -0.5 2007-03-01 cfe"});
    CHECK(told(compared(rows, russia, nato).rows.at(0)) == "agree since 2007-01-02 before ");
    const ComparisonRow row = compared(rows, russia, nato, {20, {2007, 3, 21}}).rows.at(0);
    CHECK(told(row) == "differ since 2007-03-01 before agree");
    CHECK(row.a.weight == doctest::Approx(0.5 / 2 + 0.9 * std::exp2(-79.0 / 20)).epsilon(1e-5));
}

TEST_CASE("compared: phrases meet where they say what they mean, bare ones on one day alone") {
    struct Case {
        std::string a, b;
        std::size_t rows;
    };
    const Case cases[] = {
        {"russia +0.9 2007-06-01 the Ahtisaari plan", "nato +0.9 2007-07-01 Ahtisaari plan.", 1},
        {"russia +0.9 2007-06-01 it", "nato +0.9 2007-06-01 it", 0},
        {"russia +0.9 2007-06-01 its decision", "nato +0.9 2007-07-01 its decision", 0},
        {"russia +0.9 2007-06-01 its decision", "nato +0.9 2007-06-01 its decision", 1},
    };
    for (const Case& c : cases) {
        CAPTURE(c.b);
        auto rows = statements({c.a, c.b});
        for (StanceEachRow& row : rows) row.issue = row.issue_id = "";
        CHECK(compared(rows, russia, nato).rows.size() == c.rows);
    }
}

TEST_CASE("compared: what they differ on comes first, and what one alone speaks on is counted") {
    const auto rows = statements({"russia +0.9 2007-06-01 inf", "nato +0.9 2007-06-01 inf",
                                  "russia +0.9 2007-06-01 cfe", "nato -0.9 2007-06-01 cfe",
                                  "russia +0.9 2007-06-01 start", "nato -0.9 2007-06-01 abm",
                                  "nato -0.9 2007-06-01 kosovo"});
    const Comparison comparison = compared(rows, russia, nato);
    REQUIRE(comparison.rows.size() == 2);
    CHECK(comparison.rows[0].issue == "cfe");
    CHECK(comparison.rows[1].issue == "inf");
    CHECK(comparison.a_alone == 1);
    CHECK(comparison.b_alone == 2);
}

TEST_CASE("compare: gives each the score and counts that stances_in gives") {
    store::Database db = store::Database::in_memory();
    save_extractions(db, sample::random_extractions(11, 60), "2026-01-02T12:00:00Z");
    const auto rows = stances_in(db, {});
    std::size_t found = 0;
    for (const StanceRow& x : rows)
        for (const StanceRow& y : rows) {
            if (x.issue_id.empty() || x.issue_id != y.issue_id || x.holder_id >= y.holder_id)
                continue;
            const Comparison comparison = compare(db, {}, {{x.holder_id}}, {{y.holder_id}});
            const auto row =
                std::ranges::find(comparison.rows, x.issue_id, &ComparisonRow::issue_id);
            REQUIRE(row != comparison.rows.end());
            CHECK(row->a.score == doctest::Approx(x.score));
            CHECK(row->b.score == doctest::Approx(y.score));
            CHECK(row->a.statements == x.statements);
            CHECK(row->evidence.size() == x.statements + y.statements);
            CHECK_FALSE(row->a.quote.evidence.empty());
            ++found;
        }
    CHECK(found > 0);
}

}  // namespace demarche::query
