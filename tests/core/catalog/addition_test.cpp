#include "core/catalog/addition.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace demarche::catalog {
namespace {

const Catalog& ours() {
    static const Catalog catalog;
    return catalog;
}

/// The catalogue with these files laid over, read one after the other.
Catalog with(const std::vector<std::pair<std::string, std::string>>& files) {
    std::vector<AddedTable> added;
    for (const auto& [name, text] : files)
        for (const AddedTable& table : read_addition(name, text, Catalog{added}).tables)
            added.push_back(table);
    return Catalog{added};
}

/// "3: why" for each line that is left out.
std::vector<std::string> problems(const std::string& name, const std::string& text,
                                  const Catalog& known = ours()) {
    std::vector<std::string> lines;
    for (const Problem& problem : read_addition(name, text, known).problems)
        lines.push_back(std::to_string(problem.line) + ": " + problem.reason);
    return lines;
}

std::string holder(const Catalog& catalog, std::string_view office, const ActorId& of, Day on) {
    const std::vector<ActorId> holders = catalog.holders(office, of, on);
    return holders.empty() ? "" : holders.front().text;
}

using Lines = std::vector<std::string>;

const std::string ruritania =
    "name\tcode\talso\tdemonyms\tcapital\n"
    "Ruritania\tRRT\tKingdom of Ruritania\tRuritanian\tStrelsau\n";

}  // namespace

TEST_CASE("read_addition: a wrong row of a table is named by its line, the others are taken") {
    struct Case {
        std::string name, text;
        Lines problems;
    };
    const Case cases[] = {
        {"states.tsv", ruritania, {}},
        {"states.tsv",
         "name\tfrom\tuntil\nA\t2007-13\t\nB\t2008\t2007\n# C\nD\t2007\t2007-05\n",
         {"2: '2007-13' is no day; write 2007-06-26, 2007-06 or 2007",
          "3: ends on 2007, before it begins on 2008"}},
        {"states.tsv",
         "name\tcode\nA\tAAA\textra\nB\tBBB\t\t\n\tCCC\nB\tBBB\n",
         {"2: has 3 columns, the header 2; tabs part columns",
          "4: column 'name' is empty; it has to be filled",
          "5: says again what line 3 says of 'B'"}},
        {"states.tsv",
         "name\nA\xFF\nA\x01z\n",
         {"2: is not UTF-8; save the file as UTF-8", "3: holds a control character; take it out"}},
        {"bodies.tsv",
         "name\tkind\tpart_of\nA\tgroup\tB\nB\tmilitia\t\nC\t\tNATO\nD\t\tNAT0\n",
         {"3: 'militia' is no kind of body; write organization or group",
          "5: no state or body 'NAT0' is known, did you mean 'NATO'?"}},
        {"offices.tsv",
         "kind\tseats\nsheriff\tfew\n",
         {"2: 'few' is no number of seats; write single or many"}},
        {"tenures.tsv",
         "person\toffice\tof\nA B\tforeign minister\tFrance\nA B\tforein minister\tFrance\n"
         "A B\tforeign minister\t\nA B\tforeign minister\tFrance\n",
         {"3: no office 'forein minister' is known, did you mean 'foreign minister'? A new one is "
          "put into a table of offices",
          "4: names no office, or nobody whose it is; fill 'office' and 'of'",
          "5: says again what line 2 says of 'A B'"}},
        {"memberships.tsv",
         "body\tstates\nNATO\tFrance; Frunce\nNATE\tFrance\n",
         {"2: no state or body 'Frunce' is known, did you mean 'France'?",
          "3: no state or body 'NATE' is known, did you mean 'NATO'?"}},
        {"issues.tsv",
         "name\tquestion\tfor\tagainst\tparent\nA\tOpen?\tx\tx\t\nB\tOpen\t\t\t\n"
         "C\tOpen?\t\t\tA\nD\tOpen?\t\t\tE\n",
         {"2: 'x' leans both ways", "3: 'Open' is no question; end it with '?'",
          "5: no issue 'E' is known"}},
        {"mine.tsv",
         "name\talso\nA\tB\n",
         {"0: the columns are those of several tables; name the file after one of them: states, "
          "bodies, issues, agencies"}},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(problems(c.name, c.text) == c.problems);
    }
}

TEST_CASE("read_addition: what is no file of the catalogue has one problem and no tables") {
    for (const std::string text : {"", "1914\n1915\n", "The MIT License\n\nCopyright [c]\n"}) {
        CAPTURE(text);
        const Addition addition = read_addition("README", text, ours());
        CHECK(addition.tables.empty());
        REQUIRE(addition.problems.size() == 1);
        CHECK(addition.problems[0].line == 0);
    }
}

TEST_CASE("read_addition: columns may stand in any order and be left out") {
    const Catalog catalog = with({{"x", "demonyms\tname\nRuritanian\tRuritania\n"}});
    const auto named = catalog.named("Ruritanian");
    REQUIRE(named.size() == 1);
    CHECK(named[0].actor.text == "ruritania");
    CHECK(named[0].kind == NameKind::demonym);
}

TEST_CASE("Catalog: added rows are known as ours are") {
    const Catalog catalog = with({
        {"states.tsv", ruritania},
        {"offices.tsv",
         "kind\ttitles\tseats\trole\nlord warden\twarden of the marches\tsingle\tMIL\n"},
        {"tenures.tsv",
         "person\talso\toffice\tof\tsince\tuntil\n"
         "Rudolf Elphberg\t\tking\tRuritania\t2004-03-01\t\n"
         "Fritz von Tarlenheim\t\tlord warden\tRuritania\t2005\t2009\n"},
        {"memberships.tsv", "body\tsince\tstates\nNATO\t2006-01-01\tRuritania\n"},
        {"issues.tsv",
         "name\tquestion\tfor\tparties\nStrelsau canal\tShould it open?\topening of the canal\t"
         "Ruritania\n"},
        {"ambiguous.tsv", "surface\talso\nStrelsau\tthe cheese\n"},
    });
    const ActorId id{"ruritania"};
    CHECK(holder(catalog, "king", id, {2007, 6, 26}) == "rudolf-elphberg");
    CHECK(holder(catalog, "king", id, {2003, 6, 26}).empty());
    CHECK(holder(catalog, "warden of the marches", id, {2007, 6, 26}) == "fritz-von-tarlenheim");
    CHECK(catalog.actor({"fritz-von-tarlenheim"})->code == "RRTMIL");
    CHECK(catalog.with_surname("Tarlenheim", {2007, 6, 26}) ==
          std::vector<ActorId>{{"fritz-von-tarlenheim"}});
    CHECK(catalog.bodies_of(id, {2007, 1, 1}) == std::vector<ActorId>{{"nato"}});
    CHECK(catalog.bodies_of(id, {2005, 1, 1}).empty());
    CHECK(catalog.other_meanings("Strelsau") == "the cheese");
    CHECK(catalog.named("Strelsau").at(0).ambiguous);
    const auto issues = catalog.issues_in("the opening of the canal");
    REQUIRE(issues.size() == 1);
    CHECK(issues[0].issue.text == "strelsau-canal");
    CHECK(issues[0].lean == 1);
    CHECK(catalog.issue({"strelsau-canal"})->parties == std::vector<ActorId>{id});
}

TEST_CASE("Catalog: an added row of a known name says more of who bears it") {
    const std::string name = "Vladimir Putin";
    const Catalog catalog = with({
        {"states.tsv", "name\talso\tuntil\nRussian Federation\tRossija\t\nKosovo\t\t2090\n"},
        {"tenures.tsv",
         "person\toffice\tof\tsince\tuntil\n"
         "vladimir putin\tpresident\tRussia\t2012-05-07\t2036-05-07\n"
         "Vladimir Putin\tparty leader\tRussia\t2008-05-07\t2012-05-26\n"},
        {"issues.tsv", "name\talso\nCFE treaty\tthe tank treaty\n"},
    });
    CHECK(catalog.counts().states == ours().counts().states);
    CHECK(catalog.counts().people == ours().counts().people);
    CHECK(catalog.counts().issues == ours().counts().issues);
    CHECK(catalog.counts().tenures == ours().counts().tenures + 1);
    CHECK(catalog.named("Rossija").at(0).actor.text == "russia");
    CHECK(catalog.actor({"russia"})->code == "RUS");
    CHECK(catalog.life_of({"kosovo"}).second == Day{2090, 0, 0});
    CHECK(holder(catalog, "president", {"russia"}, {2036, 1, 1}) == "vladimir-putin");
    CHECK(holder(catalog, "president", {"russia"}, {2040, 1, 1}).empty());
    CHECK(catalog.issues_in("the tank treaty").at(0).issue ==
          ours().issues_in("CFE treaty").at(0).issue);
}

TEST_CASE(
    "Catalog: the order of files of one kind that do not contradict each other is without effect") {
    const std::string other = "name\tdemonyms\nRuritania\tRuritanish\n";
    const Catalog one = with({{"states-a.tsv", ruritania}, {"states-b.tsv", other}});
    const Catalog two = with({{"states-b.tsv", other}, {"states-a.tsv", ruritania}});
    for (const std::string_view name : {"Ruritanish", "Ruritanian", "Strelsau", "Ruritania"}) {
        CAPTURE(name);
        REQUIRE(one.named(name).size() == 1);
        CHECK(one.named(name)[0].actor == two.named(name).at(0).actor);
    }
    CHECK(one.actor({"ruritania"})->code == two.actor({"ruritania"})->code);
}

TEST_CASE("read_addition: of very many unknown names the first have a neighbour offered") {
    std::string table = "name\tpart_of\n";
    for (int i = 0; i < 200; ++i)
        table += "Office " + std::to_string(i) + "\tFrunce " + std::to_string(i) + "\n";
    const Lines lines = problems("bodies.tsv", table);
    CHECK(lines.size() == 200);
    CHECK(std::ranges::count_if(lines, [](const std::string& line) {
              return line.find("did you mean") != std::string::npos;
          }) == 50);
}

TEST_CASE("rank_of: what others refer to comes first") {
    CHECK(rank_of("states.tsv", ruritania) < rank_of("tenures.tsv", "person\toffice\tof\n"));
    CHECK(rank_of("tenures.tsv", "person\toffice\tof\n") < rank_of("x", "A_ [USA]\n"));
}

}  // namespace demarche::catalog
