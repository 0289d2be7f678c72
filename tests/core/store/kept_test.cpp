#include "core/store/kept.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "core/model/names.hpp"
#include "core/store/carried.hpp"
#include "core/store/corrections.hpp"
#include "core/store/merge.hpp"
#include "core/store/overlay.hpp"
#include "core/store/save.hpp"
#include "tests/core/store/readings.hpp"
#include "tests/core/store/sample.hpp"
#include "tests/core/store/tables.hpp"

namespace demarche::store {
namespace {

using enum CorrectionKind;
using readings::add_event;
using readings::add_stance;
using readings::added_event;
using readings::changed_text;
using readings::copy_of;
using readings::draft;
using readings::event_id;
using readings::first_reading;
using readings::graph_of;
using readings::last;
using readings::later;
using readings::rows_of;
using readings::saved;
using readings::second_reading;
using readings::state_of;
using readings::text;
using readings::Texts;

const std::string russia_new = "Russia 138 NATO 0.50 [a1: threatens NATO]";
const std::string china = "China 04 NATO 0.50 [a1: China consults NATO]";
const std::string serbia_new = "Serbia opposes s2 0.50 [a1: opposes the plan]";
const std::string togo = "Togo supports s3 0.50 [a1: Togo backs the plan]";

}  // namespace

TEST_CASE("kept: what gives way is found by its id, as what stands in its place") {
    const std::string first = event_id(first_reading(), "Russia");
    const std::string second = event_id(second_reading(), "Russia");
    for (const auto kind : {event_confirm, event_reject}) {
        CAPTURE(to_text(kind));
        Database db = graph_of({first_reading()});
        save_corrections(db, {draft(kind, first), added_event()});
        CHECK_FALSE(shown_instead_of(db, first));
        CHECK_FALSE(shown_instead_of(db, added_event().subject));
        db = saved(std::move(db), Known::keep_latest);
        CHECK(shown_instead_of(db, second) == first);
        CHECK(shown_instead_of(db, added_event().subject) == event_id(second_reading(), "China"));
        CHECK_FALSE(shown_instead_of(db, first));
        CHECK_FALSE(shown_instead_of(db, "russia"));
    }
}

TEST_CASE("kept: the tables stay as they were extracted, and steps tell who kept what") {
    Database db = graph_of({first_reading()});
    const std::string id = event_id(first_reading(), "Russia");
    save_corrections(db, {draft(event_confirm, id)});
    db = saved(std::move(db), Known::keep_latest);
    lay_corrections(db);
    const StoredEvent kept = *load_event(db, {id});
    CHECK(kept.reports.at(0).report.rule == "test");
    CHECK(kept.reports.at(0).report.steps == "a: b; kept: confirmed by Ann");
    CHECK(load_extraction(db, {"a1"})->events.size() == 2);
    save_corrections(db, {draft(event_cameo, id, "12")});
    CHECK(load_event(db, {id})->reports.at(0).report.steps == "a: b; kept: corrected by Ann");
    CHECK(has_subject(db, event_cameo, id));
    CHECK(load_event(db, {id})->event.cameo == "12");
}

TEST_CASE("kept: what stood beside a rejected statement, or one that is kept, was not meant") {
    const auto both = [](const char* first, const char* second) {
        Extraction told = sample::article("a1", {2007, 6, 26}, text);
        for (const char* code : {first, second})
            if (*code != '\0') add_event(told, "Russia", code, "NATO", "Russia threatens NATO");
        return told;
    };
    struct Case {
        CorrectionKind kind;
        Extraction then;
        Texts rows;
    };
    const std::string words = "[a1: Russia threatens NATO]";
    const Case cases[] = {
        {event_reject, both("13", "132"), {"Russia 132 NATO 0.50 " + words}},
        {event_reject, both("", "132"), {"Russia 132 NATO 0.50 " + words}},
        {event_reject, both("138", "132"), {"Russia 132 NATO 0.50 " + words}},
        {event_reject, both("138", ""), {}},
        {event_confirm,
         both("138", "132"),
         {"Russia 13 NATO 1.00 " + words, "Russia 132 NATO 0.50 " + words}},
    };
    for (const Case& c : cases) {
        CAPTURE(to_text(c.kind));
        CAPTURE(c.rows);
        Database db = graph_of({both("13", "132")});
        const std::string id =
            db.handle().execAndGet("SELECT id FROM events WHERE cameo = '13'").getString();
        save_corrections(db, {draft(c.kind, id)});
        save_extraction(db, c.then, later, Known::replace);
        CHECK(rows_of(db) == c.rows);
    }
}

TEST_CASE("kept: what stood beside may get another id too; the one most alike gives way") {
    // Serbia opposes the plan, and the talks: of one issue, in the same words.
    const auto reading = [](const char* plan, const char* talks) {
        Extraction told = sample::article("a1", {2007, 6, 26}, text);
        for (const auto& [id, target] : {std::pair{plan, "plan"}, std::pair{talks, "talks"}})
            if (*id != '\0')
                add_stance(told, "Serbia", Position::opposes, id, "Serbia opposes the plan")
                    .target = target;
        return told;
    };
    struct Case {
        CorrectionKind kind;
        Extraction then;
        std::vector<std::string> ids;
    };
    const Case cases[] = {
        {stance_reject, reading("s3", "s4"), {"s4"}},
        {stance_reject, reading("s9", "s4"), {"s4"}},
        {stance_reject, reading("s3", "s2"), {"s2"}},
        {stance_reject, reading("s3", ""), {}},
        {stance_confirm, reading("s3", "s4"), {"s1", "s4"}},
        {stance_confirm, reading("", "s2"), {"s1", "s2"}},
    };
    for (const Case& c : cases) {
        CAPTURE(to_text(c.kind));
        CAPTURE(c.ids);
        Database db = graph_of({reading("s1", "s2")});
        save_corrections(db, {draft(c.kind, "s1")});
        save_extraction(db, c.then, later, Known::replace);
        lay_corrections(db);
        std::vector<std::string> ids;
        for (const StoredStance& one : load_stances(db, {})) ids.push_back(one.stance.id.text);
        std::ranges::sort(ids);
        CHECK(ids == c.ids);
    }
}

TEST_CASE("kept: of an event of several articles those reports stay that are not told any more") {
    const std::string id = event_id(first_reading(), "Russia");
    const std::string both = "[a1: Russia threatens NATO, a2: Russia threatens NATO]";
    const auto read_again = [](Database& db, const char* article) {
        save_extraction(db, second_reading(article, std::string{article} + ": " + text), later,
                        Known::keep_latest);
        settle(db);
    };
    const auto russia = [](const Database& db) {
        Texts rows = rows_of(db);
        std::erase_if(rows, [](const std::string& row) { return !row.starts_with("Russia"); });
        return rows;
    };
    const auto reading = [](const char* article) {
        return first_reading(article, std::string{article} + ": " + text);
    };
    Database db = graph_of({reading("a1"), reading("a2")});
    save_corrections(db, {draft(event_target, id, "russia")});
    const Texts wanted = russia(db);
    REQUIRE(wanted.size() == 1);
    CHECK(wanted.front().ends_with(both));
    for (const char* article : {"a2", "a1", "a2"}) {
        CAPTURE(article);
        read_again(db, article);
        CHECK(russia(db) == wanted);
    }
    // The other's deed gives way in the words of that event alone.
    Extraction other = second_reading("a3", "a3: " + std::string{text});
    save_extraction(db, other, later);
    CHECK(russia(db) == Texts{wanted.front(), "Russia 138 NATO 0.50 [a3: threatens NATO]"});
}

TEST_CASE("kept: it waits where its words are gone, says what it is about, and comes back") {
    Database db = graph_of({first_reading()});
    const std::string id = event_id(first_reading(), "Russia");
    save_corrections(db, {draft(event_cameo, id, "12"), draft(stance_reject, "s1")});
    save_extraction(db, sample::article("a1", {2007, 6, 26}, "Nothing was said."), later,
                    Known::replace);
    settle(db);
    CHECK(rows_of(db).empty());
    CHECK(state_of(db, id) == "Russia do 13 NATO: waiting");
    CHECK(state_of(db, "s1") == "Serbia opposes The plan: waiting");
    save_extraction(db, second_reading(), last, Known::replace);
    CHECK(rows_of(db) == Texts{china, "Russia 12 NATO 0.50 [a1: Russia threatens NATO]", togo});
    CHECK(state_of(db, id) == "Russia do 13 NATO: in force");
    CHECK(state_of(db, "s1") == "Serbia opposes The plan: in force");
}

TEST_CASE("kept: corrections of actors and issues wait where no article names them") {
    Database db = graph_of({first_reading()});
    Correction merge_actors = draft(actor_merge, "russia", "benin");
    merge_actors.actor = sample::actor("Benin");
    save_corrections(db, {merge_actors, draft(issue_question, "the-plan", "Should it go?")});
    save_extraction(db, sample::article("a1", {2007, 6, 26}, text), later, Known::replace);
    settle(db);
    CHECK(state_of(db, "russia") == ": waiting");
    CHECK(state_of(db, "the-plan") == ": waiting");
    save_extraction(db, second_reading(), last, Known::replace);
    CHECK(state_of(db, "russia") == "Russia: in force");
    CHECK(state_of(db, "the-plan") == "The plan: in force");
}

TEST_CASE("kept: what is in dispute is shown as it was, until a person settles it") {
    const std::string id = event_id(first_reading(), "Russia");
    const std::string words = "[a1: Russia threatens NATO]";
    struct Case {
        Correction hers, his;
    };
    const Case cases[] = {
        {draft(event_cameo, id, "12"), draft(event_cameo, id, "11")},
        {draft(event_confirm, id), draft(event_reject, id)},
    };
    for (const Case& c : cases) {
        CAPTURE(to_text(c.hers.kind));
        Database ann = graph_of({first_reading()}), bob = graph_of({first_reading()});
        save_corrections(ann, {c.hers});
        save_corrections(bob, {c.his});
        ann = saved(std::move(ann), Known::keep_latest);
        Database other = copy_of(bob);
        merge(ann, bob);
        merge(other, ann);
        for (Database* db : {&ann, &other}) {
            CHECK(rows_of(*db) == Texts{china, "Russia 13 NATO 0.50 " + words, serbia_new, togo});
            save_corrections(*db, {c.hers});
        }
        CHECK(rows_of(ann) == rows_of(other));
        CHECK(rows_of(ann).at(1) == (c.hers.kind == event_confirm
                                         ? "Russia 13 NATO 1.00 " + words
                                         : "Russia 12 NATO 0.50 " + words));
    }
    // Of one kind, what has no such id.
    Database db = graph_of({first_reading()});
    save_corrections(db, {draft(event_confirm, id)});
    db = saved(std::move(db), Known::keep_latest);
    CHECK(has_subject(db, event_reject, id));
    CHECK_FALSE(has_subject(db, stance_reject, id));
    CHECK_FALSE(has_subject(db, actor_alias, id));
}

TEST_CASE("kept: merged actors are one where sayings are compared") {
    Database db = graph_of({first_reading()});
    const std::string id = event_id(first_reading(), "Russia");
    Correction merged = draft(actor_merge, "kremlin", "russia");
    merged.actor = sample::actor("Russia");
    save_corrections(db, {draft(event_confirm, id)});
    Extraction then = sample::article("a1", {2007, 6, 26}, text);
    add_event(then, "Kremlin", "138", "NATO", "threatens NATO");
    save_extraction(db, then, later, Known::replace);
    CHECK(rows_of(db).size() == 2);
    save_corrections(db, {merged});
    CHECK(rows_of(db) == Texts{"Russia 13 NATO 1.00 [a1: Russia threatens NATO]"});
}

TEST_CASE("kept: what a person says of the found after an addition is said of both") {
    struct Case {
        Correction correction;
        Texts rows;
    };
    const std::string found = event_id(second_reading(), "China");
    Correction source = draft(event_source, found, "togo");
    source.actor = sample::actor("Togo");
    const std::string words = "[a1: China consults NATO]";
    const Case cases[] = {
        {draft(event_confirm, found), {"China 04 NATO 1.00 " + words}},
        {draft(event_reject, found), {}},
        {source, {"Togo 04 NATO 1.00 " + words}},
    };
    for (const Case& c : cases) {
        CAPTURE(to_text(c.correction.kind));
        Database db = graph_of({first_reading()});
        save_corrections(db, {added_event()});
        save_extraction(db, second_reading(), later, Known::replace);
        save_corrections(db, {c.correction});
        Texts rows = rows_of(db);
        std::erase_if(rows, [](const std::string& row) { return row.find("China") == row.npos; });
        CHECK(rows == c.rows);
    }
    // So it is where no extractor tells it any more.
    for (const Case& c : cases) {
        CAPTURE(to_text(c.correction.kind));
        Database db = graph_of({first_reading()});
        save_corrections(db, {added_event()});
        save_extraction(db, second_reading(), later, Known::replace);
        save_corrections(db, {c.correction});
        save_extraction(db, first_reading(), last, Known::replace);
        Texts rows = rows_of(db);
        std::erase_if(rows, [](const std::string& row) { return row.find("China") == row.npos; });
        CHECK(rows == c.rows);
    }
    // The other way round the person adds what is not there.
    Database db = graph_of({second_reading()});
    save_corrections(db, {draft(event_reject, found)});
    save_corrections(db, {added_event()});
    CHECK(rows_of(db).front() == "China 04 NATO 1.00 [a1: China consults]");
}

TEST_CASE("kept: rows that stay in the tables for a person's sake stay right") {
    Extraction both = second_reading();
    std::erase_if(both.events, [](const Event& one) { return one.source.text == "russia"; });
    add_event(both, "Russia", "13", "NATO", "Russia threatens NATO");
    Database db = graph_of({both});
    const std::string id = event_id(first_reading(), "Russia");
    save_corrections(db, {draft(event_confirm, id)});
    const Texts rows = rows_of(db);
    CHECK(rows ==
          Texts{china, "Russia 13 NATO 1.00 [a1: Russia threatens NATO]", serbia_new, togo});
    CHECK(rows_of(saved(std::move(db), Known::read_anew)) == rows);
}

TEST_CASE("kept: random graphs are the same in whatever order readings and logs are merged") {
    for (std::uint32_t seed = 1; seed <= 8; ++seed) {
        CAPTURE(seed);
        const auto first = sample::random_extractions(seed, 12);
        auto second = sample::random_extractions(seed + 100, 12);
        for (std::size_t i = 0; i < second.size(); ++i) {  // other statements of the same texts
            second[i].article = first[i].article;
            for (Event& one : second[i].events)
                one.reports.front().where = {0, first[i].article.text.size()};
            for (Stance& one : second[i].stances)
                one.reports.front().where = {0, first[i].article.text.size()};
            second[i].mentions.clear();
        }
        Database ann = graph_of(first), bob = graph_of(second, later);
        std::size_t i = 0;
        for (const StoredEvent& one : load_events(ann, {}))
            save_corrections(
                ann, {draft(std::array{event_confirm, event_reject}[i++ % 2], one.event.id.text)});
        for (const StoredStance& one : load_stances(bob, {}))
            save_corrections(bob, {draft(stance_confirm, one.stance.id.text)});
        Database one = copy_of(ann), other = copy_of(bob), third = Database::in_memory();
        merge(one, bob);
        merge(other, ann);
        merge_corrections(third, ann);
        merge(third, bob);
        merge(third, ann);
        for (Database* db : {&one, &other, &third}) settle(*db);
        CHECK(rows_of(one) == rows_of(other));
        CHECK(rows_of(one) == rows_of(third));
        CHECK(rows_of(one) != rows_of(bob));
        CHECK(sample::dump_tables(one) == sample::dump_tables(other));
    }
}

TEST_CASE("carried: two logs are united in any order, and what is broken carries nothing") {
    Database db = graph_of({first_reading("a1"), first_reading("a2", changed_text)});
    Database other = graph_of({second_reading("a2"), second_reading("a3")});
    const std::string id = event_id(first_reading(), "Russia");
    const auto told = [](Database& of, const std::string& subject) {
        save_corrections(of, {draft(event_confirm, subject)});
        return load_corrections(of).back().correction.told;
    };
    const std::string a = told(db, id), b = told(other, event_id(second_reading(), "Russia"));
    CHECK(parse_carried(a).reports.size() == 2);
    CHECK(articles_carried(a) == std::vector<ArticleId>{{"a1"}, {"a2"}});
    CHECK(united_told(a, a) == a);
    CHECK(united_told(a, "") == a);
    CHECK(united_told(a, b) == united_told(b, a));
    CHECK(united_told(united_told(a, b), a) == united_told(a, b));
    CHECK(articles_carried(united_told(a, b)).size() == 3);
    for (const char* broken : {"", "1", "{}", "[]", "{\"reports\": 1}", "{\"reports\": [1, {}]}",
                               "{\"reports\": [{\"article\": \"a1\"}]}"}) {
        CAPTURE(broken);
        CHECK(parse_carried(broken).reports.empty());
        db.handle().exec(fmt::format("UPDATE corrections SET described = '{{\"told\": {}}}'",
                                     *broken == '\0' ? "null" : broken));
        CHECK(rows_of(db).size() == 2);
        save_extraction(db, first_reading("a1"), later, Known::replace);
    }
}

}  // namespace demarche::store
