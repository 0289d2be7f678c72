#include "core/store/overlay.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "core/model/names.hpp"
#include "core/store/corrections.hpp"
#include "core/store/merge.hpp"
#include "core/store/save.hpp"
#include "tests/core/store/sample.hpp"

namespace demarche::store {
namespace {

using enum CorrectionKind;

Correction draft(CorrectionKind kind, std::string subject, std::string value = "") {
    Correction made;
    made.kind = kind;
    made.subject = std::move(subject);
    made.value = std::move(value);
    made.author = "Ann";
    return made;
}

Correction leaning(Correction made, const std::string& issue, const std::string& target, int lean) {
    made.lean = Lean{{issue}, target, lean};
    return made;
}

Correction speaking(CorrectionKind kind, const std::string& id, const std::string& speaker,
                    const std::string& side) {
    Correction made = draft(kind, id, speaker);
    made.actor = sample::actor("Wang Yi", ActorType::person);
    made.side.text = side;
    return made;
}

Database graph_of(const std::vector<Extraction>& extractions) {
    Database db = Database::in_memory();
    save_extractions(db, extractions, "2026-01-02T12:00:00Z");
    return db;
}

std::string text_of(const std::optional<Position>& position) {
    return position ? std::string{to_text(*position)} : "null";
}

/// Issues with the questions that are given; none where it is empty.
Extraction on_issues(const std::map<std::string, std::string>& questions) {
    Extraction told = sample::article("a1");
    for (const auto& [name, question] : questions) {
        sample::add_stance(told, "Russia", Position::opposes, name).on_issue = Position::supports;
        std::ranges::find(told.issues, name, &Issue::name)->question = question;
    }
    return told;
}

Stance stance_on(const Database& db, const std::string& target) {
    for (const StoredStance& one : load_stances(db, {}))
        if (one.stance.target == target) return one.stance;
    return {};
}

/// Russia, for whom Lavrov speaks, criticizes NATO, for which Rutte does; Russia opposes the plan.
Extraction spoken() {
    Extraction told = sample::article("a1");
    Event& event = sample::add_event(told, "Russia", "11", "NATO");
    event.source_speaker.text = "sergei-lavrov";
    event.target_speaker.text = "mark-rutte";
    sample::add_stance(told, "Russia", Position::opposes, "The plan").speaker.text =
        "sergei-lavrov";
    for (const char* name : {"Sergei Lavrov", "Mark Rutte", "China"})
        told.actors.push_back(sample::actor(name));
    std::ranges::sort(told.actors, {}, &Actor::id);
    return told;
}

std::string voices(const Database& db) {
    const StoredEvent event = load_events(db, {}).at(0);
    const StoredStance stance = load_stances(db, {}).at(0);
    return event.source.name + '/' + event.source_speaker.name + ' ' + event.target.name + '/' +
           event.target_speaker.name + "; " + stance.holder.name + '/' + stance.speaker.name;
}

}  // namespace

TEST_CASE("overlay: answers to one question are none to another that an issue asks") {
    struct Case {
        const char* stays;
        const char* goes;
        const char* on_issue;
        const char* after_turn;  // once its position is said to be the other
    };
    const Case cases[] = {
        {"Should treaties be kept?", "Should Iran be trusted?", "neutral", "neutral"},
        {"Should treaties be kept?", "Should treaties be kept?", "supports", "opposes"},
        {"Should treaties be kept?", "", "supports", "opposes"},
        {"", "Should Iran be trusted?", "null", "null"},
        {"", "", "supports", "opposes"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.stays);
        CAPTURE(c.goes);
        Database db = graph_of({on_issues({{"A", c.stays}, {"B", c.goes}})});
        save_corrections(db, {draft(issue_merge, "b", "a")});
        CHECK(text_of(stance_on(db, "B").on_issue) == c.on_issue);
        CHECK(text_of(stance_on(db, "A").on_issue) == "supports");
        CHECK(load_issues(db, {}).size() == 1);
        save_corrections(db, {draft(stance_position, stance_on(db, "B").id.text, "supports")});
        CHECK(text_of(stance_on(db, "B").on_issue) == c.after_turn);
        undo_correction(db, std::nullopt, "Ann", "");
        undo_correction(db, std::nullopt, "Ann", "");
        CHECK(text_of(stance_on(db, "B").on_issue) == "supports");
    }
}

TEST_CASE("overlay: a chain of merged issues keeps answers only while all ask the same") {
    const char* asked[] = {"Should it be?", "Should it not be?"};
    for (int b = 0; b < 2; ++b)
        for (int c = 0; c < 2; ++c) {
            CAPTURE(b);
            CAPTURE(c);
            Database db =
                graph_of({on_issues({{"A", asked[0]}, {"B", asked[b]}, {"C", asked[c]}})});
            save_corrections(db, {draft(issue_merge, "c", "b"), draft(issue_merge, "b", "a")});
            CHECK(text_of(stance_on(db, "B").on_issue) == (b == 0 ? "supports" : "neutral"));
            CHECK(text_of(stance_on(db, "C").on_issue) ==
                  (b == 0 && c == 0 ? "supports" : "neutral"));
        }
}

TEST_CASE("overlay: a question in other words keeps the answers to it") {
    Database db = graph_of({on_issues({{"A", "Should it be?"}})});
    save_corrections(db, {draft(issue_question, "a", "Ought it to be?")});
    CHECK(text_of(stance_on(db, "A").on_issue) == "supports");
    CHECK(load_issues(db, {}).at(0).issue.question == "Ought it to be?");
}

TEST_CASE("overlay: an edited stance answers as its phrase leans, with the position in force") {
    struct Case {
        std::vector<Correction> edits;
        const char* on_issue;
    };
    const auto issue = [](int lean) {
        Correction made = draft(stance_issue, "", "b");
        made.issue = sample::issue("B");
        return leaning(made, "b", "A", lean);
    };
    const auto target = [](int lean, const char* of = "a") {
        return leaning(draft(stance_target, "", "the phrase"), of, "the phrase", lean);
    };
    const auto position = [](const char* to) {
        return leaning(draft(stance_position, "", to), "a", "A", -1);
    };
    const auto answer = [](const char* to, const char* of = "A") {
        return leaning(draft(stance_answer, "", to), "a", of, 0);
    };
    // Russia opposes A, which says yes to its question.
    const Case cases[] = {
        {{target(-1)}, "supports"},
        {{target(1)}, "opposes"},
        {{target(0)}, "null"},
        {{target(-1), position("supports")}, "opposes"},
        {{position("supports"), target(-1)}, "opposes"},
        {{position("neutral")}, "neutral"},
        {{issue(1)}, "opposes"},
        {{issue(-1)}, "supports"},
        {{issue(1), target(-1, "b")}, "supports"},
        {{target(-1), issue(1)}, "neutral"},  // nobody knows how the phrase leans on the other
        {{draft(stance_target, "", "the phrase")}, "neutral"},
        {{answer("opposes")}, "opposes"},
        {{answer("opposes"), position("supports")}, "opposes"},
        {{position("supports"), answer("supports")}, "supports"},
        {{answer("opposes"), target(-1)}, "supports"},
        {{target(0), answer("opposes", "the phrase")}, "opposes"},
        {{issue(0)}, "null"},
    };
    for (const Case& c : cases) {
        CAPTURE(&c - cases);
        Database db = graph_of({on_issues({{"A", "Should it be?"}})});
        const std::string id = load_stances(db, {}).at(0).stance.id.text;
        for (Correction edit : c.edits) {
            edit.subject = id;
            save_corrections(db, {std::move(edit)});
        }
        CHECK(text_of(load_stances(db, {}).at(0).stance.on_issue) == c.on_issue);
    }
}

TEST_CASE(
    "overlay: how a phrase leans on an issue is forgotten where that is merged into another "
    "that asks otherwise") {
    for (const bool is_same : {true, false}) {
        CAPTURE(is_same);
        Database db = graph_of({on_issues(
            {{"A", "Should it be?"}, {"B", is_same ? "Should it be?" : "Should it not be?"}})});
        Correction edit = draft(stance_target, stance_on(db, "B").id.text, "the phrase");
        save_corrections(db, {leaning(edit, "b", "the phrase", -1), draft(issue_merge, "b", "a")});
        CHECK(text_of(stance_on(db, "the phrase").on_issue) == (is_same ? "supports" : "neutral"));
    }
}

TEST_CASE("overlay: who speaks for one party does not speak for the one put in its place") {
    struct Case {
        std::vector<Correction> edits;
        const char* voices;
    };
    Database base = graph_of({spoken()});
    const std::string event = load_events(base, {}).at(0).event.id.text;
    const std::string stance = load_stances(base, {}).at(0).stance.id.text;
    const char* untouched = "Russia/Sergei Lavrov NATO/Mark Rutte; Russia/Sergei Lavrov";
    const Case cases[] = {
        {{draft(event_source, event, "china")}, "China/ NATO/Mark Rutte; Russia/Sergei Lavrov"},
        {{draft(event_target, event, "china")},
         "Russia/Sergei Lavrov China/; Russia/Sergei Lavrov"},
        {{draft(stance_holder, stance, "china")}, "Russia/Sergei Lavrov NATO/Mark Rutte; China/"},
        {{draft(event_source, event, "russia")}, untouched},
        {{speaking(event_speaker, event, "wang-yi", "russia")},
         "Russia/Wang Yi NATO/Mark Rutte; Russia/Sergei Lavrov"},
        {{speaking(stance_speaker, stance, "wang-yi", "russia")},
         "Russia/Sergei Lavrov NATO/Mark Rutte; Russia/Wang Yi"},
        {{draft(event_source, event, "china"), speaking(event_speaker, event, "wang-yi", "china")},
         "China/Wang Yi NATO/Mark Rutte; Russia/Sergei Lavrov"},
        {{speaking(event_speaker, event, "wang-yi", "russia"), draft(event_source, event, "china")},
         "China/ NATO/Mark Rutte; Russia/Sergei Lavrov"},
        {{speaking(event_speaker, event, "wang-yi", "")},
         "Russia/Wang Yi NATO/Mark Rutte; Russia/Sergei Lavrov"},
        {{draft(actor_merge, "russia", "china"), draft(event_source, event, "russia")},
         "China/Sergei Lavrov NATO/Mark Rutte; China/Sergei Lavrov"},
        {{speaking(event_speaker, event, "wang-yi", "russia"),
          draft(actor_merge, "russia", "china")},
         "China/Wang Yi NATO/Mark Rutte; China/Sergei Lavrov"},
    };
    for (const Case& c : cases) {
        CAPTURE(&c - cases);
        Database db = graph_of({spoken()});
        save_corrections(db, c.edits);
        CHECK(voices(db) == c.voices);
        // Reports say the same: an event is made of them anew wherever it is united.
        CHECK(db.handle()
                  .execAndGet("SELECT e.source_speaker IS r.source_speaker AND e.target_speaker IS "
                              "r.target_speaker FROM events e JOIN event_reports r USING (event)")
                  .getInt() == 1);
        for (std::size_t i = 0; i < c.edits.size(); ++i)
            undo_correction(db, std::nullopt, "Ann", "");
        CHECK(voices(db) == untouched);
    }
}

// One deed that two names told

namespace {

Extraction told_by(const std::string& article, const std::string& actor, double confidence,
                   const std::string& text = "") {
    Extraction told = sample::article(article, {2007, 6, 26},
                                      text.empty() ? article + " tells of " + actor : text);
    sample::add_event(told, actor, "11", "NATO", confidence);
    sample::add_stance(told, actor, Position::opposes, "NATO's plan", confidence);
    return told;
}

/// "Zembla 11 NATO 0.75 a1 a2"
std::vector<std::string> deeds(const Database& db) {
    std::vector<std::string> all;
    const auto put = [&](std::string words, double confidence, const auto& reports) {
        words += ' ' + std::to_string(confidence).substr(0, 4);
        for (const StoredReport& one : reports) words += ' ' + one.report.article.text;
        all.push_back(std::move(words));
    };
    for (const StoredEvent& one : load_events(db, {}))
        put(one.source.name + ' ' + one.event.cameo, one.event.confidence, one.reports);
    for (const StoredStance& one : load_stances(db, {}))
        put(one.holder.name + ' ' + std::string{to_text(one.stance.position)},
            one.stance.confidence, one.reports);
    std::ranges::sort(all);
    return all;
}

std::string event_of(const Database& db, const std::string& source) {
    for (const StoredEvent& one : load_events(db, {}))
        if (one.source.name == source) return one.event.id.text;
    return "none";
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("overlay: one deed that two names told is one once they are one") {
    Database db = graph_of({told_by("a1", "Zembla Front", 0.5), told_by("a2", "Zembla Army", 0.5)});
    const Texts before = deeds(db);
    const Texts ids = {event_of(db, "Zembla Front"), event_of(db, "Zembla Army")};
    const std::string least = std::min(ids[0], ids[1]);
    save_corrections(db, {draft(actor_merge, "zembla-army", "zembla-front")});
    CHECK(deeds(db) == Texts{"Zembla Front 11 0.75 a1 a2", "Zembla Front opposes 0.75 a1 a2"});
    CHECK(event_of(db, "Zembla Front") == least);
    for (const std::string& id : ids) CHECK(united_into(db, id) == least);
    CHECK(count_events(db, {}).all == 1);
    CHECK(load_articles(db, {}).at(0).events == 1);
    CHECK(load_articles(db, {}).at(1).events == 1);
    undo_correction(db, std::nullopt, "Ann", "");
    CHECK(deeds(db) == before);
    for (const std::string& id : ids) CHECK(united_into(db, id) == id);
}

TEST_CASE("overlay: articles of one story weigh once in what is united") {
    Database db = graph_of({told_by("a1", "Zembla Front", 0.5, "The same text of both."),
                            told_by("a2", "Zembla Army", 0.25, "The same text of both.")});
    save_corrections(db, {draft(actor_merge, "zembla-army", "zembla-front")});
    CHECK(deeds(db) == Texts{"Zembla Front 11 0.50 a1 a2", "Zembla Front opposes 0.50 a1 a2"});
}

TEST_CASE("overlay: corrections of what goes hold for what stays, unless something else is said") {
    struct Case {
        std::vector<std::pair<CorrectionKind, const char*>> of_front, of_army;
        Texts events;
    };
    const Case cases[] = {
        {{}, {{event_reject, ""}}, {"Zembla Front 11 0.50 a1"}},
        {{{event_reject, ""}}, {}, {"Zembla Front 11 0.50 a2"}},
        {{{event_confirm, ""}}, {{event_reject, ""}}, {"Zembla Front 11 1.00 a1"}},
        {{}, {{event_cameo, "12"}}, {"Zembla Front 12 0.75 a1 a2"}},
        {{{event_cameo, "13"}}, {{event_cameo, "13"}}, {"Zembla Front 13 0.75 a1 a2"}},
    };
    for (const Case& c : cases)
        for (const bool is_front_least : {true, false}) {
            CAPTURE(&c - cases);
            CAPTURE(is_front_least);
            Database db =
                graph_of({told_by("a1", "Zembla Front", 0.5), told_by("a2", "Zembla Army", 0.5)});
            const std::string front = event_of(db, "Zembla Front");
            const std::string army = event_of(db, "Zembla Army");
            if ((front < army) != is_front_least && !c.of_front.empty()) continue;
            for (const auto& [kind, value] : c.of_front)
                save_corrections(db, {draft(kind, front, value)});
            for (const auto& [kind, value] : c.of_army)
                save_corrections(db, {draft(kind, army, value)});
            save_corrections(db, {draft(actor_merge, "zembla-army", "zembla-front")});
            Texts events = deeds(db);
            std::erase_if(events, [](const std::string& one) {
                return one.find("opposes") != std::string::npos;
            });
            CHECK(events == c.events);
        }
}

TEST_CASE("overlay: two deeds that differ in their matter alone stay two") {
    const auto urging = [](const std::string& article, const std::string& actor,
                           const std::string& matter) {
        Extraction told =
            sample::article(article, {2007, 6, 26}, actor + " urged Russia to show " + matter);
        Event& event = sample::add_event(told, actor, "10", "Russia");
        event.id.text = content_id(
            "e", {"2007-06-26", event.source.text, "russia", "10", event.predicate, matter});
        return told;
    };
    for (const char* matter : {"restraint", "mercy"}) {
        CAPTURE(matter);
        Database db = graph_of({urging("a1", "Front", "restraint"), urging("a2", "Army", matter)});
        save_corrections(db, {draft(actor_merge, "army", "front")});
        CHECK(load_events(db, {}).size() == (std::string{matter} == "restraint" ? 1 : 2));
    }
}

// Two ways beat one: a merge against extractions that never knew the other name

namespace {

void rename(ActorId& id, const ActorId& from, const ActorId& to) {
    if (id == from) id = to;
}

Extraction renamed(Extraction told, const ActorId& from, const Actor& to) {
    for (Event& one : told.events) {
        rename(one.source, from, to.id);
        rename(one.target, from, to.id);
        one.id.text =
            content_id("e", {to_text(one.date), one.source.text, one.target.text, one.cameo});
    }
    for (Stance& one : told.stances) {
        rename(one.holder, from, to.id);
        one.id.text = content_id("s", {to_text(one.date), one.holder.text, one.issue.text,
                                       std::to_string(static_cast<int>(one.position))});
    }
    std::erase_if(told.actors, [&](const Actor& one) { return one.id == from; });
    if (std::ranges::find(told.actors, to.id, &Actor::id) == told.actors.end())
        told.actors.push_back(to);
    std::ranges::sort(told.actors, {}, &Actor::id);
    told.mentions.clear();
    return told;
}

/// All but ids, and what of one article's two reports at one place is kept.
auto rows_of(const Database& db) {
    using Row = std::tuple<std::string, std::string, std::string, std::string, std::size_t>;
    std::vector<Row> rows;
    for (const StoredEvent& one : load_events(db, {}))
        rows.emplace_back(to_text(one.event.date), one.source.name, one.event.cameo,
                          one.target.name, one.reports.size());
    for (const StoredStance& one : load_stances(db, {}))
        rows.emplace_back(to_text(one.stance.date), one.holder.name, to_text(one.stance.position),
                          one.issue.name, one.reports.size());
    std::ranges::sort(rows);
    return rows;
}

}  // namespace

TEST_CASE("overlay: on random graphs a merge is what one name would have given") {
    for (std::uint32_t seed = 1; seed <= 8; ++seed) {
        CAPTURE(seed);
        const std::vector<Extraction> told = sample::random_extractions(seed, 60);
        std::vector<Extraction> under_one_name;
        for (const Extraction& one : told)
            under_one_name.push_back(renamed(one, {"kosovo"}, sample::actor("Serbia")));
        Database db = graph_of(told);
        const auto before = sample::dump(db);
        save_corrections(db, {draft(actor_merge, "kosovo", "serbia")});
        CHECK(rows_of(db) == rows_of(graph_of(under_one_name)));
        undo_correction(db, std::nullopt, "Ann", "");
        CHECK(sample::dump(db) == before);
    }
}

}  // namespace demarche::store
