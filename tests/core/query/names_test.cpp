#include "core/query/names.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/query/unknown_name.hpp"
#include "core/store/corrections.hpp"
#include "core/store/save.hpp"
#include "core/store/unmerged.hpp"
#include "tests/core/store/sample.hpp"

namespace demarche::query {
namespace {

using Actors = std::vector<ActorId>;

const catalog::Catalog& ours() {
    static const catalog::Catalog catalog;
    return catalog;
}

/// Rebels of Zembla and rebels of elsewhere threaten Georgia; Russia consults Georgia.
store::Database graph() {
    Extraction told = sample::article("a1");
    sample::add_event(told, "Rebels", "13", "Georgia");
    sample::add_event(told, "Rebels of Zembla", "13", "Georgia");
    sample::add_event(told, "Russia", "04", "Georgia");
    for (Actor& actor : told.actors)
        if (actor.name.starts_with("Rebels")) actor.name = "Rebels";
    store::Database db = store::Database::in_memory();
    store::save_extraction(db, told, "2026-01-02T12:00:00Z");
    return db;
}

void merge_actor(store::Database& db, const std::string& goes, const std::string& stays) {
    Correction made;
    made.kind = CorrectionKind::actor_merge;
    made.subject = goes;
    made.value = stays;
    made.author = "Ann";
    store::save_corrections(db, {made});
}

}  // namespace

TEST_CASE("resolve_one_actor: an exact id is one, however many bear the name") {
    struct Case {
        const char* name;
        Actors one, all;
    };
    const Case cases[] = {
        {"rebels", {{"rebels"}}, {{"rebels"}, {"rebels-of-zembla"}}},
        {"Rebels", {{"rebels"}, {"rebels-of-zembla"}}, {{"rebels"}, {"rebels-of-zembla"}}},
        {"rebels-of-zembla", {{"rebels-of-zembla"}}, {{"rebels-of-zembla"}}},
        {"Moscow", {{"russia"}}, {{"russia"}}},
    };
    const store::Database db = graph();
    for (const Case& c : cases) {
        CAPTURE(c.name);
        CHECK(resolve_one_actor(db, ours(), c.name) == c.one);
        CHECK(resolve_actor(db, ours(), c.name) == c.all);
    }
}

TEST_CASE("resolve_actor: an id or name that was merged away leads to the one that stays") {
    store::Database db = graph();
    merge_actor(db, "rebels-of-zembla", "georgia");
    merge_actor(db, "georgia", "russia");
    for (const char* name : {"rebels-of-zembla", "georgia", "Georgia", "Tbilisi", "russia"}) {
        CAPTURE(name);
        CHECK(resolve_actor(db, ours(), name) == Actors{{"russia"}});
        CHECK(resolve_one_actor(db, ours(), name) == Actors{{"russia"}});
    }
    CHECK(resolve_one_actor(db, ours(), "rebels") == Actors{{"rebels"}});
    CHECK_THROWS_AS(static_cast<void>(resolve_actor(db, ours(), "rebels-of-nowhere")), UnknownName);
}

TEST_CASE("unmerged: names lead to who bears them, whatever was merged since") {
    store::Database db = graph();
    merge_actor(db, "georgia", "russia");
    CHECK(store::load_unmerged_actors_named(db, "GEORGIA") == Actors{{"georgia"}});
    CHECK(store::load_unmerged_actors_named(db, "rebels-of-zembla") ==
          Actors{{"rebels-of-zembla"}});
    CHECK(store::load_unmerged_actors_named(db, "Nobody").empty());
    CHECK(store::describe_unmerged(db, ActorId{"georgia"})->name == "Georgia");
    CHECK_FALSE(store::describe_unmerged(db, ActorId{"nobody"}));
}

}  // namespace demarche::query
