#include "importers/read/event_table.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

#include "tests/importers/read/packed.hpp"

namespace demarche::read {
namespace {

struct Read {
    std::vector<Article> articles;
    std::vector<Rejection> refused;
};

Read read_all(std::string_view bytes, const std::string& name = "a") {
    Read all;
    read_bytes(name, bytes, {},
               {[&](Article article) { all.articles.push_back(std::move(article)); },
                [&](Rejection rejection) { all.refused.push_back(std::move(rejection)); },
                {}});
    return all;
}

struct Row {
    std::string id{"410412347"}, day{"20150218"};
    CodedParty source{"RUSGOV", "MOSCOW", "RUS"}, target{"USA", "UNITED STATES", "USA"};
    std::string cameo{"1383"};
};

/// A row of GDELT with that many columns.
std::string gdelt(const Row& row, std::size_t columns) {
    std::vector<std::string> fields(columns);
    fields[0] = row.id;
    fields[1] = row.day;
    fields[2] = row.day.substr(0, 6);
    fields[3] = row.day.substr(0, 4);
    for (const auto& [party, at] : {std::pair{&row.source, 5U}, {&row.target, 15U}}) {
        fields[at] = party->code;
        fields[at + 1] = party->name;
        fields[at + 2] = party->country;
    }
    fields[26] = row.cameo;
    fields[30] = "-7.0";
    fields[33] = "10";
    fields[columns == 61 ? 52 : 50] = "Riga, Latvia";
    if (columns > 57) fields[columns - 1] = "https://example.org/a";
    return fmt::format("{}\n", fmt::join(fields, "\t"));
}

}  // namespace

TEST_CASE("read_event_table: GDELT by its number of columns, whatever the file is called") {
    for (const std::size_t columns : {57U, 58U, 61U}) {
        CAPTURE(columns);
        const Read all = read_all(gdelt({}, columns));
        CHECK(all.refused.empty());
        REQUIRE(all.articles.size() == 1);
        const Article& article = all.articles.front();
        CHECK(article.kind == "gdelt");
        CHECK(article.text.empty());
        CHECK(article.date == Day{2015, 2, 18});
        REQUIRE(article.coded.size() == 1);
        const CodedEvent& event = article.coded.front();
        CHECK(event.id == "410412347");
        CHECK(event.date == Day{2015, 2, 18});
        CHECK(event.source == CodedParty{"RUSGOV", "MOSCOW", "RUS"});
        CHECK(event.target == CodedParty{"USA", "UNITED STATES", "USA"});
        CHECK(event.cameo == "1383");
        CHECK(event.location == "Riga, Latvia");
        CHECK(event.told == (columns == 57 ? "Goldstein -7.0; articles 10"
                                           : "Goldstein -7.0; articles 10; https://example.org/a"));
        CHECK(event.row == 1);
    }
}

TEST_CASE("read_event_table: packed as GDELT gives it away, and named by the file inside") {
    const Read all = read_all(
        packed(Packing::zip, {{"20150218.export.CSV", gdelt({}, 58) + "x\n"}}), "20150218.zip");
    REQUIRE(all.articles.size() == 1);
    CHECK(all.articles.front().input == "20150218.zip/20150218.export.CSV:1");
    CHECK(all.articles.front().id == read_all(gdelt({}, 58)).articles.at(0).id);
    REQUIRE(all.refused.size() == 1);
    CHECK(all.refused.front().input == "20150218.zip/20150218.export.CSV:2");
}

TEST_CASE("read_event_table: other tables with as many columns are none of events") {
    const std::string sixty_tabs(60, '\t');
    CHECK_FALSE(opens_event_table(sixty_tabs + "\n"));
    CHECK_FALSE(opens_event_table(gdelt({"410412347", "20151318", {}, {}, "010"}, 61)));
    CHECK_FALSE(opens_event_table(gdelt({}, 60)));
    CHECK_FALSE(opens_event_table("title,text,date\na,b,2015-02-18\n"));
    CHECK_FALSE(opens_event_table("The ministers met in Riga.\n"));
}

TEST_CASE("read_event_table: a broken row is refused by its line, the others are read") {
    const std::string rows = "410\tcut short\n" + gdelt({}, 61) +
                             gdelt({"", "20150218", {}, {}, "010"}, 61) +
                             gdelt({"3", "20150231", {}, {}, "010"}, 61) +
                             gdelt({"4", "20150218", {"RUS", "", ""}, {}, "X"}, 61) +
                             gdelt({"5", "20150218", {"RUS", "", ""}, {}, "2130"}, 61) +
                             gdelt({"6", "20150218", {"RUS", "", ""}, {}, "20"}, 61);
    const Read all = read_all(rows);
    REQUIRE(all.articles.size() == 1);
    REQUIRE(all.articles.front().coded.size() == 2);
    CHECK(all.articles.front().coded[0].row == 2);
    CHECK(all.articles.front().coded[1].row == 7);
    CHECK(all.articles.front().coded[1].cameo == "20");
    const std::vector<Rejection> wanted = {
        {"a:1", "2 columns where the table has 61"},
        {"a:3", "no id of the event"},
        {"a:4", "'20150231' is no day, such as 20150218"},
        {"a:5", "'X' is no CAMEO code"},
        {"a:6", "'2130' is no CAMEO code"},
    };
    CHECK(all.refused == wanted);
}

TEST_CASE("read_event_table: a row without a source is left out and kept for a person to see") {
    const Read all =
        read_all(gdelt({}, 58) + gdelt({"2", "20150218", {}, {"USA", "", ""}, "010"}, 58));
    CHECK(all.refused.empty());
    REQUIRE(all.articles.size() == 1);
    CHECK(all.articles.front().coded.size() == 1);
    REQUIRE(all.articles.front().dropped.size() == 1);
    CHECK(all.articles.front().dropped.front().reason == "line 2: no source");
}

TEST_CASE("read_event_table: the parts of a long table have ids of their own rows") {
    std::string rows;
    for (int i = 0; i < 450; ++i)
        rows += gdelt({fmt::format("{}", 1000 + i), i < 200 ? "20150218" : "20150301"}, 61);
    const Read all = read_all(rows), again = read_all(rows, "another name");
    REQUIRE(all.articles.size() == 3);
    CHECK(all.articles[0].coded.size() == 200);
    CHECK(all.articles[2].coded.size() == 50);
    CHECK(all.articles[1].input == "a:201");
    CHECK(all.articles[1].date == Day{2015, 3, 1});
    REQUIRE(again.articles.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) CHECK(all.articles[i].id == again.articles[i].id);
    CHECK(all.articles[0].id != all.articles[1].id);
}

TEST_CASE("read_event_table: a date is as exact as all rows of the part share it") {
    const auto date_of = [](const std::string& other) {
        return read_all(gdelt({}, 61) + gdelt({"2", other}, 61)).articles.at(0).date;
    };
    CHECK(date_of("20150218") == Day{2015, 2, 18});
    CHECK(date_of("20150217") == Day{2015, 2, 0});
    CHECK(date_of("20150318") == Day{2015, 0, 0});
    CHECK(date_of("20140218") == Day{});
}

TEST_CASE("read_event_table: ICEWS by the names of its columns, in any order") {
    struct Case {
        const char* table;
        const char* location;
    };
    const Case cases[] = {
        {"Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO "
         "Code\tIntensity\tTarget Name\tTarget Country\tCity\tCountry\n"
         "7\t2014-01-02\tCitizen (Russia)\tSocial\tRussian Federation\tCriticize\t111\t-2.0\tNATO"
         "\tNULL\tMoscow\tRussian Federation\n",
         "Moscow, Russian Federation"},
        {"\xEF\xBB\xBF\"CAMEO Code\",Event ID,Target Name,Source Name,Source Country,Event "
         "Date,Intensity,Event Text\r\n"
         "111,7,NATO,\"Citizen (Russia)\",Russian Federation,2014-01-02 "
         "00:00:00,-2.0,Criticize\r\n",
         ""},
        {"event id;event date;source name;source country;target name;cameo code;intensity;event "
         "text\n7;20140102;Citizen (Russia);Russian Federation;NATO;111;-2.0;Criticize\n",
         ""},
    };
    for (const Case& c : cases) {
        CAPTURE(c.table);
        const Read all = read_all(c.table);
        CHECK(all.refused.empty());
        REQUIRE(all.articles.size() == 1);
        CHECK(all.articles.front().kind == "icews");
        REQUIRE(all.articles.front().coded.size() == 1);
        const CodedEvent& event = all.articles.front().coded.front();
        CHECK(event.id == "7");
        CHECK(event.date == Day{2014, 1, 2});
        CHECK(event.source == CodedParty{"", "Citizen (Russia)", "Russian Federation"});
        CHECK(event.target == CodedParty{"", "NATO", ""});
        CHECK(event.cameo == "111");
        CHECK(event.location == c.location);
        CHECK(event.told == "Goldstein -2.0; Criticize");
        CHECK(event.row == 2);
    }
}

TEST_CASE("read_event_table: a zero that a spreadsheet took away is put back where that is sure") {
    const auto code_of = [](const std::string& code) -> std::string {
        const Read all = read_all(
            "Event ID,Event Date,Source Name,Target Name,CAMEO Code\n"
            "1,2014-01-02,Russia,NATO," +
            code + "\n");
        return all.articles.empty() ? "refused" : all.articles.front().coded.front().cameo;
    };
    CHECK(code_of("42") == "042");
    CHECK(code_of("841") == "0841");
    CHECK(code_of("111") == "111");
    CHECK(code_of("1831") == "1831");
    CHECK(code_of("2100") == "refused");
    CHECK(code_of("00") == "refused");
    CHECK(code_of("") == "refused");
}

TEST_CASE("read_event_table: a quotation mark inside a name of a table with tabs is part of it") {
    const Read all = read_all(
        "Event ID\tEvent Date\tSource Name\tTarget Name\tCAMEO Code\n"
        "1\t2014-01-02\t\"Ray\" Jones\tNATO\t010\n"
        "2\t2014-01-02\t\"Open\tNATO\t010\n");
    CHECK(all.refused.empty());
    REQUIRE(all.articles.size() == 1);
    REQUIRE(all.articles.front().coded.size() == 2);
    CHECK(all.articles.front().coded[1].target.name == "NATO");
}

TEST_CASE("read_event_table: Phoenix has no names of columns, and 26 of them") {
    const std::string row =
        "101_1\t20140620\t2014\t6\t20\tRUSGOV\tRUS\tGOV\t\tUKR\tUKR\t\t\t1621\t16\t4\t-5."
        "6\tGAS\t48."
        "0\t38.0\tDonetsk\tUKR\tDonetsk Oblast\t5a_1\thttp://example.org/p\treuters\n";
    const Read all = read_all(row);
    REQUIRE(all.articles.size() == 1);
    CHECK(all.articles.front().kind == "phoenix");
    const CodedEvent& event = all.articles.front().coded.at(0);
    CHECK(event.id == "101_1");
    CHECK(event.source == CodedParty{"RUSGOV", "", ""});
    CHECK(event.cameo == "1621");
    CHECK(event.location == "Donetsk, Donetsk Oblast, UKR");
}

TEST_CASE("read_event_table: an import that is stopped leaves no part of a part") {
    std::string rows;
    for (int i = 0; i < 300; ++i) rows += gdelt({fmt::format("{}", i + 1)}, 61);
    std::stop_source stop;
    ReadOptions options;
    options.stop = stop.get_token();
    std::size_t articles = 0;
    read_bytes("a", rows, options,
               {[&](const Article&) {
                    ++articles;
                    stop.request_stop();
                },
                [](const Rejection&) {},
                {}});
    CHECK(articles == 1);
}

}  // namespace demarche::read
