#include "importers/extract/people.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "tests/support/extraction.hpp"

namespace demarche::extract {
namespace {

bool mentions(const Extraction& extraction, std::string_view actor) {
    return std::ranges::any_of(extraction.mentions,
                               [&](const Mention& m) { return m.actor.text == actor; });
}

bool introduces(const Extraction& extraction, std::string_view actor) {
    return std::ranges::any_of(extraction.actors,
                               [&](const Actor& one) { return one.id.text == actor; });
}

}  // namespace

TEST_CASE("find_people_and_bodies: an office tells bearers of one surname apart") {
    struct Case {
        std::string_view text;
        std::string_view person;
    };
    const Case cases[] = {
        {"President Herzog met the delegation.", "isaac-herzog"},
        {"Ambassador Herzog met the delegation.", "michael-herzog"},
        {"Vice President Harris met the delegation.", "kamala-harris"},
        {"President-elect Petro met the delegation.", "gustavo-petro"},
        {"In 2014, President Obama met the delegation.", "barack-obama"},  // of before
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(mentions(test::extraction_of(c.text, {}, {2022, 6, 1}), c.person));
    }
    CHECK(mentions(test::extraction_of("President Hollande met the delegation.", {}, {}),
                   "francois-hollande"));
    const Extraction either =
        test::extraction_of("President Bush met the delegation.", {}, {2022, 6, 1});
    CHECK_FALSE(mentions(either, "george-w-bush"));
    CHECK_FALSE(mentions(either, "george-h-w-bush"));
    // Nobody has the title of an office that is still to come.
    CHECK_FALSE(mentions(test::extraction_of("President Zelensky met the delegation."),
                         "volodymyr-zelenskyy"));
}

TEST_CASE("find_people_and_bodies: a title tells who of the many of a house is meant") {
    struct Case {
        std::string_view text;
        std::string_view person;
        bool is_meant;
    };
    const Case cases[] = {
        {"Senator Leahy met the delegation.", "patrick-leahy", true},
        {"Leahy met the delegation.", "patrick-leahy", false},  // a senator is not called so
        {"Chairman Rogers met the delegation.", "mike-rogers", false},  // there are two
        {"General Odierno met the delegation.", "raymond-odierno", true},
        {"Governor Romney met the delegation.", "mitt-romney", true},  // of before
        {"Former President Bush met the delegation.", "george-w-bush", true},
        {"Secretary of Labor Perez met the delegation.", "tom-perez", true},
        {"Q Senator Leahy met the delegation.", "patrick-leahy", true},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(mentions(test::extraction_of(c.text, {}, {2014, 6, 1}), c.person) == c.is_meant);
    }
}

TEST_CASE("find_people_and_bodies: what bears a title's word is no person") {
    CHECK_FALSE(
        introduces(test::extraction_of("France praised the Head Start programs."), "start"));
    CHECK_FALSE(introduces(test::extraction_of("France praised the Strategic Partnership."),
                           "strategic-partnership"));
    CHECK_FALSE(
        introduces(test::extraction_of("France met the press aboard Air Force One."), "air-force"));
}

TEST_CASE("find_known_names: a name that bodies of many states bear is of the text's own state") {
    struct Case {
        std::string_view text;
        std::string_view body;
        bool is_meant;
    };
    const Case cases[] = {
        {"The United States urged calm. The Supreme Court rejected the plan.", "us-supreme-court",
         true},
        {"Pakistan criticised the United States. Pakistan's Supreme Court rejected the plan.",
         "us-supreme-court", false},
        {"Pakistan urged calm. Pakistan met India. The United States met Pakistan. The Supreme "
         "Court rejected the plan.",
         "us-supreme-court", false},
        {"The White House met the Democrats on Monday.", "us-democratic-party", true},
        {"The United States met Germany. The Social Democrats rejected the plan.",
         "us-democratic-party", false},
        {"The United States met Japan. The Democratic Party of Japan rejected the plan.",
         "us-democratic-party", false},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(mentions(test::extraction_of(c.text), c.body) == c.is_meant);
    }
}

TEST_CASE("find_people_and_bodies: a place that is known is no new body") {
    CHECK_FALSE(introduces(test::extraction_of("France criticised the plan at the White House."),
                           "white-house"));
}

TEST_CASE("find_known_names: who is called Mr. or Mrs. is no state and no body") {
    CHECK_FALSE(mentions(test::extraction_of("Mr. Jordan criticised Israel."), "jordan"));
    CHECK_FALSE(
        mentions(test::extraction_of("MR NATO: Let us go on. France criticised Israel."), "nato"));
    CHECK(mentions(test::extraction_of("Mr. Jordan criticised Israel."), "mr-jordan"));
    CHECK(mentions(test::extraction_of("Jordan criticised Israel."), "jordan"));
}

TEST_CASE("find_people_and_bodies: affairs are no person") {
    const Extraction e = test::extraction_of(
        "France criticised the plan. The Ministry of Foreign Affairs of Serbia rejected it.");
    CHECK_FALSE(introduces(e, "affairs"));
}

TEST_CASE("find_known_names: states and bodies are those of the article's day") {
    struct Case {
        Day day;
        std::string_view text, events;
    };
    const Case cases[] = {
        {{1970, 8, 13}, "Germany condemned Chad.", "west-germany 11 chad\n"},
        {{1995, 8, 13}, "Germany condemned Chad.", "germany 11 chad\n"},
        {{1970, 8, 13}, "Russia condemned Chad.", "soviet-union 11 chad\n"},
        {{1963, 8, 5}, "Mr. Rusk condemned Chad.", "united-states 11 chad\n"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(test::event_lines(test::extraction_of(c.text, {}, c.day)) == c.events);
    }
}

}  // namespace demarche::extract
