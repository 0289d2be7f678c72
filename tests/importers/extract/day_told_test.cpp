#include "importers/extract/day_told.hpp"

#include <doctest/doctest.h>

#include <sstream>
#include <string>

namespace demarche::extract {
namespace {

/// Tokens of words that stand between blanks.
std::vector<Token> tokens_of(const std::string& text) {
    std::vector<Token> tokens;
    std::istringstream words{text};
    for (std::string word; words >> word;) tokens.push_back({{}, word, word, Upos::x, "", -1, ""});
    return tokens;
}

std::string told(const std::string& text, const Day& article, Tense tense) {
    std::string out;
    for (const DayTold& found : days_told(tokens_of(text), article, tense)) {
        if (!out.empty()) out += ' ';
        out += to_text(found.day);
    }
    return out;
}

constexpr Day kTuesday{2007, 6, 26};

}  // namespace

TEST_CASE("days_told: what readers of a Tuesday's paper understand") {
    struct Case {
        const char* text;
        const char* past;
        const char* future;
    };
    const Case cases[] = {
        // weekdays
        {"met on Tuesday", "2007-06-26", "2007-06-26"},
        {"met on Monday", "2007-06-25", "2007-07-02"},
        {"met on Wednesday", "2007-06-20", "2007-06-27"},
        {"met last Tuesday", "2007-06-19", "2007-06-19"},
        {"meets next Tuesday", "2007-07-03", "2007-07-03"},
        {"said late Friday", "2007-06-22", "2007-06-29"},
        {"rallies every Monday", "", ""},
        // near days
        {"met yesterday", "2007-06-25", "2007-06-25"},
        {"met today", "2007-06-26", "2007-06-26"},
        {"meet tomorrow", "2007-06-27", "2007-06-27"},
        {"spoke last night", "2007-06-25", "2007-06-25"},
        {"spoke this morning", "2007-06-26", "2007-06-26"},
        // spans
        {"said last week", "2007-06", "2007-06"},
        {"said last month", "2007-05", "2007-05"},
        {"meet next month", "2007-07", "2007-07"},
        {"earlier this year", "2007", "2007"},
        {"appointed last year", "2006", "2006"},
        {"over the past weekend", "2007-06", "2007-06"},
        // ago
        {"three days ago", "2007-06-23", "2007-06-23"},
        {"two weeks ago", "2007-06", "2007-06"},
        {"a month ago", "2007-05", "2007-05"},
        {"eight months ago", "2006-10", "2006-10"},
        {"18 years ago", "1989", "1989"},
        {"several days ago", "", ""},
        {"two years earlier", "", ""},
        // days of the calendar
        {"signed on June 20", "2007-06-20", "2007-06-20"},
        {"signed on 20 June", "2007-06-20", "2007-06-20"},
        {"signed on Wednesday , June 20", "2007-06-20", "2007-06-20"},
        {"signed on June 20 , 2005 ,", "2005-06-20", "2005-06-20"},
        {"on March 8th", "2007-03-08", "2008-03-08"},
        {"on the 8th of March", "2007-03-08", "2008-03-08"},
        {"on December 12", "2006-12-12", "2007-12-12"},
        {"will be held on July 5", "2007-07-05", "2007-07-05"},
        {"from June 3 to 5 in Rostock", "2007-06-03", "2007-06-03"},
        {"from June 3-5 in Rostock", "2007-06-03", "2007-06-03"},
        {"on 31 June", "", ""},
        // months and years
        {"in December 2007", "2007-12", "2007-12"},
        {"in December", "2006-12", "2007-12"},
        {"last December", "2006-12", "2006-12"},
        {"in June", "2007-06", "2007-06"},
        {"last June", "2006-06", "2006-06"},
        {"in May of last year", "2006-05", "2006-05"},
        {"in May of this year", "2007-05", "2007-05"},
        {"since January", "2007-01", "2007-01"},
        {"the summit of 1999", "1999", "1999"},
        {"since 2001", "2001", "2001"},
        {"1990 people", "", ""},
        {"under Resolution 1929", "", ""},
        {"it may 5 times march 4 miles", "", ""},
        {"Theresa May said", "", ""},
        // deadlines are no days of events
        {"must leave by Friday", "", ""},
        {"until the end of June", "", ""},
        {"before June 30", "", ""},
        {"by the end of 2008", "", ""},
        // several
        {"met on Monday after talks in May", "2007-06-25 2007-05", "2007-07-02 2008-05"},
    };
    for (const Case& c : cases) {
        CAPTURE(std::string{c.text});
        CHECK(told(c.text, kTuesday, Tense::past) == c.past);
        CHECK(told(c.text, kTuesday, Tense::future) == c.future);
    }
}

TEST_CASE("days_told: round the turn of the year") {
    const Day january{2008, 1, 3};
    CHECK(told("in December", january, Tense::past) == "2007-12");
    CHECK(told("on December 28", january, Tense::past) == "2007-12-28");
    CHECK(told("last month", january, Tense::past) == "2007-12");
    CHECK(told("last week", january, Tense::past) == "2007-12");
    const Day december{2007, 12, 30};
    CHECK(told("in January", december, Tense::future) == "2008-01");
    CHECK(told("on January 5", december, Tense::future) == "2008-01-05");
    CHECK(told("next month", december, Tense::future) == "2008-01");
}

TEST_CASE("days_told: an article whose own day is not known tells only what needs none") {
    const Day no_year{0, 6, 26};
    CHECK(told("on Tuesday last week yesterday in May", no_year, Tense::past) == "");
    CHECK(told("on June 20 and in 1999", no_year, Tense::past) == "--06-20 1999");
    const Day year_only{2007, 0, 0};
    CHECK(told("on Tuesday last month last year", year_only, Tense::past) == "2006");
}

TEST_CASE("days_told: says which tokens tell the day") {
    const auto found =
        days_told(tokens_of("They met on June 20 , 2005 , in Riga"), kTuesday, Tense::past);
    REQUIRE(found.size() == 1);
    CHECK(found[0] == DayTold{{2005, 6, 20}, 3, 7});
}

TEST_CASE("day_told: the most exact day wins, of equals the first") {
    CHECK(day_told(tokens_of("in 1999 on Monday and Friday"), kTuesday) == Day{2007, 6, 25});
    CHECK_FALSE(day_told(tokens_of("nothing of the kind"), kTuesday));
}

}  // namespace demarche::extract
