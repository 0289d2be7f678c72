#include "importers/extract/spelled_out.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string_view>

#include "tests/support/extraction.hpp"

namespace demarche::extract {

TEST_CASE("spelled_out: a target says whose it is, where that is known") {
    struct Case {
        std::string_view text, target;
    };
    const Case cases[] = {
        {"Turkey defended its plans.", "Turkey's plans"},
        {"The Philippines defended its claim.", "Philippines' claim"},
        {"Iran rejected criticism of its nuclear programme.",
         "criticism of Iran's nuclear programme"},
        // whose, nobody says; not the holder's own
        {"Turkey bought missiles. Canada opposes its plans.", "plans"},
        {"Canada demanded that Chad withdraw its troops.", "withdraw its troops"},
        {"Greece opposes Serbia's use of its name.", "Serbia's use of its name"},
        {"Turkey opposes its neighbour's plans.", "its neighbour's plans"},
        // nothing to spell out
        {"Canada opposes Turkey's plans.", "Turkey's plans"},
        {"Canada opposes the plans.", "plans"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        const Extraction e = test::extraction_of(c.text);
        CHECK(std::ranges::find(e.stances, c.target, &Stance::target) != e.stances.end());
    }
}

}  // namespace demarche::extract
