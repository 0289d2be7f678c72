#include "importers/read/language.hpp"

#include <doctest/doctest.h>

#include <string>

namespace demarche::read {

TEST_CASE("language_of: what a text is written in") {
    struct Case {
        const char* text;
        const char* language;
    };
    const Case cases[] = {
        {"The foreign ministers of the three states met in Riga on Tuesday and signed the treaty.",
         "en"},
        {"Министры иностранных дел трёх стран встретились во вторник в Риге и подписали договор.",
         "ru"},
        {"Les ministres des affaires étrangères se sont réunis mardi à Riga et ont signé le "
         "traité.",
         "fr"},
        {"Die Außenminister der drei Staaten trafen sich am Dienstag in Riga und unterzeichneten "
         "den Vertrag.",
         "de"},
        {"Los ministros de asuntos exteriores se reunieron el martes en Riga y firmaron el "
         "tratado.",
         "es"},
        {"外交部长星期二在里加举行会晤，并签署了条约。三国的部长们都参加了这次会议。", "zh"},
        {"وزراء الخارجية اجتمعوا يوم الثلاثاء في ريغا ووقعوا المعاهدة بعد محادثات طويلة.", "ar"},
        {"", ""},
        {"Riga", ""},
        {"1234 5678 90", ""},
    };
    for (const Case& c : cases) {
        CAPTURE(std::string{c.text});
        CHECK(language_of(c.text) == c.language);
    }
}

TEST_CASE("language_of: a report in English that quotes another language is English") {
    CHECK(language_of(
              "The foreign ministers of the three states met in Riga on Tuesday, and they agreed, "
              "after long talks, to sign the border treaty. The minister of Russia said: \"Договор "
              "будет подписан.\" His colleagues welcomed that, and left for the airport.") == "en");
}

}  // namespace demarche::read
