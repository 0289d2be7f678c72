#include "importers/extract/locations.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string_view>

#include "tests/support/extraction.hpp"

namespace demarche::extract {
namespace {

struct Case {
    std::string_view text;
    std::string_view cameo;     // root of an event
    std::string_view location;  // of it
};

void check(const Case& c) {
    CAPTURE(c.text);
    const Extraction e = test::extraction_of(c.text);
    const auto event = std::ranges::find_if(
        e.events, [&](const Event& one) { return one.cameo.starts_with(c.cameo); });
    REQUIRE(event != e.events.end());
    CHECK(event->location == c.location);
}

}  // namespace

TEST_CASE("location_of: the place in the clause of the deed, with its state where that is told") {
    const Case cases[] = {
        {"The ministers of France and Spain met in Geneva.", "04", "Geneva"},
        {"Russia and Turkey held talks in Astana, Kazakhstan.", "04", "Astana, Kazakhstan"},
        {"Israeli jets bombed a Syrian base near Homs.", "19", "Homs"},
        {"Sudan shelled Ethiopian positions in the town of Gallabat.", "19", "Gallabat"},
        {"China and Japan met in Lima.", "04", "Lima, Peru"},
        {"The ministers of France and Spain met in New Delhi.", "04", "New Delhi, India"},
        {"The ministers of France and Spain met in New York.", "04", "New York"},
        {"In Sukhumi, the ministers of France and Spain met.", "04", "Sukhumi, Abkhazia"},
        {"The ministers of Iran and Oman met near the Strait of Hormuz.", "04", "Strait of Hormuz"},
        {"The president of France paid a visit to Riyadh.", "04", "Riyadh, Saudi Arabia"},
        {"Syria says that a building at Dair Alzour was destroyed by Israel.", "19", "Dair Alzour"},
        // what is spoken of is elsewhere
        {"France condemned the attack by Israel in Gaza City.", "11", ""},
        // neither a place nor a name of one
        {"Iran expelled two Iraqi diplomats in May.", "16", ""},
        {"Russia criticised the United States in NATO.", "11", ""},
        {"Chad thanked France in Arabic.", "05", ""},
        {"Israel bombed Syria in Operation Orchard.", "19", ""},
        {"The prime minister of Greece thanked Turkey in Parliament.", "05", ""},
    };
    for (const Case& c : cases) check(c);
}

TEST_CASE("location_of: an article that names one state tells what was done there") {
    const Case cases[] = {
        {"Kenyan police arrested 40 students.", "17", "Kenya"},
        {"Kenya lifted the curfew on Monday.", "08", "Kenya"},
        {"Kenya lifted the embargo on Monday.", "08", ""},
        {"Kenyan police arrested 40 students in the town of Kisumu.", "17", "Kisumu, Kenya"},
        {"Dockworkers in the Chilean port of Valparaiso went on strike.", "14",
         "Valparaiso, Chile"},
        // what a state itself does, and its army, may be abroad
        {"Norway condemned the attack.", "11", ""},
        {"Brazilian troops arrested 40 students in the town of Basra.", "17", "Basra"},
        // another party is named, so it may be elsewhere
        {"Kenyan police arrested 40 students. Uganda protested.", "17", ""},
        {"Kenyan police arrested a governor. The Taliban condemned the ban.", "17", ""},
        {"Afghan police arrested a governor. The Taliban condemned the ban.", "17", "Afghanistan"},
    };
    for (const Case& c : cases) check(c);
}

}  // namespace demarche::extract
