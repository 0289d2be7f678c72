#include "core/render/rows.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <sstream>

namespace demarche::render {
namespace {

std::string written(const nlohmann::ordered_json& row, Format format) {
    std::ostringstream out;
    write_rows(out, {row}, format, {"a", "b"});
    return out.str();
}

}  // namespace

TEST_CASE("write_rows: a table lines up by characters, not by bytes") {
    CHECK(written({{"a", "Søreide"}, {"b", 2}}, Format::table) == "a        b\nSøreide  2\n");
}

TEST_CASE("write_rows: CSV quotes marks and disarms formulas") {
    CHECK(written({{"a", "x, \"y\""}, {"b", "=1+1"}}, Format::csv) ==
          "a,b\r\n\"x, \"\"y\"\"\",'=1+1\r\n");
}

TEST_CASE("write_rows: a number below zero is no formula, and keeps its digits in CSV alone") {
    CHECK(written({{"a", -0.123456}, {"b", "x"}}, Format::csv) == "a,b\r\n-0.123456,x\r\n");
    CHECK(written({{"a", -0.123456}, {"b", "x"}}, Format::line) == "-0.12\tx\n");
}

TEST_CASE("write_rows: what two digits would make nothing shows its first") {
    CHECK(written({{"a", 0.00042}, {"b", -0.0051}}, Format::line) == "0.0004\t-0.005\n");
    CHECK(written({{"a", 0.014}, {"b", 0.0}}, Format::line) == "0.01\t0.00\n");
}

TEST_CASE("write_rows: CSV holds all fields but lists") {
    CHECK(written({{"a", "x"}, {"c", 1}, {"d", nlohmann::ordered_json::array()}}, Format::csv) ==
          "a,c\r\nx,1\r\n");
}

TEST_CASE("write_rows: what is absent is empty, bars of Markdown are escaped") {
    CHECK(written({{"a", nullptr}, {"b", "x|y"}}, Format::md) ==
          "| a | b |\n|---|---|\n|  | x\\|y |\n");
}

TEST_CASE("write_rows: an article cannot drive the terminal") {
    CHECK(written({{"a", "x\x1b[31m"}, {"b", ""}}, Format::table).find('\x1b') ==
          std::string::npos);
}

}  // namespace demarche::render
