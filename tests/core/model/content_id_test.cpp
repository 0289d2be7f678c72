#include "core/model/content_id.hpp"

#include <doctest/doctest.h>

namespace demarche {

TEST_CASE("content_id: parts are delimited, and the id is the same on every machine") {
    CHECK(content_id("e", {"ab", "c"}) != content_id("e", {"a", "bc"}));
    CHECK(content_id("e", {"Russia", "NATO"}) == content_id("e", {"Russia", "NATO"}));
    CHECK(content_id("e", {}).size() == 17);
    CHECK(content_id("e", {"Russia", "NATO"}) == "e6463234a21655215");
}

TEST_CASE("slug: a name as an id") {
    struct Case {
        const char* name;
        const char* id;
    };
    const Case cases[] = {
        {"Jaap de Hoop Scheffer", "jaap-de-hoop-scheffer"}, {"UN Security Council", "un-security-council"},
        {"Côte d'Ivoire", "côte-d-ivoire"}, {"  (EU) ", "eu"}, {"Лавров", "лавров"}, {"中国", "中国"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.name);
        CHECK(slug(c.name) == c.id);
    }
}

}  // namespace demarche
