#include "importers/read/statement_table.hpp"

#include <doctest/doctest.h>

#include "core/error.hpp"

namespace demarche::read {
namespace {

std::string refusal(std::string_view table, const StatementColumns& columns = {}) {
    try {
        (void)read_statement_table("a.csv", table, columns);
    } catch (const InputError& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("read_statement_table: names with quotes, commas, line ends and any letters") {
    const auto [statements, refused] =
        read_statement_table("a.csv",
                             "\xEF\xBB\xBFid,Date,Organization,Concept,Agreement,doc_id\r\n"
                             "1,2007-06-26,\"Søreide, Ine \"\"the\r\nminister\"\"\",Закон,1,d1\r\n"
                             "\r\n"
                             "2,2007-06-26 14:30:00, NATO ,Закон,0,d1");
    CHECK(refused.empty());
    REQUIRE(statements.size() == 2);
    CHECK(statements[0].actor == "Søreide, Ine \"the\r\nminister\"");
    CHECK(statements[0].issue == "Закон");
    CHECK(statements[0].qualifier == 1);
    CHECK(statements[0].document == "d1");
    CHECK(statements[1] ==
          CodedStatement{"NATO", "NATO", "Закон", "Закон", 0, Day{2007, 6, 26}, "d1"});
}

TEST_CASE("read_statement_table: the columns that are asked for, or the usual ones") {
    const std::string table = "person\torganization\tconcept\tagreement\nAnn\tNATO\ttax\tyes\n";
    const auto first = [&](const StatementColumns& columns) {
        return read_statement_table("a.csv", table, columns).statements.at(0);
    };
    CHECK(first({}).actor == "NATO");
    CHECK(first({"Person", "", "", "", ""}).actor == "Ann");
    CHECK(first({"concept", "person", "", "", ""}).issue == "Ann");
    CHECK(first({}).day.empty());
    CHECK(refusal(table, {"party", "", "", "", ""}) ==
          "a.csv:1: no column 'party'; the table has person, organization, concept, agreement");
    CHECK(refusal("person;concept\n") ==
          "a.csv:1: no column of positions among 'person, concept'; name it with --qualifier");
    CHECK(refusal("") == "a.csv:1: no line of column names");
}

TEST_CASE("read_statement_table: each way to tell a position") {
    struct Case {
        const char* text;
        int qualifier;
    };
    const Case cases[] = {{"1", 1},     {"0", 0},        {"-3", -3},      {"TRUE", 1},
                          {"no", 0},    {"supports", 1}, {"opposes", -1}, {"Neutral", 0},
                          {"agree", 1}, {"disagree", 0}};
    for (const Case& c : cases) {
        CAPTURE(c.text);
        const auto table = read_statement_table(
            "a.csv", std::string{"actor,issue,position\nNATO,tax,"} + c.text + "\n");
        REQUIRE(table.statements.size() == 1);
        CHECK(table.statements[0].qualifier == c.qualifier);
    }
}

TEST_CASE("read_statement_table: a line that is wrong is refused by itself, with its place") {
    const auto [statements, refused] = read_statement_table("a.csv",
                                                            "actor,issue,position,date\n"
                                                            "NATO,tax,1,2007-06-26\n"
                                                            ",tax,1,2007-06-26\n"
                                                            "NATO,,1,2007-06-26\n"
                                                            "NATO,\"two\nlines\",1,2007-06-26\n"
                                                            "NATO,tax,perhaps,2007-06-26\n"
                                                            "NATO,tax,1,26.06.2007\n"
                                                            "NATO,tax,1,2007-06-26,more\n"
                                                            "NATO,tax\n"
                                                            "NATO,tax,1e9,\n"
                                                            "NATO,\"tax,1,2007\n"
                                                            "NATO,tax,0,2007\n");
    CHECK(statements.size() == 3);
    CHECK(
        refused ==
        std::vector<std::string>{
            "a.csv:3: no actor", "a.csv:4: no issue",
            "a.csv:7: 'perhaps' is no position; give 1 or 0, yes or no, or a whole number up to "
            "1000",
            "a.csv:8: '26.06.2007' is no day; give one as 2007-06-26 or leave it out",
            "a.csv:9: 5 fields where the heading names 4",
            "a.csv:10: '' is no position; give 1 or 0, yes or no, or a whole number up to 1000",
            "a.csv:11: '1e9' is no position; give 1 or 0, yes or no, or a whole number up to 1000",
            "a.csv:12: a quotation that does not end"});
}

}  // namespace demarche::read
