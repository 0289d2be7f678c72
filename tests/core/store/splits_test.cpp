#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/error.hpp"
#include "core/model/correction_value.hpp"
#include "core/model/names.hpp"
#include "core/store/check.hpp"
#include "core/store/corrections.hpp"
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

Correction draft(CorrectionKind kind, std::string subject, std::string value = "",
                 std::string author = "Ann") {
    Correction made;
    made.kind = kind;
    made.subject = std::move(subject);
    made.value = std::move(value);
    made.author = std::move(author);
    return made;
}

Correction split_actor(const std::string& from, const std::string& into, Split split,
                       std::string author = "Ann") {
    split.into = slug(into);
    Correction made = draft(actor_split, slug(from), to_value(std::move(split)), std::move(author));
    made.actor = sample::actor(into, ActorType::person);
    return made;
}

Correction split_issue(const std::string& from, const std::string& into, Split split) {
    split.into = slug(into);
    Correction made = draft(issue_split, slug(from), to_value(std::move(split)));
    made.issue.emplace();
    made.issue->id.text = slug(into);
    made.issue->name = into;
    return made;
}

Split since(const Day& day) { return {"", day, {}, {}, ""}; }
Split until(const Day& day) { return {"", {}, day, {}, ""}; }
Split in(const std::string& article) { return {"", {}, {}, {{article}}, ""}; }

/// Petrov, a person, in one article a year: he criticizes NATO, opposes its plan, is criticized by
/// Peru and speaks for Russia.
Extraction of_year(int year) {
    const std::string name = std::to_string(year);
    Extraction told =
        sample::article(name, {year, 3, 1}, "Petrov criticizes NATO in " + name + ".");
    sample::add_event(told, "Petrov", "11", "NATO", 0.5, {year, 3, 1});
    sample::add_event(told, "Peru", "12", "Petrov", 0.5, {year, 3, 1});
    Event& said = sample::add_event(told, "Russia", "01", "Peru", 0.5, {year, 3, 1});
    said.source_speaker.text = "petrov";
    sample::add_stance(told, "Petrov", Position::opposes, "The crisis", 0.5, {year, 3, 1});
    Stance& spoken =
        sample::add_stance(told, "Russia", Position::supports, "The crisis", 0.5, {year, 3, 1});
    spoken.speaker.text = "petrov";
    spoken.id.text = content_id("s", {to_text(spoken.date), spoken.holder.text, spoken.speaker.text,
                                      spoken.issue.text, spoken.target, to_text(spoken.position)});
    sample::add_mention(told, "Petrov", {0, 6});
    return told;
}

Database graph() {
    Database db = Database::in_memory();
    const std::vector<Extraction> told = {of_year(2005), of_year(2007), of_year(2009)};
    save_extractions(db, told, "2026-01-02T12:00:00Z");
    return db;
}

/// For each year who is where Petrov was: in all places, or in each.
std::string who(const Database& db) {
    std::string all;
    for (int year : {2005, 2007, 2009, 2010}) {
        Texts found;
        const auto put = [&](const std::string& name) {
            if (std::ranges::find(found, name) == found.end()) found.push_back(name);
        };
        for (const StoredEvent& one : load_events(db, {})) {
            if (one.event.date.year != year) continue;
            if (one.event.cameo == "11") put(one.source.name);
            if (one.event.cameo == "12") put(one.target.name);
            if (one.event.cameo == "01") put(one.source_speaker.name);
        }
        for (const StoredStance& one : load_stances(db, {})) {
            if (one.stance.date.year != year) continue;
            put(one.stance.position == Position::opposes ? one.holder.name : one.speaker.name);
        }
        Selection of_year;
        of_year.articles = {{std::to_string(year)}};
        for (const StoredMention& one : load_mentions(db, of_year)) put(one.actor.name);
        for (const std::string& name : found) all += (all.empty() ? "" : " ") + name;
    }
    return all;
}

std::string issues_by_year(const Database& db) {
    std::string all;
    for (const StoredStance& one : load_stances(db, {}))
        if (one.stance.position == Position::opposes)
            all += (all.empty() ? "" : ", ") + one.issue.name + ' ' +
                   (one.stance.on_issue ? std::string{to_text(*one.stance.on_issue)} : "null");
    return all;
}

}  // namespace

TEST_CASE("splits: of an actor, what fits goes to another, in every place, and comes back") {
    struct Case {
        std::vector<Correction> corrections;
        const char* who;
    };
    const Split of_two_conditions{"", {2007, 0, 0}, {}, {{"2005"}, {"2009"}}, ""};
    const Case cases[] = {
        {{}, "Petrov Petrov Petrov"},
        {{split_actor("Petrov", "Anna Petrov", since({2007, 0, 0}))},
         "Petrov Anna Petrov Anna Petrov"},
        {{split_actor("Petrov", "Anna Petrov", until({2007, 0, 0}))},
         "Anna Petrov Anna Petrov Petrov"},
        {{split_actor("Petrov", "Anna Petrov", {"", {2006, 0, 0}, {2008, 1, 1}, {}, ""})},
         "Petrov Anna Petrov Petrov"},
        {{split_actor("Petrov", "Anna Petrov", in("2009"))}, "Petrov Petrov Anna Petrov"},
        {{split_actor("Petrov", "Anna Petrov", of_two_conditions)}, "Petrov Petrov Anna Petrov"},
        {{split_actor("Petrov", "Anna Petrov", since({2030, 0, 0}))}, "Petrov Petrov Petrov"},
        // into one that is there
        {{split_actor("Petrov", "Peru", in("2009"))}, "Petrov Petrov Peru"},
        // twice
        {{split_actor("Petrov", "Anna Petrov", since({2007, 0, 0})),
          split_actor("Petrov", "Ivan Petrov", in("2005"))},
         "Ivan Petrov Anna Petrov Anna Petrov"},
        {{split_actor("Petrov", "Anna Petrov", since({2007, 0, 0})),
          split_actor("Anna Petrov", "Eva Petrov", in("2009"))},
         "Petrov Anna Petrov Eva Petrov"},
        // split, then merge
        {{split_actor("Petrov", "Anna Petrov", in("2009")), draft(actor_merge, "petrov", "peru")},
         "Peru Peru Anna Petrov"},
        {{split_actor("Petrov", "Anna Petrov", in("2009")),
          draft(actor_merge, "anna-petrov", "peru")},
         "Petrov Petrov Peru"},
        {{split_actor("Petrov", "Anna Petrov", in("2009")),
          draft(actor_merge, "anna-petrov", "petrov")},
         "Petrov Petrov Petrov"},
        // merge, then split
        {{draft(actor_merge, "petrov", "china"), split_actor("China", "Anna Petrov", in("2009"))},
         "China China Anna Petrov"},
        {{draft(actor_merge, "petrov", "china"), split_actor("China", "Petrov", in("2009"))},
         "China China Petrov"},
        {{draft(actor_merge, "petrov", "china"), split_actor("China", "Petrov", in("2009")),
          draft(actor_merge, "china", "peru")},
         "Peru Peru Petrov"},
        // who split it did not know of the merge
        {{draft(actor_merge, "petrov", "china"), split_actor("Petrov", "Anna Petrov", in("2009"))},
         "China China Anna Petrov"},
    };
    for (const Case& c : cases) {
        CAPTURE(&c - cases);
        Database db = graph();
        Extraction other = sample::article("a0", {2001, 1, 1}, "China speaks.");
        sample::add_event(other, "China", "01", "", 0.5, {2001, 1, 1});
        save_extraction(db, other, "2026-01-02T13:00:00Z");
        const auto before = sample::dump(db);
        for (const Correction& one : c.corrections) save_corrections(db, {one});
        CHECK(who(db) == c.who);
        for (const Finding& one : check(db)) FAIL_CHECK(one.part << ": " << one.what);
        // The log says it all: laid at once, and elsewhere, it is the same.
        Database elsewhere = Database::in_memory();
        merge(elsewhere, db);
        lay_corrections(elsewhere);
        CHECK(sample::dump(elsewhere) == sample::dump(db));
        for (std::size_t i = 0; i < c.corrections.size(); ++i)
            undo_correction(db, std::nullopt, "Ann", "");
        CHECK(sample::dump(db) == before);
    }
}

TEST_CASE("splits: any correction of several is undone alone") {
    struct Case {
        std::size_t undone;
        const char* who;
    };
    // The split, what takes its rows, what takes the others.
    for (const Case& c : {Case{0, "China China China"}, Case{1, "China China Anna Petrov"},
                          Case{2, "Petrov Petrov Peru"}}) {
        CAPTURE(c.undone);
        Database db = graph();
        Extraction other = sample::article("a0", {2001, 1, 1}, "China speaks.");
        sample::add_event(other, "China", "01", "", 0.5, {2001, 1, 1});
        save_extraction(db, other, "2026-01-02T13:00:00Z");
        std::vector<CorrectionId> ids;
        ids.push_back(
            save_corrections(db, {split_actor("Petrov", "Anna Petrov", in("2009"))}).front().id);
        ids.push_back(save_corrections(db, {draft(actor_merge, "anna-petrov", "peru")}).front().id);
        ids.push_back(save_corrections(db, {draft(actor_merge, "petrov", "china")}).front().id);
        CHECK(who(db) == "China China Peru");
        undo_correction(db, ids[c.undone], "Ann", "");
        CHECK(who(db) == c.who);
    }
}

TEST_CASE("splits: what comes in later is split too, and the new one is found by its name") {
    Database db = graph();
    save_corrections(db, {split_actor("Petrov", "Anna Petrov", since({2008, 0, 0}))});
    save_extraction(db, of_year(2010), "2026-01-03T12:00:00Z");
    CHECK(who(db) == "Petrov Petrov Anna Petrov Anna Petrov");
    CHECK(load_actors_named(db, "anna petrov") == std::vector<ActorId>{{"anna-petrov"}});
    CHECK(load_actor(db, {"anna-petrov"})->events == 6);
    CHECK(load_actor(db, {"anna-petrov"})->articles == 2);
    CHECK(load_actor(db, {"anna-petrov"})->actor.type == ActorType::person);
    CHECK(load_edges(db, {}).events.size() == 12);
    Selection of_anna;
    of_anna.speakers = {{"anna-petrov"}};
    CHECK(load_events(db, of_anna).size() == 2);
    save_corrections(db, {draft(actor_name, "anna-petrov", "Anna P.")});
    CHECK(who(db) == "Petrov Petrov Anna P. Anna P.");
}

TEST_CASE("splits: an actor that is split off a merged one has its own names again") {
    Database db = graph();
    save_corrections(db, {draft(actor_merge, "peru", "petrov")});
    CHECK(load_actors_named(db, "Peru") == std::vector<ActorId>{{"petrov"}});
    save_corrections(db, {split_actor("Petrov", "Peru", in("2005"))});
    CHECK(load_actors_named(db, "Peru") == std::vector<ActorId>{{"peru"}});
    CHECK(load_actors_named(db, "Petrov") == std::vector<ActorId>{{"petrov"}});
    CHECK(merged_into(db, ActorId{"peru"}) == ActorId{"peru"});
}

TEST_CASE("splits: an edit that names the actor follows those that come after it") {
    struct Case {
        bool is_edit_first;
        const char* source;
    };
    for (const Case& c : {Case{true, "Anna Petrov"}, Case{false, "Petrov"}}) {
        CAPTURE(c.is_edit_first);
        Database db = graph();
        std::string id;
        for (const StoredEvent& one : load_events(db, {}))
            if (one.event.cameo == "01" && one.event.date.year == 2009) id = one.event.id.text;
        std::vector<Correction> both = {draft(event_source, id, "petrov"),
                                        split_actor("Petrov", "Anna Petrov", in("2009"))};
        if (!c.is_edit_first) std::swap(both[0], both[1]);
        save_corrections(db, both);
        CHECK(load_event(db, {id})->source.name == c.source);
    }
}

TEST_CASE("splits: the day that a person gave an event is the one that counts") {
    Database db = graph();
    std::string id;
    for (const StoredEvent& one : load_events(db, {}))
        if (one.event.cameo == "11" && one.event.date.year == 2009) id = one.event.id.text;
    save_corrections(db, {split_actor("Petrov", "Anna Petrov", until({2004, 0, 0})),
                          draft(event_date, id, "2003-01-01")});
    CHECK(load_event(db, {id})->source.name == "Anna Petrov");
}

TEST_CASE("splits: one condition, two names: neither has effect, and a third settles it") {
    const Database base = graph();
    Database ann = Database::in_memory(), bob = Database::in_memory();
    merge(ann, base);
    merge(bob, base);
    save_corrections(ann, {split_actor("Petrov", "Anna Petrov", in("2009"))});
    save_corrections(bob, {split_actor("Petrov", "Eva Petrov", in("2009"), "Bob")});
    merge(ann, bob);
    merge(bob, ann);
    lay_corrections(ann);
    lay_corrections(bob);
    CHECK(sample::dump_tables(ann) == sample::dump_tables(bob));
    CHECK(who(ann) == "Petrov Petrov Petrov");
    CHECK(std::ranges::count(load_corrections(ann), true, &LoggedCorrection::in_conflict) == 2);
    save_corrections(ann, {split_actor("Petrov", "Eva Petrov", in("2009"))});
    CHECK(who(ann) == "Petrov Petrov Eva Petrov");
    save_corrections(ann, {split_actor("Petrov", "Anna Petrov", in("2005"))});
    CHECK(who(ann) == "Anna Petrov Petrov Eva Petrov");
}

TEST_CASE("splits: of an issue, by days, articles and phrase; answers go where they are asked") {
    struct Case {
        std::vector<Correction> corrections;
        const char* issues;
    };
    Split on_phrase;
    on_phrase.target = "a crisis.";
    Split on_other;
    on_other.target = "peace";
    const Case cases[] = {
        {{split_issue("The crisis", "Crisis of 2009", since({2008, 0, 0}))},
         "The crisis opposes, The crisis opposes, Crisis of 2009 null"},
        {{split_issue("The crisis", "Crisis of 2005", in("2005"))},
         "Crisis of 2005 null, The crisis opposes, The crisis opposes"},
        {{split_issue("The crisis", "Dispute", on_phrase)},
         "Dispute null, Dispute null, Dispute null"},
        {{split_issue("The crisis", "Dispute", on_other)},
         "The crisis opposes, The crisis opposes, The crisis opposes"},
        // into one that asks another question
        {{split_issue("The crisis", "War", in("2005"))},
         "War neutral, The crisis opposes, The crisis opposes"},
        {{split_issue("The crisis", "War", in("2005")), draft(issue_merge, "the-crisis", "war")},
         "War neutral, War neutral, War neutral"},
        {{draft(issue_merge, "the-crisis", "war"), split_issue("War", "The crisis", in("2005"))},
         "The crisis neutral, War neutral, War neutral"},
    };
    for (const Case& c : cases) {
        CAPTURE(&c - cases);
        Database db = Database::in_memory();
        std::vector<Extraction> told = {of_year(2005), of_year(2007), of_year(2009)};
        for (Extraction& one : told)
            for (Stance& stance : one.stances) stance.on_issue = stance.position;
        Extraction other = sample::article("a0", {2001, 1, 1}, "Peru backs the war.");
        sample::add_stance(other, "Peru", Position::supports, "War", 0.5, {2001, 1, 1});
        told.push_back(other);
        save_extractions(db, told, "2026-01-02T12:00:00Z");
        const auto before = sample::dump(db);
        for (const Correction& one : c.corrections) save_corrections(db, {one});
        CHECK(issues_by_year(db) == c.issues);
        for (std::size_t i = 0; i < c.corrections.size(); ++i)
            undo_correction(db, std::nullopt, "Ann", "");
        CHECK(sample::dump(db) == before);
    }
}

TEST_CASE("splits: on random graphs every row of days and articles goes, and no other") {
    for (std::uint32_t seed = 1; seed <= 8; ++seed) {
        CAPTURE(seed);
        Database db = Database::in_memory();
        save_extractions(db, sample::random_extractions(seed, 40), "2026-01-02T12:00:00Z");
        Selection chosen;
        chosen.since = {2006, 3, 0};
        chosen.until = {2007, 5, 0};
        std::vector<std::string> wanted, found;
        const auto take = [](std::vector<std::string>& ids, const auto& name, const auto& event) {
            if (event.source.name == name || event.target.name == name)
                ids.push_back(event.event.id.text);
        };
        for (const StoredEvent& one : load_events(db, chosen)) take(wanted, "China", one);
        const std::size_t all = load_events(db, {}).size();
        save_corrections(
            db, {split_actor("China", "Old China", {"", chosen.since, chosen.until, {}, ""})});
        for (const StoredEvent& one : load_events(db, {})) take(found, "Old China", one);
        std::ranges::sort(wanted);
        std::ranges::sort(found);
        CHECK(found == wanted);
        CHECK(load_events(db, {}).size() == all);
    }
}

TEST_CASE(
    "offices: what a person adds is held beside what is known, follows merges, and is undone") {
    Database db = graph();
    const auto office = [](const char* role, Day from, Day to) {
        Correction made = draft(actor_office, "petrov", to_value(Role{role, {"peru"}, from, to}));
        made.actor = sample::actor("Peru");
        return made;
    };
    const auto held = [&] {
        std::string all;
        const auto stored = load_actor(db, {"petrov"});
        if (!stored) return all;
        for (std::size_t i = 0; i < stored->actor.roles.size(); ++i)
            all += (all.empty() ? "" : "; ") + in_words(stored->actor.roles[i], stored->role_of[i]);
        return all;
    };
    save_corrections(db, {office("foreign minister", {2004, 0, 0}, {})});
    CHECK(held() == "foreign minister of Peru, since 2004");
    save_corrections(db, {office("premier", {2008, 1, 0}, {2009, 0, 0})});
    CHECK(held() ==
          "foreign minister of Peru, since 2004; premier of Peru, since 2008-01, until 2009");
    save_corrections(db, {draft(actor_merge, "peru", "russia")});
    CHECK(held() ==
          "foreign minister of Russia, since 2004; premier of Russia, since 2008-01, until 2009");
    undo_correction(db, std::nullopt, "Ann", "");
    undo_correction(db, std::nullopt, "Ann", "");
    CHECK(held() == "foreign minister of Peru, since 2004");
    undo_correction(db, std::nullopt, "Ann", "");
    CHECK(held().empty());
}

TEST_CASE("splits: what the log keeps of a split and an office is read back") {
    const Split split{"anna", {2007, 0, 0}, {2008, 5, 0}, {{"a 1"}, {"b"}}, "the plan of X"};
    CHECK(parse_split(to_value(split)) == split);
    CHECK(parse_split("anna") == Split{"anna", {}, {}, {}, ""});
    CHECK(in_words(split) == "since 2007, until 2008-05, articles a 1 or b, target the plan of X");
    const Role office{"minister of war", {"peru"}, {2004, 0, 0}, {}};
    CHECK(parse_office(to_value(office)) == office);
    Split turned = split;
    std::ranges::reverse(turned.articles);
    CHECK(to_value(turned) == to_value(split));
}

}  // namespace demarche::store
