#include "core/render/fields.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "core/render/list_writer.hpp"

namespace demarche::render {
namespace {

using Json = nlohmann::ordered_json;

/// Every kind of value, and texts that JSON cannot hold as they are.
Json sample() {
    return {{"null", nullptr},
            {"truth", true},
            {"whole", -7},
            {"numbers", {0.1, 1.0, 1e-7, 123456789.25, 1e300, 0.30000000000000004, -0.0}},
            {"plain", "Russia"},
            {"empty", ""},
            {"marks", "a \"b\" \\ c / \b\f\n\r\t \x01 \x7F"},
            {"other", "Søreide “said” \U0001F54A"},
            {"broken", "\xC3(\xFF"},
            {"none", Json::array()},
            {"nothing", Json::object()},
            {"list", {{{"a", 1}, {"b", {{"c", nullptr}}}}, "d", Json::array({Json::array()})}}};
}

std::string dumped(const Json& json, int indent) {
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

TEST_CASE("append_json: byte for byte as the library of JSON") {
    const Json json = sample();
    std::string line, page;
    append_json(line, fields_of(json), Layout::one_line);
    append_json(page, fields_of(json), Layout::indented);
    CHECK(line == dumped(json, -1));
    CHECK(page == dumped(json, 2));
}

TEST_CASE("to_json: what fields are made of") { CHECK(to_json(fields_of(sample())) == sample()); }

TEST_CASE("ListWriter: an array of JSON is the same whether or not it is written as it comes") {
    Json array = Json::array();
    for (int rows = 0; rows < 3; ++rows) {
        std::ostringstream out;
        ListWriter writer{out, Format::json, {}};
        for (const Json& row : array) writer.add(fields_of(row));
        writer.finish();
        CHECK(out.str() == dumped(array, 2) + '\n');
        array.push_back(sample());
    }
}

TEST_CASE("ListWriter: a row is out before the next comes") {
    for (const Format format : {Format::json, Format::jsonl, Format::csv, Format::md}) {
        std::ostringstream out;
        ListWriter writer{out, format, {"a"}};
        writer.add({{"a", std::string_view{"first"}}});
        CHECK(out.str().find("first") != std::string::npos);
    }
}

TEST_CASE("ListWriter: a field is found by its name wherever it stands in the row") {
    std::ostringstream out;
    ListWriter writer{out, Format::csv, {"a", "b"}};
    writer.add({{"a", std::int64_t{1}}, {"b", std::int64_t{2}}});
    writer.add({{"b", std::int64_t{4}}, {"a", std::int64_t{3}}});
    writer.add({{"b", std::int64_t{6}}});
    writer.finish();
    CHECK(out.str() == "a,b\r\n1,2\r\n3,4\r\n,6\r\n");
}

}  // namespace demarche::render
