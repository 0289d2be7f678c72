#include "core/store/load.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>

#include "core/store/load_edges.hpp"
#include "core/store/save.hpp"
#include "tests/core/store/sample.hpp"

namespace demarche::store {
namespace {

Database with(const std::vector<Extraction>& extractions) {
    Database db = Database::in_memory();
    save_extractions(db, extractions, "2026-01-02T12:00:00Z");
    return db;
}

bool is_among(const auto& values, const auto& value) {
    return values.empty() || std::ranges::find(values, value) != values.end();
}

/// The choice by its meaning, day by day: the slow way.
bool is_in_days(const Selection& chosen, const Day& day) {
    if (chosen.since.empty() && chosen.until.empty()) return true;
    if (day.year == 0) return false;
    return (chosen.since.empty() || last_of(day) >= first_of(chosen.since)) &&
           (chosen.until.empty() || first_of(day) <= last_of(chosen.until));
}

bool is_chosen(const Selection& chosen, const StoredEvent& stored) {
    const Event& event = stored.event;
    const bool has_actor = is_among(chosen.actors, event.source) ||
                           is_among(chosen.actors, event.target) ||
                           is_among(chosen.actors, event.source_speaker) ||
                           is_among(chosen.actors, event.target_speaker);
    const bool has_code =
        chosen.codes.empty() || std::ranges::any_of(chosen.codes, [&](const std::string& code) {
            return event.cameo.starts_with(code);
        });
    const bool has_article = std::ranges::any_of(stored.reports, [&](const StoredReport& report) {
        return is_among(chosen.articles, report.report.article);
    });
    return has_actor && is_among(chosen.sources, event.source) &&
           is_among(chosen.targets, event.target) && is_among(chosen.issues, event.issue) &&
           has_code && chosen.positions.empty() && is_in_days(chosen, event.date) &&
           event.confidence >= chosen.min_confidence && has_article;
}

bool is_chosen(const Selection& chosen, const StoredStance& stored) {
    const Stance& stance = stored.stance;
    const bool has_article = std::ranges::any_of(stored.reports, [&](const StoredReport& report) {
        return is_among(chosen.articles, report.report.article);
    });
    return (is_among(chosen.actors, stance.holder) || is_among(chosen.actors, stance.speaker)) &&
           is_among(chosen.sources, stance.holder) && chosen.targets.empty() &&
           chosen.codes.empty() && is_among(chosen.issues, stance.issue) &&
           is_among(chosen.positions, stance.on_issue.value_or(stance.position)) &&
           is_in_days(chosen, stance.date) && stance.confidence >= chosen.min_confidence &&
           has_article;
}

template <class Stored>
std::vector<Stored> those_of(std::vector<Stored> all, const Selection& chosen) {
    std::erase_if(all, [&](const Stored& stored) { return !is_chosen(chosen, stored); });
    return all;
}

Selection random_selection(std::mt19937& engine) {
    const auto is_drawn = [&] { return engine() % 4 == 0; };
    const std::array actors = {ActorId{"russia"}, ActorId{"nato"}, ActorId{"serbia"}};
    const std::array days = {Day{2006, 0, 0}, Day{2007, 6, 0}, Day{2007, 2, 14}, Day{2005, 12, 31}};
    Selection chosen;
    if (is_drawn()) chosen.actors = {actors[engine() % 3], actors[engine() % 3]};
    if (is_drawn()) chosen.sources = {actors[engine() % 3]};
    if (is_drawn()) chosen.targets = {actors[engine() % 3]};
    if (is_drawn()) chosen.issues = {{"cfe-treaty"}, {"missile-defence"}};
    if (is_drawn()) chosen.codes = {"1", "036"};
    if (is_drawn()) chosen.positions = {static_cast<Position>(engine() % 3)};
    if (is_drawn()) chosen.since = days[engine() % days.size()];
    if (is_drawn()) chosen.until = days[engine() % days.size()];
    if (is_drawn()) chosen.min_confidence = 0.5;
    if (is_drawn()) chosen.articles = {{"a1"}, {"a3"}, {"a5"}};
    return chosen;
}

}  // namespace

TEST_CASE("load_events and load_stances: any selection gives what a slow loop gives") {
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        CAPTURE(seed);
        std::mt19937 engine{seed};
        const Database db = with(sample::random_extractions(seed, 14));
        const auto events = load_events(db, {});
        const auto stances = load_stances(db, {});
        for (int i = 0; i < 5; ++i) {
            const Selection chosen = random_selection(engine);
            CHECK(load_events(db, chosen) == those_of(events, chosen));
            CHECK(load_stances(db, chosen) == those_of(stances, chosen));
            auto first = those_of(events, chosen);
            first.resize(std::min<std::size_t>(first.size(), 1 + engine() % 4));
            if (!first.empty()) CHECK(load_events(db, chosen, first.size()) == first);
        }
    }
}

TEST_CASE("load_events: the first of a type, of whichever of its codes") {
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        CAPTURE(seed);
        const Database db = with(sample::random_extractions(seed, 20));
        Selection chosen;
        for (const auto& codes : {std::vector<std::string>{"1"}, {"0"}, {"13", "04"}, {"9"}}) {
            chosen.codes = codes;
            const auto all = those_of(load_events(db, {}), chosen);
            for (std::size_t limit = 1; limit <= all.size() + 1; ++limit)
                CHECK(load_events(db, chosen, limit) ==
                      std::vector<StoredEvent>(
                          all.begin(),
                          all.begin() + static_cast<std::ptrdiff_t>(std::min(limit, all.size()))));
        }
    }
}

TEST_CASE("load_event_reports and load_stance_reports: as with their events and stances") {
    const Database db = with(sample::random_extractions(5, 20));
    std::vector<EventId> events = {{"none"}};
    std::vector<std::vector<StoredReport>> of_events(1), of_stances;
    for (StoredEvent& stored : load_events(db, {})) {
        events.push_back(stored.event.id);
        of_events.push_back(std::move(stored.reports));
    }
    CHECK(load_event_reports(db, events) == of_events);
    std::vector<StanceId> stances;
    for (StoredStance& stored : load_stances(db, {})) {
        stances.push_back(stored.stance.id);
        of_stances.push_back(std::move(stored.reports));
    }
    REQUIRE(!of_stances.empty());
    CHECK(load_stance_reports(db, stances) == of_stances);
}

TEST_CASE("load_edges: stances of some holders on some issues") {
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        CAPTURE(seed);
        const Database db = with(sample::random_extractions(seed, 20));
        Selection chosen;
        chosen.sources = {{"russia"}, {"serbia"}};
        chosen.issues = {{"missile-defence"}, {"kosovo"}};
        if (seed % 2 == 0) chosen.until = {2007, 2, 14};
        std::vector<StanceId> wanted;
        for (const StoredStance& one : load_stances(db, chosen)) wanted.push_back(one.stance.id);
        std::vector<std::int64_t> rows;
        for (const StanceEdge& edge : load_edges(db, chosen, EdgeKinds::stances).stances)
            rows.push_back(edge.row);
        CHECK(load_stance_ids(db, rows) == wanted);
    }
}

TEST_CASE("load_events: a limit gives the first of them") {
    const Database db = with(sample::random_extractions(4, 20));
    auto all = load_events(db, {});
    REQUIRE(all.size() > 7);
    all.resize(7);
    CHECK(load_events(db, {}, 7) == all);
    CHECK(load_events(db, {}, 0).empty());
}

TEST_CASE("load_events: a day without a year is kept, and comes after those that are known") {
    Extraction extraction = sample::article("a1", {0, 6, 26});
    const std::array days = {Day{}, Day{0, 6, 26}, Day{2007, 6, 26}, Day{2007, 6, 0},
                             Day{1999, 0, 0}};
    for (const Day& day : days) sample::add_event(extraction, "Russia", "13", "NATO", 0.5, day);
    const Database db = with({extraction});
    std::string order;
    for (const StoredEvent& stored : load_events(db, {})) order += to_text(stored.event.date) + ' ';
    CHECK(order == "1999 2007-06 2007-06-26 --06-26  ");
    CHECK(load_article(db, {"a1"})->article.date == Day{0, 6, 26});
}

TEST_CASE("load_extraction: hostile texts come back as they went in") {
    std::string controls;
    for (char c = 1; c < ' '; ++c) controls += c;
    const std::string texts[] = {
        R"(He said: "I'm 'quoted'"; DROP TABLE articles; --)",
        controls + "\x7f",
        std::string(10'000, 'T'),
        "\xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7 \xE2\x80\xAE"
        "desrever",
        "\xF0\x9F\x87\xB7\xF0\x9F\x87\xBA \xF0\x9F\x95\x8A\xEF\xB8\x8F <script>alert(1)</script>",
        "%s %n {} \\ \\0 \xEF\xBF\xBE",
    };
    for (const std::string& text : texts) {
        CAPTURE(text);
        Extraction extraction = sample::article("a1", {2007, 6, 26}, text);
        extraction.article.title = text;
        extraction.article.source = text;
        extraction.article.dropped = {{text, text}};
        sample::add_event(extraction, "Russia", "13", "NATO").location = text;
        Stance& stance = sample::add_stance(extraction, "Russia", Position::opposes, "");
        stance.target = stance.condition = stance.reported_by = text;
        stance.reports[0].steps = text;
        extraction.actors[0].also = {text};
        const Database db = with({extraction});
        CHECK(load_extraction(db, {"a1"}) == extraction);
        CHECK(load_events(db, {})[0].reports[0].evidence == text);
        CHECK(load_actors_named(db, text) == std::vector{extraction.actors[0].id});
    }
}

TEST_CASE("load_events: a deed at home has the code of its doer's state for want of a target") {
    struct Case {
        const char *source, *target, *location, *home_code;
    };
    const std::array<Case, 9> cases = {{
        {"Students", "", "Sukhumi, Abkhazia", "GEOABK"},
        {"Students", "", "Lima, Peru", ""},
        {"Chile", "", "Chile", "CHL"},
        {"Chile", "", "Valparaiso, Chile", "CHL"},
        {"Dockworkers", "", "Valparaiso, Chile", "CHL"},
        {"Dockworkers", "", "Lima, Peru", ""},
        {"Chile", "", "Lima, Peru", ""},
        {"Chile", "Peru", "Chile", ""},
        {"Chile", "", "", ""},
    }};
    for (const Case& c : cases) {
        CAPTURE(c.source);
        CAPTURE(c.location);
        Extraction extraction = sample::article("a1", {2007, 6, 26});
        sample::add_event(extraction, "Chile", "01", "Peru", 0.5, {2006, 1, 1});
        sample::add_event(extraction, "Abkhazia", "01", "Peru", 0.5, {2006, 1, 1});
        sample::add_event(extraction, c.source, "14", c.target).location = c.location;
        const std::map<std::string, std::string> codes{{"Dockworkers", "CHLLAB"},
                                                       {"Students", "GEOABKEDU"},
                                                       {"Chile", "CHL"},
                                                       {"Abkhazia", "GEOABK"},
                                                       {"Peru", "PER"}};
        for (Actor& actor : extraction.actors) {
            const std::string& code = codes.at(actor.name);
            const bool is_group = code.ends_with("LAB") || code.ends_with("EDU");
            actor = sample::actor(actor.name, is_group ? ActorType::group : ActorType::state, code);
        }
        CHECK(load_events(with({extraction}), {}).back().home_code == c.home_code);
    }
}

TEST_CASE("load_actors: counts and days are those of a slow count") {
    for (std::uint32_t seed = 1; seed <= 10; ++seed) {
        CAPTURE(seed);
        const Database db = with(sample::random_extractions(seed, 12));
        for (const StoredActor& stored : load_actors(db, {})) {
            CAPTURE(stored.actor.id.text);
            Selection chosen;
            chosen.actors = {stored.actor.id};
            CHECK(stored.events == load_events(db, chosen).size());
            CHECK(stored.stances == load_stances(db, chosen).size());
            CHECK(stored.articles == load_articles(db, chosen).size());
            CHECK(load_actor(db, stored.actor.id) == stored);
        }
    }
}

TEST_CASE("load_issues: supporters and opponents are holders by the sign of their mean") {
    Extraction extraction = sample::article("a1");
    sample::add_stance(extraction, "Russia", Position::opposes, "CFE treaty", 0.9);
    sample::add_stance(extraction, "Russia", Position::supports, "CFE treaty", 0.2);
    sample::add_stance(extraction, "NATO", Position::supports, "CFE treaty");
    sample::add_stance(extraction, "Serbia", Position::neutral, "CFE treaty");
    // Against "leaving the treaty" is for it.
    sample::add_stance(extraction, "China", Position::opposes, "CFE treaty").on_issue =
        Position::supports;
    const Database db = with({extraction});
    const auto issues = load_issues(db, {});
    REQUIRE(issues.size() == 1);
    CHECK(issues[0].stances == 5);
    CHECK(issues[0].supporters == 2);
    CHECK(issues[0].opponents == 1);
    CHECK(issues[0].articles == 1);
}

TEST_CASE("load_mentions: one row an article and actor, in the order of the text") {
    Extraction extraction = sample::article("a1");
    sample::add_mention(extraction, "NATO", {17, 21});
    sample::add_mention(extraction, "Russia", {0, 6});
    sample::add_mention(extraction, "NATO", {7, 9});
    const Database db = with({extraction});
    const auto mentions = load_mentions(db, {});
    REQUIRE(mentions.size() == 2);
    CHECK(mentions[0].actor.name == "Russia");
    CHECK(mentions[1].count == 2);
    CHECK(mentions[1].first == 7);
}

TEST_CASE("load_edges: the chosen events between two actors, and the stances") {
    const Database db = with(sample::random_extractions(9, 20));
    const Edges edges = load_edges(db, {});
    std::size_t between_two = 0;
    for (const StoredEvent& stored : load_events(db, {}))
        if (!stored.target.id.empty() && stored.target.id != stored.source.id) ++between_two;
    CHECK(edges.events.size() == between_two);
    CHECK(edges.stances.size() == load_stances(db, {}).size());
    CHECK(std::ranges::is_sorted(edges.actors, {}, &EdgeActor::id));
    for (const StanceEdge& edge : edges.stances) {
        const StanceId id = load_stance_ids(db, std::array{edge.row})[0];
        CHECK(edges.actors[edge.holder].id == load_stance(db, id)->stance.holder);
    }
    CHECK(count_articles(db, {}) <= 20);
}

TEST_CASE("load_event_ids, count_reports: by the rows of edges") {
    const Database db = with(sample::random_extractions(9, 40));
    const auto counts = count_reports(db, {});
    CHECK_FALSE(counts.empty());
    for (const EventEdge& edge : load_edges(db, {}, EdgeKinds::events).events) {
        const auto stored = load_event(db, load_event_ids(db, std::array{edge.row})[0]);
        REQUIRE(stored.has_value());
        CHECK(stored->event.cameo == edge.cameo);
        CHECK(stored->event.date == edge.day);
        std::set<std::string> articles;
        for (const StoredReport& report : stored->reports)
            articles.insert(report.report.article.text);
        const auto count = counts.find(edge.row);
        CHECK(articles.size() == (count == counts.end() ? 1 : count->second));
    }
    Selection one;
    one.codes = {"13"};
    CHECK(count_reports(db, one).size() < counts.size());
    one.codes = {"20"};
    CHECK(count_reports(db, one).empty());
}

}  // namespace demarche::store
