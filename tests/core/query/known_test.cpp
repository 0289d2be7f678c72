#include "core/query/known.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "core/model/correction_value.hpp"
#include "core/query/unknown_name.hpp"
#include "core/store/corrections.hpp"
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

namespace {

Correction correction(CorrectionKind kind, std::string subject, std::string value) {
    Correction made;
    made.kind = kind;
    made.subject = std::move(subject);
    made.value = std::move(value);
    made.author = "Ann";
    return made;
}

std::string roles_of(const KnownActor& row) {
    std::string all;
    for (const RoleRow& one : row.roles) all += one.role + " of " + one.of + "; ";
    return all;
}

}  // namespace

TEST_CASE("known: what corrections say lies over what the catalogue knows, by every name") {
    using enum CorrectionKind;
    struct Case {
        std::vector<Correction> corrections;
        const char* name;
        const char* first;  // the name of the first row
        const char* also;   // a name that it bears too
    };
    Correction split =
        correction(actor_split, "serbia", to_value({"old-serbia", {2008, 0, 0}, {}, {}, ""}));
    split.actor = sample::actor("Old Serbia");
    const Case cases[] = {
        {{}, "Serbia", "Serbia", "Republic of Serbia"},
        {{correction(actor_alias, "serbia", "Rascia")}, "rascia", "Serbia", "Rascia"},
        {{correction(actor_name, "serbia", "Rascia")}, "Serbia", "Rascia", "Serbia"},
        {{correction(actor_name, "serbia", "Rascia")}, "Rascia", "Rascia", "Serbia"},
        {{correction(actor_merge, "serbia", "peru")}, "Serbia", "Peru", "Serbia"},
        {{correction(actor_merge, "serbia", "peru"), correction(actor_name, "peru", "Tawantin")},
         "Serbia",
         "Tawantin",
         "Peru"},
        {{split}, "old serbia", "Old Serbia", ""},
        {{split}, "Serbia", "Serbia", "Republic of Serbia"},
    };
    for (const Case& c : cases) {
        CAPTURE(&c - cases);
        store::Database db = store::Database::in_memory();
        Extraction told = sample::article("a1");
        sample::add_event(told, "Serbia", "04", "Peru", 0.5, {2009, 1, 1});
        store::save_extraction(db, told, "2026-01-02T12:00:00Z");
        if (!c.corrections.empty()) store::save_corrections(db, c.corrections);
        const KnownActor row = known_actors(&db, ours(), c.name, {}).at(0);
        CHECK(row.actor == c.first);
        if (std::string{c.also}.empty()) continue;
        CHECK(std::ranges::count(row.also, std::string{c.also}) == 1);
        CHECK(std::ranges::count(row.also, row.actor) == 0);
    }
}

TEST_CASE("known: an office that a person adds is its holder's and its body's, on its days") {
    store::Database db = store::Database::in_memory();
    Extraction told = sample::article("a1");
    sample::add_event(told, "Nicolas Sarkozy", "04", "Peru");
    store::save_extraction(db, told, "2026-01-02T12:00:00Z");
    const Role office{"warden of the coast", {"peru"}, {2013, 0, 0}, {2014, 0, 0}};
    Correction made = correction(CorrectionKind::actor_office, "nicolas-sarkozy", to_value(office));
    made.actor = sample::actor("Peru");
    store::save_corrections(db, {made});
    const auto on = [&](const char* name, int year) {
        return known_actors(&db, ours(), name, {year, 6, 1}).at(0);
    };
    CHECK(roles_of(on("Nicolas Sarkozy", 2013)).find("warden of the coast of Peru") !=
          std::string::npos);
    CHECK(roles_of(on("Nicolas Sarkozy", 2010)).find("president of France") != std::string::npos);
    CHECK(roles_of(on("Nicolas Sarkozy", 2010)).find("warden") == std::string::npos);
    CHECK(holders(on("Peru", 2014), "warden of the coast") == "Nicolas Sarkozy");
    CHECK(holders(on("Peru", 2015), "warden of the coast").empty());
}

TEST_CASE("known: an issue is asked what corrections ask, under the names of what was merged") {
    using enum CorrectionKind;
    store::Database db = store::Database::in_memory();
    Extraction told = sample::article("a1");
    sample::add_stance(told, "Peru", Position::supports, "CFE treaty");
    sample::add_stance(told, "Peru", Position::supports, "Goose dispute");
    store::save_extraction(db, told, "2026-01-02T12:00:00Z");
    store::save_corrections(db, {correction(issue_question, "cfe-treaty", "Should it go on?"),
                                 correction(issue_merge, "goose-dispute", "cfe-treaty")});
    for (const char* name : {"CFE treaty", "goose dispute", "cfe-treaty"}) {
        CAPTURE(name);
        const KnownIssue row = known_issues(&db, ours(), name).at(0);
        CHECK(row.issue == "CFE treaty");
        CHECK(row.question == "Should it go on?");
        CHECK(std::ranges::count(row.also, std::string{"Goose dispute"}) == 1);
    }
}

}  // namespace demarche::query
