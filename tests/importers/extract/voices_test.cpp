#include "importers/extract/voices.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "tests/support/extraction.hpp"

namespace demarche::extract {

TEST_CASE("find_voices: 'we' in a release is its issuer, in a newspaper nobody") {
    struct Case {
        std::string_view source, text, events;
    };
    const Case cases[] = {
        {"Ministry of Foreign Affairs of Poland", "We condemn the attack on Georgia.",
         "poland 11 georgia\n"},
        {"US Department of State", "We condemn the attack on Georgia.",
         "united-states 11 georgia\n"},
        {"https://www.gov.uk/news", "We condemn the attack on Georgia.",
         "united-kingdom 11 georgia\n"},
        {"NATO", "We condemn the attack on Georgia.", "nato 11 georgia\n"},
        {"Warsaw Daily", "We condemn the attack on Georgia.", ""},
    };
    for (const Case& c : cases) {
        CAPTURE(c.source);
        CHECK(test::event_lines(test::extraction_of(c.text, c.source)) == c.events);
    }
}

TEST_CASE("find_voices: a byline says who 'I' is") {
    const Extraction e = test::extraction_of(
        "Condoleezza Rice, Secretary of State\n\nI condemn the attack on Georgia.");
    REQUIRE(e.events.size() == 1);
    CHECK(e.events.front().source.text == "united-states");
    CHECK(e.events.front().source_speaker.text == "condoleezza-rice");
}

TEST_CASE("find_voices: a transcript names who speaks from there on") {
    const Extraction e = test::extraction_of(
        "SECRETARY RICE: We condemn the attack on Georgia.\n\n"
        "FOREIGN MINISTER LAVROV: We reject the plan of Ukraine.",
        "US Department of State");
    CHECK(test::event_lines(e) == "united-states 11 georgia\nrussia 12 ukraine\n");
}

TEST_CASE("find_references: 'the Secretary' of a release that names nobody is the issuer's") {
    const Extraction e = test::extraction_of("The Secretary condemned the attack on Georgia.",
                                             "US Department of State");
    CHECK(test::event_lines(e) == "united-states 11 georgia\n");
}

}  // namespace demarche::extract
