#include "core/store/extraction_line.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "core/store/check.hpp"
#include "core/store/save.hpp"
#include "tests/core/store/sample.hpp"
#include "tests/core/store/tables.hpp"

namespace demarche::store {
namespace {

constexpr const char* morning = "2026-01-02T08:00:00Z";
constexpr const char* evening = "2026-01-02T20:00:00Z";

/// With every field set, and letters of all kinds.
Extraction full_extraction() {
    Extraction made =
        sample::article("a \"1\"\\", {2007, 6, 26},
                        "مرحبا <script>alert(1)</script> & \"Łódź\" \xF0\x9F\x95\x8A end.");
    made.article.title = std::string(10'000, 'x') + "\t\x01\n\"";
    made.article.source = "A & B";
    made.article.url = "https://example.org/?a=1&b=2";
    made.article.published = {0, 2, 29};
    made.article.date_basis = DateBasis::inferred;
    made.article.authors = {"A. Writer", "B. Writer"};
    made.article.encoding = "UTF-8";
    made.article.kind = "html";
    made.article.input = "news/1.html";
    made.article.dateline = Dateline{"KYIV", "Wire", {2007, 6, 0}, {0, 10}};
    made.article.dropped = {{"menu", "chrome"}, {"", "blank"}};
    Event& event = sample::add_event(made, "Russia", "138", "NATO", 0.1 + 0.2);
    event.source_speaker = event.target_speaker = {"russia"};
    event.location = "Kyiv";
    event.reports.push_back({made.article.id, {0, 10}, "other", "a: \"b\"", 1.0 / 3});
    Stance& stance = sample::add_stance(made, "NATO", Position::opposes, "CFE treaty", 0.7);
    stance.speaker = {"nato"};
    stance.on_issue = Position::supports;
    stance.conditional = true;
    stance.condition = "if \\ only";
    stance.reported_by = "Wire";
    event = made.events.front();
    made.events.front().issue = {"cfe-treaty"};
    Actor& russia = *std::ranges::find(made.actors, ActorId{"russia"}, &Actor::id);
    russia.also = {"Россия", "Russian \"Federation\""};
    russia.of = {{"nato"}};
    russia.roles = {{"observer", {"nato"}, {1991, 0, 0}, {}}};
    russia.code = "RUS";
    russia.discovered = true;
    Issue& issue = made.issues.front();
    issue.also = {"CFE"};
    issue.leans_for = {"the limits"};
    issue.leans_against = {"the suspension"};
    issue.parties = {{"russia"}};
    issue.parent = {"arms-control"};
    sample::add_mention(made, "Russia", {0, 10});
    made.mentions.front() = {{"russia"}, {0, 10}, 1, 2, 3, 2, MentionKind::seat};
    return made;
}

std::string reason_of(const std::string& line) {
    try {
        static_cast<void>(parse_line(line));
    } catch (const InputError& error) {
        return error.what();
    }
    return "taken";
}

/// The line of a full extraction with something else at a place: {"/events/0/date", "May"}.
std::string line_with(const std::string& pointer, const nlohmann::json& value) {
    nlohmann::json json = nlohmann::json::parse(to_line(full_extraction(), morning));
    json[nlohmann::json::json_pointer{pointer}] = value;
    return json.dump();
}

}  // namespace

TEST_CASE("extraction_line: what is written is read back, and is one line") {
    const Extraction whole = full_extraction();
    const std::string line = to_line(whole, morning);
    CHECK(line.find('\n') == std::string::npos);
    CHECK(parse_line(line) == DatedExtraction{whole, morning});
    for (const Extraction& one : sample::random_extractions(21, 40))
        CHECK(parse_line(to_line(one, evening)).extraction == one);
}

TEST_CASE("extraction_line: a line that is broken is refused, and the reason names the place") {
    struct Case {
        std::string line;
        std::string reason;
    };
    const std::string whole = to_line(full_extraction(), morning);
    const Case cases[] = {
        {whole.substr(0, 500), "is no JSON; the line may have been cut off"},
        {"\xff" + whole, "is no JSON; the line may have been cut off"},
        {"[1]", "the line is no object"},
        {R"({"text": "an article"})",
         "'demarche_extraction' is missing: no line of 'demarche extract'; articles come in by "
         "'demarche import'"},
        {line_with("/demarche_extraction", 2),
         "was written by a newer demarche (form 2; this one reads up to 1); update demarche"},
        {line_with("/extracted_at", "yesterday"),
         "'extracted_at' is 'yesterday', no time as 2026-01-02T12:00:00Z"},
        {line_with("/article", 7), "article is no object"},
        {line_with("/article/id", nullptr), "'article.id' is missing"},
        {line_with("/article/title", 7), "'article.title' is no text"},
        {line_with("/article/published", "2007-02-30"),
         "'article.published' is '2007-02-30', which is no date"},
        {line_with("/actors/0/type", "planet"),
         "'actors[0].type' is 'planet', which is none of its values"},
        {line_with("/mentions/0/begin", -1), "'mentions[0].begin' is no whole number from 0 on"},
        {line_with("/events/0/confidence", 1.5), "'events[0].confidence' is no number from 0 to 1"},
        {line_with("/events", "none"), "'events' is no list"},
        {line_with("/stances/0/holder", "mars"),
         "a \"1\"\\: 'mars' is named but not described; extract it again"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.line.substr(0, 200));
        CHECK(reason_of(c.line) == c.reason);
    }
    CHECK(reason_of(whole) == "taken");
}

TEST_CASE("extraction_line: places outside the text, or within a letter, are refused") {
    for (const char* place : {"/events/0/reports/0", "/stances/0/reports/0", "/mentions/0"}) {
        CAPTURE(place);
        const std::string at{place};
        CHECK(reason_of(line_with(at + "/end", 9999)).find("is not in its text") !=
              std::string::npos);
        CHECK(reason_of(line_with(at + "/end", 0)).find("is not in its text") != std::string::npos);
        CHECK(reason_of(line_with(at + "/end", 1)).find("is not in its text") != std::string::npos);
    }
}

TEST_CASE("extraction_line: of a line with broken bytes comes a sound graph or a reason") {
    const std::string whole = to_line(full_extraction(), morning);
    std::mt19937 engine{5};
    Database db = Database::in_memory();
    std::size_t taken = 0;
    for (int round = 0; round < 4000; ++round) {
        std::string line = whole;
        // After the title, which is long and bears anything.
        const std::size_t from = whole.find("\"source\"");
        for (std::size_t i = 1 + engine() % 2; i > 0; --i)
            line[from + engine() % (line.size() - from)] = "0127x\"{}[],:\\\xff \n"[engine() % 17];
        CAPTURE(line.substr(from));
        try {
            const DatedExtraction dated = parse_line(line);
            save_extraction(db, dated.extraction, dated.extracted_at, Known::keep_latest);
            ++taken;
        } catch (const InputError& error) {
            CHECK(std::string{error.what()}.find('\n') == std::string::npos);
        }
    }
    CHECK(taken > 100);
    // What a broken byte changed in words that an id is made of is told.
    auto findings = check(db);
    std::erase_if(findings, [](const Finding& one) { return one.part == "statements"; });
    CHECK(findings.empty());
}

TEST_CASE("save_extractions: lines in any order and any shards end in the same rows") {
    for (std::uint32_t seed = 1; seed <= 6; ++seed) {
        CAPTURE(seed);
        auto all = sample::random_extractions(seed, 30);
        Database whole = Database::in_memory();
        save_extractions(whole, all, morning);
        settle(whole);
        std::mt19937 engine{seed};
        std::ranges::shuffle(all, engine);
        Database shards = Database::in_memory();
        for (std::size_t i = 0; i < all.size(); i += 7) {
            std::vector<Extraction> shard;
            for (std::size_t j = i; j < std::min(i + 7, all.size()); ++j)
                shard.push_back(parse_line(to_line(all[j], morning)).extraction);
            save_extractions(shards, shard, morning, Known::keep_latest);
        }
        settle(shards);
        CHECK(sample::dump_tables(shards) == sample::dump_tables(whole));
    }
}

TEST_CASE("save_extractions: of two texts under one id the last is kept, in either order") {
    Extraction old = sample::article("a1", {2007, 6, 26}, "Russia said no to NATO.");
    sample::add_event(old, "Russia", "12", "NATO");
    old.actors.front().also = {"Alliance"};
    Extraction young = sample::article("a1", {2007, 6, 26}, "NATO said yes.");
    sample::add_event(young, "NATO", "05", "Russia");
    Database one = Database::in_memory(), other = Database::in_memory();
    save_extraction(one, old, morning, Known::keep_latest);
    save_extraction(one, young, evening, Known::keep_latest);
    save_extraction(other, young, evening, Known::keep_latest);
    CHECK(save_extraction(other, old, morning, Known::keep_latest) == Saved{.unchanged = 1});
    settle(one);
    settle(other);
    CHECK(sample::dump_tables(one) == sample::dump_tables(other));
    CHECK(load_article(one, {"a1"})->article.text == "NATO said yes.");
    const std::string before = sample::dump_tables(one);
    save_extraction(one, young, evening, Known::keep_latest);
    settle(one);
    CHECK(sample::dump_tables(one) == before);
}

TEST_CASE("settle: takes away who is named by nobody, with the bodies that only he belonged to") {
    Database db = Database::in_memory();
    Extraction first = sample::article("a1");
    sample::add_event(first, "Minister", "12", "");
    first.actors.front().of = {{"ministry"}};
    first.actors.push_back(sample::actor("Ministry", ActorType::organization));
    first.actors.back().of = {{"state"}};
    first.actors.push_back(sample::actor("State"));
    save_extraction(db, first, morning);
    settle(db);
    CHECK(load_totals(db).actors == 3);
    save_extraction(db, sample::article("a1", {2007, 6, 26}, "Nothing."), evening);
    settle(db);
    CHECK(load_totals(db).actors == 0);
}

}  // namespace demarche::store
