#include "core/model/utf8.hpp"

#include <doctest/doctest.h>

namespace demarche::utf8 {

TEST_CASE("is_valid: refuses overlong forms, surrogates, cut characters") {
    struct Case {
        const char* text;
        bool valid;
    };
    const Case cases[] = {
        {"", true}, {"abc", true}, {"Élysée", true}, {"\xC0\x80", false}, {"\xED\xA0\x80", false},
        {"\xE2\x82", false}, {"\xF4\x90\x80\x80", false}, {"\xF0\x9F\x95\x8A", true}, {"\xFF", false},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(is_valid(c.text) == c.valid);
        CHECK(is_valid(repaired(c.text)));
    }
}

TEST_CASE("fold: spellings of one name meet") {
    CHECK(fold("Søreide") == "soreide");
    CHECK(fold("Élysée") == "elysee");
    CHECK(fold("President’s") == "president's");
    CHECK(fold("ЛАВРОВ") == "лавров");
    CHECK(fold("Erdoğan") == "erdogan");
}

}  // namespace demarche::utf8
