#include "core/query/heat_map.hpp"

#include <doctest/doctest.h>

#include <string>

namespace demarche::query {
namespace {

/// "russia cfe -1.0 3": three statements.
StanceRow row(const std::string& text) {
    StanceRow one;
    const std::size_t issue = text.find(' ') + 1, score = text.find(' ', issue) + 1,
                      count = text.find(' ', score) + 1;
    one.holder = one.holder_id = text.substr(0, issue - 1);
    one.issue = one.issue_id = text.substr(issue, score - issue - 1);
    one.score = std::stod(text.substr(score));
    one.position = position_of(one.score);
    one.statements = std::stoul(text.substr(count));
    one.first = {2007, 6, static_cast<int>(one.statements)};
    one.last = {2008, 6, static_cast<int>(one.statements)};
    return one;
}

std::vector<StanceRow> rows(const std::vector<std::string>& texts) {
    std::vector<StanceRow> all;
    for (const std::string& text : texts) all.push_back(row(text));
    return all;
}

std::string names(const std::vector<Heading>& headings) {
    std::string text;
    for (const Heading& heading : headings) text += heading.name + ' ';
    return text;
}

}  // namespace

TEST_CASE("heat_map_of: camps stand together, who has no issue with them between") {
    const auto all = rows({"russia cfe -1.0 5", "russia abm -1.0 4", "russia msc 1.0 3",
                           "usa cfe 1.0 2", "usa msc -0.5 2", "serbia abm -0.9 1", "nato cfe 0.9 1",
                           "nato abm 0.8 1", "ghana fish 1.0 1"});
    const HeatMap map = heat_map_of(all);
    CHECK(map.holders.front().name == "russia");
    CHECK(names(map.holders) == "russia serbia ghana usa nato ");
    CHECK(map.issues.front().name == "msc");
    CHECK(map.issues[1].name == "fish");
    CHECK(map.statements == 20);
    CHECK(map.first == Day{2007, 6, 1});
    CHECK(map.last == Day{2008, 6, 5});
    REQUIRE(map.cells.size() == all.size());
    for (const Cell& cell : map.cells) {
        CHECK(map.holders[cell.holder].name == cell.row.holder);
        CHECK(map.issues[cell.issue].name == cell.row.issue);
    }
}

TEST_CASE("heat_map_of: beyond its size the fewest statements are left out, and counted") {
    auto all = rows({"russia cfe -1.0 5", "usa cfe 1.0 2", "usa abm 1.0 1", "nato cfe 1.0 1",
                     "serbia fish 1.0 1"});
    all.push_back(row("russia phrase 1.0 9"));
    all.back().issue_id.clear();  // no known issue
    const HeatMap map = heat_map_of(all, {2, 1});
    CHECK(names(map.holders) == "russia usa ");
    CHECK(names(map.issues) == "cfe ");
    CHECK(map.holders_left_out == 1);  // of those who speak on the issues shown
    CHECK(map.issues_left_out == 2);
    CHECK(map.statements == 7);
}

TEST_CASE("heat_map_of: of nothing is empty") { CHECK(heat_map_of({}).cells.empty()); }

}  // namespace demarche::query
