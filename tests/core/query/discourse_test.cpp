#include "core/query/discourse.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "core/query/stances.hpp"
#include "core/query/unknown_name.hpp"
#include "core/store/save.hpp"
#include "tests/core/store/sample.hpp"

namespace demarche::query {
namespace {

using doctest::Approx;

store::Database with(const std::vector<Extraction>& extractions) {
    store::Database db = store::Database::in_memory();
    save_extractions(db, extractions, "2026-01-02T12:00:00Z");
    return db;
}

CodedStatement said(const char* actor, const char* issue, int qualifier, const char* day = "") {
    return {actor, actor, issue, issue, qualifier, parse_day(day).value_or(Day{}), "d"};
}

Discourse all_of(const std::vector<CodedStatement>& statements) {
    return discourse_of(statements, graph::Duplicates::include, graph::Qualifiers::tell_apart);
}

const std::vector<CodedStatement> spoken = {
    said("Ann", "tax", 1, "2007-06-01"), said("Bob", "tax", 1, "2007-06-02"),
    said("Ann", "war", 0, "2007-06-03"), said("Cem", "war", 1, "2007-07-01"),
    said("Bob", "war", 0, "2007-07-02"), said("Dan", "law", 1, "2007-07")};

}  // namespace

TEST_CASE("coded_stances: the position on the issue where its lean is known, else on the target") {
    Extraction extraction = sample::article("a1");
    Stance& turned = sample::add_stance(extraction, "Russia", Position::supports, "Kosovo");
    turned.on_issue = Position::opposes;
    Stance& plain = sample::add_stance(extraction, "Serbia", Position::neutral, "Kosovo");
    plain.on_issue.reset();
    Stance& phrase = sample::add_stance(extraction, "NATO", Position::supports, "");
    phrase.target = "The Ahtisaari plan";
    const auto db = with({extraction});
    std::map<std::string, CodedStatement> by_holder;
    for (const CodedStatement& one :
         coded_stances(db, {}, Variable::holder, Variable::issue, Documents::wanted))
        by_holder[one.actor] = one;
    REQUIRE(by_holder.size() == 3);
    CHECK(by_holder["Russia"].qualifier == -1);
    CHECK(by_holder["Russia"].issue_id == "kosovo");
    CHECK(by_holder["Russia"].document == "a1");
    CHECK(by_holder["Serbia"].qualifier == 0);
    CHECK(by_holder["NATO"].qualifier == 1);
    CHECK(by_holder["NATO"].issue_id == "phrase:ahtisaari plan");
    CHECK(by_holder["NATO"].issue == "The Ahtisaari plan");
}

TEST_CASE("coded_stances: as many as there are stances; none without a speaker by speakers") {
    const auto db = with(sample::random_extractions(3, 25));
    const auto rows = stances_each(db, {});
    REQUIRE(!rows.empty());
    CHECK(coded_stances(db, {}, Variable::holder, Variable::issue, Documents::left_out).size() ==
          rows.size());
    const auto spoken_for = std::ranges::count_if(
        rows, [](const StanceEachRow& row) { return !row.speaker_id.empty(); });
    CHECK(coded_stances(db, {}, Variable::speaker, Variable::issue, Documents::left_out).size() ==
          static_cast<std::size_t>(spoken_for));
    const auto turned =
        coded_stances(db, {}, Variable::issue, Variable::holder, Documents::left_out);
    CHECK(turned.at(0).issue == rows.at(0).holder);
}

TEST_CASE("discourse_of: names in order, those that share one told apart by their ids") {
    CodedStatement other = said("Bob", "tax", 0);
    other.actor_id = "another";
    const Discourse discourse = all_of({said("Cem", "tax", 1), said("Bob", "war", 0), other});
    REQUIRE(discourse.actors.size() == 3);
    CHECK(discourse.actors[0] == NamedThing{"Bob", "Bob", 1});
    CHECK(discourse.actors[1] == NamedThing{"another", "Bob", 1});
    CHECK(discourse.actors[2].name == "Cem");
    CHECK(discourse.issues[0] == NamedThing{"tax", "tax", 2});
    CHECK(discourse.scale == graph::Scale{0, 1});
}

TEST_CASE("agreements_in: the greatest weight first, then the most issues") {
    const auto rows = agreements_in(all_of(spoken), {});
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].a == "Ann");
    CHECK(rows[0].b == "Bob");
    CHECK(rows[0].weight == 1);
    CHECK(rows[0].same_on == std::vector<std::string>{"tax", "war"});
    CHECK(rows[1].b == "Cem");
    CHECK(rows[1].weight == 0);
    CHECK(rows[1].opposed_on == std::vector<std::string>{"war"});
    CHECK(rows[2].a == "Bob");
    CHECK(agreements_in(all_of(spoken), {}, {"-opposed", 1, false})[0].b == "Cem");
    CHECK_THROWS_AS((void)agreements_in(all_of(spoken), {}, {"loudness", {}, false}), UnknownName);
}

TEST_CASE("agreements_in, positions_in, one_mode_network: the ties of one actor") {
    DiscourseSettings settings;
    settings.touching = {"Cem"};
    const auto rows = agreements_in(all_of(spoken), settings);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].b == "Cem");
    CHECK(rows[1].b == "Cem");
    const DiscourseNetwork one = one_mode_network(all_of(spoken), settings);
    CHECK(one.actors.size() == 3);  // without Dan
    CHECK(one.links == std::vector<DiscourseNetwork::Link>{{0, 2, 0}, {1, 2, 0}});
    settings.aggregation = graph::Aggregation::ignore;
    settings.normalization = graph::Normalization::prominence;
    const auto positions = positions_in(all_of(spoken), settings);
    REQUIRE(positions.size() == 1);
    CHECK(positions[0].weight == Approx(1.0 / 3));  // of all on the war
    const DiscourseNetwork two = two_mode_network(all_of(spoken), settings);
    CHECK(two.actors == std::vector<NamedThing>{{"Cem", "Cem", 1}});
    CHECK(two.issues == std::vector<NamedThing>{{"war", "war", 3}});
    CHECK(two.links.size() == 1);
    settings.touching = {"Zoe"};
    CHECK(two_mode_network(all_of(spoken), settings).actors.empty());
}

TEST_CASE("agreements_in: window by window") {
    DiscourseSettings settings;
    settings.window = TimeWindow{};
    settings.window->width = 3;
    const auto rows = agreements_in(all_of(spoken), settings);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].from == Day{2007, 6, 1});
    CHECK(rows[0].until == Day{2007, 6, 3});
    CHECK(rows[0].same_on == std::vector<std::string>{"tax"});
    CHECK(rows[1].a == "Bob");
    CHECK(rows[1].until == Day{2007, 7, 2});
    CHECK(count_windows(all_of(spoken), *settings.window) == 30);
    settings.window->until = {2007, 6, 2};
    CHECK(agreements_in(all_of(spoken), settings).empty());
    // From 31 May and from 1 June; a month is meant with all of its days.
    settings.window->since = {2007, 5, 0};
    settings.window->until = {2007, 6, 0};
    CHECK(agreements_in(all_of(spoken), settings).size() == 2);
}

TEST_CASE("agreements_in: under a kernel ties to oneself are no rows") {
    DiscourseSettings settings;
    settings.normalization = graph::Normalization::none;
    settings.window = TimeWindow{3, 1, graph::Unit::days, graph::Shape::uniform, true, {}, {}};
    const auto rows = agreements_in(all_of(spoken), settings);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].weight == Approx(0.5));
}

TEST_CASE("positions_in: who says what how often") {
    DiscourseSettings settings;
    settings.aggregation = graph::Aggregation::subtract;
    const auto rows = positions_in(all_of(spoken), settings);
    REQUIRE(rows.size() == 6);
    CHECK(rows[0].actor == "Ann");
    CHECK(rows[0].weight == 1);
    CHECK(rows[0].supports == 1);
    CHECK(rows[5].actor == "Bob");
    CHECK(rows[5].issue == "war");
    CHECK(rows[5].weight == -1);
    CHECK(rows[5].opposes == 1);
}

TEST_CASE("camps_in: who agrees is in one camp, who speaks alone in none") {
    const std::vector<CodedStatement> statements = {said("Ann", "tax", 1), said("Bob", "tax", 0),
                                                    said("Cem", "tax", 1), said("Dan", "tax", 0),
                                                    said("Eve", "law", 1)};
    const auto rows = camps_in(all_of(statements), 2);
    REQUIRE(rows.size() == 4);
    CHECK(rows[0].actor == "Ann");
    CHECK(rows[1].actor == "Cem");
    CHECK(rows[1].camp == 1);
    CHECK(rows[2].actor == "Bob");
    CHECK(rows[3].camp == 2);
    CHECK(rows[0].polarization == Approx(1));
    CHECK(camps_in(all_of(statements), 3).empty());
}

TEST_CASE("backbone_of: its last issue is the one that binds most") {
    const auto rows = backbone_of(all_of(spoken));
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].issue == "law");
    CHECK(rows[0].statements == 5);
    CHECK(rows[2].step == 3);
    CHECK(backbone_of(all_of({})).empty());
}

TEST_CASE("one_mode_network, two_mode_network: what the rows say") {
    const Discourse discourse = all_of(spoken);
    const DiscourseNetwork one = one_mode_network(discourse, {});
    CHECK(one.actors.size() == 4);
    CHECK(one.issues.empty());
    CHECK(one.links == std::vector<DiscourseNetwork::Link>{{0, 1, 1}, {0, 2, 0}, {1, 2, 0}});
    DiscourseSettings settings;
    settings.aggregation = graph::Aggregation::ignore;
    settings.normalization = graph::Normalization::none;
    const DiscourseNetwork two = two_mode_network(discourse, settings);
    CHECK(two.issues.size() == 3);
    CHECK(two.links.size() == 6);
    CHECK(two.links[0] == DiscourseNetwork::Link{0, 1, 1});
}

}  // namespace demarche::query
