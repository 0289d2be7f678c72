#include "core/catalog/table.hpp"

#include <doctest/doctest.h>

namespace demarche::catalog {

TEST_CASE("read_table: comments and blank lines are skipped, line numbers are the file's") {
    const Table table =
        read_table("# a comment\nname\talso\n\nRussia\tRussian Federation; USSR \r\nNATO");
    CHECK(table.header == std::vector<std::string_view>{"name", "also"});
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[0].line == 4);
    CHECK(items(table.rows[0][1]) == std::vector<std::string_view>{"Russian Federation", "USSR"});
    CHECK(table.rows[1][0] == "NATO");
    CHECK(table.rows[1][1].empty());
}

}  // namespace demarche::catalog
