#include "core/store/save.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <span>

#include "core/error.hpp"
#include "core/store/check.hpp"
#include "tests/core/store/sample.hpp"

namespace demarche::store {

using sample::add_event;
using sample::add_mention;
using sample::add_stance;
using sample::article;

namespace {

constexpr std::string_view noon = "2026-01-02T12:00:00Z";

Database with(const std::vector<Extraction>& extractions) {
    Database db = Database::in_memory();
    save_extractions(db, extractions, noon);
    return db;
}

}  // namespace

TEST_CASE("save_extraction: what was saved loads again as it was") {
    Extraction saved = article("a1");
    saved.article.dateline = Dateline{"MOSCOW", "RIA", {2007, 6, 26}, {0, 6}};
    saved.article.dropped = {{"Home | News", "menu"}, {"", "blank"}};
    saved.article.authors = {"A. One", "B. Two"};
    add_mention(saved, "Russia", {0, 6});
    add_event(saved, "Russia", "13", "NATO").location = "Brussels";
    add_stance(saved, "Russia", Position::opposes, "Kosovo independence").on_issue =
        Position::opposes;
    const Database db = with({saved});
    CHECK(load_extraction(db, {"a1"}) == saved);
}

TEST_CASE("save_extraction: a second time changes nothing") {
    Database db = Database::in_memory();
    const auto extractions = sample::random_extractions(7, 12);
    const Saved first = save_extractions(db, extractions, noon);
    CHECK(first.imported == 12);
    const auto before = sample::dump(db);
    const Saved second = save_extractions(db, extractions, "2027-01-02T12:00:00Z");
    CHECK(second == Saved{.unchanged = 12});
    CHECK(sample::dump(db) == before);
    CHECK(load_article(db, {"a3"})->imported_at == noon);
}

TEST_CASE("LongSave: batches in one transaction are what they are in several, or nothing") {
    const auto extractions = sample::random_extractions(17, 30);
    const std::span all{extractions};
    const Database apart = with(extractions);
    Database db = Database::in_memory();
    {
        LongSave saving{db, Known::keep};
        CHECK(saving.save(all.first(20), noon).imported == 20);
    }
    CHECK(load_content_keys(db).empty());
    LongSave saving{db, Known::keep};
    Saved saved = saving.save(all.first(11), noon);
    CHECK_THROWS_AS(saving.save(std::vector{Extraction{}}, noon), InputError);
    CHECK(saving.save(all.first(11), noon).unchanged == 11);
    saved += saving.save(all.subspan(11), noon);
    saving.commit();
    CHECK(saved.imported == 30);
    CHECK(sample::dump(db) == sample::dump(apart));
}

TEST_CASE("save_extractions: the order of articles is without effect") {
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        CAPTURE(seed);
        auto extractions = sample::random_extractions(seed, 15);
        const auto expected = sample::dump(with(extractions));
        std::ranges::shuffle(extractions, std::mt19937{seed});
        CHECK(sample::dump(with(extractions)) == expected);
        Database one_by_one = Database::in_memory();
        for (const Extraction& extraction : extractions)
            save_extraction(one_by_one, extraction, noon);
        CHECK(sample::dump(one_by_one) == expected);
    }
}

TEST_CASE("save_extractions: an event of two articles is one with two reports") {
    Extraction first = article("a1", {2007, 6, 26}, "Russia threatened NATO.");
    Extraction second = article("a2", {2007, 6, 27}, "NATO was threatened by Russia.");
    add_event(first, "Russia", "13", "NATO", 0.5);
    add_event(second, "Russia", "13", "NATO", 0.8).location = "Brussels";
    const Database db = with({first, second});
    const auto events = load_events(db, {});
    REQUIRE(events.size() == 1);
    REQUIRE(events[0].reports.size() == 2);
    CHECK(events[0].reports[0].evidence == "Russia threatened NATO.");
    CHECK(events[0].reports[1].report.article == ArticleId{"a2"});
    CHECK(events[0].event.confidence == doctest::Approx(0.9));
    CHECK(events[0].event.location == "Brussels");
    CHECK(load_article(db, {"a1"})->events == 1);
}

TEST_CASE("save_extractions: an article that repeats another's text makes nothing surer") {
    Extraction first = article("a1");
    Extraction repeat = article("a2", {2007, 6, 27});
    add_event(first, "Russia", "13", "NATO", 0.5);
    add_event(repeat, "Russia", "13", "NATO", 0.6);
    Database db = Database::in_memory();
    CHECK(save_extractions(db, std::vector{first, repeat}, noon).repeats == 1);
    CHECK(load_events(db, {})[0].event.confidence == doctest::Approx(0.6));
    CHECK(load_article(db, {"a1"})->same_as.empty());
    CHECK(load_article(db, {"a2"})->same_as == ArticleId{"a1"});
}

TEST_CASE("save_extraction: the same id with another text replaces the article's rows alone") {
    Extraction first = article("a1");
    Extraction other = article("a2", {2007, 6, 27}, "Another text about Russia and NATO.");
    add_event(first, "Russia", "13", "NATO", 0.5);
    add_event(first, "Serbia", "12", "Kosovo", 0.5);
    add_mention(first, "Serbia", {0, 6});
    add_event(other, "Russia", "13", "NATO", 0.5);
    Database db = with({first, other});
    Extraction again = article("a1", {2007, 6, 26}, "A corrected text.");
    add_stance(again, "Russia", Position::supports, "CFE treaty");

    const Saved saved = save_extraction(db, again, noon);
    CHECK(saved.replaced == 1);
    const auto events = load_events(db, {});
    REQUIRE(events.size() == 1);
    CHECK(events[0].reports.size() == 1);
    CHECK(events[0].event.confidence == 0.5);
    settle(db);
    CHECK(load_article(db, {"a1"})->article.text == "A corrected text.");
    CHECK(sample::dump(db) == sample::dump(with({again, other})));
}

TEST_CASE("save_extraction: asked to, it writes a known article's rows anew") {
    Extraction first = article("a1");
    add_event(first, "Russia", "13", "NATO", 0.5);
    Database db = with({first});
    Extraction better = article("a1");
    add_event(better, "Russia", "12", "NATO", 0.7);
    CHECK(save_extraction(db, better, noon).unchanged == 1);
    CHECK(save_extraction(db, better, noon, Known::replace).replaced == 1);
    CHECK(load_events(db, {})[0].event.cameo == "12");
}

TEST_CASE("save_extraction: what was read anew leaves an article that changed meanwhile") {
    Extraction first = article("a1");
    add_event(first, "Russia", "13", "NATO", 0.5);
    Database db = with({first});
    Extraction anew = article("a1");
    add_event(anew, "Russia", "12", "NATO", 0.7);
    CHECK(save_extraction(db, anew, noon, Known::read_anew).replaced == 1);
    CHECK(load_events(db, {})[0].event.cameo == "12");
    Extraction changed = article("a1");
    changed.article.text = "Serbia threatens NATO with a veto.";
    add_event(changed, "Serbia", "13", "NATO", 0.5);
    save_extraction(db, changed, noon, Known::replace);
    CHECK(save_extraction(db, anew, noon, Known::read_anew).unchanged == 1);
    CHECK(load_article(db, {"a1"})->article.text == changed.article.text);
    CHECK(load_events(db, {})[0].source.name == "Serbia");
}

TEST_CASE("save_extractions: what a catalogue knows and what articles find meet by id") {
    Extraction known = article("a1");
    Extraction found = article("a2");
    add_mention(known, "Russia", {0, 6});
    add_mention(found, "Russia", {0, 6});
    known.actors[0].code = "RUS";
    known.actors[0].also = {"Russian Federation"};
    found.actors[0].discovered = true;
    found.actors[0].type = ActorType::person;
    found.actors[0].also = {"Mother Russia"};
    const Database db = with({found, known});
    const Actor united = load_actor(db, {"russia"})->actor;
    CHECK(united.type == ActorType::state);
    CHECK(united.code == "RUS");
    CHECK_FALSE(united.discovered);
    CHECK(united.also == std::vector<std::string>{"Mother Russia", "Russian Federation"});
}

TEST_CASE("save_extractions: an extraction that is not whole stops its batch, and nothing is in") {
    struct Case {
        const char* what;
        void (*spoil)(Extraction&);
        const char* error;
    };
    const Case cases[] = {
        {"undescribed actor", [](Extraction& e) { e.actors.clear(); },
         "a1: 'russia' is named but not described; extract it again"},
        {"undescribed issue", [](Extraction& e) { e.issues.clear(); },
         "a1: 'cfe-treaty' is named but not described; extract it again"},
        {"evidence outside", [](Extraction& e) { e.stances[0].reports[0].where.end = 5000; },
         nullptr},
        {"no report", [](Extraction& e) { e.stances[0].reports.clear(); }, nullptr},
    };
    for (const Case& c : cases) {
        CAPTURE(c.what);
        Extraction bad = article("a1");
        add_stance(bad, "Russia", Position::supports, "CFE treaty");
        c.spoil(bad);
        Database db = Database::in_memory();
        if (c.error != nullptr)
            CHECK_THROWS_WITH_AS(save_extractions(db, std::vector{article("a0"), bad}, noon),
                                 c.error, InputError);
        else
            CHECK_THROWS_AS(save_extractions(db, std::vector{article("a0"), bad}, noon),
                            InputError);
        CHECK(load_totals(db).articles == 0);
    }
}

TEST_CASE("load_content_keys: an importer knows what is in, and what changed") {
    const Extraction saved = article("a1");
    const Database db = with({saved});
    Article changed = saved.article;
    CHECK(load_content_keys(db).at({"a1"}) == content_key(changed));
    changed.title += "!";
    CHECK(load_content_keys(db).at({"a1"}) != content_key(changed));
    changed = saved.article;
    changed.date = {1999, 1, 1};  // inferred from the text: no part of what came in
    CHECK(load_content_keys(db).at({"a1"}) == content_key(changed));
}

TEST_CASE("check: only what was coded elsewhere may be without words") {
    Extraction coded = article("a1", {2007, 6, 26}, "");
    coded.article.kind = "gdelt";
    add_event(coded, "Russia", "13", "NATO", 0.5);
    coded.events[0].reports = {{{"a1"}, {}, "coded by GDELT", "event 7", 0.5}};
    Database db = Database::in_memory();
    save_extraction(db, coded, noon);
    CHECK(check(db).empty());
    db.handle().exec("UPDATE event_reports SET end = 3");
    CHECK(check(db).size() == 1);
    db.handle().exec("UPDATE event_reports SET end = 0; UPDATE articles SET kind = 'text'");
    REQUIRE(check(db).size() == 1);
    CHECK(check(db)[0].part == "evidence");
}

}  // namespace demarche::store
