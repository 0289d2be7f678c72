#include "core/query/evaluation.hpp"

#include <doctest/doctest.h>

#include "core/error.hpp"

namespace demarche::query {
namespace {

const GoldEvent expelled{{"Poland", "Warsaw"}, {"Russia"}, {"16"}, false, false, "expelled them"};

FoundEvent event(std::string source, std::string target, std::string cameo) {
    return {
        std::move(source), {}, std::move(target), {}, std::move(cameo), 0.5, {}, "deed", "expel"};
}

Evaluation of_events(std::vector<GoldEvent> gold, std::vector<FoundEvent> found) {
    GoldArticle article;
    article.events = std::move(gold);
    Found all;
    all.events = std::move(found);
    return evaluate(article, all);
}

}  // namespace

TEST_CASE("evaluate: a right event, one of the wrong root, one of wrong parties") {
    const Evaluation e =
        of_events({expelled}, {event("Warsaw", "Russia", "166"), event("Poland", "Russia", "12"),
                               event("Poland", "Ukraine", "16")});
    CHECK(e.events.found == 1);
    CHECK(e.events.wrong == 2);
    CHECK(e.events.missed == 0);
    CHECK(e.dyads.wrong == 1);
    CHECK(e.events.precision() == doctest::Approx(1.0 / 3));
    CHECK(e.events.f1() == doctest::Approx(0.5));
}

TEST_CASE("evaluate: a repeat counts nowhere, what is optional neither") {
    GoldEvent optional = expelled;
    optional.is_optional = true;
    optional.evidence = "another";
    optional.roots = {"11"};
    const Evaluation twice =
        of_events({expelled}, {event("Poland", "Russia", "16"), event("Poland", "Russia", "16")});
    CHECK(twice.events.found == 1);
    CHECK(twice.events.wrong == 0);
    const Evaluation with = of_events({optional}, {event("Poland", "Russia", "11")});
    CHECK(with.events.found + with.events.wrong + with.events.missed == 0);
    // Told as the optional twin: not missed.
    optional.evidence = expelled.evidence;
    const Evaluation twin = of_events({expelled, optional}, {event("Poland", "Russia", "11")});
    CHECK(twin.events.missed == 0);
}

TEST_CASE("evaluate: without a target, and meetings either way round") {
    GoldEvent bare = expelled;
    bare.targets = {};
    CHECK(of_events({bare}, {event("Poland", "", "16")}).events.found == 1);
    CHECK(of_events({bare}, {event("Poland", "Russia", "16")}).events.found == 0);
    GoldEvent meeting = expelled;
    CHECK(of_events({meeting}, {event("Russia", "Poland", "16")}).events.found == 0);
    meeting.may_turn = true;
    CHECK(of_events({meeting}, {event("Russia", "Poland", "16")}).events.found == 1);
}

TEST_CASE("evaluate: a stance is on what a word of it begins with") {
    GoldArticle gold;
    gold.stances = {{{"Poland"}, {"sanction"}, Position::opposes, false, {}}};
    Found found;
    const auto stances = [&](std::string target, Position position) {
        found.stances = {
            {"Poland", {}, {}, std::move(target), position, 0.5, {}, "deed", "oppose"}};
        return evaluate(gold, found);
    };
    CHECK(stances("New Sanctions on Iran", Position::opposes).stances.found == 1);
    CHECK(stances("the resanctioned ships", Position::opposes).stances.found == 0);
    const Evaluation turned = stances("sanctions", Position::supports);
    CHECK(turned.judged_stances.front().rule == "deed");
    CHECK(turned.judged_stances.front().word == "oppose");
    CHECK_FALSE(turned.judged_stances.front().is_right);
    CHECK(turned.stances.found == 0);
    CHECK(turned.stances_unsigned.found == 1);
}

TEST_CASE("evaluate: names stand for all names of their actor") {
    const GoldArticle gold = read_gold(
        R"({"id":"a","text":"T","date":"2007","actors":[{"name":"Russia","also":["RF"]}],)"
        R"("events":[{"source":["RF"],"target":[null],"cameo":["04"]}],"stances":[]})");
    CHECK(gold.events.front().sources.contains("Russia"));
    CHECK(gold.events.front().may_turn);
    CHECK(gold.header.find("\"text\":\"T\"") != std::string::npos);
    Found found;
    found.date = "2007";
    found.events = {event("Russia", "", "042")};
    const Evaluation e = evaluate(gold, found);
    CHECK(e.events.found == 1);
    CHECK(e.is_date_right);
    CHECK_THROWS_AS((void)read_gold("{}"), InputError);
}

}  // namespace demarche::query
