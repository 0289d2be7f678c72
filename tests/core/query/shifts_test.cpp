#include "core/query/shifts.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <string>

#include "core/store/save.hpp"
#include "tests/core/store/sample.hpp"

namespace demarche::query {
namespace {

/// "+2007-06-01 putin" is support by that speaker on that day; "-" opposition, "=" neither.
StanceEachRow statement(const std::string& text) {
    StanceEachRow row;
    row.stance = text;
    row.holder = row.holder_id = "russia";
    row.issue = row.issue_id = "cfe";
    row.position = text[0] == '+'   ? Position::supports
                   : text[0] == '-' ? Position::opposes
                                    : Position::neutral;
    row.confidence = 0.5;
    row.strength = 1;
    std::string day;
    std::istringstream words{text.substr(1)};
    words >> day >> row.speaker;
    row.speaker_id = row.speaker;
    row.date = parse_day(day).value_or(Day{});
    return row;
}

/// "shift +2007-06-01 (1) -2007-09-01 (2)" a row: kind, and the statements with their counts.
std::string lines(const std::vector<ShiftRow>& rows) {
    std::string text;
    for (const ShiftRow& row : rows)
        text += fmt::format("{}{} {} ({}) {} ({})", text.empty() ? "" : "; ", to_text(row.kind),
                            row.before.quote.id, row.before.statements, row.after.quote.id,
                            row.after.statements);
    return text;
}

std::string shifts_of(const std::vector<std::string>& statements, std::size_t within = 30) {
    std::vector<StanceEachRow> rows;
    for (const std::string& text : statements) rows.push_back(statement(text));
    return lines(shifts_among(rows, within));
}

}  // namespace

TEST_CASE("shifts_among: a holder that goes from one side to the other, or is on both") {
    struct Case {
        std::vector<std::string> statements;
        std::string rows;
    };
    const Case cases[] = {
        {{"+2007-01-01", "+2007-02-01"}, ""},
        {{"+2007-01-01", "-2007-06-01"}, "shift +2007-01-01 (1) -2007-06-01 (1)"},
        // In any order, the last before and the first after.
        {{"-2007-06-01", "+2007-02-01", "+2007-01-01", "-2007-07-01"},
         "shift +2007-02-01 (2) -2007-06-01 (2)"},
        {{"+2007-01-01", "-2007-06-01", "+2007-12-01"},
         "shift +2007-01-01 (1) -2007-06-01 (1); shift -2007-06-01 (1) +2007-12-01 (1)"},
        // Thirty days are within, thirty-one are not.
        {{"+2007-01-01", "-2007-01-31"}, "contradiction +2007-01-01 (1) -2007-01-31 (1)"},
        {{"+2007-01-01", "-2007-02-01"}, "shift +2007-01-01 (1) -2007-02-01 (1)"},
        {{"+2007-01-01", "-2007-01-01"}, "contradiction +2007-01-01 (1) -2007-01-01 (1)"},
        // Kept up for longer, a quick change is one all the same.
        {{"+2007-01-01", "-2007-01-11", "-2007-03-01"}, "shift +2007-01-01 (1) -2007-01-11 (2)"},
        // Here and there and back is told once.
        {{"+2007-01-01", "-2007-01-02", "+2007-01-03"},
         "contradiction +2007-01-01 (2) -2007-01-02 (1)"},
        {{"+2006-01-01", "-2007-01-01", "+2007-01-02", "-2008-01-01"},
         "shift +2006-01-01 (1) -2007-01-01 (1); contradiction -2007-01-01 (1) +2007-01-02 (1); "
         "shift +2007-01-02 (1) -2008-01-01 (1)"},
        // Neutral statements and those of no known year count for nothing.
        {{"+2007-01-01", "=2007-02-01", "-2007-06-01", "---06-01"},
         "shift +2007-01-01 (1) -2007-06-01 (1)"},
        {{"+2007-01-01", "=2007-06-01"}, ""},
    };
    for (const Case& c : cases) {
        CAPTURE(c.rows);
        CHECK(shifts_of(c.statements) == c.rows);
    }
}

TEST_CASE("shifts_among: days that are vague change nothing that they do not prove") {
    struct Case {
        std::vector<std::string> statements;
        std::string rows;
    };
    const Case cases[] = {
        {{"+2006", "-2007"}, "shift +2006 (1) -2007 (1)"},
        {{"+2007", "-2007-06-01"}, ""},  // which came first?
        {{"+2007-05", "-2007-05"}, "contradiction +2007-05 (1) -2007-05 (1)"},
        {{"+2007-05", "-2007-06-20"}, "shift +2007-05 (1) -2007-06-20 (1)"},  // 20 to 50 days
    };
    for (const Case& c : cases) {
        CAPTURE(c.statements.front());
        CHECK(shifts_of(c.statements) == c.rows);
    }
}

TEST_CASE(
    "shifts_among: two persons who speak for one holder are at odds, one contradicts himself") {
    CHECK(shifts_of({"+2007-01-01 putin", "-2007-01-02 lavrov"}) ==
          "at_odds +2007-01-01 putin (1) -2007-01-02 lavrov (1)");
    CHECK(shifts_of({"+2007-01-01 putin", "-2007-01-02 putin"}) ==
          "contradiction +2007-01-01 putin (1) -2007-01-02 putin (1)");
    CHECK(shifts_of({"+2007-01-01 putin", "-2007-01-02"}) ==
          "contradiction +2007-01-01 putin (1) -2007-01-02 (1)");
    // Whoever contradicts himself is told before those who are at odds.
    CHECK(shifts_of({"+2007-01-01 putin", "-2007-01-02 lavrov", "+2007-01-03 lavrov"}) ==
          "contradiction -2007-01-02 lavrov (1) +2007-01-03 lavrov (2)");
    // Months apart it does not matter who speaks.
    CHECK(shifts_of({"+2007-01-01 putin", "-2007-06-01 lavrov"}) ==
          "shift +2007-01-01 putin (1) -2007-06-01 lavrov (1)");
}

TEST_CASE("shifts_among: within as many days as are asked for") {
    const std::vector<std::string> statements = {"+2007-01-01", "-2007-03-01"};
    CHECK(shifts_of(statements, 59) == "contradiction +2007-01-01 (1) -2007-03-01 (1)");
    CHECK(shifts_of(statements, 58) == "shift +2007-01-01 (1) -2007-03-01 (1)");
}

TEST_CASE("shifts_among: each holder, issue and phrase by itself; by the issue's question") {
    std::vector<StanceEachRow> rows = {statement("+2007-01-01"), statement("-2007-06-01")};
    CHECK(shifts_among(rows, 30).size() == 1);
    rows[1].holder_id = "china";
    CHECK(shifts_among(rows, 30).empty());
    rows[1].holder_id = "russia";
    rows[1].on_issue = Position::supports;  // to be against this target is to be for the issue
    CHECK(shifts_among(rows, 30).empty());
    for (StanceEachRow& row : rows) {
        row.on_issue.reset();
        row.issue_id = "";
        row.target = "the decision";  // another one each time
    }
    CHECK(shifts_among(rows, 30).empty());
    rows[0].target = "deployment of a NATO force";
    rows[1].target = "The deployment of a NATO force";
    const auto shifted = shifts_among(rows, 30);
    REQUIRE(shifted.size() == 1);
    CHECK(shifted[0].issue == "deployment of a NATO force");
    CHECK(shifted[0].days == 151);
    CHECK(shifted[0].confidence == 0.25);
    std::vector<StanceEachRow> vague = rows;
    vague[1].date = vague[0].date;
    CHECK(shifts_among(vague, 30).size() == 1);
    for (StanceEachRow& row : vague) row.target = "something";
    CHECK(shifts_among(vague, 30).empty());
    rows[1].reported_by = "NATO";
    CHECK(shifts_among(rows, 30).empty());
}

TEST_CASE("shifts_among: a person who holds a position for himself is at odds with his party") {
    std::vector<StanceEachRow> rows = {statement("+2007-01-01 putin"), statement("-2007-01-09"),
                                       statement("-2007-06-01"), statement("+2007-01-03")};
    for (std::size_t i : {1U, 2U}) rows[i].holder = rows[i].holder_id = "kasyanov";
    const Parties parties = {{"kasyanov", {"russia", "Russia"}}};
    CHECK(lines(shifts_among(rows, 30)) == "");
    rows[3].confidence = 0.8;
    const auto found = shifts_among(rows, 30, parties);
    CHECK(lines(found) == "at_odds +2007-01-03 (2) -2007-01-09 (2)");
    REQUIRE(found.size() == 1);
    CHECK(found[0].holder == "Russia");
    CHECK(found[0].holder_id == "russia");
    CHECK(found[0].before.speaker == "");
    CHECK(found[0].after.speaker == "kasyanov");
    // Nor does he contradict himself where he spoke for his party before.
    for (StanceEachRow& row : rows)
        if (row.holder_id == "russia") row.speaker = row.speaker_id = "kasyanov";
    CHECK(shifts_among(rows, 30, parties).empty());
    // Two of one party.
    for (StanceEachRow& row : rows) row.speaker = row.speaker_id = "";
    rows[0].holder = rows[0].holder_id = rows[3].holder = rows[3].holder_id = "ivanov";
    CHECK(lines(shifts_among(
              rows, 30, {{"kasyanov", {"russia", "Russia"}}, {"ivanov", {"russia", "Russia"}}})) ==
          "at_odds +2007-01-03 (2) -2007-01-09 (2)");
}

TEST_CASE("shifts_in: from a database, with sentences, sorted and cut") {
    Extraction made = sample::article("a1");
    sample::add_stance(made, "Russia", Position::supports, "CFE treaty", 0.5, {2007, 1, 1});
    sample::add_stance(made, "Russia", Position::opposes, "CFE treaty", 0.8, {2007, 6, 1});
    sample::add_stance(made, "Russia", Position::opposes, "CFE treaty", 0.8, {});
    sample::add_stance(made, "China", Position::supports, "CFE treaty", 0.5, {2007, 3, 1});
    sample::add_stance(made, "China", Position::opposes, "CFE treaty", 0.5, {2007, 3, 2});
    sample::add_stance(made, "NATO", Position::opposes, "CFE treaty").reported_by = "Russia";
    store::Database db = store::Database::in_memory();
    save_extractions(db, std::vector{made}, "2026-01-02T12:00:00Z");
    const Shifts shifts = shifts_in(db, {}, 30);
    CHECK(shifts.undated == 1);
    CHECK(shifts.ascribed == 1);
    REQUIRE(shifts.rows.size() == 2);
    CHECK(shifts.rows[0].holder == "China");
    CHECK(shifts.rows[1].holder == "Russia");
    CHECK(shifts.rows[1].confidence == doctest::Approx(0.4));
    CHECK(shifts.rows[1].before.quote.evidence == "Russia threatens NATO with a veto.");
    CHECK(shifts.rows[1].after.quote.article == "a1");
    const Shifts first = shifts_in(db, {}, 30, {"-confidence", 1, true});
    REQUIRE(first.rows.size() == 1);
    CHECK(first.rows[0].holder == "Russia");
    CHECK(first.rows[0].after.quote.id == shifts.rows[1].after.quote.id);
    CHECK(first.rows[0].after.quote.evidence == "");
}

}  // namespace demarche::query
