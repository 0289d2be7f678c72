#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "core/model/utf8.hpp"
#include "core/render/timeline_parts.hpp"

namespace demarche::render {
namespace {

query::TimelineItem item(const Day& day) {
    query::TimelineItem one;
    one.id = "e1";
    one.start = day;
    one.headline = "Russia threatens NATO";
    one.text = "1 article, confidence 0.50.";
    one.actors = {"Russia", "NATO"};
    one.articles = {{"a1", "A; B, C\\D", "Harbour Wire", "https://example.org/1"}};
    return one;
}

std::string written(const query::TimelineItem& one, TimelineGroup group = TimelineGroup::none) {
    std::ostringstream out;
    TimelineHead head{"NATO, Russia", "a.db"};
    head.group = group;
    write_timeline(out, {{one}, 0, 0}, head, TimelineForm::ics);
    return out.str();
}

std::string unfolded(std::string text) {
    for (std::size_t at = 0; (at = text.find("\r\n ")) != std::string::npos;) text.erase(at, 3);
    return text;
}

/// The value of the line that begins with `name` and a colon.
std::string value_of(const std::string& calendar, const std::string& name) {
    const std::string text = "\r\n" + unfolded(calendar);
    const std::size_t at = text.find("\r\n" + name + ':');
    if (at == std::string::npos) return "none";
    const std::size_t begin = at + name.size() + 3;
    return text.substr(begin, text.find("\r\n", begin) - begin);
}

}  // namespace

TEST_CASE("write_icalendar: a day is an entry of one day, a month or year one as long") {
    struct Case {
        Day day;
        std::string start, end, stamp, summary;
    };
    const Case cases[] = {
        {{2007, 6, 26}, "20070626", "20070627", "20070626T000000Z", "Russia threatens NATO"},
        {{2007, 12, 31}, "20071231", "20080101", "20071231T000000Z", "Russia threatens NATO"},
        {{2008, 2, 0},
         "20080201",
         "20080301",
         "20080229T000000Z",
         "Russia threatens NATO (in February 2008)"},
        {{2007, 0, 0},
         "20070101",
         "20080101",
         "20071231T000000Z",
         "Russia threatens NATO (in 2007)"},
        {{9999, 12, 31}, "99991231", "none", "99991231T000000Z", "Russia threatens NATO"},
        {{812, 6, 1}, "08120601", "08120602", "08120601T000000Z", "Russia threatens NATO"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.start);
        const std::string calendar = written(item(c.day));
        CHECK(value_of(calendar, "DTSTART;VALUE=DATE") == c.start);
        CHECK(value_of(calendar, "DTEND;VALUE=DATE") == c.end);
        CHECK(value_of(calendar, "DTSTAMP") == c.stamp);
        CHECK(value_of(calendar, "SUMMARY") == c.summary);
        CHECK(value_of(calendar, "UID") == "e1@demarche");
    }
}

TEST_CASE("write_icalendar: what means something in a text is escaped, what ends a line is gone") {
    query::TimelineItem one = item({2007, 6, 26});
    one.headline = "Russia: \"yes\", no; or\\and\r\nEND:VEVENT\nBEGIN:VALARM\x1b[0m";
    one.articles.push_back({"a2", "", "", "https://example.org/2\r\nATTACH:x"});
    one.articles.front().url = "javascript:alert(1)";
    const std::string calendar = written(one);
    CHECK(value_of(calendar, "X-WR-CALNAME") == "NATO\\, Russia");
    CHECK(value_of(calendar, "SUMMARY") ==
          "Russia: \"yes\"\\, no\\; or\\\\and  END:VEVENT BEGIN:VALARM\xef\xbf\xbd[0m");
    CHECK(value_of(calendar, "DESCRIPTION").find("A\\; B\\, C\\\\D (Harbour Wire)") !=
          std::string::npos);
    CHECK(value_of(calendar, "URL") == "none");
    CHECK(value_of(calendar, "ATTACH") == "none");
    CHECK(value_of(calendar, "BEGIN") == "VCALENDAR");
    CHECK(calendar.find('\x1b') == std::string::npos);
}

TEST_CASE("write_icalendar: no line is longer than 75 bytes, none ends within a character") {
    query::TimelineItem one = item({2007, 6, 26});
    for (std::size_t shift = 0; shift < 5; ++shift) {
        one.evidence = std::string(shift, 'x');
        for (int i = 0; i < 90; ++i) one.evidence += i % 2 == 0 ? "\u00d8" : "\u6771";
        const std::string calendar = written(one);
        std::size_t longest = 0, begin = 0;
        for (std::size_t end = 0; (end = calendar.find("\r\n", begin)) != std::string::npos;
             begin = end + 2) {
            CHECK(utf8::is_valid(calendar.substr(begin, end - begin)));
            longest = std::max(longest, end - begin);
        }
        CHECK(begin == calendar.size());
        CHECK(longest <= 75);
        CHECK(longest > 70);
        CHECK(value_of(calendar, "DESCRIPTION").find(one.evidence) != std::string::npos);
    }
}

TEST_CASE("write_icalendar: actors, issues and the group are categories, each once") {
    query::TimelineItem one = item({2007, 6, 26});
    one.issues = {"CFE treaty"};
    CHECK(value_of(written(one), "CATEGORIES") == "event,Russia,NATO,CFE treaty");
    CHECK(value_of(written(one, TimelineGroup::issue), "CATEGORIES") ==
          "event,CFE treaty,Russia,NATO");
    one.issues.clear();
    CHECK(value_of(written(one, TimelineGroup::issue), "CATEGORIES") ==
          "event,no known issue,Russia,NATO");
}

TEST_CASE("cut_at_word: long texts end at a word, those without blanks at a character") {
    struct Case {
        std::string text;
        std::size_t most;
        std::string cut;
    };
    const Case cases[] = {{"Russia threatens NATO", 21, "Russia threatens NATO"},
                          {"Russia threatens NATO", 20, "Russia threatens…"},
                          {"Russia threatens NATO", 17, "Russia threatens…"},
                          {"Russia threatens NATO", 16, "Russia…"},
                          {"\u6771\u6771\u6771\u6771", 4, "\u6771\u6771\u6771\u6771"},
                          {"\u6771\u6771\u6771\u6771", 3, "\u6771\u6771…"},
                          {"", 3, ""}};
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CAPTURE(c.most);
        CHECK(cut_at_word(c.text, c.most) == c.cut);
    }
}

TEST_CASE("write_timeline: a table is in order of its groups, ours tells what is in each") {
    query::TimelineItem first = item({2007, 6, 26}), second = item({2007, 7, 0});
    first.actors = {"Serbia"};
    second.id = "e2";
    second.headline = "=Russia";
    TimelineHead head{"All", "a.db"};
    head.group = TimelineGroup::actor;
    std::ostringstream table, json;
    write_timeline(table, {{first, second}, 0, 0}, head, TimelineForm::csv);
    write_timeline(json, {{first, second}, 0, 0}, head, TimelineForm::demarche);
    CHECK(table.str().find("\r\ne2,2007-07,,") < table.str().find("\r\ne1,2007-06-26,,"));
    CHECK(table.str().find(",Russia,'=Russia,") != std::string::npos);
    const std::string text = json.str();
    CHECK(text.find("\"id\": \"e1\"") < text.find("\"id\": \"e2\""));
    CHECK(text.find("\"group\": \"Russia\",\n      \"items\": 1,\n      \"first\": \"2007-07\"") !=
          std::string::npos);
}

}  // namespace demarche::render
