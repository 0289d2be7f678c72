#include "core/model/day.hpp"

#include <doctest/doctest.h>

namespace demarche {

TEST_CASE("parse_day: reads days as exactly as they are written, and refuses what no calendar has") {
    struct Case {
        const char* text;
        const char* day;  // "" where it is none
    };
    const Case cases[] = {
        {"2007-06-26", "2007-06-26"}, {"2007-06", "2007-06"}, {"2007", "2007"},
        {"--06-26", "--06-26"}, {"2022-02-01T10:00:00+00:00", "2022-02-01"},
        {"2022-02-01 10:00", "2022-02-01"}, {"2007-02-31", ""}, {"2007-13", ""}, {"0000", ""},
        {"20077", ""}, {"2007-6-2", ""}, {"", ""}, {"yesterday", ""}, {"2024-02-29", "2024-02-29"},
        {"2023-02-29", ""}, {"--02-30", ""}, {"2007-06-26x", ""},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        const auto day = parse_day(c.text);
        CHECK((day ? to_text(*day) : "") == c.day);
    }
}

TEST_CASE("weekday_of: 26 June 2007 was a Tuesday") {
    CHECK(weekday_of({2007, 6, 26}) == 2);
    CHECK(weekday_of({2024, 2, 29}) == 4);
}

TEST_CASE("overlaps: a month touches its days, a day without a year touches nothing") {
    CHECK(overlaps({2007, 6, 0}, {2007, 6, 26}));
    CHECK(overlaps({2007, 0, 0}, {2007, 6, 26}));
    CHECK_FALSE(overlaps({2007, 5, 0}, {2007, 6, 26}));
    CHECK_FALSE(overlaps({0, 6, 26}, {2007, 6, 26}));
}

}  // namespace demarche
