#include "importers/extract/extract.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "tests/support/expectations.hpp"
#include "tests/support/extraction.hpp"

namespace demarche::extract {
namespace {

using test::extraction_of;
using test::stance_lines;

bool has_event(const Extraction& e, std::string_view source, std::string_view root,
               std::string_view target) {
    return std::ranges::any_of(e.events, [&](const Event& event) {
        return event.source.text == source && event.cameo.starts_with(root) &&
               event.target.text == target;
    });
}

}  // namespace

TEST_CASE("extract: who does what to whom") {
    struct Case {
        std::string_view text;
        std::string_view source, root, target;
    };
    const Case cases[] = {
        {"Russia condemned Georgia.", "russia", "11", "georgia"},
        {"France recognised Kosovo.", "france", "05", "kosovo"},
        {"Georgia was condemned by Russia.", "russia", "11", "georgia"},
        {"China urged Japan to withdraw the plan.", "china", "02", "japan"},
        {"Poland expelled Russian diplomats.", "poland", "16", "russia"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(has_event(extraction_of(c.text), c.source, c.root, c.target));
    }
}

TEST_CASE("extract: what did not happen is no event") {
    CHECK(extraction_of("Poland did not expel Russian diplomats.").events.empty());
    CHECK(extraction_of("Poland could expel Russian diplomats.").events.empty());
}

TEST_CASE("extract: a person in office speaks for the state") {
    const Extraction e =
        extraction_of("Russia's Sergei Lavrov condemned the plan. Lavrov opposes the treaty.");
    REQUIRE(!e.stances.empty());
    for (const Stance& s : e.stances) {
        CHECK(s.holder.text == "russia");
        CHECK(s.speaker.text == "sergei-lavrov");
    }
}

TEST_CASE("extract: what turns a position turns the stance") {
    struct Case {
        std::string_view text;
        std::string_view stance;
    };
    const Case cases[] = {
        {"Russia opposes the treaty.", "russia opposes treaty\n"},
        {"Russia supports the treaty.", "russia supports treaty\n"},
        {"Russia supports the suspension of the treaty.", "russia opposes treaty\n"},
        {"Russia opposes the suspension of the treaty.", "russia supports treaty\n"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(stance_lines(extraction_of(c.text)) == c.stance);
    }
}

TEST_CASE("extract: what an article or a preposition parts from an office is no office holder") {
    const Extraction e = extraction_of("The chief of the Zorba told the minister for the Quux.");
    for (const Actor& actor : e.actors) CHECK(actor.type != ActorType::person);
    const Extraction named =
        extraction_of("Polish Deputy Foreign Minister Jan Nowakowski resigned.");
    CHECK(std::ranges::any_of(named.actors,
                              [](const Actor& a) { return a.name == "Jan Nowakowski"; }));
}

TEST_CASE("extract: the predicates and word lists can be read") {
    const Lexicon lexicon;
    CHECK(lexicon.all().size() > 500);
    CHECK(lexicon.is_light_verb("voice"));
    CHECK(Words{}.has("office", "minister"));
}

TEST_CASE("extract: taking a side, an obligation and a judgement are events and stances") {
    struct Case {
        std::string_view text, event, stance;
    };
    const Case cases[] = {
        {"Russia is against the plan of Poland.", "russia 12 poland", "russia opposes plan"},
        {"Japan said that China must release the sailors.", "japan 10 china",
         "japan supports sailors"},
        {"Iran called the report of Israel unacceptable.", "iran 11 israel", "iran opposes report"},
        {"Iran said the plan of Israel was not acceptable.", "iran 12 israel", "iran opposes plan"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        const Extraction e = extraction_of(c.text);
        CAPTURE(test::event_lines(e));
        CAPTURE(stance_lines(e));
        CHECK(test::event_lines(e).find(c.event) != std::string::npos);
        CHECK(stance_lines(e).find(c.stance) != std::string::npos);
    }
}

TEST_CASE("extract: what is complained of or denied is not told as a fact") {
    CHECK(test::event_lines(extraction_of("Iran accused Israel of attacking Syria.")) ==
          "iran 11 israel\n");
    CHECK(test::event_lines(extraction_of("Poland signed nothing with Russia.")).empty());
}

TEST_CASE("extract: several who agree, agree with each other") {
    CHECK(test::event_lines(extraction_of("France and Germany signed the treaty.")) ==
          "france 05 germany\n");
}

TEST_CASE("extract: 'both sides' and 'they' are those who met") {
    const Extraction e = extraction_of(
        "Armenia and Azerbaijan held talks. The United States praised both sides. They rejected "
        "the plan of Serbia.");
    const std::string lines = test::event_lines(e);
    CAPTURE(lines);
    for (const char* line : {"united-states 05 armenia\n", "united-states 05 azerbaijan\n",
                             "armenia 12 serbia\n", "azerbaijan 12 serbia\n"})
        CHECK(lines.find(line) != std::string::npos);
}

TEST_CASE("extract: the day of something told aside is not the day of the deed") {
    const Extraction e = extraction_of(
        "Russia suspended the treaty, which was signed in 1990. Poland left the bloc in 1991.");
    REQUIRE(e.events.size() >= 2);
    for (const Event& event : e.events) {
        if (event.source.text == "russia") CHECK(event.date == Day{2007, 6, 26});
        if (event.source.text == "poland") CHECK(event.date == Day{1991, 0, 0});
    }
}

TEST_CASE("extract: a position in a relative clause is on the noun that it is about") {
    const std::string stances =
        stance_lines(extraction_of("Russia left the bloc. The United States has a plan, which "
                                   "Germany opposes. Serbia rejected "
                                   "the treaty that France backs and the proposal Poland opposes. "
                                   "They met at a summit at which "
                                   "Turkey spoke."));
    CAPTURE(stances);
    CHECK(stances.find("germany opposes plan") != std::string::npos);
    CHECK(stances.find("france supports treaty") != std::string::npos);
    CHECK(stances.find("poland opposes proposal") != std::string::npos);
    CHECK(stances.find("opposes bloc") == std::string::npos);
    const std::string places =
        stance_lines(extraction_of("Putin spoke of the American plan for a base in Poland and the "
                                   "Czech Republic, which Russia "
                                   "opposes."));
    CAPTURE(places);
    CHECK(places.find("russia opposes base in Poland") != std::string::npos);
    CHECK(stances.find("turkey") == std::string::npos);
}

TEST_CASE("extract: it is the treaty that the sentence named last") {
    const std::string stances = stance_lines(extraction_of(
        "Poland opposes the deployment of interceptors, but it read the treaty and is ready to "
        "ratify it."));
    CAPTURE(stances);
    CHECK(stances.find("supports deployment") == std::string::npos);
    CHECK(stances.find("poland supports treaty") != std::string::npos);
}

TEST_CASE("extract: what a position is on, by construction") {
    struct Case {
        std::string_view text;
        std::string_view line, never;  // a stance that is there, and one that is not
    };
    const Case cases[] = {
        // a gerund is what is opposed
        {"Ethiopia opposed bringing the matter before the Council.",
         "ethiopia opposes bringing the matter before the Council", "supports"},
        // the infinitive of those who are called on
        {"Kenya called on all three countries to avoid unilateral steps.",
         "kenya opposes unilateral steps", "supports"},
        // who complains of harm is against what does it, not against whom it is done to
        {"Egypt complained that the cut would hurt its farmers.", "egypt opposes cut", "farmers"},
        // advice against
        {"Both envoys of Norway counselled Serbia against signing.", "norway opposes signing",
         "supports"},
        // what is denied, or asked of nobody, is no position
        {"Qatar denied that Iran supported rebels.", "", "qatar"},
        {"Uruguay did not ask Spain to mediate.", "", "uruguay"},
        // what is closed or cut is no position, relations are
        {"Egypt closed its ports to Qatar.", "", "egypt"},
        {"Egypt severed relations with Qatar.", "egypt opposes relations with Qatar", "supports"},
        {"NATO congratulated both parties.", "", "nato"},
        // what a concern is about, though the parse gives it to the verb
        {"Kenya expressed grave concern at the clashes.", "kenya opposes clashes", "supports"},
        // verdicts, whatever the parse takes the word for
        {"Israel called the resolution one-sided.", "israel opposes resolution", "supports"},
        {"Iran regards the treaty as void.", "iran opposes treaty", "supports"},
        {"Poland is in favour of enlargement.", "poland supports enlargement", "opposes"},
        {"Ghana is unhappy with the ruling.", "ghana opposes ruling", "supports"},
        {"Peru sued Chile over the sea border.", "peru opposes sea border", "supports"},
        // who, which: the noun before
        {"Turkey, which opposes the sale, recalled its envoy.", "turkey opposes sale", "supports"},
        {"Serbia's president, who backs the deal, met Lavrov in Vienna.", "serbia supports deal",
         "opposes"},
        // who cannot accept it will not; who could do it has taken no side
        {"Serbia said that it cannot accept the proposal.", "serbia opposes proposal", "supports"},
        {"Serbia could accept the proposal.", "", "serbia"},
        // an objection that is dropped is none
        {"Pakistan dropped its objection to the deal.", "pakistan supports deal", "opposes"},
        // what would have to be is not told as a fact
        {"Russia will suspend the treaty as long as Poland does not ratify it.", "", "poland"},
        // a clause is told with what it is about
        {"Sudan insisted that the dam be filled slowly.", "sudan supports dam be filled slowly",
         "opposes"},
        // a deal to end something is one thing
        {"France initialled an agreement to end the war.",
         "france supports agreement to end the war", "opposes"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        const std::string stances = stance_lines(extraction_of(c.text));
        CAPTURE(stances);
        CHECK(stances.find(c.line) != std::string::npos);
        CHECK(stances.find(c.never) == std::string::npos);
    }
}

TEST_CASE("extract: who says it for the own side is the speaker of the position") {
    const Extraction e = extraction_of(
        "Russian Foreign Minister Sergei Lavrov said on Tuesday that Moscow opposed the plan and "
        "that "
        "France supported the treaty.");
    REQUIRE(e.stances.size() == 2);
    CHECK(e.stances[0].holder.text == "russia");
    CHECK(e.stances[0].speaker.text == "sergei-lavrov");
    CHECK(e.stances[1].holder.text == "france");
    CHECK(e.stances[1].reported_by == "Russia");
}

TEST_CASE("extract: a veto threatened against a plan opposes the plan") {
    const std::string stances = stance_lines(extraction_of(
        "Russia threatened to use its veto in the Security Council against the plan of Martti "
        "Ahtisaari."));
    CAPTURE(stances);
    CHECK(stances.find("russia opposes plan of Martti Ahtisaari") != std::string::npos);
}

TEST_CASE("extract: a target that turns the issue round turns the position on it") {
    struct Case {
        std::string_view text;
        Position on_issue;
    };
    const Case cases[] = {
        {"Russia supports the CFE treaty.", Position::supports},
        {"Russia supports a decree suspending participation in the CFE treaty.", Position::opposes},
        {"Poland condemned the violation of the CFE treaty.", Position::supports},
        {"Poland condemned the end of the violation of the CFE treaty.", Position::opposes},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        const Extraction found = extraction_of(c.text);
        REQUIRE(!found.stances.empty());
        CHECK(found.stances.front().on_issue == c.on_issue);
    }
}

TEST_CASE("extract: an attitude counts where it is voiced or on something") {
    const std::string intent = "E 03 Chad > -";
    CHECK(test::holds(extraction_of("Chad's eagerness to join the union grew."), intent));
    CHECK(test::holds(extraction_of("Chad voiced its eagerness."), intent));
    CHECK(!test::holds(extraction_of("Chad's eagerness was a surprise."), intent));
}

TEST_CASE("extract: an adjective counts that the tagger takes for a noun") {
    const std::string tired = "E 11 Bolivia > -";
    CHECK(test::holds(extraction_of("Bolivia is weary of the mining code."), tired));
    CHECK(!test::holds(extraction_of("Bolivia is a weary land."), tired));
}

}  // namespace demarche::extract
