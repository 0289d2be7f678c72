#include "core/query/codes.hpp"

#include <doctest/doctest.h>

#include <string>

#include "core/query/unknown_name.hpp"

namespace demarche::query {

TEST_CASE("resolve_type: names, PLOVER's names, codes and their beginnings") {
    struct Case {
        std::string type;
        std::vector<std::string> codes;
    };
    const Case cases[] = {
        {"THREATEN", {"13"}}, {"force posture", {"15"}}, {"reduce_relations", {"16"}},
        {"Assault", {"18"}},  {"sanction", {"16"}},      {"request", {"02", "10"}},
        {"13", {"13"}},       {"1383", {"1383"}},        {"1", {"1"}},
    };
    for (const Case& c : cases) {
        CAPTURE(c.type);
        CHECK(resolve_type(c.type) == c.codes);
    }
    for (const std::string type : {"threten", "99", "", "13x", "3"}) {
        CAPTURE(type);
        CHECK_THROWS_AS(static_cast<void>(resolve_type(type)), UnknownName);
    }
}

TEST_CASE("names_of: a code has the type of its root and a weight of its own") {
    CHECK(names_of("1383").type == "THREATEN");
    CHECK(names_of("1383").goldstein == doctest::Approx(-7.0));
    CHECK(names_of("13").goldstein == doctest::Approx(-6.0));
    CHECK(names_of("036").quad == 1);
    CHECK(names_of("99").type.empty());
}

TEST_CASE("nearest: by edits, case and accents folded, a beginning counts as near") {
    const std::vector<std::string> known = {"Russia", "Prussia", "Serbia", "Søreide",
                                            "European Union"};
    struct Case {
        std::string name, first;
    };
    const Case cases[] = {{"rusia", "Russia"},
                          {"RUSSAI", "Russia"},
                          {"soreide", "Søreide"},
                          {"europ", "European Union"},
                          {"Srebia", "Serbia"}};
    for (const Case& c : cases) {
        CAPTURE(c.name);
        const auto names = nearest(c.name, known, 3);
        REQUIRE_FALSE(names.empty());
        CHECK(names[0] == c.first);
        CHECK(names.size() <= 3);
    }
    CHECK(nearest("x", {}, 3).empty());
}

}  // namespace demarche::query
