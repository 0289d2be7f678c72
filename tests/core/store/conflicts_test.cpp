#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "core/model/names.hpp"
#include "core/store/corrections.hpp"
#include "core/store/load.hpp"
#include "core/store/merge.hpp"
#include "core/store/overlay.hpp"
#include "core/store/save.hpp"
#include "tests/core/store/sample.hpp"
#include "tests/core/store/tables.hpp"

/// What several people said of one thing, in one graph and in several.
namespace demarche::store {
namespace {

using enum CorrectionKind;

/// Russia threatens NATO and opposes missile defence; Serbia consults Togo.
Database graph() {
    Extraction told = sample::article("a1", {2007, 6, 26}, "Russia threatens NATO.");
    sample::add_event(told, "Russia", "13", "NATO");
    sample::add_event(told, "Serbia", "04", "Togo");
    sample::add_stance(told, "Russia", Position::opposes, "Missile defence");
    Database db = Database::in_memory();
    save_extraction(db, told, "2026-01-02T12:00:00Z");
    return db;
}

Database copy_of(const Database& from) {
    Database db = Database::in_memory();
    merge(db, from);
    lay_corrections(db);
    return db;
}

/// One step of a person: "reject", "confirm", "supports" or "neutral" of the stance, "holder", a
/// merge "serbia>togo", an "undo" of the last, nothing.
struct Step {
    std::string author, what;
};

std::string id_of_stance() { return load_stances(graph(), {}).front().stance.id.text; }

Correction draft_of(const Step& step) {
    Correction made;
    made.author = step.author;
    made.subject = id_of_stance();
    const std::string& what = step.what;
    if (const std::size_t into = what.find('>'); into != std::string::npos) {
        made.kind = actor_merge;
        made.subject = what.substr(0, into);
        made.value = what.substr(into + 1);
    } else if (what == "reject" || what == "confirm") {
        made.kind = what == "reject" ? stance_reject : stance_confirm;
    } else {
        made.kind = what == "togo" ? stance_holder : stance_position;
        made.value = what;
    }
    return made;
}

void take(Database& db, const Step& step, Replaces which = Replaces::all) {
    if (step.what == "undo")
        undo_correction(db, std::nullopt, step.author, "");
    else
        save_corrections(db, {draft_of(step)}, which);
}

/// "Russia opposes", or "none" where it is rejected.
std::string stance_of(const Database& db) {
    const auto stances = load_stances(db, {});
    if (stances.empty()) return "none";
    return stances[0].holder.name + ' ' + std::string{to_text(stances[0].stance.position)};
}

/// "reject Ann: conflict; supports Bob: conflict" of all that is in force, by kind.
std::string state_of(const Database& db) {
    std::vector<std::string> lines;
    for (const LoggedCorrection& one : load_corrections(db))
        if (one.in_force && one.correction.kind != undo)
            lines.push_back(one.correction.author + ' ' +
                            std::string{to_text(one.correction.kind)} +
                            (one.in_conflict ? " conflict" : ""));
    std::ranges::sort(lines);
    std::string text;
    for (const std::string& line : lines) text += (text.empty() ? "" : "; ") + line;
    return text;
}

std::size_t conflicts_in(const Database& db) {
    std::vector<CorrectionId> ids;
    for (const LoggedCorrection& one : load_corrections(db)) {
        CHECK(one.in_conflict == !one.conflict.empty());
        if (one.in_conflict && std::ranges::find(ids, one.conflict) == ids.end())
            ids.push_back(one.conflict);
    }
    return ids.size();
}

}  // namespace

TEST_CASE("conflicts: in one log the last word of several holds") {
    struct Case {
        std::vector<std::string> says;
        const char* shown;
    };
    const Case cases[] = {
        {{"reject", "supports"}, "Russia supports"},
        {{"supports", "reject"}, "none"},
        {{"supports", "reject", "confirm"}, "Russia supports"},
        {{"supports", "reject", "neutral"}, "Russia neutral"},
        {{"supports", "reject", "togo"}, "Togo supports"},
        {{"supports", "reject", "undo"}, "Russia supports"},
        {{"reject", "supports", "undo"}, "none"},
        {{"reject", "supports", "togo", "reject"}, "none"},
        {{"reject", "confirm", "supports"}, "Russia supports"},
        {{"confirm", "reject", "togo"}, "Togo opposes"},
        {{"confirm", "supports"}, "Russia supports"},
    };
    for (const Case& c : cases) {
        std::string told;
        for (const std::string& one : c.says) told += one + ' ';
        CAPTURE(told);
        Database db = graph();
        const char* authors[] = {"Ann", "Bob", "Cleo", "Dora"};
        for (std::size_t i = 0; i < c.says.size(); ++i) take(db, {authors[i], c.says[i]});
        CHECK(stance_of(db) == c.shown);
        CHECK(conflicts_in(db) == 0);
    }
}

TEST_CASE("conflicts: one log never contradicts itself, whatever is undone and done again") {
    const std::vector<std::string> words = {"reject", "confirm", "supports",    "neutral",
                                            "togo",   "undo",    "serbia>togo", "togo>serbia",
                                            "undo",   "undo"};
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        CAPTURE(seed);
        std::mt19937 dice{seed};
        Database db = graph();
        std::string told;
        for (int i = 0; i < 14; ++i) {
            const std::string& what = words[dice() % words.size()];
            const auto log = load_corrections(db);
            try {
                if (what == "undo" && !log.empty())
                    undo_correction(db, log[dice() % log.size()].correction.id, "Ann", "");
                else
                    take(db, {"Ann", what});
                told += what + ' ';
            } catch (const InputError&) {  // it has no effect any more, or closes a circle
            }
            CAPTURE(told);
            CHECK(conflicts_in(db) == 0);
        }
    }
}

TEST_CASE("conflicts: what several graphs say of one thing is the same in every order of merges") {
    struct Case {
        std::vector<Step> known;  // to all
        std::vector<Step> ann, bob, cleo;
        std::size_t conflicts;
        const char* shown;
        const char* state;
    };
    const Case cases[] = {
        {{},
         {{"Ann", "reject"}},
         {{"Bob", "supports"}},
         {},
         1,
         "Russia opposes",
         "Ann stance reject conflict; Bob stance position conflict"},
        {{},
         {{"Ann", "reject"}},
         {{"Bob", "confirm"}},
         {},
         1,
         "Russia opposes",
         "Ann stance reject conflict; Bob stance confirm conflict"},
        {{},
         {{"Ann", "reject"}},
         {{"Bob", "reject"}},
         {},
         0,
         "none",
         "Ann stance reject; Bob stance reject"},
        {{},
         {{"Ann", "supports"}},
         {{"Bob", "supports"}},
         {},
         0,
         "Russia supports",
         "Ann stance position; Bob stance position"},
        {{},
         {{"Ann", "supports"}},
         {{"Bob", "neutral"}},
         {},
         1,
         "Russia opposes",
         "Ann stance position conflict; Bob stance position conflict"},
        {{},
         {{"Ann", "supports"}},
         {{"Bob", "togo"}},
         {},
         0,
         "Togo supports",
         "Ann stance position; Bob stance holder"},
        {{},
         {{"Ann", "supports"}},
         {{"Bob", "confirm"}},
         {},
         0,
         "Russia supports",
         "Ann stance position; Bob stance confirm"},
        {{},
         {{"Ann", "supports"}, {"Ann", "togo"}},
         {{"Bob", "neutral"}},
         {{"Cleo", "reject"}},
         1,
         "Russia opposes",
         "Ann stance holder conflict; Ann stance position conflict; Bob stance position conflict; "
         "Cleo stance reject conflict"},
        {{},
         {{"Ann", "serbia>togo"}},
         {{"Bob", "togo>serbia"}},
         {},
         1,
         "Russia opposes",
         "Ann actor merge conflict; Bob actor merge conflict"},
        {{},
         {{"Ann", "serbia>togo"}},
         {{"Bob", "togo>serbia"}},
         {{"Cleo", "serbia>togo"}},
         1,
         "Russia opposes",
         "Ann actor merge conflict; Bob actor merge conflict; Cleo actor merge conflict"},
        {{},
         {{"Ann", "serbia>togo"}},
         {{"Bob", "togo>nato"}},
         {{"Cleo", "nato>serbia"}},
         1,
         "Russia opposes",
         "Ann actor merge conflict; Bob actor merge conflict; Cleo actor merge conflict"},
        {{},
         {{"Ann", "serbia>togo"}},
         {{"Bob", "serbia>nato"}},
         {},
         1,
         "Russia opposes",
         "Ann actor merge conflict; Bob actor merge conflict"},
        {{{"Ann", "reject"}},
         {{"Ann", "undo"}},
         {{"Bob", "supports"}},
         {},
         0,
         "Russia supports",
         "Bob stance position"},
        {{{"Ann", "reject"}},
         {},
         {{"Bob", "supports"}},
         {},
         0,
         "Russia supports",
         "Bob stance position"},
        {{{"Ann", "supports"}},
         {{"Ann", "undo"}},
         {{"Bob", "reject"}},
         {},
         0,
         "none",
         "Bob stance reject"},
        {{{"Ann", "supports"}},
         {{"Ann", "confirm"}},
         {{"Bob", "reject"}},
         {},
         1,
         "Russia opposes",
         "Ann stance confirm conflict; Bob stance reject conflict"},
        {{{"Ann", "supports"}}, {{"Ann", "undo"}}, {{"Bob", "undo"}}, {}, 0, "Russia opposes", ""},
        {{{"Ann", "reject"}},
         {{"Ann", "supports"}},
         {{"Bob", "reject"}},
         {},
         1,
         "Russia opposes",
         "Ann stance position conflict; Bob stance reject conflict"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.state);
        Database base = graph();
        for (const Step& step : c.known) take(base, step);
        std::vector<Database> graphs;
        for (const auto* steps : {&c.ann, &c.bob, &c.cleo}) {
            Database& one = graphs.emplace_back(copy_of(base));
            for (const Step& step : *steps) take(one, step);
        }
        std::string rows;
        std::vector<std::size_t> order{0, 1, 2};
        do {
            CAPTURE(order[0]);
            CAPTURE(order[1]);
            Database into = Database::in_memory();
            for (const std::size_t at : order) merge(into, graphs[at]);
            for (const std::size_t at : order) merge(into, graphs[at]);
            lay_corrections(into);
            CHECK(state_of(into) == c.state);
            CHECK(conflicts_in(into) == c.conflicts);
            CHECK(stance_of(into) == c.shown);
            const std::string told = sample::dump_tables(into);
            if (rows.empty()) rows = told;
            CHECK(told == rows);
        } while (std::ranges::next_permutation(order).found);
    }
}

TEST_CASE("conflicts: one more correction settles them, and its undo brings them back") {
    struct Case {
        const char* ann;
        const char* bob;
        const char* last;
        const char* shown;
    };
    const Case cases[] = {
        {"reject", "supports", "reject", "none"},
        {"reject", "supports", "confirm", "Russia supports"},
        {"reject", "supports", "neutral", "Russia neutral"},
        {"reject", "confirm", "confirm", "Russia opposes"},
        {"reject", "confirm", "reject", "none"},
        {"supports", "neutral", "neutral", "Russia neutral"},
        {"serbia>togo", "togo>serbia", "serbia>togo", "Russia opposes"},
        {"serbia>togo", "togo>serbia", "togo>serbia", "Russia opposes"},
        {"russia>togo", "togo>russia", "russia>togo", "Togo opposes"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.ann);
        CAPTURE(c.bob);
        CAPTURE(c.last);
        Database ann = graph(), bob = graph();
        take(ann, {"Ann", c.ann});
        take(bob, {"Bob", c.bob});
        merge(ann, bob);
        lay_corrections(ann);
        CHECK(conflicts_in(ann) == 1);
        CHECK(stance_of(ann) == "Russia opposes");
        take(ann, {"Cleo", c.last});
        CHECK(conflicts_in(ann) == 0);
        CHECK(stance_of(ann) == c.shown);
        merge(bob, ann);
        lay_corrections(bob);
        CHECK(conflicts_in(bob) == 0);
        CHECK(stance_of(bob) == c.shown);
        take(ann, {"Cleo", "undo"});
        CHECK(conflicts_in(ann) == 1);
        CHECK(stance_of(ann) == "Russia opposes");
    }
}

TEST_CASE("conflicts: a merge of three in a circle is settled by one of them once more") {
    Database ann = graph(), bob = graph(), cleo = graph();
    take(ann, {"Ann", "serbia>togo"});
    take(bob, {"Bob", "togo>nato"});
    take(cleo, {"Cleo", "nato>serbia"});
    merge(ann, bob);
    merge(ann, cleo);
    lay_corrections(ann);
    CHECK(conflicts_in(ann) == 1);
    take(ann, {"Ann", "serbia>togo"});
    CHECK(conflicts_in(ann) == 0);
    CHECK(merged_into(ann, ActorId{"serbia"}) == ActorId{"nato"});
    CHECK(merged_into(ann, ActorId{"togo"}) == ActorId{"nato"});
    CHECK_THROWS_AS(take(ann, {"Ann", "nato>serbia"}), InputError);
}

TEST_CASE("conflicts: a reader's verdict replaces his own alone, in whatever order files come") {
    struct Case {
        const char* ann;
        const char* bob;
        std::size_t conflicts;
        const char* shown;
    };
    const Case cases[] = {
        {"confirm", "reject", 1, "Russia opposes"},     {"supports", "reject", 1, "Russia opposes"},
        {"supports", "neutral", 1, "Russia opposes"},   {"confirm", "confirm", 0, "Russia opposes"},
        {"supports", "supports", 0, "Russia supports"}, {"reject", "reject", 0, "none"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.ann);
        CAPTURE(c.bob);
        for (const bool ann_is_first : {true, false}) {
            CAPTURE(ann_is_first);
            Database db = graph();
            const Step ann{"Ann", c.ann}, bob{"Bob", c.bob};
            take(db, ann_is_first ? ann : bob, Replaces::own);
            take(db, ann_is_first ? bob : ann, Replaces::own);
            CHECK(conflicts_in(db) == c.conflicts);
            CHECK(stance_of(db) == c.shown);
            take(db, {"Ann", c.bob}, Replaces::own);
            CHECK(conflicts_in(db) == 0);
        }
    }
}

TEST_CASE("conflicts: what a newer program corrected goes along unread") {
    Database ann = graph(), bob = graph();
    take(ann, {"Ann", "reject"});
    const Correction known = load_corrections(ann).front().correction;
    SQLite::Statement change{ann.handle(), "UPDATE corrections SET kind = 'stance doubt', id = ?"};
    change.bind(1, content_id("c", {"stance doubt", known.subject, known.value, known.author,
                                    known.time, known.reason, ""}));
    change.exec();
    merge(bob, ann);
    CHECK(load_corrections(bob).empty());
    CHECK(bob.handle().execAndGet("SELECT kind FROM corrections").getString() == "stance doubt");
}

}  // namespace demarche::store
