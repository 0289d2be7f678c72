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

TEST_CASE("find_people_and_bodies: a place that is known is no new body") {
    CHECK_FALSE(introduces(test::extraction_of("France criticised the plan at the White House."),
                           "white-house"));
}

TEST_CASE("find_people_and_bodies: affairs are no person") {
    const Extraction e = test::extraction_of(
        "France criticised the plan. The Ministry of Foreign Affairs of Serbia rejected it.");
    CHECK_FALSE(introduces(e, "affairs"));
}

}  // namespace demarche::extract
