#include "importers/extract/year.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace demarche::extract {
namespace {

Actor person(std::vector<Role> roles) {
    Actor actor;
    actor.type = ActorType::person;
    actor.roles = std::move(roles);
    return actor;
}

Role role(Day since, Day until) { return {"minister", {"somewhere"}, since, until}; }

constexpr Day kJune26{0, 6, 26};
constexpr YearRange kRange{1946, 2024};
constexpr unsigned kTuesday = 2;

int year_of(const Day& day, const YearClues& clues, const std::vector<Actor>& people = {}) {
    return infer_year(day, clues, people, kRange).value_or(0);
}

}  // namespace

TEST_CASE("year_clues: weekdays, past years and years to come") {
    struct Case {
        const char* text;
        YearClues clues;
    };
    const Case cases[] = {
        {"He said on Tuesday, and again on Friday, no.", {{2, 5}, 0, 0}},
        {"A treaty of 1990 was updated in 1999.", {{}, 1999, 0}},
        {"It fell in November 1989.", {{}, 1989, 0}},
        {"They will leave in 2014.", {{}, 0, 2014}},
        {"Tariffs fall to 114 euros by 2017.", {{}, 0, 2017}},
        {"They left by the end of 2008, or by late 2009.", {{}, 0, 2008}},
        {"Troops stay until 2020. They came in 1992.", {{}, 1992, 2020}},
        {"Polls could be held in 2014, he wrote.", {{}, 0, 2014}},
        {"In 1999 he wrote that all would be over by 1987.", {{}, 1999, 0}},
        {"It would be odd, as aid has been withheld since 2007.", {{}, 2007, 0}},
        {"Resolution 1929 was carried.", {{}, 0, 0}},
        {"Some 2000 men sat down.", {{}, 0, 0}},
        {"They sat in the sun and the wed were glad.", {{}, 0, 0}},
        {"1999", {{}, 0, 0}},
    };
    for (const Case& c : cases) {
        CAPTURE(std::string{c.text});
        const YearClues clues = year_clues(c.text);
        CHECK(clues.weekdays == c.clues.weekdays);
        CHECK(clues.not_before == c.clues.not_before);
        CHECK(clues.not_after == c.clues.not_after);
    }
}

TEST_CASE("infer_year: a weekday and people in office leave one year") {
    const std::vector<Actor> people{person({role({2004, 3, 9}, {})}),
                                    person({role({2004, 1, 5}, {2009, 7, 31})})};
    CHECK(year_of(kJune26, {{kTuesday}, 1999, 0}, people) == 2007);
}

TEST_CASE("infer_year: two years that agree equally well give none") {
    const std::vector<Actor> people{person({role({2004, 3, 9}, {})})};
    CHECK(year_of(kJune26, {{kTuesday}, 1999, 0}, people) == 0);  // 2007, 2012, 2018
    CHECK(year_of(kJune26, {{kTuesday}, 0, 0}) == 0);
    CHECK(year_of(kJune26, {{kTuesday}, 2013, 0}) == 2018);
    CHECK(year_of(kJune26, {{kTuesday}, 2005, 2010}) == 2007);
}

TEST_CASE("infer_year: the people alone tell it where their offices overlap in one year") {
    const std::vector<Actor> people{person({role({2011, 2, 27}, {2012, 5, 15})}),
                                    person({role({2009, 3, 31}, {2012, 12, 18})})};
    CHECK(year_of({0, 11, 8}, {{}, 0, 0}, people) == 2011);
    CHECK(year_of({0, 11, 8}, {{}, 0, 0}, {people[0]}) == 0);  // one alone is too little
}

TEST_CASE("infer_year: a report may come on the day after the weekday that it names") {
    const std::vector<Actor> people{person({role({2007, 1, 1}, {2011, 12, 31})}),
                                    person({role({2007, 5, 2}, {2010, 12, 31})})};
    CHECK(year_of(kJune26, {{1}, 0, 0}, people) == 2007);  // "on Monday"
    CHECK(year_of(kJune26, {{1}, 0, 0}) == 0);
}

TEST_CASE("infer_year: 29 February is in leap years only") {
    CHECK(year_of({0, 2, 29}, {{5}, 2005, 0}) == 2008);
}

TEST_CASE("is_in_office: an end that is not known is open, a month counts whole") {
    const Actor since_only = person({role({2004, 3, 9}, {})});
    CHECK(is_in_office(since_only, {2004, 3, 9}));
    CHECK(is_in_office(since_only, {2020, 1, 1}));
    CHECK_FALSE(is_in_office(since_only, {2004, 3, 8}));
    const Actor months = person({role({2004, 3, 0}, {2005, 2, 0})});
    CHECK(is_in_office(months, {2005, 2, 28}));
    CHECK_FALSE(is_in_office(months, {2005, 3, 1}));
    CHECK_FALSE(is_in_office(person({role({}, {})}), {2005, 3, 1}));
}

}  // namespace demarche::extract
