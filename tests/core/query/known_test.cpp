#include "core/query/known.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "core/query/unknown_name.hpp"
#include "core/store/save.hpp"
#include "tests/core/store/sample.hpp"

namespace demarche::query {
namespace {

const catalog::Catalog& ours() {
    static const catalog::Catalog catalog;
    return catalog;
}

/// Who holds the offices of that kind, as the row tells it.
std::string holders(const KnownActor& row, std::string_view office) {
    std::string names;
    for (const OfficeRow& one : row.offices)
        if (one.office == office) names += (names.empty() ? "" : ", ") + one.holder;
    return names;
}

bool has_bloc(const std::vector<MembershipRow>& rows, std::string_view name) {
    return std::ranges::find(rows, name, &MembershipRow::name) != rows.end();
}

}  // namespace

TEST_CASE("known_actors: offices, blocs and members are those of the day") {
    const KnownActor before = known_actors(nullptr, ours(), "Poland", {1998, 1, 1}).at(0);
    const KnownActor after = known_actors(nullptr, ours(), "POL", {2008, 1, 1}).at(0);
    CHECK_FALSE(has_bloc(before.blocs, "NATO"));
    CHECK(has_bloc(after.blocs, "NATO"));
    CHECK(holders(after, "prime minister") == "Donald Tusk");
    const KnownActor nato = known_actors(nullptr, ours(), "nato", {2007, 6, 26}).at(0);
    CHECK(holders(nato, "secretary general") == "Jaap de Hoop Scheffer");
    CHECK(has_bloc(nato.members, "Poland"));
    CHECK_FALSE(has_bloc(nato.members, "Albania"));
    const KnownActor gone = known_actors(nullptr, ours(), "Soviet Union", {2007, 1, 1}).at(0);
    CHECK(gone.existed == false);
    const KnownActor person = known_actors(nullptr, ours(), "Sergei Lavrov", {2007, 6, 26}).at(0);
    REQUIRE(person.roles.size() == 1);
    CHECK(person.roles[0].role == "foreign minister");
    CHECK(person.offices.empty());
}

TEST_CASE("known_actors: a name of several, or of something else too, is told as ambiguous") {
    const auto georgia = known_actors(nullptr, ours(), "Georgia", {});
    REQUIRE(georgia.size() == 1);
    CHECK(georgia[0].ambiguous);
    CHECK(georgia[0].may_mean == std::vector<std::string>{"the state of the USA", "a given name"});
    const auto congo = known_actors(nullptr, ours(), "Congolese", {});
    CHECK(congo.size() > 1);
    CHECK(congo[0].ambiguous);
    CHECK_FALSE(known_actors(nullptr, ours(), "Russia", {}).at(0).ambiguous);
}

TEST_CASE(
    "known_actors: an unknown name has the three nearest; whom articles introduced is known") {
    try {
        static_cast<void>(known_actors(nullptr, ours(), "Rusia", {}));
        FAIL("no actor of that name is known");
    } catch (const UnknownName& error) {
        REQUIRE(error.nearest.size() == 3);
        CHECK(error.nearest[0] == "Russia");
    }
    store::Database db = store::Database::in_memory();
    Extraction extraction = sample::article("a1");
    sample::add_stance(extraction, "Zenda League", Position::supports, "CFE treaty");
    store::save_extraction(db, extraction, "2026-01-02T12:00:00Z");
    const auto found = known_actors(&db, ours(), "zenda league", {});
    REQUIRE(found.size() == 1);
    CHECK(found[0].discovered);
}

TEST_CASE("known_issues: the question, what leans which way, the wider issue and its parts") {
    const KnownIssue row = known_issues(nullptr, ours(), "kosovo independence").at(0);
    CHECK(row.question.ends_with('?'));
    CHECK_FALSE(row.leans_for.empty());
    CHECK_FALSE(row.leans_against.empty());
    CHECK(std::ranges::find(row.parties, "Serbia") != row.parties.end());
    const auto part = std::ranges::find_if(
        ours().issues(), [](const Issue& issue) { return !issue.parent.empty(); });
    REQUIRE(part != ours().issues().end());
    const KnownIssue narrow = known_issues(nullptr, ours(), part->name).at(0);
    const KnownIssue wide = known_issues(nullptr, ours(), narrow.parent).at(0);
    CHECK(std::ranges::find(wide.parts, part->name) != wide.parts.end());
    CHECK_THROWS_AS(static_cast<void>(known_issues(nullptr, ours(), "xyzzy")), UnknownName);
}

}  // namespace demarche::query
