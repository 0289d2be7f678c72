#include "core/model/judged.hpp"

#include <doctest/doctest.h>

#include <optional>
#include <string>

namespace demarche {
namespace {

Event event(const char* source, const char* code, const char* target, const char* issue = "") {
    Event made;
    made.date = {2007, 6, 26};
    made.source.text = source;
    made.target.text = target;
    made.cameo = code;
    made.issue.text = issue;
    return made;
}

Stance stance(const char* holder, Position position, const char* issue, const char* target) {
    Stance made;
    made.holder.text = holder;
    made.position = position;
    made.issue.text = issue;
    made.target = target;
    return made;
}

}  // namespace

TEST_CASE("says_the_same: parties, issue and the root of a code tell events apart") {
    struct Case {
        Saying a, b;
        bool same;
    };
    Event later = event("russia", "13", "nato");
    later.date = {2007, 6, 27};
    using enum Position;
    const Case cases[] = {
        {event("russia", "13", "nato"), event("russia", "13", "nato"), true},
        {event("russia", "13", "nato"), event("russia", "138", "nato"), true},
        {event("russia", "13", "nato"), event("russia", "12", "nato"), false},
        {event("russia", "13", "nato"), event("nato", "13", "russia"), false},
        {event("russia", "13", "nato"), event("russia", "13", ""), false},
        {event("russia", "13", "nato"), event("russia", "13", "nato", "kosovo"), false},
        {event("russia", "13", "nato"), later, true},  // the article came in with another day
        {stance("russia", opposes, "kosovo", "plan"), stance("russia", opposes, "kosovo", "deal"),
         true},
        {stance("russia", opposes, "", "plan"), stance("russia", opposes, "", "deal"), false},
        {stance("russia", opposes, "", "plan"), stance("russia", opposes, "", "plan"), true},
        {stance("russia", opposes, "", "plan"), stance("russia", supports, "", "plan"), false},
        {stance("russia", opposes, "", ""), event("russia", "12", ""), false},
    };
    for (const Case& c : cases) {
        CAPTURE(&c - cases);
        CHECK(says_the_same(c.a, c.b) == c.same);
        CHECK(says_the_same(c.b, c.a) == c.same);
    }
}

TEST_CASE("place_of_words: the place nearest to where they stood") {
    struct Case {
        const char* text;
        const char* words;
        std::size_t begin;
        std::optional<ByteSpan> place;
    };
    const Case cases[] = {
        {"a b a", "a", 0, ByteSpan{0, 1}},  {"a b a", "a", 4, ByteSpan{4, 5}},
        {"a b a", "a", 1, ByteSpan{0, 1}},  {"a b a", "a", 3, ByteSpan{4, 5}},
        {"a b a", "a", 99, ByteSpan{4, 5}}, {"a b a", "b a", 0, ByteSpan{2, 5}},
        {"a b a", "c", 0, std::nullopt},    {"a b a", "", 0, std::nullopt},
        {"", "a", 3, std::nullopt},         {"a", "a b", 0, std::nullopt},
    };
    for (const Case& c : cases) {
        CAPTURE(&c - cases);
        CHECK(place_of_words(c.text, c.words, c.begin) == c.place);
    }
}

TEST_CASE("meet: spans that share a byte") {
    CHECK(meet({0, 5}, {4, 6}));
    CHECK(meet({4, 6}, {0, 5}));
    CHECK(meet({0, 9}, {3, 4}));
    CHECK_FALSE(meet({0, 4}, {4, 6}));
    CHECK_FALSE(meet({0, 0}, {0, 0}));
}

}  // namespace demarche
