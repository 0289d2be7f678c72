#include "importers/read/dateline.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>

namespace demarche::read {
namespace {

/// "PLACE|AGENCY|DAY|rest of the line"; "" where there is no dateline.
std::string told(const std::optional<Dateline>& found, const std::string& line) {
    if (!found) return "";
    return fmt::format("{}|{}|{}|{}", found->place, found->agency, to_text(found->day),
                       line.substr(found->where.end).substr(0, 8));
}

struct Case {
    const char* line;
    const char* expected;
};

}  // namespace

TEST_CASE("dateline_of: the forms of the agencies") {
    const Case cases[] = {
        {"MOSCOW, June 26 (RIA Novosti) - The minister left.",
         "MOSCOW|RIA Novosti|--06-26|The mini"},
        {"BEIJING, March 3 (Xinhua) -- China welcomed it.", "BEIJING|Xinhua|--03-03|China we"},
        {"WASHINGTON, Sept. 9 (UPI) -- Talks began.", "WASHINGTON|UPI|--09-09|Talks be"},
        {"TEHRAN, Oct 4 (Reuters) - Talks began.", "TEHRAN|Reuters|--10-04|Talks be"},
        {"NEW DELHI, Jan 11 (PTI) India sad so.", "NEW DELHI|PTI|--01-11|India sa"},
        {"MOSCOW, Jun 26. /TASS/. Talks began.", "MOSCOW|TASS|--06-26|Talks be"},
        {"MOSCOW, June 26 /ITAR-TASS/. Talks began.", "MOSCOW|ITAR-TASS|--06-26|Talks be"},
        {"KIEV, November 24. /TASS/. Talks began.", "KIEV|TASS|--11-24|Talks be"},
        {"MOSCOW. June 26 (Interfax) - Talks began.", "MOSCOW|Interfax|--06-26|Talks be"},
        {"Moscow. (Interfax) - Talks began.", "Moscow|Interfax||Talks be"},
        {"ASTANA. April 2 (Interfax-Kazakhstan) - Talks began.",
         "ASTANA|Interfax-Kazakhstan|--04-02|Talks be"},
        {"LONDON (Reuters) - Talks began.", "LONDON|Reuters||Talks be"},
        {"PARIS, France (AFP) - Talks began.", "PARIS|AFP||Talks be"},
        {"GENEVA/MOSCOW (Reuters) - Talks began.", "GENEVA/MOSCOW|Reuters||Talks be"},
        {"SEOUL/TOKYO, Feb 5 (Reuters) - Talks began.", "SEOUL/TOKYO|Reuters|--02-05|Talks be"},
        {"KEY WEST, Florida (AP) — Talks began.", "KEY WEST|AP||Talks be"},
        {"KABUL, Afghanistan (AP) -- Talks began.", "KABUL|AP||Talks be"},
        {"UNITED NATIONS (AP) _ Talks began.", "UNITED NATIONS|AP||Talks be"},
        {"ATHENS, Greece (AP) The talks began.", "ATHENS|AP||The talk"},
        {"Vienna, June 4, 2008 (AFP) - Talks began.", "Vienna|AFP|2008-06-04|Talks be"},
        {"Sept. 9 (UPI) -- Talks began.", "|UPI|--09-09|Talks be"},
        {"(Reuters) - Talks began in Vienna.", "|Reuters||Talks be"},
        {"(Bloomberg) -- Talks began in Vienna.", "|Bloomberg||Talks be"},
        {"STATE DEPARTMENT — Talks on the island's future have begun.",
         "STATE DEPARTMENT|||Talks on"},
        {"PRAGUE -- Talks on the island's future have begun.", "PRAGUE|||Talks on"},
        {"Tehran, June 26, IRNA – Talks began.", "Tehran|IRNA|--06-26|Talks be"},
        {"TEHRAN, Jun. 26 (MNA) – Talks began.", "TEHRAN|MNA|--06-26|Talks be"},
        {"TOKYO (Kyodo) -- Talks began.", "TOKYO|Kyodo||Talks be"},
        {"SEOUL, Jan. 2 (Yonhap) -- Talks began.", "SEOUL|Yonhap|--01-02|Talks be"},
        {"Pyongyang, May 25 (KCNA) -- Talks began.", "Pyongyang|KCNA|--05-25|Talks be"},
        {"(ANSA) - ROME, JUN 26 - Talks began.", "ROME|ANSA|--06-26|Talks be"},
        {"(ANSA) - Rome, June 26 - Talks began.", "Rome|ANSA|--06-26|Talks be"},
        {"Berlin (dpa) - Talks began.", "Berlin|dpa||Talks be"},
        {"Madrid, 26 jun (EFE).- Talks began.", "Madrid|EFE|--06-26|Talks be"},
        {"ANKARA, 1 August 2024. Two planes landed.", "ANKARA||2024-08-01|Two plan"},
        {"ANKARA (AA) - Talks began.", "ANKARA|AA||Talks be"},
        {"Geneva, 12 March 2019 – Talks began.", "Geneva||2019-03-12|Talks be"},
        {"GENEVA, 12 March 2019 (UN Human Rights) – Talks began.",
         "GENEVA|UN Human Rights|2019-03-12|Talks be"},
        {"BRUSSELS, May 3, 2016 /PRNewswire/ -- Talks began.",
         "BRUSSELS|PRNewswire|2016-05-03|Talks be"},
        {"LAGOS, Nigeria, June 9 — Talks began.", "LAGOS||--06-09|Talks be"},
        {"МОСКВА, 4 мар — РИА Новости. Переговоры начались.", "МОСКВА|РИА Новости|--03-04|Пере"},
        {"МОСКВА, 26 июня. /ТАСС/. Переговоры начались.", "МОСКВА|ТАСС|--06-26|Пере"},
        {"САНКТ-ПЕТЕРБУРГ, 11 апреля. /ТАСС/. Переговоры.", "САНКТ-ПЕТЕРБУРГ|ТАСС|--04-11|Пере"},
        {"Москва. 26 июня. INTERFAX.RU - Переговоры начались.", "Москва|INTERFAX.RU|--06-26|Пере"},
        {"VIENNA, Nov 8 - Talks began.", "VIENNA||--11-08|Talks be"},
        {"AGRA, 16 July 2001 - Talks began.", "AGRA||2001-07-16|Talks be"},
        {"ALGIERS, Sunday 18 June 2000 - Talks began.", "ALGIERS||2000-06-18|Talks be"},
        {"LONDON, Tuesday, June 26 - Talks began.", "LONDON||--06-26|Talks be"},
        {"LONDON, Tuesday - Talks began.", "LONDON|||Talks be"},
        {"KINGSTOWN, St Vincent and the Grenadines, 14 December 2023 - Talks.",
         "KINGSTOWN||2023-12-14|Talks."},
        {"ST. PETERSBURG, June 8 (Reuters) - Talks began.",
         "ST. PETERSBURG|Reuters|--06-08|Talks be"},
        {"WASHINGTON, D.C., March 4 - Talks began.", "WASHINGTON||--03-04|Talks be"},
        {"PORT-AU-PRINCE, Haiti, Feb. 29 - Talks began.", "PORT-AU-PRINCE||--02-29|Talks be"},
        {"RIO DE JANEIRO - Talks on the island's future have begun.", "RIO DE JANEIRO|||Talks on"},
        {"ABOARD AIR FORCE ONE (AP) — Talks began.", "ABOARD AIR FORCE ONE|AP||Talks be"},
        {"MOSCOW—Talks on the island's future have begun.", "MOSCOW|||Talks on"},
        {"BAKU, Azerbaijan, 26.06.2007 - Talks began.", "BAKU||2007-06-26|Talks be"},
        {"Moscow, 26 June: Talks began.", "Moscow||--06-26|Talks be"},
        {"ISLAMABAD: Talks on the island's future have begun.", "ISLAMABAD|||Talks on"},
        {"CAIRO, July 6 (Nile Wire) - Talks began.", "CAIRO|Nile Wire|--07-06|Talks be"},
        {"ULAN BATOR, May 7, MONTSAME - Talks began.", "ULAN BATOR|MONTSAME|--05-07|Talks be"},
        {"BOGOTÁ, 7 ago (EFE).- Talks began.", "BOGOTÁ|EFE|--08-07|Talks be"},
        {"SÃO PAULO (Reuters) - Talks began.", "SÃO PAULO|Reuters||Talks be"},
        {"N'DJAMENA, April 13 (Xinhua) - Talks began.", "N'DJAMENA|Xinhua|--04-13|Talks be"},
        {"UNITED NATIONS, 21 April (APP): Talks began.", "UNITED NATIONS|APP|--04-21|Talks be"},
        {"HAVANA, Cuba, Apr 9 (ACN) Talks began.",
         ""},  // nothing closes it, and nobody knows the agency
        {"Kiev, December 1 (Ukrinform) – Talks began.", "Kiev|Ukrinform|--12-01|Talks be"},
    };
    for (const Case& c : cases) {
        CAPTURE(std::string{c.line});
        CHECK(told(dateline_of(c.line), c.line) == std::string{c.expected});
    }
}

TEST_CASE("dateline_of: what only looks like one") {
    const char* const lines[] = {
        "Trump — the president — said that he would not go.",
        "TEHRAN-based militias crossed the border on Monday night.",
        "NATO - the alliance that Moscow fears - will meet on Tuesday.",
        "BREAKING - The president has left the capital for good.",
        "UPDATE 1-Russia and NATO discuss a treaty of 1990.",
        "QUESTION: Is there any progress on the treaty in Vienna?",
        "SECRETARY BLINKEN: Thank you all for coming here today.",
        "MR PRICE: We have nothing further on that at this point.",
        "The president said on June 26 - his birthday - that he would go.",
        "On June 26 (the anniversary) - a holiday - nobody worked.",
        "CASPIAN MONITOR - independent news from the region",
        "Russia (RIA) and its neighbours - all of them - agreed.",
        "VIENNA",
        "VIENNA - ",
        "",
        " - ",
        "(applause) - Thank you.",
        "CFE - what now?",
    };
    for (const char* const line : lines) {
        CAPTURE(std::string{line});
        CHECK_FALSE(dateline_of(line));
    }
}

TEST_CASE("dateline_of: a line of a hundred thousand cities ends soon") {
    std::string line;
    for (int i = 0; i < 100'000; ++i) line += "CITY, ";
    CHECK_FALSE(dateline_of(line));
}

TEST_CASE("find_dateline: after a headline and a lead, with its span in the text") {
    const std::string text =
        "Minister leaves for Vienna\n\nThe minister is to leave for Vienna, where talks are to be "
        "held.\n"
        "MOSCOW, June 26 (RIA Novosti) - The minister left.\n";
    const auto found = find_dateline(text);
    REQUIRE(found);
    CHECK(text.substr(found->where.begin, 6) == "MOSCOW");
    CHECK(text.substr(found->where.end) == "The minister left.\n");
}

TEST_CASE("find_dateline: not far down in the text") {
    std::string text;
    for (int i = 0; i < 5; ++i)
        text += "The envoys of all sides met once more in the old town hall.\n";
    CHECK_FALSE(find_dateline(text + "VIENNA, June 4 (AFP) - Talks began.\n"));
}

TEST_CASE("find_dateline: turns of speech in capitals are none") {
    CHECK_FALSE(
        find_dateline("TELEPHONE OPERATOR: Good morning to all of you on the line.\n"
                      "HENDERSON: Thank you, and good morning to everybody.\n"));
}

TEST_CASE("find_dateline: the heads and source lines of BBC Monitoring") {
    const std::string text =
        "Text of report by Russian news agency Interfax\n\nMoscow, 26 June: The minister left.\n\n"
        "Source: Interfax news agency, Moscow, in Russian 1430 gmt 26 Jun 07\n";
    const auto found = find_dateline(text);
    REQUIRE(found);
    CHECK(found->place == "Moscow");
    CHECK(found->agency == "Interfax");
    CHECK(to_text(found->day) == "2007-06-26");
    const auto inline_form = find_dateline(
        "Text of report by Iranian news agency IRNA\nTehran, 26 June: The envoy left.\n");
    REQUIRE(inline_form);
    CHECK(inline_form->agency == "IRNA");
    CHECK(to_text(inline_form->day) == "--06-26");
}

}  // namespace demarche::read
