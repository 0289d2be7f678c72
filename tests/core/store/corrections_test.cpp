#include "core/store/corrections.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "core/error.hpp"
#include "core/model/names.hpp"
#include "core/store/check.hpp"
#include "core/store/load_edges.hpp"
#include "core/store/merge.hpp"
#include "core/store/overlay.hpp"
#include "core/store/save.hpp"
#include "tests/core/store/sample.hpp"
#include "tests/core/store/tables.hpp"

namespace demarche::store {
namespace {

using enum CorrectionKind;

Correction draft(CorrectionKind kind, std::string subject, std::string value = "",
                 std::string author = "Ann") {
    Correction made;
    made.kind = kind;
    made.subject = std::move(subject);
    made.value = std::move(value);
    made.author = std::move(author);
    return made;
}

CorrectionId correct(Database& db, Correction made) {
    return save_corrections(db, {std::move(made)}).front().id;
}

/// Russia threatens NATO and opposes missile defence; Serbia consults NATO.
Extraction two_events() {
    Extraction told = sample::article("a1");
    sample::add_event(told, "Russia", "13", "NATO");
    sample::add_event(told, "Serbia", "04", "NATO");
    sample::add_stance(told, "Russia", Position::opposes, "Missile defence").on_issue =
        Position::supports;
    sample::add_mention(told, "Russia", {0, 6});
    return told;
}

Database graph_of(const std::vector<Extraction>& extractions) {
    Database db = Database::in_memory();
    save_extractions(db, extractions, "2026-01-02T12:00:00Z");
    return db;
}

/// "Russia 13 NATO" for each event, in the order of these texts.
std::vector<std::string> events_of(const Database& db) {
    std::vector<std::string> texts;
    for (const StoredEvent& one : load_events(db, {}))
        texts.push_back(one.source.name + ' ' + one.event.cameo + ' ' + one.target.name);
    std::ranges::sort(texts);
    return texts;
}

std::string event_id(const Database& db, const std::string& source) {
    for (const StoredEvent& one : load_events(db, {}))
        if (one.source.name == source) return one.event.id.text;
    return "none";
}

std::string position_of(const Database& db) {
    const auto stances = load_stances(db, {});
    return stances.size() == 1 ? std::string{to_text(stances[0].stance.position)} : "none";
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE(
    "corrections: what is rejected is in no answer, and stays out when its article is read "
    "anew or goes and comes back") {
    Database db = graph_of({two_events()});
    const std::string id = event_id(db, "Russia");
    correct(db, draft(event_reject, id));
    CHECK(events_of(db) == Texts{"Serbia 04 NATO"});
    CHECK_FALSE(load_event(db, {id}));
    CHECK(count_events(db, {}).all == 1);
    CHECK(load_edges(db, {}).events.size() == 1);
    CHECK(load_articles(db, {}).front().events == 1);
    save_extraction(db, two_events(), "2026-01-03T12:00:00Z", Known::replace);
    CHECK(events_of(db) == Texts{"Serbia 04 NATO"});
    save_extraction(db, sample::article("a1"), "2026-01-04T12:00:00Z", Known::replace);
    settle(db);
    CHECK(events_of(db).empty());
    save_extraction(db, two_events(), "2026-01-05T12:00:00Z", Known::replace);
    CHECK(events_of(db) == Texts{"Serbia 04 NATO"});
    CHECK(check(db).empty());
}

TEST_CASE("corrections: an edited field shows what the person says, and all others stay") {
    Database db = graph_of({two_events()});
    const std::string id = event_id(db, "Russia");
    Correction source = draft(event_source, id, "togo");
    source.actor = sample::actor("Togo", ActorType::state, "TGO");
    save_corrections(db, {source, draft(event_cameo, id, "138"), draft(event_date, id, "2006-05"),
                          draft(event_confirm, id)});
    const StoredEvent shown = *load_event(db, {id});
    CHECK(shown.source.name == "Togo");
    CHECK(shown.source.code == "TGO");
    CHECK(shown.target.name == "NATO");
    CHECK(shown.event.cameo == "138");
    CHECK(shown.event.date == Day{2006, 5, 0});
    CHECK(shown.event.confidence == 1);
    CHECK(shown.reports.size() == 1);
    Selection of_togo;
    of_togo.actors = load_actors_named(db, "togo");
    CHECK(load_events(db, of_togo).size() == 1);
    CHECK(load_actor(db, {"togo"})->events == 1);
}

TEST_CASE("corrections: a position that is turned round turns on the issue's question too") {
    Database db = graph_of({two_events()});
    const std::string id = load_stances(db, {}).front().stance.id.text;
    correct(db, draft(stance_position, id, "supports"));
    const Stance shown = load_stances(db, {}).front().stance;
    CHECK(shown.position == Position::supports);
    CHECK(shown.on_issue == Position::opposes);
}

TEST_CASE("corrections: a merged actor is the one that stays, in what comes later too") {
    Database db = graph_of({two_events()});
    Correction merged = draft(actor_merge, "russia", "serbia");
    correct(db, merged);
    CHECK(events_of(db) == Texts{"Serbia 04 NATO", "Serbia 13 NATO"});
    CHECK(load_actors(db, {}).size() == 2);
    CHECK(describe_actor(db, {"serbia"})->also == Texts{"Russia"});
    CHECK(load_actors_named(db, "RUSSIA") == std::vector<ActorId>{{"serbia"}});
    CHECK(merged_into(db, ActorId{"russia"}) == ActorId{"serbia"});
    CHECK(load_mentions(db, {}).front().actor.name == "Serbia");
    CHECK(load_stances(db, {}).front().holder.name == "Serbia");
    Extraction later = sample::article("a2", {2008, 1, 1}, "Russia consults China.");
    sample::add_event(later, "Russia", "04", "China");
    save_extraction(db, later, "2026-01-03T12:00:00Z");
    CHECK(events_of(db) == Texts{"Serbia 04 China", "Serbia 04 NATO", "Serbia 13 NATO"});
    CHECK_THROWS_AS(correct(db, draft(actor_merge, "serbia", "russia")), InputError);
}

TEST_CASE("corrections: the first events of a type are those that all of them begin with") {
    for (std::uint32_t seed = 1; seed <= 6; ++seed) {
        CAPTURE(seed);
        Database db = graph_of(sample::random_extractions(seed, 20));
        Selection chosen;
        chosen.codes = {"1", "20"};
        const std::vector<StoredEvent> events = load_events(db, chosen);
        REQUIRE(events.size() > 3);
        correct(db, draft(event_reject, events[0].event.id.text));
        correct(db, draft(event_date, events[1].event.id.text, "2031-01-01"));
        correct(db, draft(event_cameo, events[2].event.id.text, "204"));
        std::vector<StoredEvent> all = load_events(db, chosen);
        for (std::size_t limit = all.size(); limit > 0; --limit) {
            all.resize(limit);
            CHECK(load_events(db, chosen, limit) == all);
        }
    }
}

TEST_CASE("corrections: the tables of what was extracted stay as they are") {
    Database db = graph_of(sample::random_extractions(2, 12));
    const auto without_log = [&] {
        std::string rest;
        std::string rows = sample::dump_tables(db);
        for (std::size_t at = 0; at < rows.size();) {
            const std::size_t end = rows.find('\n', at) + 1;
            if (!rows.substr(at, end - at).starts_with("corrections |"))
                rest += rows.substr(at, end - at);
            at = end;
        }
        return rest;
    };
    const std::string before = without_log();
    correct(db, draft(event_reject, load_events(db, {}).front().event.id.text));
    correct(db, draft(actor_merge, "kosovo", "serbia"));
    CHECK(without_log() == before);
    CHECK(sample::dump_tables(db).find("corrections | ") != std::string::npos);
}

TEST_CASE("corrections: an undo takes back the last, an undo of it brings it again") {
    Database db = graph_of({two_events()});
    const std::string id = event_id(db, "Russia");
    const CorrectionId first = correct(db, draft(event_cameo, id, "12"));
    const CorrectionId second = correct(db, draft(event_cameo, id, "11"));
    CHECK(load_event(db, {id})->event.cameo == "11");
    CHECK(undo_correction(db, std::nullopt, "Bob", "no").id == second);
    CHECK(load_event(db, {id})->event.cameo == "12");
    const CorrectionId undo = load_corrections(db).back().correction.id;
    undo_correction(db, undo, "Ann", "yes");
    CHECK(load_event(db, {id})->event.cameo == "11");
    CHECK_THROWS_AS(undo_correction(db, first, "Ann", ""), InputError);  // it is replaced
    CHECK_THROWS_AS(undo_correction(db, CorrectionId{"c0"}, "Ann", ""), InputError);
    CHECK(load_corrections(db).size() == 4);
}

TEST_CASE("corrections: the last edit of a field has the last word, however many there were") {
    Database db = graph_of({two_events()});
    const std::string id = event_id(db, "Russia");
    for (const char* code : {"11", "12", "138", "04"}) {
        correct(db, draft(event_cameo, id, code));
        CHECK(load_event(db, {id})->event.cameo == code);
    }
    undo_correction(db, std::nullopt, "Ann", "");
    undo_correction(db, std::nullopt, "Ann", "");
    CHECK(load_event(db, {id})->event.cameo == "12");
    correct(db, draft(event_reject, id));
    CHECK_FALSE(load_event(db, {id}));
    correct(db, draft(event_confirm, id));
    CHECK(load_event(db, {id})->event.confidence == 1);
}

TEST_CASE("corrections: one that follows is later, whatever the clock says") {
    Database db = graph_of({two_events()});
    const std::string id = event_id(db, "Russia");
    correct(db, draft(event_cameo, id, "11"));
    for (const char* ahead :
         {"2999-12-31T23:59:59.999999Z", "2999-12-31T23:59:59.000000Z", "2999-12-31T23:59:59Z"}) {
        CAPTURE(ahead);
        Database ours = Database::in_memory();
        merge(ours, db);
        ours.handle().exec(fmt::format("UPDATE corrections SET time = '{}'", ahead));
        correct(ours, draft(event_cameo, id, "12"));
        correct(ours, draft(event_cameo, id, "138"));
        lay_corrections(ours);
        CHECK(load_event(ours, {id})->event.cameo == "138");
        const auto log = load_corrections(ours);
        REQUIRE(log.size() == 3);
        CHECK(log[0].correction.time == ahead);
        CHECK(log[1].correction.value == "12");
        CHECK(log[1].correction.time > log[0].correction.time);
        CHECK(log[2].correction.time > log[1].correction.time);
        undo_correction(ours, std::nullopt, "Ann", "");
        CHECK(load_event(ours, {id})->event.cameo == "12");
    }
}

TEST_CASE("corrections: two edits of one field contradict each other until a third settles it") {
    const Database base = graph_of({two_events()});
    Database ann = Database::in_memory(), bob = Database::in_memory();
    merge(ann, base);
    merge(bob, base);
    const std::string id = load_stances(base, {}).front().stance.id.text;
    correct(ann, draft(stance_position, id, "supports", "Ann"));
    correct(bob, draft(stance_position, id, "neutral", "Bob"));
    correct(bob, draft(event_reject, event_id(bob, "Serbia"), "", "Bob"));
    merge(ann, bob);
    merge(bob, ann);
    lay_corrections(ann);
    lay_corrections(bob);
    CHECK(sample::dump_tables(ann) == sample::dump_tables(bob));
    CHECK(position_of(ann) == "opposes");
    CHECK(std::ranges::count(load_corrections(ann), true, &LoggedCorrection::in_conflict) == 2);
    CHECK(events_of(ann) == Texts{"Russia 13 NATO"});
    correct(ann, draft(stance_position, id, "supports", "Ann"));
    CHECK(position_of(ann) == "supports");
    merge(bob, ann);
    lay_corrections(bob);
    CHECK(position_of(bob) == "supports");
}

TEST_CASE("corrections: the same edit by two people is no contradiction") {
    const Database base = graph_of({two_events()});
    Database ann = Database::in_memory(), bob = Database::in_memory();
    merge(ann, base);
    merge(bob, base);
    const std::string id = load_stances(base, {}).front().stance.id.text;
    correct(ann, draft(stance_position, id, "neutral", "Ann"));
    correct(bob, draft(stance_position, id, "neutral", "Bob"));
    merge(ann, bob);
    lay_corrections(ann);
    CHECK(position_of(ann) == "neutral");
}

TEST_CASE("corrections: merges that go round, each made elsewhere, have no effect") {
    const Database base = graph_of({two_events()});
    Database ann = Database::in_memory(), bob = Database::in_memory();
    merge(ann, base);
    merge(bob, base);
    correct(ann, draft(actor_merge, "russia", "serbia"));
    correct(bob, draft(actor_merge, "serbia", "russia", "Bob"));
    merge(ann, bob);
    lay_corrections(ann);
    CHECK(events_of(ann) == Texts{"Russia 13 NATO", "Serbia 04 NATO"});
    CHECK(std::ranges::count(load_corrections(ann), true, &LoggedCorrection::in_conflict) == 2);
}

TEST_CASE("corrections: what is not in the graph cannot be corrected, and nothing is written") {
    Database db = graph_of({two_events()});
    CHECK_THROWS_AS(save_corrections(db, {draft(event_reject, event_id(db, "Russia")),
                                          draft(event_reject, "e0")}),
                    InputError);
    CHECK(load_corrections(db).empty());
    CHECK_THROWS_AS(undo_correction(db, std::nullopt, "Ann", ""), InputError);
}

}  // namespace demarche::store
