#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "core/model/names.hpp"
#include "core/store/check.hpp"
#include "core/store/corrections.hpp"
#include "core/store/extraction_line.hpp"
#include "core/store/load_edges.hpp"
#include "core/store/merge.hpp"
#include "core/store/overlay.hpp"
#include "core/store/save.hpp"
#include "tests/core/store/sample.hpp"
#include "tests/core/store/tables.hpp"

namespace demarche::store {
namespace {

using enum CorrectionKind;
using Texts = std::vector<std::string>;

constexpr const char* text = "Russia threatens NATO. Togo backs the plan.";

Extraction threat(const std::string& words = text) {
    Extraction told = sample::article("a1", {2007, 6, 26}, words);
    sample::add_event(told, "Russia", "13", "NATO");
    return told;
}

Database graph() {
    Database db = Database::in_memory();
    save_extraction(db, threat(), "2026-01-02T12:00:00Z");
    return db;
}

Report by_a_person(const std::string& words) {
    const std::size_t begin = std::string{text}.find(words);
    return {{"a1"}, {begin, begin + words.size()}, std::string{by_hand}, "", 1};
}

Correction entry(CorrectionKind kind, AddedStatement added) {
    std::visit([&](auto& one) { one.id.text = id_of(added); }, added.what);
    Correction made;
    made.kind = kind;
    made.subject = id_of(added);
    made.value = "a1";
    made.author = "Ann";
    made.reason = "plainly said";
    made.added = std::move(added);
    return made;
}

/// Togo consults Russia, on the words "Togo backs".
Correction consultation() {
    Event event;
    event.date = {2007, 6, 26};
    event.source.text = "togo";
    event.target.text = "russia";
    event.cameo = "04";
    event.confidence = 1;
    event.reports = {by_a_person("Togo backs")};
    return entry(event_add,
                 {event,
                  "Togo backs",
                  {sample::actor("Togo", ActorType::state, "TGO"), sample::actor("Russia")},
                  {}});
}

/// Togo supports the plan, if Benin does.
Correction support() {
    Stance stance;
    stance.date = {2007, 6, 26};
    stance.holder.text = "togo";
    stance.issue.text = "the-plan";
    stance.target = "the plan";
    stance.position = Position::supports;
    stance.conditional = true;
    stance.condition = "if Benin does";
    stance.confidence = 1;
    stance.reports = {by_a_person("backs the plan")};
    return entry(stance_add,
                 {stance, "backs the plan", {sample::actor("Togo")}, {sample::issue("The plan")}});
}

Correction draft(CorrectionKind kind, std::string subject, std::string value = "") {
    Correction made;
    made.kind = kind;
    made.subject = std::move(subject);
    made.value = std::move(value);
    made.author = "Bob";
    return made;
}

Texts events_of(const Database& db) {
    Texts texts;
    for (const StoredEvent& one : load_events(db, {}))
        texts.push_back(one.source.name + ' ' + one.event.cameo + ' ' + one.target.name);
    std::ranges::sort(texts);
    return texts;
}

std::string state_of(const Database& db, const std::string& subject) {
    for (const LoggedCorrection& one : load_corrections(db))
        if (one.correction.subject == subject)
            return one.is_waiting ? "waiting" : one.in_force ? "in force" : "ended";
    return "none";
}

}  // namespace

TEST_CASE("added: what a person adds is in every answer, sure, with its words and its author") {
    Database db = graph();
    const Correction added = consultation();
    save_corrections(db, {added, support()});
    CHECK(events_of(db) == Texts{"Russia 13 NATO", "Togo 04 Russia"});
    const StoredEvent event = *load_event(db, {added.subject});
    CHECK(event.source.code == "TGO");
    CHECK(event.event.confidence == 1);
    REQUIRE(event.reports.size() == 1);
    CHECK(event.reports[0].evidence == "Togo backs");
    CHECK(event.reports[0].report.rule == "by hand");
    CHECK(event.reports[0].report.steps == "added by Ann: plainly said");
    CHECK(event.reports[0].report.where == ByteSpan{23, 33});
    REQUIRE(load_stances(db, {}).size() == 1);
    const StoredStance stance = load_stances(db, {}).front();
    CHECK(stance.holder.name == "Togo");
    CHECK(stance.issue.name == "The plan");
    CHECK(stance.stance.position == Position::supports);
    CHECK(stance.stance.conditional);
    CHECK(stance.stance.condition == "if Benin does");
    CHECK(stance.reports.at(0).evidence == "backs the plan");
    CHECK(load_edges(db, {}).events.size() == 2);
    CHECK(load_articles(db, {}).front().events == 2);
    CHECK(load_actor(db, {"togo"})->events == 1);
    Selection of_togo;
    of_togo.actors = load_actors_named(db, "TOGO");
    CHECK(load_events(db, of_togo).size() == 1);
    CHECK(count_events(db, {}).all == 2);
    CHECK(check(db).empty());
}

TEST_CASE("added: what was extracted stays as it is, and an undo takes the addition away") {
    Database db = graph();
    const auto before = sample::dump(db);
    save_corrections(db, {consultation(), support()});
    {
        const AsExtracted extracted{db};
        CHECK(sample::dump(db) == before);
    }
    undo_correction(db, std::nullopt, "Ann", "");
    undo_correction(db, std::nullopt, "Ann", "");
    CHECK(sample::dump(db) == before);
}

TEST_CASE("added: an addition is corrected as what was extracted is") {
    Database db = graph();
    const Correction added = consultation();
    save_corrections(db, {added});
    Correction target = draft(event_target, added.subject, "benin");
    target.actor = sample::actor("Benin");
    save_corrections(db, {target, draft(event_cameo, added.subject, "05")});
    CHECK(events_of(db) == Texts{"Russia 13 NATO", "Togo 05 Benin"});
    save_corrections(db, {draft(actor_merge, "togo", "russia")});
    CHECK(events_of(db) == Texts{"Russia 05 Benin", "Russia 13 NATO"});
    save_corrections(db, {draft(event_reject, added.subject)});
    CHECK(events_of(db) == Texts{"Russia 13 NATO"});
    CHECK(has_subject(db, event_reject, added.subject));
    CHECK_FALSE(has_subject(db, stance_reject, added.subject));
    CHECK_FALSE(has_subject(db, event_reject, "togo"));
}

TEST_CASE("added: the same is added once, and what was rejected is brought back by an undo alone") {
    Database db = graph();
    const Correction added = consultation();
    save_corrections(db, {added});
    CHECK_THROWS_AS(save_corrections(db, {added}), InputError);
    save_corrections(db, {draft(event_reject, added.subject)});
    CHECK_THROWS_AS(save_corrections(db, {added}), InputError);
    undo_correction(db, std::nullopt, "Ann", "");
    CHECK(events_of(db).size() == 2);
    undo_correction(db, std::nullopt, "Ann", "");
    CHECK(events_of(db).size() == 1);
    save_corrections(db, {added});
    CHECK(events_of(db).size() == 2);
}

TEST_CASE(
    "added: of what was added and rejected the last word holds, and two who differ are told") {
    struct Case {
        Texts ann, bob;  // after the addition, which both know
        std::ptrdiff_t in_conflict;
        Texts shown;
    };
    const std::string id = consultation().subject;
    const Texts added = {"Russia 13 NATO", "Togo 04 Russia"};
    const Texts edited = {"Russia 13 NATO", "Togo 05 Russia"};
    const Texts gone = {"Russia 13 NATO"};
    const Case cases[] = {
        {{"reject", "edit"}, {}, 0, edited},   {{"edit", "reject"}, {}, 0, gone},
        {{"reject", "confirm"}, {}, 0, added}, {{"reject"}, {"edit"}, 2, added},
        {{"reject"}, {"confirm"}, 2, added},   {{"reject"}, {"reject"}, 0, gone},
        {{"edit"}, {"edit"}, 0, edited},
    };
    const auto say = [&](Database& db, const Texts& says) {
        for (const std::string& what : says)
            save_corrections(db, {what == "edit"      ? draft(event_cameo, id, "05")
                                  : what == "confirm" ? draft(event_confirm, id)
                                                      : draft(event_reject, id)});
    };
    for (const Case& c : cases) {
        CAPTURE(c.shown);
        Database ann = graph(), bob = Database::in_memory();
        save_corrections(ann, {consultation()});
        merge(bob, ann);
        lay_corrections(bob);
        say(ann, c.ann);
        say(bob, c.bob);
        merge(ann, bob);
        lay_corrections(ann);
        CHECK(events_of(ann) == c.shown);
        CHECK(std::ranges::count(load_corrections(ann), true, &LoggedCorrection::in_conflict) ==
              c.in_conflict);
    }
}

TEST_CASE("added: a rejection of an addition says nothing of the same that another adds") {
    Database ann = graph(), bob = graph();
    Correction his = consultation();
    his.author = "Bob";
    save_corrections(ann, {consultation()});
    save_corrections(ann, {draft(event_reject, his.subject)});
    save_corrections(bob, {his});
    merge(ann, bob);
    lay_corrections(ann);
    CHECK(std::ranges::count(load_corrections(ann), true, &LoggedCorrection::in_conflict) == 2);
    CHECK(events_of(ann).size() == 2);
    save_corrections(ann, {draft(event_reject, his.subject)});
    CHECK(std::ranges::count(load_corrections(ann), true, &LoggedCorrection::in_conflict) == 0);
    CHECK(events_of(ann).size() == 1);
    save_corrections(ann, {draft(event_confirm, his.subject)});
    CHECK(events_of(ann).size() == 2);
}

TEST_CASE("added: words that no article holds are refused, and nothing is written") {
    Database db = graph();
    Correction elsewhere = consultation();
    report_of(*elsewhere.added).article.text = "a2";
    CHECK_THROWS_AS(save_corrections(db, {support(), elsewhere}), InputError);
    Correction other = consultation();
    other.added->evidence = "Togo leaves";
    CHECK_THROWS_AS(save_corrections(db, {other}), InputError);
    CHECK(load_corrections(db).empty());
}

TEST_CASE("added: it stays where its article is read anew, follows its words, waits without them") {
    struct Case {
        const char* text;
        const char* state;
        std::size_t begin;
    };
    const Case cases[] = {
        {text, "in force", 23},
        {"On Tuesday Russia threatens NATO. Togo backs the plan.", "in force", 34},
        {"Togo backs the plan. Russia threatens NATO. Togo backs it.", "in force", 44},
        {"Russia threatens NATO.", "waiting", 0},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        Database db = graph();
        const Correction added = consultation();
        save_corrections(db, {added});
        save_extraction(db, threat(c.text), "2026-01-03T12:00:00Z", Known::replace);
        settle(db);
        CHECK(state_of(db, added.subject) == c.state);
        const auto shown = load_event(db, {added.subject});
        CHECK(shown.has_value() == (std::string{c.state} == "in force"));
        if (shown) CHECK(shown->reports.at(0).report.where.begin == c.begin);
        if (shown) CHECK(shown->reports.at(0).evidence == "Togo backs");
        save_extraction(db, threat(), "2026-01-04T12:00:00Z", Known::replace);
        CHECK(load_event(db, {added.subject})->reports.at(0).report.where.begin == 23);
    }
}

TEST_CASE("added: graphs exchange additions, before and after the article is there") {
    const Database base = graph();
    Database ann = Database::in_memory(), bob = Database::in_memory();
    merge(ann, base);
    save_corrections(ann, {consultation(), support()});
    merge(bob, ann);
    lay_corrections(bob);
    CHECK(sample::dump_tables(bob) == sample::dump_tables(ann));
    CHECK(sample::dump(bob) == sample::dump(ann));
    merge(bob, ann);
    CHECK(load_corrections(bob).size() == 2);

    Database log_alone = Database::in_memory();
    merge_corrections(log_alone, ann);
    lay_corrections(log_alone);
    CHECK(load_events(log_alone, {}).empty());
    CHECK(state_of(log_alone, consultation().subject) == "waiting");
    save_extraction(log_alone, threat(), "2026-01-02T12:00:00Z");
    CHECK(sample::dump(log_alone) == sample::dump(ann));
}

TEST_CASE("added: two people who add the same add it once, and one may take his back") {
    Database ann = graph(), bob = graph();
    Correction his = consultation();
    his.author = "Bob";
    save_corrections(ann, {consultation()});
    const CorrectionId second = save_corrections(bob, {his}).front().id;
    merge(ann, bob);
    lay_corrections(ann);
    CHECK(events_of(ann).size() == 2);
    CHECK(std::ranges::count(load_corrections(ann), true, &LoggedCorrection::in_conflict) == 0);
    undo_correction(ann, second, "Bob", "");
    CHECK(events_of(ann).size() == 2);
}

TEST_CASE("added: what the log keeps of an addition is the addition; what is broken adds nothing") {
    for (const Correction& one : {consultation(), support()}) {
        CHECK(parse_added(to_line(*one.added)) == *one.added);
        CHECK(id_of(*one.added) == one.subject);
    }
    CHECK_THROWS_AS(static_cast<void>(parse_added("{}")), InputError);
    CHECK_THROWS_AS(static_cast<void>(parse_added("[1]")), InputError);
    const std::string line = to_line(*consultation().added);
    CHECK_THROWS_AS(static_cast<void>(parse_added(line.substr(0, line.size() / 2))), InputError);
    AddedStatement other = *consultation().added;
    std::get<Event>(other.what).cameo = "05";
    CHECK(id_of(other) != consultation().subject);
}

}  // namespace demarche::store
