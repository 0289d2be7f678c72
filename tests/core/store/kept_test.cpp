#include "core/store/kept.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/model/names.hpp"
#include "core/store/carried.hpp"
#include "core/store/check.hpp"
#include "core/store/corrections.hpp"
#include "core/store/merge.hpp"
#include "core/store/overlay.hpp"
#include "core/store/save.hpp"
#include "tests/core/store/sample.hpp"
#include "tests/core/store/tables.hpp"

namespace demarche::store {
namespace {

using enum CorrectionKind;
using Texts = std::vector<std::string>;

constexpr const char* text =
    "Russia threatens NATO. China consults NATO. Serbia opposes the plan. Togo backs the plan.";
constexpr const char* changed_text =
    "On Tuesday Russia threatens NATO. China consults NATO. Serbia opposes the plan. Togo backs "
    "the plan.";
constexpr const char* before = "2026-01-02T12:00:00Z";
constexpr const char* later = "2026-01-03T12:00:00Z";
constexpr const char* last = "2026-01-04T12:00:00Z";

ByteSpan place_in(const Extraction& told, std::string_view words) {
    return place_of_words(told.article.text, words, 0).value();
}

Event& add_event(Extraction& told, const char* source, const char* code, const char* target,
                 std::string_view words) {
    Event& event = sample::add_event(told, source, code, target);
    event.reports.front().where = place_in(told, words);
    return event;
}

Stance& add_stance(Extraction& told, const char* holder, Position position, const char* id,
                   std::string_view words) {
    Stance& stance = sample::add_stance(told, holder, position, "The plan");
    stance.id.text = id;
    stance.reports.front().where = place_in(told, words);
    return stance;
}

/// An extractor that tells Russia's deed by one code and Serbia's position by one id.
Extraction first_reading(const std::string& article = "a1", const std::string& words = text) {
    Extraction told = sample::article(article, {2007, 6, 26}, words);
    add_event(told, "Russia", "13", "NATO", "Russia threatens NATO");
    add_stance(told, "Serbia", Position::opposes, "s1", "Serbia opposes the plan");
    return told;
}

/// A better one tells the same by others, and what the first did not see.
Extraction second_reading(const std::string& article = "a1", const std::string& words = text) {
    Extraction told = sample::article(article, {2007, 6, 26}, words);
    add_event(told, "Russia", "138", "NATO", "threatens NATO");
    add_event(told, "China", "04", "NATO", "China consults NATO");
    add_stance(told, "Serbia", Position::opposes, "s2", "opposes the plan");
    add_stance(told, "Togo", Position::supports, "s3", "Togo backs the plan");
    return told;
}

Database graph_of(const std::vector<Extraction>& told, const char* when = before) {
    Database db = Database::in_memory();
    save_extractions(db, told, when);
    return db;
}

std::string event_id(const Extraction& told, const char* source) {
    for (const Event& one : told.events)
        if (one.source.text == slug(source)) return one.id.text;
    return "none";
}

Correction draft(CorrectionKind kind, std::string subject, std::string value = "") {
    Correction made;
    made.kind = kind;
    made.subject = std::move(subject);
    made.value = std::move(value);
    made.author = "Ann";
    return made;
}

Correction added(CorrectionKind kind, AddedStatement what) {
    std::visit([&](auto& one) { one.id.text = id_of(what); }, what.what);
    Correction made = draft(kind, id_of(what), "a1");
    made.added = std::move(what);
    return made;
}

Report by_a_person(std::string_view words) {
    return {{"a1"}, place_of_words(text, words, 0).value(), std::string{by_hand}, "", 1};
}

Correction added_event(const char* code = "04") {
    Event event;
    event.date = {2007, 6, 26};
    event.source.text = "china";
    event.target.text = "nato";
    event.cameo = code;
    event.confidence = 1;
    event.reports = {by_a_person("China consults")};
    return added(event_add,
                 {event, "China consults", {sample::actor("China"), sample::actor("NATO")}, {}});
}

Correction added_stance() {
    Stance stance;
    stance.date = {2007, 6, 26};
    stance.holder.text = "togo";
    stance.issue.text = "the-plan";
    stance.position = Position::supports;
    stance.confidence = 1;
    stance.reports = {by_a_person("Togo backs")};
    return added(stance_add,
                 {stance, "Togo backs", {sample::actor("Togo")}, {sample::issue("The plan")}});
}

std::string words_of(const std::vector<StoredReport>& reports) {
    std::string words;
    for (const StoredReport& one : reports)
        words += fmt::format("{}{}: {}", words.empty() ? "" : ", ", one.report.article.text,
                             one.evidence);
    return words;
}

/// "Russia 13 NATO 0.50 [a1: Russia threatens NATO]" for each event and stance, sorted.
Texts rows_of(const Database& db) {
    lay_corrections(db);
    Texts rows;
    for (const StoredEvent& one : load_events(db, {}))
        rows.push_back(fmt::format("{} {} {} {:.2f} [{}]", one.source.name, one.event.cameo,
                                   one.target.name, one.event.confidence, words_of(one.reports)));
    for (const StoredStance& one : load_stances(db, {}))
        rows.push_back(fmt::format("{} {} {} {:.2f} [{}]", one.holder.name,
                                   to_text(one.stance.position), one.stance.id.text,
                                   one.stance.confidence, words_of(one.reports)));
    std::ranges::sort(rows);
    CHECK(check(db).empty());
    return rows;
}

std::string state_of(const Database& db, const std::string& subject) {
    for (const LoggedCorrection& one : load_corrections(db))
        if (one.correction.subject == subject)
            return fmt::format("{}: {}", one.about,
                               one.is_waiting ? "waiting"
                               : one.in_force ? "in force"
                                              : "ended");
    return "none";
}

Database copy_of(const Database& from) {
    Database db = Database::in_memory();
    merge(db, from);
    return db;
}

/// A way in which an article comes in anew: from what was judged to what is there then.
struct Way {
    const char* name;
    std::function<Database(Database judged)> go;
};

Database saved(Database db, Known known, const char* words = text) {
    save_extraction(db, second_reading("a1", words), later, known);
    settle(db);
    return db;
}

std::vector<Way> ways() {
    return {
        {"load", [](Database db) { return saved(std::move(db), Known::keep_latest); }},
        {"import --again", [](Database db) { return saved(std::move(db), Known::read_anew); }},
        {"replace", [](Database db) { return saved(std::move(db), Known::replace); }},
        {"changed text",
         [](Database db) { return saved(std::move(db), Known::keep_latest, changed_text); }},
        {"merge the other into the judged",
         [](Database db) {
             merge(db, graph_of({second_reading()}, later));
             settle(db);
             return db;
         }},
        {"merge the judged into the other",
         [](Database db) {
             Database other = graph_of({second_reading()}, later);
             merge(other, db);
             settle(other);
             return other;
         }},
        {"the log alone into an empty graph",
         [](Database db) {
             Database other = Database::in_memory();
             merge_corrections(other, db);
             save_extraction(other, second_reading(), later);
             return other;
         }},
        {"the other, then the older reading once more",
         [](Database db) {
             db = saved(std::move(db), Known::keep_latest);
             save_extraction(db, first_reading(), before, Known::keep_latest);
             return db;
         }},
        {"twice, and an extractor that tells nothing in between",
         [](Database db) {
             save_extraction(db, sample::article("a1", {2007, 6, 26}, text), later, Known::replace);
             settle(db);
             db = copy_of(db);
             save_extraction(db, second_reading(), last, Known::replace);
             settle(db);
             return db;
         }},
    };
}

struct Judged {
    const char* name;
    std::vector<Correction> corrections;
    Texts rows;
};

const std::string russia_new = "Russia 138 NATO 0.50 [a1: threatens NATO]";
const std::string china = "China 04 NATO 0.50 [a1: China consults NATO]";
const std::string serbia_new = "Serbia opposes s2 0.50 [a1: opposes the plan]";
const std::string togo = "Togo supports s3 0.50 [a1: Togo backs the plan]";

std::vector<Judged> all_judged() {
    const std::string event = event_id(first_reading(), "Russia");
    Correction target = draft(event_target, event, "benin");
    target.actor = sample::actor("Benin");
    Correction right = draft(event_source, event, "russia");
    right.actor = sample::actor("Russia");
    Correction with_more = added_stance();
    std::get<Stance>(with_more.added->what).condition = "if Benin does";
    with_more = added(stance_add, *with_more.added);
    return {
        {"nothing", {}, {china, russia_new, serbia_new, togo}},
        {"confirmed",
         {draft(event_confirm, event), draft(stance_confirm, "s1")},
         {china, "Russia 13 NATO 1.00 [a1: Russia threatens NATO]",
          "Serbia opposes s1 1.00 [a1: Serbia opposes the plan]", togo}},
        {"edited",
         {target, draft(stance_position, "s1", "supports")},
         {china, "Russia 13 Benin 0.50 [a1: Russia threatens NATO]",
          "Serbia supports s1 0.50 [a1: Serbia opposes the plan]", togo}},
        {"edited to what the other tells",
         {draft(event_cameo, event, "138"), right},
         {china, "Russia 138 NATO 0.50 [a1: Russia threatens NATO]", serbia_new, togo}},
        {"edited and confirmed",
         {target, draft(event_confirm, event)},
         {china, "Russia 13 Benin 1.00 [a1: Russia threatens NATO]", serbia_new, togo}},
        {"rejected", {draft(event_reject, event), draft(stance_reject, "s1")}, {china, togo}},
        {"added",
         {added_event(), added_stance()},
         {"China 04 NATO 1.00 [a1: China consults NATO]", russia_new, serbia_new,
          "Togo supports s3 1.00 [a1: Togo backs the plan]"}},
        {"another deed added",
         {added_event("13")},
         {china, "China 13 NATO 1.00 [a1: China consults]", russia_new, serbia_new, togo}},
        {"more added than the other tells",
         {with_more},
         {china, russia_new, serbia_new,
          fmt::format("Togo supports {} 1.00 [a1: Togo backs]", with_more.subject)}},
        {"added and corrected",
         {added_event(), draft(event_cameo, added_event().subject, "042")},
         {"China 042 NATO 1.00 [a1: China consults]", russia_new, serbia_new, togo}},
        {"added and rejected",
         {added_event(), draft(event_reject, added_event().subject)},
         {russia_new, serbia_new, togo}},
    };
}

/// As a log was before corrections carried what they are about.
void forget_what_is_told(Database& db) {
    db.handle().exec("UPDATE corrections SET described = json_remove(described, '$.told')");
}

}  // namespace

TEST_CASE("kept: what a person judged or added is the same in whatever way an article comes anew") {
    for (const Judged& judged : all_judged())
        for (const Way& way : ways()) {
            CAPTURE(judged.name);
            CAPTURE(way.name);
            Database db = graph_of({first_reading()});
            save_corrections(db, judged.corrections);
            const Database after = way.go(std::move(db));
            CHECK(rows_of(after) == judged.rows);
            for (const LoggedCorrection& one : load_corrections(after)) CHECK_FALSE(one.is_waiting);
        }
}

TEST_CASE("kept: a log of an older program learns what it is about before that goes") {
    for (const Judged& judged : all_judged())
        for (const Way& way : ways()) {
            CAPTURE(judged.name);
            CAPTURE(way.name);
            Database db = graph_of({first_reading()});
            save_corrections(db, judged.corrections);
            forget_what_is_told(db);
            CHECK(rows_of(way.go(std::move(db))) == judged.rows);
        }
}

TEST_CASE("kept: all is as it was where every correction is undone") {
    for (const Judged& judged : all_judged()) {
        CAPTURE(judged.name);
        Database db = graph_of({first_reading()});
        save_corrections(db, judged.corrections);
        db = saved(std::move(db), Known::keep_latest);
        for (std::size_t i = 0; i < judged.corrections.size(); ++i)
            undo_correction(db, std::nullopt, "Ann", "");
        CHECK(rows_of(db) == Texts{china, russia_new, serbia_new, togo});
    }
}

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
