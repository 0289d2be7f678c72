#include "core/query/candidates.hpp"

#include <doctest/doctest.h>

#include <string>

#include "core/store/save.hpp"
#include "tests/core/store/sample.hpp"

namespace demarche::query {
namespace {

const catalog::Catalog& ours() {
    static const catalog::Catalog catalog;
    return catalog;
}

bool any(const std::string&) { return true; }

/// One article a statement, each of its own day in June 2007.
store::Database with(const std::vector<std::pair<std::string, std::string>>& holders_and_targets) {
    store::Database db = store::Database::in_memory();
    int day = 0;
    for (const auto& [holder, target] : holders_and_targets) {
        ++day;
        Extraction extraction = sample::article("a" + std::to_string(day), {2007, 6, day});
        Stance& stance =
            sample::add_stance(extraction, holder, Position::supports, "x", 0.5, {2007, 6, day});
        stance.id = {"s" + std::to_string(day)};
        stance.issue = {};
        stance.on_issue.reset();
        stance.target = target;
        store::save_extraction(db, extraction, "2026-01-02T12:00:00Z");
    }
    return db;
}

}  // namespace

TEST_CASE("issue_candidates: phrases meet without article, case and plural; the most told first") {
    const store::Database db = with({{"Russia", "the goose fence"},
                                     {"China", "Goose fences"},
                                     {"China", "goose fence"},
                                     {"Russia", "gander toll"},
                                     {"Russia", "a gander toll"},
                                     {"Russia", "told once only"}});
    const auto rows = issue_candidates(db, ours(), any, {});
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].phrase == "goose fence");
    CHECK(rows[0].statements == 3);
    CHECK(rows[0].days == 3);
    CHECK(rows[0].holders == 2);
    CHECK(rows[0].supports == 3);
    CHECK(rows[0].first == Day{2007, 6, 1});
    CHECK(rows[0].last == Day{2007, 6, 3});
    CHECK_FALSE(rows[0].evidence.empty());
    CHECK_FALSE(rows[0].article.empty());
    CHECK(rows[1].phrase == "gander toll");
    CHECK(rows[1].holders == 1);
    Order order;
    order.sort = "holders";
    order.limit = 1;
    CHECK(issue_candidates(db, ours(), any, {}, order).at(0).phrase == "gander toll");
    store::Selection late;
    late.since = {2007, 6, 4};
    CHECK(issue_candidates(db, ours(), any, late).size() == 1);
}

TEST_CASE("issue_candidates: what the catalogue knows, and a common noun alone, are none") {
    const store::Database db = with({{"Russia", "agreement"},
                                     {"China", "the agreement"},
                                     {"Russia", "Hamas"},
                                     {"China", "Hamas"},
                                     {"Russia", "Moldova's"},
                                     {"China", "Moldova’s"},
                                     {"Russia", "ratification of the CFE treaty"},
                                     {"China", "ratification of the CFE treaty"}});
    CHECK(issue_candidates(db, ours(), any, {}).empty());
    CHECK(issue_candidates(with({{"Russia", "goose fence"}, {"China", "goose fence"}}), ours(),
                           [](const std::string& phrase) { return phrase != "goose fence"; }, {})
              .empty());
    const catalog::Catalog more{{{"issues/mine", "name\nGoose fence\n"}}};
    const store::Database fences = with({{"Russia", "goose fence"}, {"China", "goose fences"}});
    CHECK(issue_candidates(fences, ours(), any, {}).size() == 1);
    CHECK(issue_candidates(fences, more, any, {}).empty());
}

}  // namespace demarche::query
