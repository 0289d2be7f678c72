#include "importers/extract/voices.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "importers/extract/issuer.hpp"
#include "tests/support/extraction.hpp"

namespace demarche::extract {

TEST_CASE("find_voices: 'we' in a release is its issuer, in a newspaper nobody") {
    struct Case {
        std::string_view source, text, events;
    };
    const Case cases[] = {
        {"Ministry of Foreign Affairs of Poland", "We condemn Georgia.", "poland 11 georgia\n"},
        {"US Department of State", "We condemn Georgia.", "united-states 11 georgia\n"},
        {"https://www.gov.uk/news", "We condemn Georgia.", "united-kingdom 11 georgia\n"},
        {"NATO", "We condemn Georgia.", "nato 11 georgia\n"},
        {"Warsaw Daily", "We condemn Georgia.", ""},
    };
    for (const Case& c : cases) {
        CAPTURE(c.source);
        CHECK(test::event_lines(test::extraction_of(c.text, c.source)) == c.events);
    }
}

TEST_CASE("find_voices: 'we' of those who issue a text together are all of them") {
    const Extraction e =
        test::extraction_of("We condemn Georgia.", "Permanent Missions of Chad and Kenya");
    CHECK(test::event_lines(e) == "chad 11 georgia\nkenya 11 georgia\n");
    CHECK(test::event_lines(test::extraction_of("We condemn Georgia.", "Chad and Kenya Times"))
              .empty());
}

TEST_CASE("find_voices: a byline says who 'I' is") {
    const Extraction e =
        test::extraction_of("Condoleezza Rice, Secretary of State\n\nI condemn Georgia.");
    REQUIRE(e.events.size() == 1);
    CHECK(e.events.front().source.text == "united-states");
    CHECK(e.events.front().source_speaker.text == "condoleezza-rice");
}

TEST_CASE("find_voices: a transcript names who speaks from there on") {
    const Extraction e = test::extraction_of(
        "SECRETARY RICE: We condemn Georgia.\n\n"
        "FOREIGN MINISTER LAVROV: We reject the plan of Ukraine.",
        "US Department of State");
    CHECK(test::event_lines(e) == "united-states 11 georgia\nrussia 12 ukraine\n");
}

TEST_CASE("find_references: 'the Secretary' of a release that names nobody is the issuer's") {
    const Extraction e =
        test::extraction_of("The Secretary condemned Georgia.", "US Department of State");
    CHECK(test::event_lines(e) == "united-states 11 georgia\n");
}

TEST_CASE("find_own_organs: what an issuer calls itself in its release") {
    struct Case {
        std::string_view source, text, events;
    };
    constexpr std::string_view kPoland = "Ministry of Foreign Affairs of Poland";
    constexpr std::string_view kLeague = "League of Arab States, Cairo";
    const Case cases[] = {
        {kPoland, "The Ministry condemned Georgia.", "poland 11 georgia\n"},
        {kPoland, "The Department of Eastern Affairs condemned Georgia.", "poland 11 georgia\n"},
        {kPoland, "Kenya met Chad. The Republic condemned Georgia.",
         "kenya 04 chad\npoland 11 georgia\n"},
        {kPoland, "The Kenyan Ministry condemned Georgia.", "kenya 11 georgia\n"},
        {kLeague, "The Ministerial Council condemned Georgia.", "arab-league 11 georgia\n"},
        {kLeague, "The Council condemned Georgia.", "arab-league 11 georgia\n"},
        {kLeague, "Ministers condemned Georgia.", "arab-league 11 georgia\n"},
        {kLeague, "Ministers of Kenya condemned Georgia.", "kenya 11 georgia\n"},
        {"United Nations, Geneva", "The Human Rights Council met. The Council condemned Georgia.",
         "un-human-rights-council 11 georgia\n"},
        {"Warsaw Daily", "The Council condemned Georgia.", ""},
    };
    for (const Case& c : cases) {
        CAPTURE(c.source);
        CAPTURE(c.text);
        CHECK(test::event_lines(test::extraction_of(c.text, c.source)) == c.events);
    }
}

TEST_CASE("side_of_bare_office: in a release who does something acts for its issuer") {
    struct Case {
        std::string_view source, text, events;
    };
    constexpr std::string_view kPoland = "Ministry of Foreign Affairs of Poland";
    const Case cases[] = {
        {kPoland, "Vice-Minister Jan Lis condemned Georgia.", "poland 11 georgia\n"},
        {kPoland, "In Nairobi, Foreign Minister Ada Mutua condemned Georgia.",
         "kenya 11 georgia\n"},
        {"United Nations, Geneva", "Special Envoy Ada Lis condemned Georgia.",
         "united-nations 11 georgia\n"},
        {"United Nations, Geneva", "The Special Rapporteur, Ada Lis, condemned Georgia.",
         "united-nations 11 georgia\n"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(test::event_lines(test::extraction_of(c.text, c.source)) == c.events);
    }
}

TEST_CASE("find_voices: who speaks in a transcript, by what stands before the colon") {
    struct Case {
        std::string_view text, events;
    };
    const Case cases[] = {
        {"PRIME MINISTER: We condemn Georgia.", "australia 11 georgia\n"},
        {"Prime Minister: We condemn Georgia.", "australia 11 georgia\n"},
        {"Official Spokesperson: We condemn Georgia.", "australia 11 georgia\n"},
        {"JOURNALIST: We condemn Georgia.", ""},
        {"Question: We condemn Georgia.", ""},
        {"A: We condemn Georgia.", "australia 11 georgia\n"},
        {"MR SMITH: We condemn Georgia.", ""},
        {"JOURNALIST: Do you?\n\nPRIME MINISTER: We condemn Georgia.", "australia 11 georgia\n"},
        {"Background: We condemn Georgia.", "australia 11 georgia\n"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(test::event_lines(test::extraction_of(c.text, "Prime Minister of Australia")) ==
              c.events);
    }
}

TEST_CASE("issuer_of: whose words a text is, by its publisher's name or the host of its page") {
    struct Case {
        std::string_view source, actor;
    };
    const Case cases[] = {
        {"Ministry of External Affairs, New Delhi", "india"},
        {"Prime Minister of Australia, transcript", "australia"},
        {"Prime Minister's Office, London", "united-kingdom"},
        {"Office of the Press Secretary, Washington", "united-states"},
        {"NATO Public Diplomacy Division", "nato"},
        {"Permanent Mission of Eritrea to the United Nations", "eritrea"},
        {"Office of the President of the Republic of Kenya", "kenya"},
        {"Indian High Commission, Colombo", "india"},
        {"Embassy of Japan in Peru", "japan"},
        {"Foreign, Commonwealth & Development Office", "united-kingdom"},
        {"League of Arab States, Cairo", "arab-league"},
        {"Secretaría de Relaciones Exteriores", "mexico"},
        {"Global Affairs Canada", "canada"},
        {"Press Service of the President of Ukraine", "ukraine"},
        {"European External Action Service", "european-union"},
        {"Ministry of Foreign Affairs of the People's Republic of China", "china"},
        {"Ministry of External Affairs of Sri Lanka", "sri-lanka"},
        {"https://mfa.gov.gh/index.php", "ghana"},
        {"https://www.mofa.go.jp/press/1", "japan"},
        {"https://www.mfa.gr/en/", "greece"},
        {"https://www.consilium.europa.eu/en/press", "european-union"},
        {"Korea Times", ""},
        {"China Daily", ""},
        {"Voice of America", ""},
        {"The Australian", ""},
        {"Le Monde", ""},
        {"https://www.news.com.au/", ""},
        {"https://india.mongabay.com/", ""},
        {"Ministry of Foreign Affairs", ""},
        {"", ""},
    };
    const catalog::Catalog catalog;
    const Words words;
    for (const Case& c : cases) {
        CAPTURE(c.source);
        Article article;
        article.source = c.source;
        CHECK(issuer_of(article, catalog, words).text == c.actor);
    }
}

TEST_CASE("issuer_of: each row of issuers.tsv names an actor of the catalogue") {
    const catalog::Catalog catalog;
    for (const ActorId& actor : known_issuers()) {
        CAPTURE(actor.text);
        CHECK(catalog.actor(actor) != nullptr);
    }
}

}  // namespace demarche::extract
