#include "core/render/json.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

namespace demarche::render {

TEST_CASE("to_json: an event has every field of the contract, what is absent is null") {
    query::EventRow row;
    row.event = "e1";
    row.date = {2007, 6, 0};
    row.source = "Russia";
    row.cameo = "13";
    row.reports = {{"a1", 3, 9, "words", "deed", "", 0.5}};
    const nlohmann::ordered_json json = to_json(row);
    for (const char* field :
         {"event",          "date",     "source",    "source_id",   "source_code",
          "source_speaker", "target",   "target_id", "target_code", "target_speaker",
          "type",           "cameo",    "plover",    "quad",        "goldstein",
          "issue",          "issue_id", "location",  "confidence",  "reports"}) {
        CAPTURE(field);
        CHECK(json.contains(field));
    }
    CHECK(json["date"] == "2007-06");
    CHECK(json["target"].is_null());
    CHECK(json["reports"][0]["begin"] == 3);
    CHECK(json["reports"][0]["steps"].is_null());
}

TEST_CASE("to_json: a statement says where it stands, and null where its issue has no known lean") {
    query::StanceEachRow row;
    row.holder = "Russia";
    row.position = Position::opposes;
    CHECK(to_json(row)["position"] == "opposes");
    CHECK(to_json(row)["on_issue"].is_null());
    row.on_issue = Position::supports;
    CHECK(to_json(row)["on_issue"] == "supports");
    CHECK(to_json(row)["condition"].is_null());
}

TEST_CASE("to_json: an article without a date says so by null") {
    const query::ArticleRow row;
    CHECK(to_json(row)["date"].is_null());
    CHECK(to_json(row)["date_basis"].is_null());
}

}  // namespace demarche::render
