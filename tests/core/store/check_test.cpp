#include "core/store/check.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <random>
#include <span>
#include <string>
#include <vector>

#include "core/store/check_values.hpp"
#include "core/store/corrections.hpp"
#include "core/store/load.hpp"
#include "core/store/merge.hpp"
#include "core/store/save.hpp"
#include "tests/core/store/sample.hpp"
#include "tests/core/store/tables.hpp"

namespace demarche::store {
namespace {

constexpr auto noon = "2026-01-02T12:00:00Z";

Extraction threat(const std::string& id = "a1") {
    Extraction made = sample::article(id);
    sample::add_event(made, "Russia", "13", "NATO");
    sample::add_stance(made, "Russia", Position::opposes, "CFE treaty");
    sample::add_stance(made, "Russia", Position::opposes, "Missile defence");
    sample::add_mention(made, "Russia", {0, 6});
    return made;
}

Database with(const std::vector<Extraction>& extractions) {
    Database db = Database::in_memory();
    save_extractions(db, extractions, noon);
    return db;
}

bool tells(const std::vector<Finding>& findings, std::string_view what) {
    return std::ranges::any_of(
        findings, [&](const Finding& one) { return one.what.find(what) != std::string::npos; });
}

Correction alias(const std::string& name) {
    Correction draft;
    draft.kind = CorrectionKind::actor_alias;
    draft.subject = "russia";
    draft.value = name;
    draft.author = "ann";
    return draft;
}

}  // namespace

TEST_CASE("can_be_day: days, months and years of the calendar, with a year or without") {
    for (const std::int64_t day :
         {20070626, 20070600, 20070000, 20080229, 100000626, 100000229, 200000000})
        CHECK(can_be_day(day));
    for (const std::int64_t day : {0, 77, 20070632, 20071300, 20070229, 20070006, 100000000,
                                   100001301, 200000001, -20070626})
        CHECK_FALSE(can_be_day(day));
}

TEST_CASE("can_be_cameo: two to four digits of a root that there is") {
    for (const char* code : {"01", "20", "138", "1383"}) CHECK(can_be_cameo(code));
    for (const char* code : {"", "1", "00", "21", "zzz", "13830"}) CHECK_FALSE(can_be_cameo(code));
}

TEST_CASE("repair: what follows from the rest becomes what saving made of it") {
    const std::vector<Extraction> extractions = sample::random_extractions(5, 60);
    Database db = with(extractions);
    const std::string before = sample::dump_tables(db);
    for (const char* damage :
         {"UPDATE events SET confidence = 0.99, location = 'Atlantis'",
          "UPDATE stances SET strength = 0.01, on_issue = NULL",
          "UPDATE articles SET text_key = 't' || article", "DELETE FROM reprints",
          "DELETE FROM band_marks", "DROP TABLE reprints", "DROP VIEW article_stories",
          "DROP TABLE article_words", "DROP TRIGGER articles_removed",
          "PRAGMA foreign_keys = OFF; DELETE FROM band_runs; PRAGMA foreign_keys = ON"}) {
        CAPTURE(damage);
        db.handle().exec(damage);
        CHECK_FALSE(repair(db).is_stopped);
        CHECK(check(db).empty());
        CHECK((sample::dump_tables(db) == before));
    }
    CHECK(repair(db).done.empty());
}

TEST_CASE("repair: what was extracted is left to who can extract, and what came in to who has it") {
    struct Case {
        const char* damage;
        std::size_t to_read_anew;
    };
    const Case cases[] = {
        {"UPDATE event_reports SET evidence = 'made up'", 2},
        {"UPDATE mentions SET begin = -5", 2},
        {"UPDATE stances SET position = 'supports' WHERE target = 'CFE treaty'", 2},
        {"UPDATE articles SET text = text || ' ' WHERE id = 'a1'", 0},
        {"UPDATE articles SET title = 'other'", 0}};
    for (const Case& c : cases) {
        CAPTURE(c.damage);
        Database db = with({threat("a1"), threat("a2")});
        db.handle().exec(c.damage);
        CHECK(examine(db).to_read_anew.size() == c.to_read_anew);
        const std::string before = sample::dump_tables(db);
        const Repair repaired = repair(db);
        CHECK(repaired.to_read_anew.size() == c.to_read_anew);
        CHECK(repaired.done.empty());
        CHECK((sample::dump_tables(db) == before));
        const std::vector<Extraction> anew = {threat("a1"), threat("a2")};
        save_extractions(db, anew, noon,
                         c.to_read_anew > 0 ? Known::read_anew : Known::keep_latest);
        CHECK(check(db).empty());
        CHECK((sample::dump_tables(db) == sample::dump_tables(with(anew))));
    }
}

TEST_CASE("examine: ends where the step says so") {
    const Database db = with(sample::random_extractions(5, 20));
    std::vector<std::string> parts;
    const Examination found = examine(db, [&](std::string_view part, std::size_t, std::size_t) {
        if (!part.empty()) parts.emplace_back(part);
        return part != "articles";
    });
    CHECK(found.is_stopped);
    CHECK(parts ==
          std::vector<std::string>{"pages", "schema", "full text", "foreign keys", "articles"});
    CHECK_FALSE(examine(db).is_stopped);
}

TEST_CASE("examine: what others write meanwhile is no damage") {
    const auto file = std::filesystem::temp_directory_path() /
                      ("demarche-check-" + std::to_string(std::random_device{}()) + ".db");
    {
        const std::vector<Extraction> all = sample::random_extractions(5, 120);
        const std::span extractions{all};
        Database db{file, Open::create};
        save_extractions(db, extractions.first(20), noon);
        const Database examined{file};
        std::size_t at = 20;
        const Examination found =
            examine(examined, [&](std::string_view, std::size_t, std::size_t) {
                if (at == all.size()) return true;
                save_extractions(db, extractions.subspan(at, 4), noon);
                at += 4;
                return true;
            });
        CHECK(at > 60);
        CHECK(found.damage.empty());
        const Database read_only{file, Open::read_only};
        CHECK(check(read_only).empty());
        CHECK(tells(examine(read_only).notes, "the index of words was left out"));
    }
    for (const auto* end : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + end);
}

TEST_CASE("examine: what may be right is a note") {
    Extraction silent = sample::article("a1", {2007, 6, 26}, std::string(500, 'x'));
    Extraction german = silent;
    german.article.id.text = "a2";
    german.article.language = "de";
    Database db = with({silent, german, threat("a3")});
    REQUIRE(examine(db).notes.size() == 1);
    CHECK(tells(examine(db).notes, "1 articles of some length, in English"));
    db.handle().exec("UPDATE stances SET id = 'made otherwise ' || stance");
    CHECK(tells(examine(db).notes, "are made of other things than ours"));
    db.handle().exec("CREATE TRIGGER mine AFTER INSERT ON events BEGIN SELECT 1; END");
    CHECK(tells(examine(db).notes, "the trigger mine is none of demarche's"));
    CHECK(check(db).empty());
}

TEST_CASE("an article that others changed is not kept where it comes in again") {
    for (const char* damage :
         {"UPDATE articles SET text = replace(text, 'NATO', 'Nato')",
          "UPDATE articles SET title = 'other'", "UPDATE articles SET content_key = 'k0'"}) {
        CAPTURE(damage);
        const Database whole = with({threat()});
        {
            Database db = with({threat()});
            db.handle().exec(damage);
            CHECK(save_extraction(db, threat(), noon, Known::keep).replaced == 1);
            CHECK((sample::dump_tables(db) == sample::dump_tables(whole)));
        }
        Database db = with({threat()});
        db.handle().exec(damage);
        CHECK(merge(db, whole).replaced == 1);
        CHECK((sample::dump_tables(db) == sample::dump_tables(whole)));
        CHECK(merge(db, whole).unchanged == 1);
    }
}

TEST_CASE("merge: takes no article over that others changed") {
    Database damaged = with({threat("a1"), threat("a2")});
    damaged.handle().exec("UPDATE articles SET text = text || '!' WHERE id = 'a1'");
    Database db = Database::in_memory();
    std::vector<std::string> refused;
    const Saved saved =
        merge(db, damaged, {}, [&](const std::string& reason) { refused.push_back(reason); });
    CHECK(saved.imported == 1);
    REQUIRE(refused.size() == 1);
    CHECK(refused[0] ==
          "a1: its text or head was changed after it came in; import the article again");
    CHECK(load_article(db, {"a2"}));
}

TEST_CASE("save_extraction: reading a changed text anew is no word on what came in") {
    Database db = with({threat()});
    db.handle().exec("UPDATE articles SET text = replace(text, 'Russia', 'Serbia')");
    Extraction anew = *load_extraction(db, {"a1"});
    anew.events.clear();
    anew.stances.clear();
    anew.mentions.clear();
    CHECK(save_extraction(db, anew, noon, Known::read_anew).replaced == 1);
    CHECK(load_events(db, {}).empty());
    const std::vector<Finding> left = check(db);
    REQUIRE(left.size() == 1);
    CHECK(left[0].what == "the text of article a1 was changed after it came in");
}

TEST_CASE("check: a correction that says something else is found, and another log puts it right") {
    for (const char* damage :
         {"UPDATE corrections SET value = 'Bear'", "UPDATE corrections SET author = 'bob'",
          "UPDATE corrections SET kind = 'actor name'", "UPDATE corrections SET replaces = 'c0'",
          "UPDATE corrections SET time = '1999-01-01T00:00:00.000000Z'",
          "UPDATE corrections SET described = 'x'"}) {
        CAPTURE(damage);
        Database db = with({threat()});
        save_corrections(db, {alias("The Bear")});
        Database copy = with({threat()});
        merge(copy, db);
        CHECK(check(db).empty());
        copy.handle().exec(damage);
        REQUIRE_FALSE(check(copy).empty());
        CHECK(check(copy)[0].part == "corrections");
        Database other = with({threat()});
        merge(other, copy);
        CHECK(load_corrections(other).empty());  // what was changed is not taken over
        merge(copy, db);
        CHECK(check(copy).empty());
        CHECK((load_corrections(copy) == load_corrections(db)));
    }
}

TEST_CASE("check: a correction of a newer program, and one that is gone, are noted") {
    Database db = with({threat()});
    save_corrections(db, {alias("The Bear")});
    save_corrections(db, {alias("The Bear")});
    db.handle().exec("DELETE FROM corrections WHERE replaces = ''");
    CHECK(check(db).empty());
    CHECK(tells(examine(db).notes, "which the log does not hold"));
}

}  // namespace demarche::store
