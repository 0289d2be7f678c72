#include "core/catalog/cameo.hpp"

#include <doctest/doctest.h>

#include <string>

namespace demarche::catalog {

TEST_CASE("find_cameo: a code, else the longest known one that it begins with") {
    struct Case {
        std::string_view code;
        std::string_view found;
        std::string_view type;
        int quad;
    };
    const Case cases[] = {
        {"13", "13", "THREATEN", 3},    {"138", "138", "THREATEN", 3},
        {"1389", "138", "THREATEN", 3}, {"036", "036", "INTEND", 1},
        {"057", "057", "SUPPORT", 1},   {"2042", "2042", "MASS VIOLENCE", 4},
        {"073", "073", "AID", 2},
    };
    for (const Case& c : cases) {
        CAPTURE(c.code);
        const CameoCode* code = find_cameo(c.code);
        REQUIRE(code != nullptr);
        CHECK(code->code == c.found);
        CHECK(code->type == c.type);
        CHECK(code->quad == c.quad);
    }
    for (const std::string_view unknown : {"", "1", "99", "x"}) {
        CAPTURE(unknown);
        CHECK(find_cameo(unknown) == nullptr);
    }
}

TEST_CASE("cameo_codes: every code has a name, a root before it and a weight in range") {
    std::size_t roots = 0;
    std::string_view before;
    for (const CameoCode& code : cameo_codes()) {
        CAPTURE(code.code);
        CHECK(before < code.code);
        before = code.code;
        CHECK_FALSE(code.name.empty());
        CHECK_FALSE(code.type.empty());
        CHECK(code.goldstein >= -10.0);
        CHECK(code.goldstein <= 10.0);
        CHECK(code.quad >= 1);
        CHECK(code.quad <= 4);
        CHECK(find_cameo(code.code.substr(0, 2))->name == code.type);
        CHECK((code.goldstein < 0) <=
              (code.quad > 2 || code.code.starts_with("01") || code.code.starts_with("02")));
        if (code.code.size() == 2) ++roots;
    }
    CHECK(roots == 20);
}

}  // namespace demarche::catalog
