#include "core/query/blocs.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "core/query/sides.hpp"
#include "core/store/save.hpp"
#include "tests/core/store/sample.hpp"

namespace demarche::query {
namespace {

store::Database with(const std::vector<Extraction>& extractions) {
    store::Database db = store::Database::in_memory();
    save_extractions(db, extractions, "2026-01-02T12:00:00Z");
    return db;
}

void add_stances(Extraction& made, const std::string& issue,
                 const std::vector<std::string>& supporters,
                 const std::vector<std::string>& opponents) {
    for (const std::string& holder : supporters)
        sample::add_stance(made, holder, Position::supports, issue);
    for (const std::string& holder : opponents)
        sample::add_stance(made, holder, Position::opposes, issue);
}

/// West and East, at odds over Kosovo; the East splits on the treaty; India cares for neither.
Extraction two_sides() {
    Extraction made = sample::article("a1");
    add_stances(made, "Kosovo independence", {"France", "United States"},
                {"China", "Russia", "Serbia"});
    add_stances(made, "CFE treaty", {"Russia", "Serbia"}, {"China"});
    add_stances(made, "Missile defence", {"France", "United States"}, {});
    add_stances(made, "Sanctions on Iran", {"India"}, {});
    sample::add_stance(made, "Russia", Position::neutral, "Missile defence");
    return made;
}

}  // namespace

TEST_CASE("agreement_ties: issues on one side and on two, of each pair") {
    const Sides sides = sides_of(with({two_sides()}), {});
    std::string text;
    for (const graph::SignedTie& tie : agreement_ties(sides))
        text += fmt::format("{}/{} {}-{} ", sides.actors[tie.a].id, sides.actors[tie.b].id,
                            tie.positive, tie.negative);
    CHECK(text ==
          "china/france 0-1 china/russia 1-1 china/serbia 1-1 china/united-states 0-1 "
          "france/russia 0-1 france/serbia 0-1 france/united-states 2-0 russia/serbia 2-0 "
          "russia/united-states 0-1 serbia/united-states 0-1 ");
}

TEST_CASE("sides_of: beyond the number that is asked for, who says least is left out") {
    const Sides sides = sides_of(with({two_sides()}), {}, 3);
    REQUIRE(sides.actors.size() == 3);
    CHECK(sides.actors[0].id == "china");
    CHECK(sides.actors[1].id == "france");
    CHECK(sides.actors[2].id == "russia");
    CHECK(sides.left_out == 3);
    CHECK(sides.held.size() == 6);
    CHECK(sides_of(with({two_sides()}), {}).left_out == 0);
}

TEST_CASE("blocs_in: who is on one side stands together; what unites and divides them is told") {
    const Blocs blocs = blocs_in(with({two_sides()}), {});
    REQUIRE(blocs.rows.size() == 2);
    CHECK(blocs.actors == 5);
    CHECK(blocs.blocs == 2);
    const BlocRow& east = blocs.rows[0];
    const BlocRow& west = blocs.rows[1];
    CHECK(east.name == "Russia, China, Serbia");
    CHECK(east.size == 3);
    CHECK(east.same == 4);
    CHECK(east.opposed == 2);
    CHECK(to_text(east.united_on) ==
          "Kosovo independence (against, 3 of 3); CFE treaty (for, 2 of 3)");
    CHECK(to_text(east.divided_on) ==
          "Kosovo independence (against, 3 of 3) from bloc 2 (for, 2 of 2)");
    CHECK(west.name == "France, United States");
    CHECK(to_text(west.united_on) ==
          "Kosovo independence (for, 2 of 2); Missile defence (for, 2 of 2)");
    CHECK(west.divided_on.at(0).name == east.name);
    CHECK(west.divided_on.at(0).theirs.holder == "China");
    CHECK(east.members.at(0).statements == 3);
    CHECK(east.members.at(0).issues == 2);
    for (const BlocRow& row : blocs.rows)
        for (const BlocIssue& issue : row.united_on) {
            const auto stance = store::load_stance(with({two_sides()}), {issue.example.id});
            REQUIRE(stance.has_value());
            CHECK(stance->stance.position == issue.position);
            CHECK(issue.example.evidence == "Russia threatens NATO with a veto.");
        }
}

TEST_CASE("blocs_in: modularity is that of the ties, worked out by hand") {
    // Positive 6 (France-USA 2, Russia-Serbia 2, China twice 1), negative 8. East: positive degrees
    // 3 + 3 + 2, negative 3 + 3 + 4; West: 2 + 2 and 3 + 3. Sum within: East 2 * 4 - 2 * 2 - 64/12
    // + 100/16, West 2 * 2 - 16/12 + 36/16; over 12 + 16.
    const double east = 8 - 4 - 64.0 / 12 + 100.0 / 16, west = 4 - 16.0 / 12 + 36.0 / 16;
    const Blocs blocs = blocs_in(with({two_sides()}), {});
    CHECK(blocs.modularity == doctest::Approx((east + west) / 28));
    for (const BlocRow& row : blocs.rows) CHECK(row.modularity == blocs.modularity);
}

TEST_CASE("blocs_in: who agrees with nobody is a bloc of his own") {
    Extraction made = sample::article("a1");
    add_stances(made, "Kosovo independence", {"France", "United States"}, {"Serbia"});
    const Blocs blocs = blocs_in(with({made}), {});
    REQUIRE(blocs.rows.size() == 2);
    CHECK(blocs.rows[1].name == "Serbia");
    CHECK(to_text(blocs.rows[1].united_on) == "Kosovo independence (against, 1 of 1)");
    CHECK(to_text(blocs.rows[1].divided_on) ==
          "Kosovo independence (against, 1 of 1) from bloc 1 (for, 2 of 2)");
}

TEST_CASE("blocs_in: a bare phrase is one issue on one day only, a pronoun none") {
    struct Case {
        std::string phrase;
        Day second;
        std::size_t blocs;
    };
    const Case cases[] = {
        {"the text", {2007, 6, 26}, 1},     {"the text", {2007, 6, 27}, 0},
        {"its decision", {2007, 6, 27}, 0}, {"deployment of a force", {2007, 6, 27}, 1},
        {"each other", {2007, 6, 26}, 0},
    };
    for (const Case& c : cases) {
        CAPTURE(c.phrase);
        Extraction made = sample::article("a1");
        sample::add_stance(made, "Russia", Position::supports, "").target = c.phrase;
        sample::add_stance(made, "China", Position::supports, "", 0.5, c.second).target = c.phrase;
        CHECK(blocs_in(with({made}), {}).blocs == c.blocs);
    }
}

TEST_CASE("blocs_in: sorts and cuts, and still tells the others' names; nothing gives nothing") {
    const auto db = with({two_sides()});
    const Blocs blocs = blocs_in(db, {}, {"size", 1, false});
    REQUIRE(blocs.rows.size() == 1);
    CHECK(blocs.blocs == 2);
    CHECK(blocs.rows[0].name == "France, United States");
    CHECK(blocs.rows[0].divided_on.at(0).name == "Russia, China, Serbia");
    CHECK(blocs_in(with({}), {}).rows.empty());
    store::Selection chosen;
    chosen.sources = {{"india"}};
    CHECK(blocs_in(db, chosen).rows.empty());
}

TEST_CASE("blocs_in: the same in whatever order articles come") {
    for (std::uint32_t seed = 1; seed <= 10; ++seed) {
        CAPTURE(seed);
        auto extractions = sample::random_extractions(seed, 25);
        const Blocs blocs = blocs_in(with(extractions), {});
        CHECK_FALSE(blocs.rows.empty());
        std::ranges::reverse(extractions);
        CHECK(blocs_in(with(extractions), {}).rows == blocs.rows);
    }
}

}  // namespace demarche::query
