#include "core/store/merge.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "tests/core/store/sample.hpp"
#include "tests/core/store/tables.hpp"

namespace demarche::store {
namespace {

Database with(std::vector<Extraction> extractions, const char* imported_at) {
    Database db = Database::in_memory();
    save_extractions(db, extractions, imported_at);
    return db;
}

}  // namespace

TEST_CASE("merge: two halves in any order are the whole") {
    for (std::uint32_t seed = 1; seed <= 8; ++seed) {
        CAPTURE(seed);
        const auto all = sample::random_extractions(seed, 16);
        const auto middle = all.begin() + 9;
        const Database left = with({all.begin(), middle}, "2026-01-02T12:00:00Z");
        const Database right = with({all.begin() + 4, all.end()}, "2026-01-03T12:00:00Z");
        const auto whole = sample::dump(with(all, "2026-01-02T12:00:00Z"));
        Database one = Database::in_memory(), other = Database::in_memory();
        merge(one, left);
        merge(one, right);
        merge(other, right);
        merge(other, left);
        CHECK(sample::dump(one) == whole);
        CHECK(sample::dump(other) == whole);
        CHECK(load_article(one, {"a5"})->imported_at == "2026-01-03T12:00:00Z");
        CHECK(load_article(other, {"a5"})->imported_at == "2026-01-03T12:00:00Z");
    }
}

TEST_CASE("merge: a second time changes nothing") {
    const Database from = with(sample::random_extractions(3, 10), "2026-01-02T12:00:00Z");
    Database into = Database::in_memory();
    CHECK(merge(into, from).imported == 10);
    const auto before = sample::dump(into);
    CHECK(merge(into, from) == Saved{.unchanged = 10});
    CHECK(sample::dump(into) == before);
}

TEST_CASE("merge: of an article that differs the one imported last is kept, in either order") {
    const Database old =
        with({sample::article("a1", {2007, 6, 26}, "Old.")}, "2026-01-02T12:00:00Z");
    const Database young =
        with({sample::article("a1", {2007, 6, 26}, "New.")}, "2026-02-02T12:00:00Z");
    Database one = Database::in_memory(), other = Database::in_memory();
    merge(one, old);
    merge(one, young);
    merge(other, young);
    merge(other, old);
    CHECK(load_article(one, {"a1"})->article.text == "New.");
    CHECK(sample::dump(one) == sample::dump(other));
}

TEST_CASE("merge: three graphs in any order end in the same rows, and so once more") {
    for (std::uint32_t seed = 1; seed <= 4; ++seed) {
        CAPTURE(seed);
        const auto all = sample::random_extractions(seed, 24);
        auto corrected = std::vector<Extraction>{all.begin() + 10, all.begin() + 14};
        for (Extraction& one : corrected) one.article.title += ", corrected";
        const Database graphs[] = {with({all.begin(), all.begin() + 14}, "2026-01-02T12:00:00Z"),
                                   with({all.begin() + 8, all.end()}, "2026-01-02T12:00:00Z"),
                                   with(corrected, "2026-01-03T12:00:00Z")};
        std::vector<std::size_t> order{0, 1, 2};
        std::string rows;
        do {
            CAPTURE(order[0]);
            CAPTURE(order[1]);
            Database into = Database::in_memory();
            for (const std::size_t at : order) merge(into, graphs[at]);
            settle(into);
            const std::string merged = sample::dump_tables(into);
            if (rows.empty()) rows = merged;
            CHECK(merged == rows);
            for (const Database& graph : graphs) merge(into, graph);
            settle(into);
            CHECK(sample::dump_tables(into) == rows);
        } while (std::ranges::next_permutation(order).found);
    }
}

TEST_CASE("merge: ends after the batch in hand where it is told to, and can be taken up again") {
    const Database from = with(sample::random_extractions(5, 450), "2026-01-02T12:00:00Z");
    Database into = Database::in_memory();
    std::vector<std::size_t> told;
    const auto stop = [&](std::size_t done, std::size_t all) {
        CHECK(all == 450);
        told.push_back(done);
        return done < 200;
    };
    CHECK(merge(into, from, stop).imported == 200);
    CHECK(told.back() == 200);
    CHECK(merge(into, from).imported == 250);
    CHECK(sample::dump_tables(into) == sample::dump_tables(from));
}

}  // namespace demarche::store
