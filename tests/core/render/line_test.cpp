#include "core/render/line.hpp"

#include <doctest/doctest.h>

namespace demarche::render {

TEST_CASE("to_line: an event names its parties by code, else in quotes") {
    query::EventRow event;
    event.date = {2007, 6, 0};
    event.source_code = "RUS";
    event.target = "the \"Riga\" group";
    event.type = "REDUCE RELATIONS";
    CHECK(to_line(event) == "2007-06 RUS reduce-relations \"the 'Riga' group\" -");
    event.target.clear();
    event.reports = {{"a1", 12, 58, "", "", "", 0.5}, {"a2", 3, 9, "", "", "", 0.7}};
    CHECK(to_line(event) == "2007-06 RUS reduce-relations - [3,9)");
}

TEST_CASE("to_line: a stance without a phrase is on its issue, a day unknown is a dash") {
    query::StanceEachRow stance;
    stance.holder = "Russia";
    stance.position = Position::opposes;
    stance.issue = "Kosovo's status";
    CHECK(to_line(stance) == "- \"Russia\" opposes \"Kosovo's status\" -");
    stance.target = "the plan\nof Ahtisaari";
    CHECK(to_line(stance) == "- \"Russia\" opposes \"the plan of Ahtisaari\" -");
}

}  // namespace demarche::render
