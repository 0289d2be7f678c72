#include "importers/extract/coded_events.hpp"

#include <doctest/doctest.h>

#include <string>

#include "core/store/check.hpp"
#include "core/store/extraction_line.hpp"
#include "core/store/load.hpp"
#include "core/store/merge.hpp"
#include "core/store/save.hpp"

namespace demarche::extract {
namespace {

const catalog::Catalog& the_catalog() {
    static const catalog::Catalog catalog;
    return catalog;
}

const CodedActors& the_actors() {
    static const CodedActors actors{the_catalog()};
    return actors;
}

/// "russia", "russia / vladimir-putin"; of a discovered one its name and code.
std::string who(const CodedParty& party, const Day& on = {2015, 2, 18}) {
    const CodedWho who = the_actors().who(party, on);
    std::string text =
        who.party.discovered ? who.party.name + " " + who.party.code + " of" : who.party.id.text;
    if (who.party.discovered)
        for (const ActorId& of : who.party.of) text += ' ' + of.text;
    return who.speaker.id.empty() ? text : text + " / " + who.speaker.id.text;
}

Article part_of(const std::string& kind, std::vector<CodedEvent> rows, const std::string& id) {
    Article article;
    article.id = {id};
    article.kind = kind;
    article.title = "2 events";
    article.input = "rows:1";
    article.coded = std::move(rows);
    return article;
}

CodedEvent row(const std::string& id) {
    return {id,
            {2015, 2, 18},
            {"RUSGOV", "MOSCOW", "RUS"},
            {"USA", "UNITED STATES", "USA"},
            "138",
            "Riga",
            "Goldstein -7.0",
            3};
}

Extraction adopted(Article article) {
    return events_coded_elsewhere(std::move(article), the_actors(), the_catalog());
}

}  // namespace

TEST_CASE(
    "CodedActors: names where they agree with the code, then codes, else a discovered actor") {
    struct Case {
        CodedParty party;
        const char* who;
    };
    const Case cases[] = {
        {{"RUS", "RUSSIA", "RUS"}, "russia"},
        {{"RUSGOV", "KREMLIN", "RUS"}, "russia"},
        {{"RUSGOV", "VLADIMIR PUTIN", "RUS"}, "russia / vladimir-putin"},
        {{"IGOWSTNAT", "NATO", ""}, "nato"},
        {{"IGOEUREEC", "EUROPEAN UNION", ""}, "european-union"},
        {{"IGOEUREEC", "", ""}, "european-commission"},
        {{"USA", "GEORGIA", "USA"}, "united-states"},  // the state of the USA
        {{"GEO", "GEORGIA", "GEO"}, "georgia"},
        {{"ROM", "BUCHAREST", "ROM"}, "romania"},  // CAMEO's own code
        {{"TMP", "EAST TIMOR", "TMP"}, "east-timor"},
        {{"WSB", "WEST BANK", "WSB"}, "west-bank"},
        {{"USACOP", "POLICE", "USA"}, "Police (United States) USACOP of united-states"},
        {{"COP", "POLICE", ""}, "Police COP of"},
        {{"CRM", "CRIMINAL", ""}, "Criminal CRM of"},  // no Crimea
        {{"GOV", "PRIME MINISTER", ""}, "Prime Minister GOV of"},
        {{"AFR", "AFRICA", "AFR"}, "Africa AFR of"},
        {{"RUSGOV", "", ""}, "russia"},                    // Phoenix
        {{"", "Russia", "Russian Federation"}, "russia"},  // ICEWS
        {{"", "Government (Russia)", "Russian Federation"}, "russia"},
        {{"", "Sergey Lavrov", "Russian Federation"}, "russia / sergei-lavrov"},
        {{"", "Citizen (Russia)", "Russian Federation"}, "Citizen (Russia) RUS of russia"},
        {{"", "NATO", ""}, "nato"},
        {{"", "", ""}, ""},
    };
    for (const Case& c : cases) {
        CAPTURE(c.party.code);
        CAPTURE(c.party.name);
        CHECK(who(c.party) == c.who);
    }
}

TEST_CASE("CodedActors: who holds no office on the day speaks for no state") {
    CHECK(who({"RUSGOV", "SERGEY LAVROV", "RUS"}, {1985, 1, 1}) == "sergei-lavrov");
}

TEST_CASE("events_coded_elsewhere: a row is an event without words, by the rule of its coder") {
    const Extraction extraction = adopted(part_of("gdelt", {row("7")}, "a1"));
    REQUIRE(extraction.events.size() == 1);
    const Event& event = extraction.events.front();
    CHECK(event.source.text == "russia");
    CHECK(event.target.text == "united-states");
    CHECK(event.cameo == "138");
    CHECK(event.location == "Riga");
    CHECK(event.predicate == "(no sentence: coded by GDELT)");
    REQUIRE(event.reports.size() == 1);
    CHECK(event.reports.front().rule == "coded by GDELT");
    CHECK(event.reports.front().steps == "event 7, line 3 of the table; Goldstein -7.0");
    CHECK(event.reports.front().where.empty());
    CHECK(extraction.article.coded.empty());
}

TEST_CASE("events_coded_elsewhere: one id in two tables is one event, the coders are told apart") {
    const auto id_of = [](const std::string& kind, const std::string& id) {
        return adopted(part_of(kind, {row(id)}, "a1")).events.front().id;
    };
    CHECK(id_of("gdelt", "7") == id_of("gdelt", "7"));
    CHECK(id_of("gdelt", "7") != id_of("gdelt", "8"));
    CHECK(id_of("gdelt", "7") != id_of("icews", "7"));
}

TEST_CASE("a part of a coded table is saved, sound, merged, sent as a line and saved once only") {
    constexpr std::string_view noon = "2026-01-02T12:00:00Z";
    const Extraction one = adopted(part_of("gdelt", {row("7"), row("8")}, "a1"));
    // The same row again, in a longer table.
    const Extraction two = adopted(part_of("gdelt", {row("8"), row("9")}, "a2"));
    auto db = store::Database::in_memory();
    const store::Saved saved = store::save_extractions(db, std::vector{one, two}, noon);
    CHECK(saved.events == 3);
    CHECK(saved.repeats == 0);
    CHECK(store::check(db).empty());
    CHECK(store::save_extractions(db, std::vector{one, two}, noon).unchanged == 2);
    for (const store::StoredEvent& event : store::load_events(db, {})) {
        // One coder's word counts once, in however many tables it stands.
        CHECK(event.event.confidence == doctest::Approx(0.5));
        CHECK(event.reports.front().evidence.empty());
    }
    for (const store::StoredArticle& article : store::load_articles(db, {}))
        CHECK(article.same_as.empty());
    auto other = store::Database::in_memory();
    store::merge(other, db);
    CHECK(store::load_events(other, {}) == store::load_events(db, {}));
    const auto back = store::parse_line(store::to_line(one, noon));
    CHECK(back.extraction == one);
}

TEST_CASE("require_whole: an event without words is refused where its article has a text") {
    Extraction extraction = adopted(part_of("gdelt", {row("7")}, "a1"));
    CHECK_NOTHROW(store::require_whole(extraction));
    extraction.article.text = "The ministers met.";
    CHECK_THROWS(store::require_whole(extraction));
    extraction.article.text.clear();
    extraction.article.kind = "text";
    CHECK_THROWS(store::require_whole(extraction));
}

}  // namespace demarche::extract
