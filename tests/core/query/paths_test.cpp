#include "core/query/paths.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "core/store/save.hpp"
#include "tests/core/store/sample.hpp"

namespace demarche::query {
namespace {

store::Database with(const std::vector<Extraction>& extractions) {
    store::Database db = store::Database::in_memory();
    save_extractions(db, extractions, "2026-01-02T12:00:00Z");
    return db;
}

/// "1 0.72 Russia NATO" a step: its chain, that chain's confidence, from, to.
std::string lines(const std::vector<PathStep>& steps) {
    std::string text;
    for (const PathStep& step : steps)
        text +=
            fmt::format("{} {:.2f} {} {}\n", step.chain, step.chain_confidence, step.from, step.to);
    return text;
}

/// Russia is joined to Serbia by an unsure event, and surely by way of NATO; to Kosovo by nobody.
Extraction triangle() {
    Extraction made = sample::article("a1");
    sample::add_event(made, "Russia", "13", "Serbia", 0.5);
    sample::add_event(made, "NATO", "036", "Russia", 0.9, {2007, 6, 25});
    sample::add_event(made, "Russia", "04", "NATO", 0.75);
    sample::add_event(made, "NATO", "112", "Serbia", 0.8);
    sample::add_event(made, "Kosovo", "04", "China", 0.9);
    return made;
}

const std::vector<ActorId> russia = {{"russia"}}, serbia = {{"serbia"}}, kosovo = {{"kosovo"}};

}  // namespace

TEST_CASE("paths_between: the surest chain first, each step by its surest event") {
    const auto steps = paths_between(with({triangle()}), {}, russia, serbia);
    CHECK(lines(steps) ==
          "1 0.72 Russia NATO\n"
          "1 0.72 NATO Serbia\n"
          "2 0.50 Russia Serbia\n");
    REQUIRE(steps.size() == 3);
    CHECK(steps[0].source == "NATO");
    CHECK(steps[0].target == "Russia");
    CHECK(steps[0].cameo == "036");
    CHECK(steps[0].events == 2);
    CHECK(steps[0].steps == 2);
    CHECK(steps[1].step == 2);
    CHECK(steps[0].event.date == Day{2007, 6, 25});
    CHECK(steps[0].event.evidence == "Russia threatens NATO with a veto.");
    CHECK(store::load_event(with({triangle()}), {steps[0].event.id})->event.cameo == "036");
}

TEST_CASE("paths_between: nothing is so sure that a longer way costs nothing") {
    Extraction made = sample::article("a1");
    sample::add_event(made, "Russia", "13", "NATO", 1);
    sample::add_event(made, "NATO", "13", "Serbia", 1);
    sample::add_event(made, "Serbia", "13", "Russia", 1);
    CHECK(lines(paths_between(with({made}), {}, russia, serbia)) ==
          "1 0.95 Russia Serbia\n"
          "2 0.90 Russia NATO\n"
          "2 0.90 NATO Serbia\n");
}

TEST_CASE("paths_between: the limit is on chains, sorting keeps their steps") {
    const auto db = with({triangle()});
    CHECK(lines(paths_between(db, {}, russia, serbia, {"", 1, false})) ==
          "1 0.72 Russia NATO\n"
          "1 0.72 NATO Serbia\n");
    CHECK(lines(paths_between(db, {}, russia, serbia, {"-chain", 2, false})) ==
          "2 0.50 Russia Serbia\n"
          "1 0.72 Russia NATO\n"
          "1 0.72 NATO Serbia\n");
}

TEST_CASE("paths_between: a filter closes ways; who is not joined has none") {
    const auto db = with({triangle()});
    store::Selection chosen;
    chosen.codes = {"13", "036"};
    CHECK(lines(paths_between(db, chosen, russia, serbia)) == "1 0.50 Russia Serbia\n");
    CHECK(paths_between(db, {}, russia, kosovo).empty());
    CHECK(paths_between(db, {}, russia, {{"nobody"}}).empty());
    CHECK(paths_between(with({}), {}, russia, serbia).empty());
}

TEST_CASE("paths_between: a name that several bear stands for all of them") {
    const auto db = with({triangle()});
    const std::vector<ActorId> either = {{"kosovo"}, {"nato"}};
    CHECK(lines(paths_between(db, {}, either, serbia, {"", 2, false})) ==
          "1 0.80 NATO Serbia\n"
          "2 0.45 NATO Russia\n"
          "2 0.45 Russia Serbia\n");
}

TEST_CASE("paths_between: chains do not depend on the order in which articles came") {
    for (std::uint32_t seed = 1; seed <= 10; ++seed) {
        CAPTURE(seed);
        auto extractions = sample::random_extractions(seed, 25);
        const auto steps = paths_between(with(extractions), {}, russia, serbia);
        CHECK_FALSE(steps.empty());
        std::ranges::reverse(extractions);
        CHECK(paths_between(with(extractions), {}, russia, serbia) == steps);
    }
}

}  // namespace demarche::query
