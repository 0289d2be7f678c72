#include "core/query/timeline.hpp"

#include <doctest/doctest.h>

#include <string>

#include "core/store/save.hpp"
#include "tests/core/store/sample.hpp"

namespace demarche::query {
namespace {

store::Database with(const std::vector<Extraction>& extractions) {
    store::Database db = store::Database::in_memory();
    save_extractions(db, extractions, "2026-01-02T12:00:00Z");
    return db;
}

}  // namespace

TEST_CASE("timeline_of: events and stances in order of time, as exact as their days") {
    Extraction extraction = sample::article("a1");
    sample::add_event(extraction, "Russia", "13", "NATO", 0.5, {2007, 6, 26});
    sample::add_event(extraction, "Russia", "04", "", 0.5, {2007, 6, 0});
    sample::add_event(extraction, "NATO", "11", "Russia", 0.5, {0, 6, 1});
    sample::add_stance(extraction, "Russia", Position::opposes, "CFE treaty", 0.5, {2006, 0, 0});
    const Timeline timeline = timeline_of(with({extraction}), {});
    CHECK(timeline.undated == 1);
    CHECK(timeline.left_out == 0);
    struct Case {
        std::string headline, start, end, precision;
    };
    const Case cases[] = {
        {"Russia opposes CFE treaty", "2006", "2006-12-31", "year"},
        {"Russia holds consultations", "2007-06", "2007-06-30", "month"},
        {"Russia threatens NATO", "2007-06-26", "", "day"},
    };
    REQUIRE(timeline.items.size() == std::size(cases));
    for (std::size_t i = 0; i < std::size(cases); ++i) {
        const TimelineItem& item = timeline.items[i];
        CHECK(item.headline == cases[i].headline);
        CHECK(to_text(item.start) == cases[i].start);
        CHECK(to_text(item.end) == cases[i].end);
        CHECK(item.date_precision == cases[i].precision);
        CHECK(item.evidence == "Russia threatens NATO with a veto.");
        REQUIRE(item.articles.size() == 1);
        CHECK(item.articles[0].title == "On a1");
    }
    CHECK(timeline.items[2].actors == std::vector<std::string>{"Russia", "NATO"});
    CHECK(timeline.items[2].type == "THREATEN");
    CHECK(timeline.items[0].position == Position::opposes);
    CHECK(timeline.items[0].issues == std::vector<std::string>{"CFE treaty"});
}

TEST_CASE("timeline_of: a limit keeps the first and tells how many there are") {
    const auto db = with(sample::random_extractions(8, 20));
    const Timeline all = timeline_of(db, {});
    const Timeline some = timeline_of(db, {}, {"", 5});
    REQUIRE(all.items.size() > 5);
    REQUIRE(some.items.size() == 5);
    CHECK(std::equal(some.items.begin(), some.items.end(), all.items.begin()));
    CHECK(some.left_out == all.items.size() - 5);
    CHECK(some.undated == all.undated);
}

}  // namespace demarche::query
