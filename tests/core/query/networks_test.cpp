#include "core/query/networks.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "core/query/events.hpp"
#include "core/query/stances.hpp"
#include "core/store/save.hpp"
#include "tests/core/store/sample.hpp"

namespace demarche::query {
namespace {

store::Database with(const std::vector<Extraction>& extractions) {
    store::Database db = store::Database::in_memory();
    save_extractions(db, extractions, "2026-01-02T12:00:00Z");
    return db;
}

std::set<std::string> ids(const Network& network) {
    std::set<std::string> all;
    for (const Node& node : network.nodes) all.insert(node.id);
    return all;
}

void check_ends(const Network& network) {
    const auto known = ids(network);
    for (const Tie& tie : network.ties) {
        CHECK(tie.a < tie.b);
        CHECK(known.contains(tie.a));
        CHECK(known.contains(tie.b));
    }
    for (const StanceTie& tie : network.stances) {
        CHECK(known.contains(tie.actor));
        CHECK(known.contains(tie.issue));
    }
    for (const Agreement& agreement : network.agreements) {
        CHECK(known.contains(agreement.a));
        CHECK(known.contains(agreement.b));
    }
}

}  // namespace

TEST_CASE("relations: ties are the counts of a slow loop over the event rows") {
    for (std::uint32_t seed = 1; seed <= 15; ++seed) {
        CAPTURE(seed);
        const auto db = with(sample::random_extractions(seed, 25));
        std::map<std::pair<std::string, std::string>, Tie> slow;
        for (const EventRow& row : events_in(db, {})) {
            if (row.target_id.empty() || row.target_id == row.source_id) continue;
            Tie& tie = slow[std::minmax(row.source_id, row.target_id)];
            ++tie.events;
            tie.from_a += row.source_id < row.target_id ? 1 : 0;
            ++tie.quads[static_cast<std::size_t>(row.quad - 1)];
        }
        const Network network = relations(db, {});
        check_ends(network);
        CHECK(network.ties.size() == slow.size());
        CHECK(network.stances.empty());
        for (const Tie& tie : network.ties) {
            CHECK(tie.events == slow[{tie.a, tie.b}].events);
            CHECK(tie.from_a == slow[{tie.a, tie.b}].from_a);
            CHECK(tie.quads == slow[{tie.a, tie.b}].quads);
        }
        CHECK(std::ranges::is_sorted(network.nodes, std::greater{}, &Node::weight));
    }
}

TEST_CASE("stance_network: scores are those of the aggregated stances") {
    for (std::uint32_t seed = 1; seed <= 15; ++seed) {
        CAPTURE(seed);
        const auto db = with(sample::random_extractions(seed, 25));
        std::map<std::pair<std::string, std::string>, StanceRow> rows;
        for (const StanceRow& row : stances_in(db, {})) rows[{row.holder_id, row.issue_id}] = row;
        const Network network = stance_network(db, {});
        check_ends(network);
        CHECK(network.stances.size() == rows.size());
        for (const StanceTie& tie : network.stances) {
            const StanceRow& row = rows.at({tie.actor, tie.issue});
            CHECK(tie.score == doctest::Approx(row.score));
            CHECK(tie.statements() == row.statements);
            CHECK(tie.first == row.first);
            CHECK(store::load_stance(db, {tie.example})->holder.id.text == tie.actor);
        }
    }
}

TEST_CASE("stance_network: an issue that is known by a phrase only is a node too") {
    Extraction extraction = sample::article("a1");
    sample::add_stance(extraction, "Russia", Position::opposes, "").target = "the Ahtisaari plan";
    const auto db = with({extraction});
    const Network network = stance_network(db, {});
    REQUIRE(network.stances.size() == 1);
    CHECK(network.stances[0].issue == "phrase:ahtisaari plan");
    CHECK(network.articles == 1);
    CHECK(network.first == Day{2007, 6, 26});
}

TEST_CASE("ego: what lies within so many steps, and no more") {
    Extraction extraction = sample::article("a1");
    sample::add_event(extraction, "Russia", "13", "NATO");
    sample::add_event(extraction, "NATO", "04", "Serbia");
    sample::add_event(extraction, "Serbia", "12", "Kosovo");
    sample::add_event(extraction, "China", "04", "Iran");
    sample::add_stance(extraction, "Russia", Position::opposes, "CFE treaty");
    sample::add_stance(extraction, "China", Position::supports, "CFE treaty");
    const auto db = with({extraction});
    const std::vector<ActorId> russia = {{"russia"}};
    using Ids = std::set<std::string>;
    CHECK(ids(ego(db, {}, russia, {0, 50})).empty());
    CHECK(ids(ego(db, {}, russia, {1, 50})) == Ids{"russia", "nato", "cfe-treaty"});
    CHECK(ids(ego(db, {}, russia, {2, 50})) ==
          Ids{"russia", "nato", "cfe-treaty", "serbia", "china"});
    CHECK(ids(ego(db, {}, russia, {3, 50})) ==
          Ids{"russia", "nato", "cfe-treaty", "serbia", "china", "kosovo", "iran"});
    check_ends(ego(db, {}, russia, {2, 50}));
    CHECK(ids(ego(db, {}, {{"nobody"}}, {2, 50})).empty());
}

TEST_CASE("ego: of many neighbours those with the most ties, and how many were left out") {
    Extraction extraction = sample::article("a1");
    for (const int month : {1, 2, 3})
        sample::add_event(extraction, "Russia", "13", "NATO", 0.5, {2007, month, 0});
    for (const int month : {1, 2})
        sample::add_event(extraction, "Serbia", "13", "Russia", 0.5, {2007, month, 0});
    sample::add_event(extraction, "Russia", "13", "China");
    sample::add_event(extraction, "Russia", "13", "Iran");
    const auto db = with({extraction});
    const Network network = ego(db, {}, {{"russia"}}, {1, 2});
    CHECK(ids(network) == std::set<std::string>{"russia", "nato", "serbia"});
    CHECK(network.left_out == 2);
    CHECK(network.nodes[0].id == "russia");
}

TEST_CASE("agreement: on how many issues two stand on the same side") {
    Extraction extraction = sample::article("a1");
    sample::add_stance(extraction, "Russia", Position::opposes, "Kosovo independence");
    sample::add_stance(extraction, "Serbia", Position::opposes, "Kosovo independence");
    sample::add_stance(extraction, "Russia", Position::opposes, "Missile defence");
    sample::add_stance(extraction, "Serbia", Position::supports, "Missile defence");
    sample::add_stance(extraction, "Russia", Position::supports, "CFE treaty");
    sample::add_stance(extraction, "Serbia", Position::neutral, "CFE treaty");
    const Network network = agreement(with({extraction}), {});
    REQUIRE(network.agreements.size() == 1);
    const Agreement& both = network.agreements[0];
    CHECK(both.a == "russia");
    CHECK(both.b == "serbia");
    CHECK(both.same_on == std::vector<std::string>{"kosovo-independence"});
    CHECK(both.opposed_on == std::vector<std::string>{"missile-defence"});
    CHECK(both.score == 0);
    check_ends(network);
}

}  // namespace demarche::query
