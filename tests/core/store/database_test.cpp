#include "core/store/database.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

#include "core/error.hpp"
#include "core/store/backup.hpp"
#include "core/store/check.hpp"
#include "core/store/migrations.hpp"
#include "core/store/save.hpp"
#include "tests/core/store/sample.hpp"

namespace demarche::store {
namespace {

/// A folder of its own that goes with the object.
class Folder {
public:
    Folder() : path_{std::filesystem::temp_directory_path() / name()} {
        std::filesystem::create_directories(path_);
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    [[nodiscard]] std::filesystem::path operator/(const char* file) const { return path_ / file; }

private:
    [[nodiscard]] std::string name() const {
        const auto now = std::chrono::steady_clock::now().time_since_epoch().count();
        return fmt::format("demarche-store-test-{}-{}", now,
                           reinterpret_cast<std::uintptr_t>(this));
    }
    std::filesystem::path path_;
};

void write(const std::filesystem::path& file, std::string_view text) {
    std::ofstream{file, std::ios::binary} << text;
}

void run_sql(const std::filesystem::path& file, const char* sql) {
    SQLite::Database{file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE}.exec(sql);
}

std::string refusal(const std::filesystem::path& file, Open how = Open::existing) {
    try {
        const Database db{file, how};
    } catch (const StoreError& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("Database: what was saved is there when the file is opened again") {
    const Folder folder;
    const auto file = folder / "news.db";
    const auto extractions = sample::random_extractions(3, 8);
    sample::Dump before;
    {
        Database db{file, Open::create};
        save_extractions(db, extractions, "2026-01-02T12:00:00Z");
        before = sample::dump(db);
    }
    CHECK(sample::dump(Database{file}) == before);
    CHECK(sample::dump(Database{file, Open::read_only}) == before);
    CHECK(check(Database{file}).empty());
}

TEST_CASE(
    "Database: what is asked of an open graph is of one moment, whatever is written meanwhile") {
    const Folder folder;
    Database db{folder / "news.db", Open::create};
    save_extractions(db, sample::random_extractions(3, 8), "2026-01-02T12:00:00Z");
    const Database reader{folder / "news.db", Open::read_only};
    const auto before = sample::dump(reader);
    save_extraction(db, sample::article("late"), "2026-01-03T12:00:00Z");
    CHECK(sample::dump(reader) == before);
    CHECK_FALSE(load_article(reader, {"late"}));
    CHECK(load_article(Database{folder / "news.db", Open::read_only}, {"late"}));
}

TEST_CASE("Database: what is no graph of ours is refused in one line that says what to do") {
    const Folder folder;
    const auto file = folder / "news.db";
    const std::string name = file.string();

    CHECK(refusal(file) == name +
                               ": no knowledge graph is there; make one with 'demarche import "
                               "PATH', or name another with --db");
    CHECK(refusal(file, Open::read_only) == refusal(file));
    CHECK_FALSE(std::filesystem::exists(file));
    CHECK(refusal(folder / "") == (folder / "").string() + ": is a folder; name a file with --db");
    CHECK(refusal(folder / "none/news.db", Open::create).find("check that the folder exists") !=
          std::string::npos);

    write(file, "");
    CHECK(refusal(file) ==
          name + ": is empty, no knowledge graph; fill it with 'demarche import PATH'");
    write(file, std::string(5000, 'x'));
    CHECK(refusal(file, Open::create).find("it is no SQLite database") != std::string::npos);

    const auto foreign = folder / "foreign.db";
    run_sql(foreign, "CREATE TABLE t (x); PRAGMA user_version = 1");
    CHECK(refusal(foreign, Open::create) ==
          foreign.string() +
              ": is the database of another program; give the file that 'demarche import' made");
    const auto marked = folder / "marked.db";
    run_sql(marked, "CREATE TABLE t (x); PRAGMA application_id = 7");
    CHECK(refusal(marked).find("is the database of another program") != std::string::npos);
}

TEST_CASE("Database: a file of a newer program is refused and left alone") {
    const Folder folder;
    const auto file = folder / "news.db";
    { const Database db{file, Open::create}; }
    run_sql(file, "PRAGMA user_version = 99");
    CHECK(refusal(file) ==
          fmt::format("{}: was written by a newer demarche (version 99; this one knows up to {}); "
                      "update demarche",
                      file.string(), newest_version()));
}

TEST_CASE("Database: the file says whose and of which version it is") {
    const Database db = Database::in_memory();
    CHECK(db.handle().execAndGet("PRAGMA application_id").getInt() == application_id);
    CHECK(db.handle().execAndGet("PRAGMA user_version").getInt() == newest_version());
    CHECK(db.handle().execAndGet("PRAGMA foreign_keys").getInt() == 1);
    const int loose = db.handle()
                          .execAndGet(
                              "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' "
                              "AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'")
                          .getInt();
    CHECK(loose == 0);
}

TEST_CASE("Database: a reader sees what was committed while a writer writes") {
    const Folder folder;
    const auto file = folder / "news.db";
    Database writer{file, Open::create};
    save_extraction(writer, sample::article("a1"), "2026-01-02T12:00:00Z");
    writer.handle().exec("BEGIN IMMEDIATE");
    writer.handle().exec("UPDATE articles SET title = 'changed'");
    const Database reader{file};
    CHECK(load_article(reader, {"a1"})->article.title == "On a1");
    writer.handle().exec("ROLLBACK");
}

TEST_CASE("save_extraction: a batch that fails leaves nothing of itself") {
    const Folder folder;
    const auto file = folder / "news.db";
    Database db{file, Open::create};
    save_extraction(db, sample::article("a1"), "2026-01-02T12:00:00Z");
    const auto before = sample::dump(db);
    // A trigger stands for a disk that fails in the middle of a batch.
    db.handle().exec(
        "CREATE TRIGGER fail AFTER INSERT ON articles WHEN new.id = 'a3' "
        "BEGIN SELECT raise(FAIL, 'disk I/O error'); END");
    const std::vector batch = {sample::article("a2"), sample::article("a3")};
    CHECK_THROWS_AS(save_extractions(db, batch, "2026-01-02T12:00:00Z"), StoreError);
    CHECK(sample::dump(db) == before);
}

TEST_CASE("save_extractions: a full disk is named, and what was committed is kept") {
    const Folder folder;
    Database db{folder / "news.db", Open::create};
    save_extraction(db, sample::article("a1"), "2026-01-02T12:00:00Z");
    const auto before = sample::dump(db);
    const int pages = db.handle().execAndGet("PRAGMA page_count").getInt();
    db.handle().exec(fmt::format("PRAGMA max_page_count = {}", pages + 2));
    const std::string long_text(200'000, 'x');
    try {
        save_extraction(db, sample::article("a2", {2007, 6, 26}, long_text),
                        "2026-01-02T12:00:00Z");
        FAIL("more was written than fits");
    } catch (const StoreError& error) {
        CHECK(std::string{error.what()}.find("the disk is full; what was committed is kept") !=
              std::string::npos);
    }
    CHECK(sample::dump(db) == before);
    CHECK(check(db).empty());
}

TEST_CASE("save_extraction: a second writer that waited in vain says who is writing") {
    const Folder folder;
    Database first{folder / "news.db", Open::create};
    Database second{folder / "news.db"};
    first.handle().exec("BEGIN IMMEDIATE");
    second.handle().setBusyTimeout(1);
    try {
        save_extraction(second, sample::article("a1"), "2026-01-02T12:00:00Z");
        FAIL("two wrote at once");
    } catch (const StoreError& error) {
        CHECK(std::string{error.what()}.find("another program is writing to it") !=
              std::string::npos);
    }
    first.handle().exec("ROLLBACK");
    CHECK(save_extraction(second, sample::article("a1"), "2026-01-02T12:00:00Z").imported == 1);
}

TEST_CASE("check: a page that was overwritten is found") {
    const Folder folder;
    const auto file = folder / "news.db";
    std::streamoff middle = 0;
    {
        Database db{file, Open::create};
        save_extractions(db, sample::random_extractions(5, 200), "2026-01-02T12:00:00Z");
        db.handle().exec("PRAGMA wal_checkpoint(TRUNCATE)");
        middle = db.handle().execAndGet("PRAGMA page_count").getInt() / 2 * 4096;
    }
    {
        std::fstream bytes{file, std::ios::binary | std::ios::in | std::ios::out};
        bytes.seekp(middle);  // beyond the schema's own pages
        bytes << std::string(4096 * 3, '\x7f');
    }
    const auto findings = check(Database{file});
    REQUIRE_FALSE(findings.empty());
    CHECK(findings[0].part == "pages");
}

TEST_CASE("check: a sound graph has no findings, and each damage is found and explained") {
    struct Case {
        std::string damage, part, what;
    };
    const Case cases[] = {
        {"SELECT 1", "", ""},
        {"UPDATE event_reports SET evidence = 'made up'", "evidence", "its words are not at"},
        {"UPDATE stance_reports SET begin = 7, end = 9000", "evidence", "its words are not at"},
        {"UPDATE mentions SET end = 9000", "evidence", "outside its text"},
        {"DELETE FROM event_reports", "evidence", "has no report"},
        {"PRAGMA foreign_keys = OFF; DELETE FROM actors WHERE id = 'russia'", "foreign keys",
         "names a row of actors that is not there"},
        {"INSERT INTO article_words (article_words) VALUES ('delete-all')", "full text",
         "does not fit the articles"},
        {"UPDATE articles SET text = text || ' more'", "text",
         "the text of article a1 was changed after it came in"},
        {"UPDATE articles SET title = 'other'", "text", "the title, source, address or day of"},
        {"UPDATE event_reports SET evidence = '', end = begin", "evidence", "is not in its text"},
        {"UPDATE events SET confidence = 7.5", "values", "that cannot be"},
        {"UPDATE events SET confidence = 0.9", "statements", "its reports say together"},
        {"UPDATE stances SET day = 20070625 WHERE target = 'CFE treaty'", "statements",
         "what its id is made of"},
        {"DELETE FROM actor_names", "names", "is not known by its own name"},
        {"DROP TRIGGER articles_changed", "schema", "the trigger articles_changed is not there"},
        {"DROP INDEX events_by_day", "schema", "the index events_by_day is not there"},
        {"ALTER TABLE events DROP COLUMN location", "schema", "lacks its column location"},
        {"PRAGMA application_id = 3", "identity", "application_id is 3"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.damage);
        Database db = Database::in_memory();
        Extraction extraction = sample::article("a1");
        sample::add_event(extraction, "Russia", "13", "NATO");
        sample::add_stance(extraction, "Russia", Position::opposes, "CFE treaty");
        sample::add_stance(extraction, "Russia", Position::opposes, "Missile defence");
        sample::add_mention(extraction, "Russia", {0, 6});
        save_extraction(db, extraction, "2026-01-02T12:00:00Z");
        db.handle().exec(c.damage);
        const auto findings = check(db);
        if (c.part.empty()) {
            CHECK(findings.empty());
            continue;
        }
        REQUIRE_FALSE(findings.empty());
        CHECK(findings[0].part == c.part);
        CHECK(findings[0].what.find(c.what) != std::string::npos);
        CHECK_FALSE(findings[0].to_do.empty());
    }
}

TEST_CASE("rebuild_full_text: mends an index that does not fit") {
    Database db = Database::in_memory();
    save_extraction(db, sample::article("a1"), "2026-01-02T12:00:00Z");
    db.handle().exec("INSERT INTO article_words (article_words) VALUES ('delete-all')");
    CHECK(check(db).size() == 1);
    rebuild_full_text(db);
    CHECK(check(db).empty());
}

TEST_CASE("backup: a copy that holds the same, and never over a file that is there") {
    const Folder folder;
    Database db{folder / "news.db", Open::create};
    save_extractions(db, sample::random_extractions(5, 6), "2026-01-02T12:00:00Z");
    backup(db, folder / "copy.db");
    CHECK(sample::dump(Database{folder / "copy.db"}) == sample::dump(db));
    CHECK_THROWS_AS(backup(db, folder / "copy.db"), StoreError);
    // One who made the file has its name to himself.
    std::ofstream{folder / "empty.db"};
    backup(db, folder / "empty.db");
    CHECK(sample::dump(Database{folder / "empty.db"}) == sample::dump(db));
}

TEST_CASE("backup: holds one moment, whatever is written meanwhile, and keeps no writer waiting") {
    const Folder folder;
    Database db{folder / "news.db", Open::create};
    save_extractions(db, sample::random_extractions(5, 2000), "2026-01-02T12:00:00Z");
    const auto before = sample::dump(db);
    std::size_t steps = 0;
    const Database reader{folder / "news.db", Open::read_only};
    backup(reader, folder / "copy.db", [&](int done, int all) {
        CHECK(done <= all);
        if (steps++ == 0) save_extraction(db, sample::article("late"), "2026-01-03T12:00:00Z");
    });
    CHECK(steps > 1);
    CHECK(sample::dump(Database{folder / "copy.db"}) == before);
    CHECK(load_article(db, {"late"}));
}

TEST_CASE("backup: where it cannot be written nothing is left, and the reason names the file") {
    const Folder folder;
    const Database db = Database::in_memory();
    CHECK_THROWS_WITH_AS(backup(db, "/proc/none/copy.db"),
                         doctest::Contains("/proc/none/copy.db: cannot be written"), StoreError);
}

}  // namespace demarche::store
