#include "importers/extract/assembly.hpp"

#include <doctest/doctest.h>

#include <string_view>

#include "tests/support/extraction.hpp"

namespace demarche::extract {

TEST_CASE("find_assembly: what a body calls itself in its communique") {
    struct Case {
        std::string_view source, text, events;
    };
    const Case cases[] = {
        {"African Union", "Summit condemned the policy of Chad.", "african-union 11 chad\n"},
        {"African Union", "The Conference urged Chad to free the pilots.",
         "african-union 02 chad\n"},
        {"African Union", "Heads of State thanked Gabon. They condemned the policy of Chad.",
         "african-union 05 gabon\nafrican-union 11 chad\n"},
        // Whose ministers they are is told.
        {"African Union", "The Ministers of Gabon thanked Togo.", "gabon 05 togo\n"},
        // A paper has no summit of its own.
        {"Daily Herald", "Summit condemned the policy of Chad.", ""},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(test::event_lines(test::extraction_of(c.text, c.source)) == c.events);
    }
}

TEST_CASE("find_assembly: a line without a subject is the body's, and so is 'its'") {
    struct Case {
        std::string_view text, events;
    };
    const Case cases[] = {
        {"Sudan boycotted the session. The Assembly:\nReiterated its support for Chad;\n",
         "sudan 14 -\nafrican-union 05 chad\n"},
        {"The Assembly met.\nDeeply concerned by the policy of Chad,\n", "african-union 11 chad\n"},
        {"The Assembly met.\nUrged Chad to free the pilots;\n", "african-union 02 chad\n"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(test::event_lines(test::extraction_of(c.text, "African Union")) == c.events);
    }
}

TEST_CASE("read_clauses: what is asked in a release, and nobody says by whom, its issuer asks") {
    struct Case {
        std::string_view source, text, events;
    };
    const Case cases[] = {
        {"Ministry of Foreign Affairs of Kenya", "Chad is requested to withdraw the map.",
         "kenya 02 chad\n"},
        {"African Union", "The offer of Gabon was welcomed.",
         "african-union 05 gabon\ngabon 03 -\n"},
        {"African Union", "All parties were urged to sign the pact.", "african-union 02 -\n"},
        {"European Commission", "Fiji was delisted in October.", "european-commission 08 fiji\n"},
        {"African Union", "Condolences were extended to Togo.", "african-union 05 togo\n"},
        // What a state tells of the past may be another's doing.
        {"Ministry of Foreign Affairs of Kenya", "Chad was urged to withdraw the map.", ""},
        {"Daily Herald", "Chad is requested to withdraw the map.", ""},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(test::event_lines(test::extraction_of(c.text, c.source)) == c.events);
    }
}

}  // namespace demarche::extract
