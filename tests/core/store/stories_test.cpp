#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "core/store/check.hpp"
#include "core/store/likeness.hpp"
#include "core/store/load_edges.hpp"
#include "core/store/save.hpp"
#include "tests/core/store/sample.hpp"
#include "tests/core/store/tables.hpp"
#include "tests/support/reprints.hpp"

namespace demarche::store {

using sample::add_event;
using sample::article;

namespace {

constexpr std::string_view noon = "2026-01-02T12:00:00Z";

const std::string dateline = "MOSCOW, June 26 (Meridian News) - ";
const std::string lead =
    "Russia threatened NATO with a veto on Tuesday, after two days of talks in Brussels that ended "
    "without a common text. Ambassador Petrov said that his government would not accept the draft "
    "while 14 of its points were open. ";
const std::string more =
    "Officials of the alliance called the threat premature. They recalled that earlier rounds had "
    "ended in much the same way, and that a new meeting in Vienna was planned for 3 July. "
    "Diplomats from Norway offered to draw up another version of the text. ";
const std::string background =
    "The treaty dates from the last years of the cold war and limits the number of tanks, guns and "
    "aircraft that its members may keep between the Atlantic and the Urals. Some members have "
    "suspended it in part. Inspectors have not been let in since then, and data on holdings are "
    "no longer exchanged. ";

bool tell_one_story(const std::string& a, const std::string& b) {
    const Likeness one = likeness_of(a);
    const Likeness other = likeness_of(b);
    const bool are = are_one_story(one, other);
    CHECK(are_one_story(other, one) == are);
    return are;
}

std::string replaced(std::string text, std::string_view old, std::string_view other) {
    const std::size_t at = text.find(old);
    REQUIRE(at != std::string::npos);
    return text.replace(at, old.size(), other);
}

std::vector<Extraction> extractions_of(const std::vector<test::Printed>& printed) {
    std::vector<Extraction> extractions;
    for (const test::Printed& one : printed) {
        Extraction& extraction = extractions.emplace_back();
        extraction.article = one.article;
        add_event(extraction, fmt::format("State {}", one.story % 50), "13", "NATO",
                  0.3 + 0.1 * static_cast<double>(one.story % 5));
    }
    return extractions;
}

Database with(const std::vector<Extraction>& extractions, std::size_t batch = 50) {
    Database db = Database::in_memory();
    for (std::size_t i = 0; i < extractions.size(); i += batch)
        save_extractions(
            db, std::span{extractions}.subspan(i, std::min(batch, extractions.size() - i)), noon);
    return db;
}

/// Row for row. The rows themselves are too many to be shown.
bool are_same(const Database& a, const Database& b) {
    return sample::dump_tables(a, sample::Times::tell) ==
           sample::dump_tables(b, sample::Times::tell);
}

std::vector<std::string> named_stories(const Database& db,
                                       const std::vector<test::Printed>& printed) {
    std::vector<std::string> named;
    for (const test::Printed& one : printed) {
        const auto stored = load_article(db, one.article.id);
        named.push_back(stored->same_as.empty() ? one.article.id.text : stored->same_as.text);
    }
    return named;
}

}  // namespace

TEST_CASE("are_one_story: a text is its reprint, not the next of its series") {
    const std::string report = dateline + lead + more;
    const std::string digits =
        "Russia lost 14 tanks, 12 guns and 9 vessels in the strait, the "
        "weekly bulletin of the observers said in a note to all members. ";
    struct Case {
        std::string what;
        std::string text, other;
        bool are;
    };
    const Case cases[] = {
        {"itself", report, report, true},
        {"another dateline", report, "OSLO, June 27 (Harbour Wire) - " + lead + more, true},
        {"case and punctuation", report,
         replaced(report, "Russia threatened", "RUSSIA: threatened"), true},
        {"a few words changed", report, replaced(report, "premature", "much too early"), true},
        {"cut from below", report + background, dateline + lead + more, true},
        {"an agency's copy before other matter", dateline + lead + more, report + background, true},
        {"its lead above other matter", lead, dateline + lead + background, true},
        {"the background alone", report + background + background, background, false},
        {"other words", report, dateline + background + more, false},
        {"other numbers in a form", digits,
         replaced(replaced(digits, "14 tanks", "17 tanks"), "9 vessels", "8 vessels"), false},
        {"other states in a form", report + background,
         replaced(replaced(replaced(report, "Brussels", "Geneva"), "Vienna", "Cairo"), "Norway",
                  "Egypt") +
             background,
         false},
        {"too short to be judged", "Russia threatened NATO.", "Russia threatened NATO!", false},
        {"nothing", "", "", false},
    };
    for (const Case& c : cases) {
        CAPTURE(c.what);
        CHECK(tell_one_story(c.text, c.other) == c.are);
    }
}

TEST_CASE("tells_story: says of a text what its likeness does") {
    const auto printed = test::printed_articles(150, 11);
    std::size_t alike = 0;
    for (const test::Printed& one : printed) {
        const Likeness likeness = likeness_of(one.article.text);
        for (const test::Printed& other : printed) {
            const bool is_one = are_one_story(likeness, likeness_of(other.article.text));
            CHECK(tells_story(likeness, other.article.text) == is_one);
            alike += is_one ? 1U : 0U;
        }
    }
    CHECK(alike > printed.size());  // each itself, and reprints
    CHECK_FALSE(tells_story(likeness_of(printed[0].article.text), "Too short."));
}

TEST_CASE("likeness_of: the bands of a text are the same on every machine") {
    const Likeness likeness = likeness_of(dateline + lead);
    REQUIRE(likeness.bands.size() == 44);
    CHECK(likeness.bands[0] == 3985031041732200037);
    CHECK(likeness.bands[43] == -1097763383213022739);
}

TEST_CASE("save_extractions: reprints tell one story, named by its earliest article") {
    Extraction first = article("a2", {2007, 6, 26}, dateline + lead + more);
    Extraction reprint = article("a1", {2007, 6, 27}, "OSLO, June 27 (Atlas) - " + lead + more);
    Extraction cut = article("a3", {2007, 6, 26}, dateline + lead);
    Extraction other = article("a4", {2007, 6, 25}, dateline + background + background);
    add_event(first, "Russia", "13", "NATO", 0.5);
    add_event(reprint, "Russia", "13", "NATO", 0.6);
    add_event(cut, "Russia", "13", "NATO", 0.4);
    add_event(other, "Russia", "13", "NATO", 0.5);
    Database db = Database::in_memory();
    CHECK(save_extractions(db, std::vector{reprint, first, cut, other}, noon).repeats == 2);
    CHECK(load_article(db, {"a1"})->same_as == ArticleId{"a2"});
    CHECK(load_article(db, {"a2"})->same_as.empty());
    CHECK(load_article(db, {"a3"})->same_as == ArticleId{"a2"});
    CHECK(load_article(db, {"a4"})->same_as.empty());
    const auto events = load_events(db, {});
    REQUIRE(events.size() == 1);
    CHECK(events[0].reports.size() == 4);
    CHECK(events[0].event.confidence == doctest::Approx(0.8));  // 1 - 0.4 * 0.5
    const auto counts = count_reports(db, {});
    REQUIRE(counts.size() == 1);
    CHECK(counts.begin()->second == 2);
}

TEST_CASE("save_extractions: an article that joins two stories makes what they report less sure") {
    // Each is like the longer one, which holds most of both; they are not like each other.
    Extraction one = article("a1", {2007, 6, 26}, lead + more);
    Extraction other = article("a2", {2007, 6, 26}, lead + background);
    Extraction between = article("a3", {2007, 6, 27}, lead + more + background);
    add_event(one, "Russia", "13", "NATO", 0.5);
    add_event(other, "Russia", "13", "NATO", 0.5);
    Database db = with({one, other});
    CHECK(load_events(db, {})[0].event.confidence == 0.75);
    save_extraction(db, between, noon);
    CHECK(load_article(db, {"a2"})->same_as == ArticleId{"a1"});
    CHECK(load_events(db, {})[0].event.confidence == 0.5);
    CHECK(are_same(db, with({between, other, one})));
}

TEST_CASE("save_extraction: where an article's text changes, its story loses it, and may part") {
    const Extraction first = article("a1", {2007, 6, 26}, dateline + lead + more);
    const Extraction second =
        article("a2", {2007, 6, 27}, "OSLO, June 27 (Atlas) - " + lead + more);
    Extraction third = article("a3", {2007, 6, 28}, dateline + lead);
    Database db = with({first, second, third});
    third = article("a3", {2007, 6, 28}, dateline + background);
    save_extraction(db, third, noon);
    CHECK(load_article(db, {"a2"})->same_as == ArticleId{"a1"});
    CHECK(load_article(db, {"a3"})->same_as.empty());
    CHECK(are_same(db, with({first, second, third})));
    const Extraction changed = article("a2", {2007, 6, 27}, background + background);
    save_extraction(db, changed, noon);
    CHECK(are_same(db, with({first, changed, third})));
    CHECK(check(db).empty());
}

TEST_CASE("save_extractions: reprints among 2,000 articles are found, in any order the same") {
    const auto printed = test::printed_articles(2000, 5);
    auto extractions = extractions_of(printed);
    const Database db = with(extractions);
    const test::PairScore score = test::score_of(printed, named_stories(db, printed));
    CAPTURE(score.wanted);
    CHECK(score.wanted > 1000);
    CHECK(score.precision() >= 0.98);
    CHECK(score.recall() >= 0.98);
    std::ranges::shuffle(extractions, std::mt19937{7});
    CHECK(are_same(with(extractions, 300), db));
    CHECK(check(db).empty());
}

TEST_CASE("save_extractions: set phrases of hundreds of texts do not hide a reprint") {
    std::vector<Extraction> articles;
    for (int i = 0; i < 300; ++i) {
        std::string own;
        for (int word = 0; word < 60; ++word)
            own += fmt::format("word{} of {} ", word, i * 97 + word);
        articles.push_back(
            article(fmt::format("a{}", i), {2007, 6, 26}, background + own + ". " + more + lead));
    }
    const std::string first = articles[7].article.text;
    articles.push_back(article("reprint", {2007, 6, 27}, "OSLO, June 27 (Atlas) - " + first));
    const Database db = with(articles);
    CHECK(load_article(db, {"reprint"})->same_as == ArticleId{"a7"});
}

TEST_CASE("find_stories_anew: ends in the rows that came of saving, whatever was there") {
    const auto extractions = extractions_of(test::printed_articles(120, 3));
    Database db = with(extractions);
    const std::string before = sample::dump_tables(db, sample::Times::tell);
    for (const char* damage :
         {"UPDATE events SET confidence = 0 WHERE event IN (SELECT event FROM event_reports JOIN "
          "articles USING (article) JOIN reprints USING (text_key)); DELETE FROM band_runs; "
          "DELETE FROM reprints",
          "UPDATE reprints SET story = 't0'", "UPDATE band_runs SET entries = entries + 1",
          "UPDATE band_pages SET minima = minima - 1", "UPDATE band_marks SET marks = zeroblob(99)",
          "DELETE FROM band_marks", "UPDATE band_pages SET entries = x'00'",
          "UPDATE band_pages SET entries = zeroblob(160)",
          "INSERT INTO band_runs VALUES (99, 1); INSERT INTO band_pages VALUES (NULL, 99, 1, 2, "
          "x'01000000000000000200000000000000')"}) {
        CAPTURE(damage);
        db.handle().exec(damage);
        CHECK_FALSE(check(db).empty());
        CHECK(check(db)[0].part == "stories");
        find_stories_anew(db);
        CHECK(check(db).empty());
    }
    CHECK((sample::dump_tables(db, sample::Times::tell) == before));
}

}  // namespace demarche::store
