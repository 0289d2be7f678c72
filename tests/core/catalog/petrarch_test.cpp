#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/catalog/addition.hpp"
#include "core/catalog/petrarch_actors.hpp"
#include "core/catalog/petrarch_text.hpp"

namespace demarche::catalog::petrarch {
namespace {

const Catalog& ours() {
    static const Catalog catalog;
    return catalog;
}

Catalog with(const std::string& text) { return Catalog{read_addition("x", text, ours()).tables}; }

std::vector<std::string> problems(const std::string& text) {
    std::vector<std::string> lines;
    for (const Problem& problem : read_addition("x", text, ours()).problems)
        lines.push_back(std::to_string(problem.line) + ": " + problem.reason);
    return lines;
}

/// "government of afghanistan 1933-11-08 to 1973-07-17", a line a role.
std::string roles_of(const Catalog& catalog, const std::string& id) {
    const Actor* actor = catalog.actor({id});
    if (actor == nullptr) return "nobody";
    std::string text;
    for (const Role& role : actor->roles)
        text += role.role + " of " + role.of.text + " " + to_text(role.since) + " to " +
                to_text(role.until) + "\n";
    return text;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("spelled: a name in capitals as a person would write it") {
    struct Case {
        std::string_view written, name;
    };
    const Case cases[] = {
        {"JAAP_DE_HOOP_SCHEFFER_", "Jaap de Hoop Scheffer"},
        {"_ISLAMIC_ARMY_OF_ADEN", "Islamic Army of Aden"},
        {"U.N._", "U.N."},
        {"JAMES_A._ROBERTS_", "James A. Roberts"},
        {"US_SECRETARY_OF_STATE", "US Secretary of State"},
        {"JKLF_", "JKLF"},
        {"ABU_MUSAB_AL-ZARQAWI", "Abu Musab al-Zarqawi"},
        {"AL-QAEDA", "al-Qaeda"},
        {"STANLEY_O'NEIL", "Stanley O'Neil"},
        {"TAL'AFAR", "Tal'afar"},
        {"MANFRED_W\u00d6RNER_", "Manfred W\u00f6rner"},
        {"UN_Secy_Gen", "UN Secy Gen"},
        {"OSMAN_OLCAY\t_TURKEY_\t", "Osman Olcay Turkey"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.written);
        CHECK(spelled(c.written) == c.name);
    }
}

TEST_CASE("names_in: what stands in brackets or after a plus is a name of its own") {
    CHECK(names_in("ADEN_ARMY_(AAIA)_") == Lines{"Aden Army", "AAIA"});
    CHECK(names_in("ADEN_ARMY+_ISLAMIC_ARMY_") == Lines{"Aden Army", "Islamic Army"});
    CHECK(names_in("ABU(BAKR") == Lines{"Abubakr"});
}

TEST_CASE("parse_digits: days of six and eight digits") {
    struct Case {
        std::string_view digits;
        std::optional<Day> day;
    };
    const Case cases[] = {
        {"19940922", Day{1994, 9, 22}},
        {"940922", Day{1994, 9, 22}},
        {"070723", Day{2007, 7, 23}},
        {"300101", Day{1930, 1, 1}},
        {"290101", Day{2029, 1, 1}},
        {"20010931", Day{2001, 9, 0}},
        {"20010900", Day{2001, 9, 0}},
        {"20010000", Day{2001, 0, 0}},
        {"20011301", {}},
        {"20010230", {}},
        {"9008223", {}},
        {"9o0822", {}},
        {"", {}},
    };
    for (const Case& c : cases) {
        CAPTURE(c.digits);
        CHECK(parse_digits(c.digits) == c.day);
    }
}

TEST_CASE("actors: dated codes of a person become tenures") {
    const Catalog catalog = with(
        "# head\n\n"
        "RUDOLF_ELPHBERG_  ; a comment [USAGOV]\n"
        "+RUDOLPH_ELPHBERG_ # another\n"
        "+ELPHBERG\n"
        "+PRESIDENT_ELPHBERG\n"
        "\t[AFGGOV 331108-19730717]\n"
        "  [AFGGOVMIL > 730717]\n"
        "\t[AFGELI]\n"
        "BLACK_MICHAEL_\t[IGOWSTNAT 950701-951231][AFGOPP <951205] # two\n"
        "SAPT [AFGELI]\n");
    CHECK(roles_of(catalog, "rudolf-elphberg") ==
          "government of afghanistan 1933-11-08 to 1973-07-17\n"
          "government, military of afghanistan 1973-07-17 to \n");
    CHECK(catalog.actor({"rudolf-elphberg"})->code == "AFGGOVMIL");
    CHECK(catalog.actor({"rudolf-elphberg"})->also == Lines{"Rudolph Elphberg"});
    CHECK(catalog.with_surname("Elphberg", {1990, 1, 1}).size() == 1);
    CHECK(catalog.named("President Elphberg").empty());
    CHECK(roles_of(catalog, "black-michael") ==
          "opposition of afghanistan  to 1995-12-05\n"
          "official of nato 1995-07-01 to 1995-12-31\n");
    CHECK(roles_of(catalog, "sapt") == "elite of afghanistan  to \n");
    CHECK_FALSE(catalog.held_office({"sapt"}, {}));
}

TEST_CASE("actors: whom the catalogue knows keeps its roles; an office is no body") {
    const Catalog catalog = with(
        "JENS_STOLTENBERG_ [NORGOV >051017]\n+STOLTENBERG_OF_NORWAY\n"
        "US_SECRETARY_OF_STATE [USAGOV]\n+PRESIDENT_OF_RURITANIA\n+ZENDA_OFFICE\n");
    CHECK(roles_of(catalog, "jens-stoltenberg") == roles_of(ours(), "jens-stoltenberg"));
    CHECK(catalog.named("Stoltenberg of Norway").at(0).actor.text == "jens-stoltenberg");
    CHECK(catalog.named("US Secretary of State").empty());
    CHECK(catalog.named("President of Ruritania").empty());
    CHECK(catalog.actor({"zenda-office"})->code == "USAGOV");
}

TEST_CASE("actors: without dates they are states, bodies and groups") {
    const Catalog catalog = with(
        "NATO_ [IGOWSTNAT]\n+ATLANTIC_CLUB\n"
        "AFGHANISTAN_  [AFG]\n+DOWLAT_E_AFGHAN\n+KABUL_\n"
        "ROOF_OF_AFGHANISTAN_ [AFG]\n"
        "ZENDA_BRIGADE_(ZB)_ [AFGREB]\n"
        "ZENDA_WELFARE_FUND [NGOHLH]\n"
        "ARMENIA_\n\t[USRARM <900823]\n\t[ARM >911221]\n");
    CHECK(catalog.named("Atlantic Club").at(0).actor.text == "nato");
    CHECK(catalog.named("Dowlat e Afghan").at(0).actor.text == "afghanistan");
    CHECK(catalog.named("Roof of Afghanistan").at(0).actor.text == "afghanistan");
    CHECK(catalog.named("Kabul").at(0).kind == NameKind::seat);
    const Actor* brigade = catalog.actor({"zenda-brigade"});
    REQUIRE(brigade != nullptr);
    CHECK(brigade->type == ActorType::group);
    CHECK(brigade->code == "AFGREB");
    CHECK(brigade->also == Lines{"ZB"});
    CHECK(brigade->of == std::vector<ActorId>{{"afghanistan"}});
    CHECK(catalog.actor({"zenda-welfare-fund"})->type == ActorType::organization);
    CHECK(catalog.counts().states == ours().counts().states);
    CHECK(catalog.counts().people == ours().counts().people);
}

TEST_CASE("actors: a code that only this file has names its body, not one that several share") {
    const Catalog catalog = with(
        "FLAVIA_ZENDA_ [IGOXYZABC 990101-991231]\n"
        "ZENDA_PACT_ [IGOXYZABC]\n"
        "HELGA_ZENDA_ [NGOQQQ 990101-991231]\n"
        "RED_FUND_ [NGOQQQ]\nBLUE_FUND_ [NGOQQQ]\n");
    CHECK(roles_of(catalog, "flavia-zenda") == "official of zenda-pact 1999-01-01 to 1999-12-31\n");
    CHECK(roles_of(catalog, "helga-zenda").empty());
}

TEST_CASE("actors: what cannot be read is named by its line") {
    CHECK(problems("+ALIAS\n"
                   "\t[AFGGOV]\n"
                   "A_PERSON\n"
                   "B_PERSON [AFGGOV 9008223-911221]\n"
                   "C_PERSON [AFGGOV 20121207-20120802]\n"
                   "D_PERSON [AFGGOV 990101\n"
                   "E_PERSON [---]\n"
                   "F_PERSON [QQQGOV 990101-990201]\n") ==
          Lines{"1: another name, but of no actor before it",
                "2: a code, but of no actor before it",
                "3: 'A Person' has no code; give one, as in [USAGOV]",
                "4: '9008223-911221' are no days; write YYYYMMDD-YYYYMMDD, >YYYYMMDD or <YYYYMMDD",
                "5: '20121207-20120802' ends before it begins",
                "6: a bracket is not closed; end the code with ']'",
                "7: '---' is no code; write capitals, as in [USAGOV]",
                "8: no state or body has the code 'QQQGOV'; the role is left out"});
}

TEST_CASE("actors: a line that is not UTF-8 is Latin-1") {
    const Catalog catalog = with("JOS\xC9_ELPHBERG_ [AFGGOV 990101-991231]\n");
    CHECK(catalog.actor({"jos\u00e9-elphberg"}) != nullptr);
}

TEST_CASE("agents: nouns with a role") {
    const std::string text =
        "# head\n!PERSON! = MAN, MEN, WOMAN\n"
        "GOOSE_HERD [~AGR]\n"
        "HERDS!PERSON! {} [~AGR]\n"
        "OX_MAN {OXEN_MEN} [~AGR]\n"
        "FOREIGN_MINISTER [~GOV]\n"
        "OBSERVERS_IN [IGO~]\n"
        "LOST!SET! [~GOV]\n"
        "NO CODE\n";
    CHECK(problems(text) ==
          Lines{"7: 'IGO~' does not stand after the actor's code; only [~XYZ] can be taken",
                "8: no set '!SET!' stands before this line",
                "9: no code in brackets; write one, as in FARMER [~AGR]"});
    const Catalog catalog = with(text);
    CHECK(catalog.office_kind("herdswoman") == "herdsman");
    CHECK(catalog.office_kind("oxen men") == "ox man");
    CHECK(catalog.office_kind("foreign minister") == "foreign minister");
    Actor herd;
    herd.of = {{"france"}};
    herd.roles = {{"goose herd", {"france"}, {}, {}}};
    CHECK(catalog.code_of(herd) == "FRAAGR");
}

TEST_CASE("issues: phrases in all their forms, with what is none") {
    const std::string text =
        "stray [X]\n"
        "<ISSUE CATEGORY=\"ID_GEESE\" TYPE=\"ALL\">\n"
        "goose n:fence [GOOSE_FENCES]\n"
        "v:overgraze the meadow [GOOSE_FENCES]\n"
        "anti+goose [GOOSE_FENCES]\n"
        "gander [GEESE]\n"
        "~gander mountain\n"
        "no issue\n"
        "</ISSUE>\n</ISSUE>\n";
    CHECK(problems(text) ==
          Lines{"1: stands in no category; open one with <ISSUE CATEGORY=\"NAME\">",
                "8: 'no issue' names no issue; give one, as in [ENERGY]",
                "10: closes a category, but none is open"});
    const Catalog catalog = with(text);
    struct Case {
        std::string_view phrase, issue;
    };
    const Case cases[] = {{"a new goose fence", "goose-fences"},
                          {"goose fences", "goose-fences"},
                          {"overgrazing the meadow", "goose-fences"},
                          {"overgrazed the meadow", "goose-fences"},
                          {"anti-goose policy", "goose-fences"},
                          {"antigoose policy", "goose-fences"},
                          {"the gander", "geese"},
                          {"Gander Mountain", ""}};
    for (const Case& c : cases) {
        CAPTURE(c.phrase);
        const auto found = catalog.issues_in(c.phrase);
        CHECK((found.empty() ? "" : found[0].issue.text) == c.issue);
    }
    CHECK(catalog.issue({"goose-fences"})->parent.text == "geese");
    CHECK(catalog.issue({"geese"})->parent.empty());
}

}  // namespace demarche::catalog::petrarch
