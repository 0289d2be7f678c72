#include "core/store/catalogue.hpp"

#include <doctest/doctest.h>

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <random>
#include <string>
#include <utility>

#include "core/store/load.hpp"
#include "core/store/merge.hpp"
#include "core/store/migrations.hpp"
#include "core/store/save.hpp"
#include "tests/core/store/sample.hpp"

namespace demarche::store {
namespace {

CatalogueFile file(std::string name, std::string text, std::string added_at = "") {
    return {std::move(name), "states", {{"states", std::move(text)}}, std::move(added_at)};
}

std::string text_in(const Database& db, std::string_view name) {
    for (const CatalogueFile& one : load_catalogue(db))
        if (one.name == name) return one.tables.at(0).text;
    return {};
}

}  // namespace

TEST_CASE(
    "save_catalogue_file: a file takes the place of one of its name, the same changes nothing") {
    Database db = Database::in_memory();
    CHECK(save_catalogue_file(db, file("b", "name\nA\n")) == FileSaved::added);
    CHECK(save_catalogue_file(db, file("a", "name\nB\n")) == FileSaved::added);
    const auto before = load_catalogue(db);
    CHECK(save_catalogue_file(db, file("b", "name\nA\n")) == FileSaved::unchanged);
    CHECK(load_catalogue(db) == before);
    CHECK(before.at(0).name == "a");
    CHECK(before.at(0).added_at.size() == std::string{"2026-01-02T12:00:00Z"}.size());
    CHECK(save_catalogue_file(db, file("b", "name\nC\n")) == FileSaved::replaced);
    CHECK(text_in(db, "b") == "name\nC\n");
    CHECK(remove_catalogue_file(db, "b"));
    CHECK_FALSE(remove_catalogue_file(db, "b"));
    CHECK(load_catalogue(db).size() == 1);
    CHECK(db.handle().execAndGet("SELECT count(*) FROM catalogue_tables").getInt() == 1);
}

TEST_CASE("save_catalogue_file: what replaces a file is later, whatever the clock says") {
    Database old = Database::in_memory(), db = Database::in_memory();
    save_catalogue_file(old, file("a", "name\nOld\n", "2999-12-31T23:59:59Z"));
    merge(db, old);
    save_catalogue_file(db, file("a", "name\nNew\n"));
    CHECK(load_catalogue(db).at(0).added_at == "3000-01-01T00:00:00Z");
    merge(db, old);
    CHECK(text_in(db, "a") == "name\nNew\n");
    merge(old, db);
    CHECK(text_in(old, "a") == "name\nNew\n");
}

TEST_CASE("save_catalogue_file: no article's rows are touched") {
    Database db = Database::in_memory();
    save_extractions(db, sample::random_extractions(3, 5), "2026-01-02T12:00:00Z");
    const auto before = sample::dump(db);
    save_catalogue_file(db, file("b", "name\nA\n"));
    CHECK(sample::dump(db) == before);
    remove_catalogue_file(db, "b");
    CHECK(sample::dump(db) == before);
}

TEST_CASE("merge_catalogue: in either order both graphs know the same in the end") {
    const auto fill = [](Database& one, Database& two) {
        save_catalogue_file(one, file("a", "1", "2026-01-01T00:00:00Z"));
        save_catalogue_file(one, file("b", "1", "2026-01-03T00:00:00Z"));
        save_catalogue_file(two, file("b", "2", "2026-01-02T00:00:00Z"));
        save_catalogue_file(two, file("c", "2", "2026-01-02T00:00:00Z"));
    };
    Database one = Database::in_memory(), two = Database::in_memory();
    fill(one, two);
    CHECK(merge_catalogue(one, two) == 1);
    CHECK(merge_catalogue(two, one) == 2);
    CHECK(load_catalogue(one) == load_catalogue(two));
    CHECK(text_in(one, "b") == "1");
    CHECK(merge_catalogue(one, two) == 0);
    Database three = Database::in_memory();
    static_cast<void>(merge(three, one));
    CHECK(load_catalogue(three) == load_catalogue(one));
}

TEST_CASE(
    "Database: a graph of the version before the catalogue is brought up to date, its rows stay") {
    const auto path = std::filesystem::temp_directory_path() /
                      ("demarche-catalogue-" + std::to_string(std::random_device{}()) + ".db");
    {
        SQLite::Database old{path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
        migrate_to(old, 1);
        old.exec("INSERT INTO issues (id, name, question, parent_id) VALUES ('i', 'I', '', '')");
    }
    std::filesystem::path copy;
    {
        const Database db{path};
        CHECK(load_catalogue(db).empty());
        CHECK(load_issues(db, {}).size() == 1);
        REQUIRE(db.copied_to());
        copy = *db.copied_to();
        CHECK(std::filesystem::exists(copy));
    }
    for (const auto* end : {"", "-wal", "-shm"}) std::filesystem::remove(path.string() + end);
    std::filesystem::remove(copy);
}

}  // namespace demarche::store
