#include "core/store/bands.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/store/check.hpp"
#include "core/store/database.hpp"
#include "core/store/save.hpp"
#include "tests/core/store/tables.hpp"
#include "tests/support/reprints.hpp"

namespace demarche::store {
namespace {

using Bands = std::map<std::int64_t, std::set<std::int64_t>>;

std::vector<std::int64_t> least(const Bands& bands, std::int64_t band, std::size_t most) {
    const auto texts = bands.find(band);
    if (texts == bands.end()) return {};
    std::vector<std::int64_t> all{texts->second.begin(), texts->second.end()};
    if (all.size() > most) all.resize(most);
    return all;
}

std::int64_t count(Database& db, const char* table) {
    return db.handle().execAndGet(std::string{"SELECT count(*) FROM "} + table).getInt64();
}

}  // namespace

TEST_CASE("BandIndex: gives what a plain list gives, before and after all that moves rows") {
    constexpr std::size_t most = 3;
    for (unsigned seed = 1; seed <= 20; ++seed) {
        CAPTURE(seed);
        std::mt19937 dice{seed};
        Database db = Database::in_memory();
        BandIndex index{db.handle(), most};
        Bands plain;
        std::int64_t texts = 0;
        for (int step = 0; step < 400; ++step) {
            const auto band = static_cast<std::int64_t>(dice() % 12);
            const auto text = static_cast<std::int64_t>(dice() % 30) - 15;
            switch (dice() % 8) {
                case 0:
                    index.write(texts, texts + 400);
                    texts += 400;
                    break;
                case 1:
                    index.look_up({band, band + 1, 5, band});
                    break;
                case 2:
                case 3:
                    index.remove(band, text);
                    plain[band].erase(text);
                    break;
                default:
                    index.add(band, text);
                    plain[band].insert(text);
            }
            for (std::int64_t one = 0; one < 13; ++one)
                REQUIRE(index.texts_with(one) == least(plain, one, most));
        }
    }
}

TEST_CASE("BandIndex: rows move into the large table when the texts have grown by a part") {
    struct Case {
        std::int64_t before, after;
        bool moves;
    };
    // Due at 1,000, 2,000 and so on to 16,000; from there on by a sixteenth: 17,000, 18,062.
    const Case cases[] = {{0, 999, false},       {0, 1000, true},       {1000, 1999, false},
                          {1999, 2000, true},    {17000, 18061, false}, {17000, 18062, true},
                          {18062, 19000, false}, {0, 1'000'000, true}};
    for (const Case& c : cases) {
        CAPTURE(c.before);
        CAPTURE(c.after);
        Database db = Database::in_memory();
        BandIndex index{db.handle(), 64};
        index.add(7, 1);
        index.add(7, 2);
        index.write(c.before, c.after);
        CHECK(count(db, "text_bands") == (c.moves ? 2 : 0));
        CHECK(count(db, "new_text_bands") == (c.moves ? 0 : 2));
    }
}

TEST_CASE("Database: a graph of the version before new bands keeps finding reprints") {
    const auto path = std::filesystem::temp_directory_path() /
                      ("demarche-bands-" + std::to_string(std::random_device{}()) + ".db");
    std::vector<Extraction> prints;
    for (const test::Printed& one : test::printed_articles(60, 11))
        prints.emplace_back().article = one.article;
    const std::span all{prints};
    Database whole = Database::in_memory();
    save_extractions(whole, all, "2026-01-02T12:00:00Z");
    {
        Database old{path, Open::create};
        save_extractions(old, all.first(30), "2026-01-02T12:00:00Z");
        old.handle().exec(
            "INSERT INTO text_bands SELECT * FROM new_text_bands; DROP TABLE new_text_bands; "
            "PRAGMA user_version = 4");
    }
    std::filesystem::path copy;
    {
        Database db{path};
        copy = db.copied_to().value();
        save_extractions(db, all.last(30), "2026-01-02T12:00:00Z");
        CHECK(check(db).empty());
        CHECK((sample::dump_tables(db) == sample::dump_tables(whole)));
        CHECK(count(db, "reprints") > 0);
    }
    for (const auto* end : {"", "-wal", "-shm"}) std::filesystem::remove(path.string() + end);
    std::filesystem::remove(copy);
}

}  // namespace demarche::store
