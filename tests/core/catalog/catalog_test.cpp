#include "core/catalog/catalog.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/catalog/nearest.hpp"

namespace demarche::catalog {
namespace {

const Catalog& known() {
    static const Catalog catalog;
    return catalog;
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        words.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

std::string text_of(NameKind kind) {
    switch (kind) {
        case NameKind::name:
            return "name";
        case NameKind::demonym:
            return "demonym";
        case NameKind::seat:
            return "seat";
        case NameKind::noun:
            return "noun";
        case NameKind::surname:
            return "surname";
    }
    return {};
}

/// "2 nato name", "1 georgia name ambiguous", "" for no match: what the text begins with.
std::string begun_by(std::string_view text) {
    const LongestMatch match = known().longest_match(words_of(text));
    if (match.words == 0) return {};
    const NameMatch& first = match.matches.front();
    return std::to_string(match.words) + " " + first.actor.text + " " + text_of(first.kind) +
           (first.ambiguous ? " ambiguous" : "");
}

template <class Id>
std::string joined(const std::vector<Id>& ids) {
    std::string text;
    for (const Id& id : ids) text += (text.empty() ? "" : " ") + id.text;
    return text;
}

bool contains(const std::vector<ActorId>& ids, std::string_view id) {
    return std::ranges::find(ids, id, &ActorId::text) != ids.end();
}

}  // namespace

TEST_CASE("longest_match: names, demonyms and seats stand for their actor") {
    struct Case {
        std::string_view text;
        std::string_view expected;
    };
    const Case cases[] = {
        {"Russia said", "1 russia name"},
        {"Russian officials", "1 russia demonym"},
        {"Moscow said", "1 russia seat"},
        {"Kremlin officials", "1 russia seat"},
        {"Belgrade said", "1 serbia seat"},
        {"Prague said", "1 czech-republic seat"},
        {"North Korea said", "2 north-korea name"},
        {"United Nations Security Council members", "4 un-security-council name"},
        {"U.N. Security Council members", "3 un-security-council name"},
        {"NATO said", "1 nato name"},
        {"Nato said", "1 nato name"},
        {"Côte d'Ivoire said", "2 ivory-coast name"},
        {"Soviet Union collapsed", "2 soviet-union name"},
        {"Jaap de Hoop Scheffer spoke", "4 jaap-de-hoop-scheffer name"},
        {"table said", ""},
        {"", ""},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(begun_by(c.text) == c.expected);
    }
}

TEST_CASE("longest_match: capitals tell a name from a word") {
    struct Case {
        std::string_view text;
        bool is_name;
    };
    const Case cases[] = {
        {"US officials", true},     {"us officials", false}, {"Turkey said", true},
        {"turkey was", false},      {"China said", true},    {"china cups", false},
        {"WHO experts", true},      {"who said", false},     {"Who said", false},
        {"Polish ministers", true}, {"polish the", false},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK((known().longest_match(words_of(c.text)).words > 0) == c.is_name);
    }
}

TEST_CASE("longest_match: a name that is something else too is ambiguous") {
    for (const std::string_view name :
         {"Georgia", "Jordan", "Chad", "Congo", "Guinea", "Washington", "Ireland", "Korean"}) {
        CAPTURE(name);
        const LongestMatch match = known().longest_match(words_of(name));
        REQUIRE(match.words == 1);
        CHECK(match.matches.front().ambiguous);
    }
    CHECK_FALSE(known().longest_match(words_of("Germany")).matches.front().ambiguous);
}

TEST_CASE("existed: a state is there from its first day to its last") {
    struct Case {
        std::string_view state;
        Day on;
        bool existed;
    };
    const Case cases[] = {
        {"soviet-union", {1990, 5, 1}, true},
        {"soviet-union", {2007, 6, 26}, false},
        {"czechoslovakia", {1992, 12, 31}, true},
        {"czechoslovakia", {1993, 1, 2}, false},
        {"slovakia", {1992}, false},
        {"slovakia", {1993}, true},
        {"east-germany", {1990, 10, 4}, false},
        {"germany", {2007}, true},
    };
    for (const Case& c : cases) {
        CAPTURE(c.state);
        CAPTURE(to_text(c.on));
        CHECK(known().existed({std::string{c.state}}, c.on) == c.existed);
    }
}

TEST_CASE("members_of: who belonged to a body on a day") {
    CHECK(contains(known().members_of({"nato"}, {1999, 3, 12}), "poland"));
    CHECK_FALSE(contains(known().members_of({"nato"}, {1999, 3, 11}), "poland"));
    CHECK(contains(known().bodies_of({"united-kingdom"}, {2019}), "european-union"));
    CHECK_FALSE(contains(known().bodies_of({"united-kingdom"}, {2021}), "european-union"));
    CHECK(contains(known().members_of({"warsaw-pact"}, {1990}), "soviet-union"));
}

TEST_CASE("office_kind: titles of one office are one kind") {
    struct Case {
        std::string_view title;
        std::string_view kind;
    };
    const Case cases[] = {
        {"foreign secretary", "foreign minister"},
        {"Minister of Foreign Affairs", "foreign minister"},
        {"Secretary-General", "secretary general"},
        {"defense minister", "defence minister"},
        {"premier", "prime minister"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.title);
        CHECK(known().office_kind(c.title) == c.kind);
    }
    CHECK_FALSE(known().office_kind("gardener"));
    CHECK(known().is_single_office("foreign secretary"));
    CHECK_FALSE(known().is_single_office("envoy"));
}

TEST_CASE("holders: who held an office on a day, by any title of it") {
    struct Case {
        std::string_view office;
        std::string_view of;
        Day on;
        std::string_view holders;
    };
    const Case cases[] = {
        {"secretary general", "nato", {2007, 6, 26}, "jaap-de-hoop-scheffer"},
        {"Secretary-General", "united-nations", {2006, 12, 31}, "kofi-annan"},
        {"foreign minister", "russia", {2007, 6, 26}, "sergei-lavrov"},
        {"foreign secretary", "united-kingdom", {2007, 6, 26}, "margaret-beckett"},
        {"secretary of state", "united-states", {1999}, "madeleine-albright"},
        {"defense secretary", "united-states", {2007, 1, 15}, "robert-gates"},
        {"chancellor", "germany", {2007, 6, 26}, "angela-merkel"},
        {"president", "european-commission", {2007, 6, 26}, "jose-manuel-barroso"},
        {"high representative", "european-union", {2007, 6, 26}, "javier-solana"},
        {"prime minister", "israel", {2007, 6, 26}, "ehud-olmert"},
        {"premier", "china", {2007, 6, 26}, "wen-jiabao"},
        {"gardener", "russia", {2007, 6, 26}, ""},
        {"president", "atlantis", {2007, 6, 26}, ""},
    };
    for (const Case& c : cases) {
        CAPTURE(c.office);
        CAPTURE(c.of);
        CHECK(joined(known().holders(c.office, {std::string{c.of}}, c.on)) == c.holders);
    }
}

TEST_CASE("with_surname: the people of that name who were in office on a day") {
    struct Case {
        std::string_view surname;
        Day on;
        std::string_view people;
    };
    const Case cases[] = {
        {"Lavrov", {2007, 6, 26}, "sergei-lavrov"},
        {"Scheffer", {2007, 6, 26}, "jaap-de-hoop-scheffer"},
        {"de Hoop Scheffer", {2007, 6, 26}, "jaap-de-hoop-scheffer"},
        {"Bush", {1990}, "george-h-w-bush"},
        {"Bush", {2008}, "george-w-bush"},
        {"Bush", {2002}, "george-w-bush jeb-bush"},  // a president and a governor
        {"Merkel", {2003}, ""},
        {"Wen", {2007, 6, 26}, "wen-jiabao"},
        {"Nobody", {}, ""},
    };
    for (const Case& c : cases) {
        CAPTURE(c.surname);
        CAPTURE(to_text(c.on));
        CHECK(joined(known().with_surname(c.surname, c.on)) == c.people);
    }
    CHECK(known().with_surname("Bush", {}).size() == 3);
}

TEST_CASE("code_of: an office holder has the code of the state and the role") {
    const Actor* lavrov = known().actor({"sergei-lavrov"});
    REQUIRE(lavrov != nullptr);
    CHECK(known().code_of(*lavrov) == "RUSGOV");
    Actor introduced;
    introduced.type = ActorType::person;
    introduced.of = {{"norway"}};
    introduced.roles = {{"foreign minister", {"norway"}, {}, {}}};
    CHECK(known().code_of(introduced) == "NORGOV");
}

TEST_CASE("longest_agency: an agency is no actor") {
    CHECK(known().longest_agency(words_of("RIA Novosti reported")) == 2);
    CHECK(known().longest_agency(words_of("Xinhua reported")) == 1);
    CHECK(known().longest_agency(words_of("Russia reported")) == 0);
}

TEST_CASE("issues_in: a phrase that leans says which way") {
    struct Case {
        std::string_view phrase;
        std::string_view issue;
        int lean;
    };
    const Case cases[] = {
        {"the independence of Kosovo", "kosovo-s-status", +1},
        {"recognition of Kosovo", "kosovo-s-status", +1},
        {"the territorial integrity of Serbia", "kosovo-s-status", -1},
        {"ratification of the CFE treaty", "cfe-treaty", +1},
        {"a moratorium on the CFE Treaty", "cfe-treaty", -1},
        {"the CFE treaty", "cfe-treaty", 0},
    };
    for (const Case& c : cases) {
        CAPTURE(c.phrase);
        const std::vector<IssueMatch> found = known().issues_in(c.phrase);
        REQUIRE_FALSE(found.empty());
        CHECK(found.front().issue.text == c.issue);
        CHECK(found.front().lean == c.lean);
    }
    CHECK(known().issues_in("the price of tea").empty());
}

TEST_CASE("issue: it has its question, its parties as actors and its parent") {
    const Issue* treaty = known().issue({"cfe-treaty"});
    REQUIRE(treaty != nullptr);
    CHECK(treaty->question == "Should the CFE treaty be kept in force?");
    CHECK(joined(treaty->parties) == "russia nato united-states");
    CHECK(treaty->parent.text == "arms-control");
    CHECK(known().issue({"price-of-tea"}) == nullptr);
    CHECK(known().issues().size() > 300);
}

TEST_CASE("named: any name of an actor finds it, case folded") {
    struct Case {
        std::string_view name;
        std::string_view actor;
    };
    const Case cases[] = {
        {"moscow", "russia"},
        {"RUSSIA", "russia"},
        {"the Kremlin", "russia"},
        {"nato", "nato"},
        {"u.n.", "united-nations"},
        {"Elysee", "france"},
        {"Fumio Kishida", "fumio-kishida"},
        {"Kishida Fumio", "fumio-kishida"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.name);
        const std::vector<NameMatch> matches = known().named(c.name);
        REQUIRE_FALSE(matches.empty());
        CHECK(matches.front().actor.text == c.actor);
    }
    CHECK(known().named("Ruritania").empty());
    CHECK(known().named("Merkel Angela").empty());
}

TEST_CASE("nearest_actors: a misspelt name has its neighbours") {
    struct Case {
        std::string_view typed;
        std::string_view meant;
    };
    const Case cases[] = {{"Rusia", "Russia"}, {"Germny", "Germany"}, {"Ukrane", "Ukraine"}};
    for (const Case& c : cases) {
        CAPTURE(c.typed);
        const std::vector<std::string_view> near = known().nearest_actors(c.typed, 3);
        REQUIRE(near.size() == 3);
        CHECK(near.front() == c.meant);
    }
    CHECK(known().nearest_actors(std::string(10'000, 'x'), 3).empty());
}

TEST_CASE("with_surname: who reigns over a country is not called by its name") {
    const std::vector<ActorId> named = known().with_surname("Jordan", {2007, 6, 26});
    CHECK(std::ranges::find(named, ActorId{"abdullah-ii"}) == named.end());
    CHECK(known().with_surname("Scheffer", {2007, 6, 26}).size() == 1);
}

TEST_CASE("edits_between: up to a limit") {
    struct Case {
        std::string_view a, b;
        std::size_t limit, edits;
    };
    const Case cases[] = {
        {"", "", 0, 0},          {"", "abc", 3, 3},         {"kitten", "sitting", 9, 3},
        {"ab", "ba", 2, 1},      {"Rusia", "Russia", 1, 1}, {"kitten", "sitting", 2, 3},
        {"abc", "abcdef", 2, 3}, {"abcd", "wxyz", 1, 2}};
    for (const Case& c : cases) {
        CAPTURE(c.a);
        CAPTURE(c.b);
        CHECK(edits_between(c.a, c.b, c.limit) == c.edits);
        CHECK(edits_between(c.b, c.a, c.limit) == c.edits);
    }
}

}  // namespace demarche::catalog
