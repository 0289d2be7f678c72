#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/store/corrections.hpp"
#include "core/store/merge.hpp"
#include "core/store/save.hpp"
#include "tests/core/store/readings.hpp"
#include "tests/core/store/sample.hpp"

/// What persons said, in each way in which an article comes in anew.
namespace demarche::store {
namespace {

using enum CorrectionKind;
using readings::added;
using readings::added_event;
using readings::added_stance;
using readings::before;
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
using readings::text;
using readings::Texts;

/// A way in which an article comes in anew: from what was judged to what is there then.
struct Way {
    const char* name;
    std::function<Database(Database judged)> go;
};

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

}  // namespace demarche::store
