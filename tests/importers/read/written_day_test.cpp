#include "importers/read/written_day.hpp"

#include <doctest/doctest.h>

#include <string>

#include "importers/read/published.hpp"

namespace demarche::read {
namespace {

std::string all_days(std::string_view text) {
    std::string out;
    for (const WrittenDay& found : written_days(text)) {
        if (!out.empty()) out += ' ';
        out += to_text(found.day);
        if (found.weekday) out.append("/").append(std::to_string(*found.weekday));
    }
    return out;
}

}  // namespace

TEST_CASE("written_days: the ways of writing a day") {
    struct Case {
        const char* text;
        const char* days;
    };
    const Case cases[] = {
        {"on June 26, 2007, in Moscow", "2007-06-26"},
        {"on June 26 in Moscow", "--06-26"},
        {"26 June 2007", "2007-06-26"},
        {"the 26th of June, 2007", "2007-06-26"},
        {"Tuesday, June 26, 2007", "2007-06-26/2"},
        {"Sunday 18 June 2000", "2000-06-18/0"},
        {"Tues., Sept. 4", "--09-04/2"},
        {"26 June 2007 (Tuesday)", "2007-06-26/2"},
        {"JUN 26", "--06-26"},
        {"Sept 1", "--09-01"},
        {"26.06.2007", "2007-06-26"},
        {"2007-06-26", "2007-06-26"},
        {"26/06/2007", "2007-06-26"},
        {"6/26/2007", "2007-06-26"},
        {"3/8/2016", ""},  // March or August
        {"2007/92/0 and 2007-06-00", ""},
        {"2007-00-26", ""},
        {"0/12/12 and 12/0/12", ""},
        {"00.06.2007", ""},
        {"1430 gmt 26 Jun 07", "2007-06-26"},
        {"4 мар", "--03-04"},
        {"11 апреля 2014 года", "2014-04-11"},
        {"вторник, 26 июня 2007", "2007-06-26/2"},
        {"26 de junio de 2007", "2007-06-26"},
        {"le 14 février 2003", "2003-02-14"},
        {"14. Februar 2003", "2003-02-14"},
        {"in June 2007", "2007-06"},
        {"May 2 to 7, 2021", "2021-05-02"},
        {"January 29 and 30", "--01-29"},
        {"June 26-27, 2007", "2007-06-26"},
        {"February 30", ""},
        {"31 February 2007", "2007-02"},  // the month stands there all the same
        {"29 February", "--02-29"},
        {"they may 5 times", ""},
        {"a march 4 miles long", ""},
        {"Resolution 1244 (1999)", ""},
        {"June 20077", ""},
        {"on 4 March and on 5 March 2018", "--03-04 2018-03-05"},
        {"May said 23 diplomats", ""},
        {"Sun 4", ""},
    };
    for (const Case& c : cases) {
        CAPTURE(std::string{c.text});
        CHECK(all_days(c.text) == std::string{c.days});
    }
}

TEST_CASE("published_day: time stamps of metadata") {
    struct Case {
        const char* text;
        const char* day;
    };
    const Case cases[] = {
        {"2007-06-26T23:30:00-05:00", "2007-06-26"},
        {"2007-06-26 10:00:00", "2007-06-26"},
        {" 2007-06-26 ", "2007-06-26"},
        {"Tue, 26 Jun 2007 10:00:00 +0400", "2007-06-26"},
        {"26 Jun 07 10:00 GMT", "2007-06-26"},
        {"20070626", "2007-06-26"},
        {"20070626T101500Z", "2007-06-26"},
        {"June 26, 2007", "2007-06-26"},
        {"2007", "2007"},
        {"None", ""},
        {"", ""},
        {"0000-00-00", ""},
        {"2007-02-31", ""},
        {"20077-01-01", ""},
        {"yesterday", ""},
    };
    for (const Case& c : cases) {
        CAPTURE(std::string{c.text});
        CHECK(to_text(published_day(c.text)) == std::string{c.day});
    }
    CHECK(to_text(day_of_epoch(1182816000)) == "2007-06-26");
    CHECK(to_text(day_of_epoch(1182816000000)) == "2007-06-26");
    CHECK(day_of_epoch(-1).empty());
    CHECK(day_of_epoch(1e300).empty());
}

}  // namespace demarche::read
