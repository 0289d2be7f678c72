#include "core/store/merge.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "tests/core/store/sample.hpp"

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

}  // namespace demarche::store
