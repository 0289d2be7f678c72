#include "importers/extract/counterparts.hpp"

#include <doctest/doctest.h>

#include <string_view>

#include "tests/support/extraction.hpp"

namespace demarche::extract {
namespace {

struct Case {
    std::string_view text;
    std::string_view line;  // one of the events
};

void check(const Case& c) {
    CAPTURE(c.text);
    const std::string lines = test::event_lines(test::extraction_of(c.text));
    CAPTURE(lines);
    CHECK(("\n" + lines).find("\n" + std::string{c.line} + "\n") != std::string::npos);
}

}  // namespace

TEST_CASE("find_counterparts: a deed without a named target is meant for whom the text leaves") {
    const Case cases[] = {
        // whose deed "the decision" was
        {"Russia expelled two diplomats of Poland. France condemned the decision.",
         "france 11 russia"},
        // whom the source answers
        {"Iran accused Israel of sabotage. Israel rejected the charge.", "israel 12 iran"},
        // whom the source goes on to speak of
        {"China urged Japan to withdraw. China demanded an apology.", "china 10 japan"},
        // who stands elsewhere in the clause
        {"Russia recalled its ambassador in Madrid.", "russia 16 spain"},
    };
    for (const Case& c : cases) check(c);
}

TEST_CASE("find_counterparts: a place where things happen is no party") {
    const std::string lines =
        test::event_lines(test::extraction_of("France voiced concern in Geneva, Switzerland."));
    CHECK(lines.find("switzerland") == std::string::npos);
}

TEST_CASE("find_counterparts: an event whose target was inferred is less sure and says how") {
    const Extraction e = test::extraction_of(
        "Russia expelled two diplomats of Poland. France condemned the decision.");
    REQUIRE(!e.events.empty());
    const Event& event = e.events.back();
    CHECK(event.confidence < e.events.front().confidence);
    CHECK(event.reports.front().steps.find("target: ") != std::string::npos);
}

}  // namespace demarche::extract
