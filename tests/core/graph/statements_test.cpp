#include "core/graph/statements.hpp"

#include <doctest/doctest.h>

#include <string>

namespace demarche::graph {
namespace {

std::chrono::sys_days day(const char* text) { return first_of(*parse_day(text)); }

Statement said(const char* on, int qualifier = 1, std::uint32_t document = 0,
               std::uint32_t issue = 0) {
    return {0, issue, qualifier, parse_day(on).value_or(Day{}), document};
}

std::size_t left(const std::vector<Statement>& statements, Duplicates duplicates,
                 Qualifiers qualifiers = Qualifiers::tell_apart) {
    return without_duplicates(statements, duplicates, qualifiers).size();
}

}  // namespace

TEST_CASE("scale_of: 0 and 1 unless something else is observed") {
    const auto observed = [](std::vector<int> qualifiers) {
        std::vector<Statement> statements;
        for (const int one : qualifiers) statements.push_back(said("2007", one));
        return scale_of(statements);
    };
    CHECK(observed({}) == Scale{0, 1});
    CHECK(observed({1, 1}) == Scale{0, 1});
    CHECK(observed({-1, 1}) == Scale{-1, 1});
    CHECK(observed({5, 2, 3}) == Scale{2, 5});
}

TEST_CASE("Scale: closeness and value") {
    CHECK(Scale{0, 1}.closeness(0, 1) == 0);
    CHECK(Scale{-1, 1}.closeness(0, 1) == 0.5);
    CHECK(Scale{1, 5}.closeness(2, 5) == 0.25);
    CHECK(Scale{3, 3}.closeness(3, 3) == 1);
    CHECK(Scale{0, 1}.value(0) == -1);
    CHECK(Scale{-1, 1}.value(0) == 0);
    CHECK(Scale{-3, 2}.reach() == 3);
}

TEST_CASE("without_duplicates: one statement a period, issue and position") {
    // A Sunday, the Monday after it, and that week's Sunday; then another month and year.
    const std::vector<Statement> statements = {
        said("2007-06-24", 1, 1), said("2007-06-25", 1, 1), said("2007-07-01", 1, 2),
        said("2007-07-01", 0, 2), said("2008-07-01", 1, 3), said("2007-07-01", 1, 2, 1)};
    CHECK(left(statements, Duplicates::include) == 6);
    CHECK(left(statements, Duplicates::document) == 5);
    CHECK(left(statements, Duplicates::week) == 5);
    CHECK(left(statements, Duplicates::month) == 5);
    CHECK(left(statements, Duplicates::year) == 4);
    CHECK(left(statements, Duplicates::all) == 3);
    CHECK(left(statements, Duplicates::all, Qualifiers::ignore) == 2);
}

TEST_CASE("without_duplicates: the earliest stays, whatever the order; undated ones are last") {
    const std::vector<Statement> statements = {said("", 1, 9), said("2008-01-01", 1, 1),
                                               said("2007-01-01", 1, 2)};
    const auto kept = without_duplicates(statements, Duplicates::all, Qualifiers::tell_apart);
    REQUIRE(kept.size() == 1);
    CHECK(kept[0].document == 2);
    CHECK(without_duplicates(statements, Duplicates::include, Qualifiers::ignore)[2].document == 9);
}

TEST_CASE("without_duplicates: a month is no week") {
    const std::vector<Statement> statements = {said("2007-06"), said("2007-06"),
                                               said("2007-06-04")};
    CHECK(left(statements, Duplicates::week) == 2);
    CHECK(left(statements, Duplicates::month) == 1);
}

TEST_CASE("slices: as many as lie wholly between the ends") {
    const auto days = slices(day("2005-01-20"), day("2005-02-20"), 11, 1, Unit::days);
    REQUIRE(days.size() == 22);
    CHECK(days.front().centre == day("2005-01-25"));
    CHECK(days.front().first == day("2005-01-20"));
    CHECK(days.back().last == day("2005-02-20"));
    const auto weeks = slices(day("2005-01-20"), day("2005-02-20"), 3, 1, Unit::weeks);
    REQUIRE(weeks.size() == 3);
    CHECK(weeks[1].centre == day("2005-02-03"));
    CHECK(weeks[1].width_days == 21);
    const auto months = slices(day("2007-01-31"), day("2007-05-31"), 2, 2, Unit::months);
    REQUIRE(months.size() == 2);
    CHECK(months[0].centre == day("2007-02-28"));
    CHECK(months[0].last == day("2007-03-31"));
    CHECK(slices(day("2005-01-20"), day("2005-01-21"), 11, 1, Unit::days).empty());
}

TEST_CASE("in_slice: the days of both ends, and no month") {
    const Slice slice{day("2007-06-01"), day("2007-06-02"), day("2007-06-03"), 3};
    const std::vector<Statement> statements = {
        said("2007-05"),    said("2007-05-31"), said("2007-06"),
        said("2007-06-01"), said("2007-06-03"), said("2007-06-03"),
        said("2007-06-04"), said("--06-02"),    said("")};
    const auto in = in_slice(
        without_duplicates(statements, Duplicates::include, Qualifiers::tell_apart), slice);
    REQUIRE(in.size() == 3);
    CHECK(in.front().day == Day{2007, 6, 1});
    CHECK(in.back().day == Day{2007, 6, 3});
    const Slice across{day("2007-05-15"), day("2007-06-01"), day("2007-06-15"), 31};
    CHECK(in_slice(statements, across).size() == 5);  // June itself is among them, and is out
}

}  // namespace demarche::graph
