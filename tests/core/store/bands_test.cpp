#include "core/store/bands.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <limits>
#include <map>
#include <numeric>
#include <random>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/store/check.hpp"
#include "core/store/database.hpp"
#include "core/store/save.hpp"
#include "tests/core/store/older.hpp"
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

std::vector<std::int64_t> run_sizes(Database& db) {
    std::vector<std::int64_t> sizes;
    SQLite::Statement rows{db.handle(), "SELECT entries FROM band_runs ORDER BY run"};
    while (rows.executeStep()) sizes.push_back(rows.getColumn(0).getInt64());
    return sizes;
}

}  // namespace

TEST_CASE("packed_entries: come back as they were, to the least and greatest numbers") {
    constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min(), most = -(least + 1);
    const std::vector<BandEntry> entries{
        {least, most}, {-1, 0}, {0, -256}, {1, 255}, {most, least}};
    const std::string packed = packed_entries(entries);
    CHECK(packed.size() == 16 * entries.size());
    CHECK(packed.substr(48, 9) == std::string{"\x01\0\0\0\0\0\0\0\xff", 9});
    CHECK(unpacked_entries(packed) == entries);
    CHECK(unpacked_entries(packed.substr(0, 40)).size() == 2);
    CHECK(unpacked_entries("").empty());
}

TEST_CASE("BandMarks: has what was set, and of the rest one in four hundred") {
    std::mt19937_64 dice{3};
    BandMarks marks{1984};
    std::vector<std::int64_t> set;
    for (int i = 0; i < 1984; ++i) set.push_back(static_cast<std::int64_t>(dice() >> 20U));
    for (const std::int64_t band : set) marks.set(band);
    const BandMarks read{std::string_view{marks.bytes()}};
    CHECK(marks.bytes().size() == 2 * set.size());
    for (const std::int64_t band : set) REQUIRE(read.may_have(band));
    int in_vain = 0;
    for (int i = 0; i < 40'000; ++i)
        if (read.may_have(static_cast<std::int64_t>(dice() >> 20U))) ++in_vain;
    CHECK(in_vain > 40);
    CHECK(in_vain < 200);
    CHECK(BandMarks{}.may_have(7));
}

TEST_CASE("number_of_text: a key and its number are the same") {
    for (const char* key : {"t0000000000000000", "t00000000000000ff", "tffffffffffffffff"})
        CHECK(key_of_text(number_of_text(key)) == key);
    CHECK(number_of_text("tffffffffffffffff") == -1);
}

TEST_CASE("BandIndex: gives what a plain list gives, before and after all that moves rows") {
    struct Size {
        unsigned bands, texts, at_once;
        std::size_t most;
    };
    // With many texts a band goes over several pages, and runs are merged.
    for (const Size& size : {Size{12, 30, 1, 3}, Size{5, 3000, 150, 64}, Size{400, 40, 60, 8}})
        for (unsigned seed = 1; seed <= 5; ++seed) {
            CAPTURE(seed);
            CAPTURE(size.bands);
            std::mt19937 dice{seed};
            Database db = Database::in_memory();
            BandIndex index{db.handle(), size.most};
            Bands plain;
            const auto any_band = [&] {
                return static_cast<std::int64_t>(dice() % size.bands) - 2;
            };
            const auto any_text = [&] {
                return static_cast<std::int64_t>(dice() % size.texts) - 15;
            };
            for (int step = 0; step < 200; ++step) {
                const std::int64_t band = any_band(), text = any_text();
                switch (dice() % 8) {
                    case 0:
                        index.write();
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
                        for (unsigned i = 0; i < size.at_once; ++i) {
                            const std::int64_t one = any_band(), its = any_text();
                            index.add(one, its);
                            plain[one].insert(its);
                        }
                }
                for (std::int64_t one = -3; one < 10; ++one)
                    REQUIRE(index.texts_with(one) == least(plain, one, size.most));
                CHECK(check(db).size() <= 20);  // of texts that no article has; no run is broken
                for (const Finding& finding : check(db))
                    REQUIRE(finding.what.find("which no article has") != std::string::npos);
            }
        }
}

TEST_CASE("BandIndex: each run is less than half of the one before, whatever is written") {
    Database db = Database::in_memory();
    BandIndex index{db.handle(), 64};
    std::mt19937_64 dice{7};
    std::int64_t all = 0;
    for (int text = 0; text < 700; ++text) {
        const int bands = text % 100 == 99 ? 900 : 44;
        for (int i = 0; i < bands; ++i) index.add(static_cast<std::int64_t>(dice()), text);
        all += bands;
        index.write();
        const std::vector<std::int64_t> sizes = run_sizes(db);
        for (std::size_t i = 1; i < sizes.size(); ++i) REQUIRE(2 * sizes[i] <= sizes[i - 1]);
        REQUIRE(std::accumulate(sizes.begin(), sizes.end(), std::int64_t{0}) == all);
    }
    CHECK(count(db, "band_pages") < all / 248 + 12);
}

TEST_CASE("Database: a graph of a version before pages keeps finding reprints") {
    std::vector<Extraction> prints;
    for (const test::Printed& one : test::printed_articles(60, 11))
        prints.emplace_back().article = one.article;
    const std::span all{prints};
    Database whole = Database::in_memory();
    save_extractions(whole, all, "2026-01-02T12:00:00Z");
    for (const int version : {4, 6, 7}) {
        CAPTURE(version);
        const auto path = std::filesystem::temp_directory_path() /
                          ("demarche-bands-" + std::to_string(std::random_device{}()) + ".db");
        {
            Database old{path, Open::create};
            save_extractions(old, all.first(30), "2026-01-02T12:00:00Z");
            sample::take_back(old, version);
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
}

}  // namespace demarche::store
