#include "core/render/timeline.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <utility>

namespace demarche::render {
namespace {

using Json = nlohmann::json;

query::TimelineItem item(const Day& day) {
    query::TimelineItem one;
    one.id = "e1";
    one.start = day;
    one.date_precision = day.is_exact() ? "day" : "month";
    if (!day.is_exact()) one.end = {2007, 6, 30};
    one.headline = "Russia <b>threatens</b> \"NATO\"";
    one.evidence = "<script>alert('x')</script>\033[31m";
    one.actors = {"Russia", "NATO"};
    one.articles = {{"a1", "A & B", "Harbour Wire", "javascript:alert(1)"},
                    {"a2", "", "Volga Press", "https://example.org/?a=1&b=\"2\""}};
    return one;
}

Json written(const query::TimelineItem& one, TimelineForm form) {
    std::ostringstream out;
    write_timeline(out, {{one}, 0, 0}, {"NATO & <Russia>", "a.db"}, form);
    return Json::parse(out.str());
}

}  // namespace

TEST_CASE("write_timeline: our own fields keep texts as they are, and null for what is absent") {
    const Json json = written(item({2007, 6, 26}), TimelineForm::demarche);
    const Json& one = json["items"][0];
    CHECK(json["title"] == "NATO & <Russia>");
    CHECK(one["start"] == "2007-06-26");
    CHECK(one["end"].is_null());
    CHECK(one["headline"] == "Russia <b>threatens</b> \"NATO\"");
    CHECK(one["position"].is_null());
    CHECK(one["articles"][0]["url"] == "javascript:alert(1)");
}

TEST_CASE("write_timeline: TimelineJS gets numbers for dates, a scale, and words for a vague day") {
    const Json exact = written(item({2007, 6, 26}), TimelineForm::timelinejs);
    CHECK(exact["scale"] == "human");
    CHECK(exact["events"][0]["start_date"] == Json{{"year", 2007}, {"month", 6}, {"day", 26}});
    CHECK_FALSE(exact["events"][0].contains("display_date"));
    const Json vague = written(item({2007, 6, 0}), TimelineForm::timelinejs)["events"][0];
    CHECK(vague["start_date"] == Json{{"year", 2007}, {"month", 6}});
    CHECK(vague["display_date"] == "June 2007");
    CHECK_FALSE(vague.contains("end_date"));
}

TEST_CASE("write_timeline: an article brings no markup, no script and no link of another kind") {
    const Json text = written(item({2007, 6, 26}), TimelineForm::timelinejs)["events"][0]["text"];
    const auto body = text["text"].get<std::string>();
    CHECK(text["headline"] == "Russia &lt;b&gt;threatens&lt;/b&gt; &quot;NATO&quot;");
    CHECK(body.find("<script") == std::string::npos);
    CHECK(body.find("javascript:") == std::string::npos);
    CHECK(body.find('\033') == std::string::npos);
    CHECK(body.find("href=\"https://example.org/?a=1&amp;b=&quot;2&quot;\"") != std::string::npos);
}

TEST_CASE(
    "write_timeline: TimelineJS gets eight lanes at most, the smallest groups share the last") {
    query::Timeline timeline;
    for (int actor = 0; actor < 9; ++actor)
        for (int times = 0; times < 10 - actor; ++times) {
            query::TimelineItem one = item({2007, 6, 26});
            one.actors = {std::string(1, static_cast<char>('A' + actor))};
            timeline.items.push_back(one);
        }
    TimelineHead head{"All", "a.db"};
    struct Case {
        TimelineGroup group;
        std::string lanes;
    };
    const Case cases[] = {{TimelineGroup::actor, "A B C D E F G others "},
                          {TimelineGroup::none, "event "}};
    for (const Case& c : cases) {
        head.group = c.group;
        std::ostringstream out;
        write_timeline(out, timeline, head, TimelineForm::timelinejs);
        std::set<std::string> names;
        const Json json = Json::parse(out.str());
        for (const Json& one : json["events"]) names.insert(one["group"]);
        std::string all;
        for (const std::string& name : names) all += name + ' ';
        CHECK(all == c.lanes);
    }
}

TEST_CASE(
    "write_timeline: a headline too long for a slide or box ends at a word, and is told in full") {
    query::TimelineItem one = item({2007, 6, 26});
    one.headline = "Russia opposes";
    for (int i = 0; i < 40; ++i) one.headline += " words";
    const Json slide = written(one, TimelineForm::timelinejs)["events"][0]["text"];
    const auto headline = slide["headline"].get<std::string>();
    CHECK(headline.size() < 145);
    CHECK(headline.ends_with(" words…"));
    CHECK(slide["text"].get<std::string>().find("<p>" + one.headline + "</p>") !=
          std::string::npos);
    const Json box = written(one, TimelineForm::vis)["items"][0];
    CHECK(box["content"].get<std::string>().size() < 85);
    CHECK(box["title"].get<std::string>().find("<p>" + one.headline + "</p>") != std::string::npos);
    CHECK(written(one, TimelineForm::demarche)["items"][0]["headline"] == one.headline);
}

TEST_CASE("write_timeline: vis gets a box for a day, a range for a month, and every group") {
    const Json exact = written(item({2007, 6, 26}), TimelineForm::vis);
    CHECK(exact["groups"] == Json::array({{{"id", "Russia"}, {"content", "Russia"}}}));
    CHECK(exact["items"][0]["group"] == "Russia");
    CHECK(exact["items"][0]["type"] == "box");
    const Json vague = written(item({2007, 6, 0}), TimelineForm::vis)["items"][0];
    CHECK(vague["type"] == "range");
    CHECK(vague["start"] == "2007-06-01");
    CHECK(vague["end"] == "2007-06-30");
}

}  // namespace demarche::render
