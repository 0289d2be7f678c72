#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/support/expectations.hpp"
#include "tests/support/extraction.hpp"

// constructions.tsv: sentences of ours, one a construction, and what must and must not follow.
namespace demarche::extract {
namespace {

struct Construction {
    std::string name;
    std::string sentence;
    std::vector<std::string> expected;
    Day day{2007, 6, 26};
};

std::vector<Construction> constructions() {
    std::vector<Construction> found;
    for (const std::vector<std::string>& columns :
         test::table_rows(std::filesystem::path{DEMARCHE_SOURCE_DIR} /
                          "tests/importers/extract/constructions.tsv")) {
        CAPTURE(columns.front());
        REQUIRE(columns.size() >= 3);
        Construction one{columns[0], columns[1], test::expectations(columns[2]), {2007, 6, 26}};
        if (columns.size() > 3) {
            const auto day = parse_day(columns[3]);
            REQUIRE(day);
            one.day = *day;
        }
        found.push_back(std::move(one));
    }
    return found;
}

}  // namespace

TEST_CASE("extract: the README lists every construction, at least 120") {
    std::ifstream file{std::filesystem::path{DEMARCHE_SOURCE_DIR} / "importers/extract/README.md"};
    const std::string readme{std::istreambuf_iterator<char>{file}, {}};
    const std::vector<Construction> all = constructions();
    CHECK(all.size() >= 120);
    for (const Construction& one : all) {
        const std::string row = "| " + one.name + " | " + one.sentence + " |";
        INFO(row);
        CHECK(readme.find(row) != std::string::npos);
    }
}

TEST_CASE("extract: each construction says what it says") {
    for (const Construction& one : constructions()) {
        const Extraction found = test::extraction_of(one.sentence, {}, one.day);
        for (const std::string& expected : one.expected) {
            const std::string got = test::found_lines(found);
            CAPTURE(one.sentence);
            CAPTURE(got);
            INFO(one.name);
            INFO(expected);
            CHECK(test::holds(found, expected));
        }
    }
}

}  // namespace demarche::extract
