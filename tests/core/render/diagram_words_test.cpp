#include "core/render/diagram_words.hpp"

#include <doctest/doctest.h>

#include <string>

namespace demarche::render {

TEST_CASE("shortened: so many characters, on one line") {
    CHECK(shortened("Лавров", 6) == "Лавров");
    CHECK(shortened("Лавров", 5) == "Лавро…");
    CHECK(shortened("a\nb", 9) == "a b");
    CHECK(shortened("", 3).empty());
    CHECK(shortened(std::string(10000, 'x'), 80).size() == 80 + std::string{"…"}.size());
}

TEST_CASE("wrapped: lines break at blanks, else where they are full") {
    struct Case {
        std::string text, lines;
    };
    const Case cases[] = {
        {"", ""},
        {"one", "one"},
        {"one two three", "one two\nthree"},
        {"abcdefghijkl", "abcdefgh\nijkl"},
        {"a abcdefghijkl b", "a\nabcdefgh\nijkl b"},
        {"  one  two ", "one two"},
        {"Лавров да", "Лавров\nда"},
        {"北京北京北京", "北京北京\n北京"},  // each as wide as two
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(wrapped(c.text, 8) == c.lines);
    }
}

TEST_CASE("side_of: three quarters make a side") {
    query::StanceTie tie;
    const auto side = [&](std::size_t supports, std::size_t opposes) {
        tie.supports = supports;
        tie.opposes = opposes;
        return side_of({"a", "b", supports + opposes, &tie});
    };
    CHECK(side(3, 1) == Side::friendly);
    CHECK(side(2, 1) == Side::mixed);
    CHECK(side(1, 3) == Side::hostile);
    CHECK(side(0, 0) == Side::neutral);
}

TEST_CASE("told: a link in words, with days and issues where there are any") {
    const Names names = {{"nato", "NATO"}, {"russia", "Russia"}, {"issue:cfe", "CFE treaty"}};
    query::Tie tie;
    tie.events = 5;
    tie.quads = {1, 2, 1, 1};
    tie.first = {2007, 4, 0};
    tie.last = {2007, 12, 12};
    CHECK(told({"nato", "russia", 5, &tie}, names) ==
          "NATO and Russia: 5 events, 3 cooperative, 2 hostile; 2007-04 to 2007-12-12");
    query::Agreement pair;
    pair.same = 1;
    pair.same_on = {"cfe"};
    CHECK(told({"nato", "russia", 1, &pair}, names) ==
          "NATO and Russia: agree on 1 issue (CFE treaty), differ on 0 issues");
}

TEST_CASE("left_out_of: nothing where all is shown") {
    Choice choice;
    CHECK(left_out_of(choice, DiagramKind::stances).empty());
    choice.nodes_in_all = 1200;
    choice.links_left_out = 3;
    choice.links.resize(2);
    CHECK(left_out_of(choice, DiagramKind::relations) ==
          "Shown: the heaviest 0 of 1,200 actors, the heaviest 2 of the 5 links between them");
    choice.nodes_in_all = 0;
    CHECK(left_out_of(choice, DiagramKind::ego) ==
          "Shown: the heaviest 2 of the 5 links between them");
}

}  // namespace demarche::render
