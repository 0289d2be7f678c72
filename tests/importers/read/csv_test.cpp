#include "importers/read/csv.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "importers/read/read.hpp"

namespace demarche::read {
namespace {

const std::string kText = "The ministers of the three states met in Riga and signed the treaty.";

struct Got {
    std::vector<Article> articles;
    std::vector<Rejection> rejections;
};
Got read_all(const std::string& bytes) {
    Got got;
    read_bytes("t", bytes, {},
               {[&](Article article) { got.articles.push_back(std::move(article)); },
                [&](Rejection rejection) { got.rejections.push_back(std::move(rejection)); },
                {}});
    return got;
}

}  // namespace

TEST_CASE("csv_fields: quotes, doubled quotes, separators and line ends inside") {
    using Fields = std::vector<std::string>;
    CHECK(csv_fields("a,b,c", ',') == Fields{"a", "b", "c"});
    CHECK(csv_fields("a,\"b,\nc\",", ',') == Fields{"a", "b,\nc", ""});
    CHECK(csv_fields("\"say \"\"no\"\"\";x", ';') == Fields{"say \"no\"", "x"});
    CHECK(csv_fields("", ',') == Fields{""});
}

TEST_CASE("read_csv: tables with names, whatever parts the fields, and trafilatura's without") {
    const std::string tables[] = {
        "title,date,source,text\nTreaty signed,2004-05-04,Observer,\"" + kText + "\"\n",
        "Title;Date;Source;Text\r\nTreaty signed;2004-05-04;Observer;" + kText + "\r\n",
        "date\ttitle\thostname\tmaintext\n2004-05-04\tTreaty signed\tObserver\t" + kText + "\n",
        "https://o.example/t\t1\tf00\tObserver\tTreaty signed\tnull\t2004-05-04\t" + kText +
            "\tnull\tnull\tnull\n",
    };
    for (const std::string& table : tables) {
        CAPTURE(table);
        const Got got = read_all(table);
        CHECK(got.rejections.empty());
        REQUIRE(got.articles.size() == 1);
        CHECK(got.articles[0].title == "Treaty signed");
        CHECK(got.articles[0].source == "Observer");
        CHECK(to_text(got.articles[0].published) == "2004-05-04");
        CHECK(got.articles[0].text == kText);
        CHECK(got.articles[0].kind == "csv");
    }
}

TEST_CASE("read_csv: a bad row is refused by itself, with the line that it begins on") {
    const Got got = read_all("title,text\nA,\"" + kText + "\n" + kText +
                             "\"\nB,c,d\nC,\nD,\"never closed\nE," + kText + "\n");
    REQUIRE(got.articles.size() == 2);
    CHECK(got.articles[0].input == "t:2");
    CHECK(got.articles[1].input == "t:7");
    REQUIRE(got.rejections.size() == 3);
    CHECK(got.rejections[0] == Rejection{"t:4", "3 fields where the heading names 2"});
    CHECK(got.rejections[1].input == "t:5");
    CHECK(got.rejections[2] == Rejection{"t:6", "a quotation that does not end"});
}

TEST_CASE("opens_csv: a heading, not a sentence with commas") {
    CHECK(opens_csv("id,title,text\n1,a,b\n"));
    CHECK_FALSE(opens_csv("The text, he said, was ready.\nMore.\n"));
    CHECK_FALSE(opens_csv("text\nonly one field\n"));
    CHECK_FALSE(opens_csv("a,b,c\n1,2,3\n"));
}

}  // namespace demarche::read
