#include "core/query/timeline_cut.hpp"

#include <doctest/doctest.h>

#include <string>

namespace demarche::query {
namespace {

TimelineItem item(const std::string& id, std::size_t articles, double confidence) {
    TimelineItem one;
    one.id = id;
    one.articles.resize(articles);
    one.confidence = confidence;
    return one;
}

std::string ids(const Timeline& timeline) {
    std::string text;
    for (const TimelineItem& one : timeline.items) text += one.id + ' ';
    return text;
}

}  // namespace

TEST_CASE("keep_best_reported: most articles first, then the surest, then the latest") {
    struct Case {
        std::size_t most;
        std::string kept;
        std::size_t left_out;
    };
    const Case cases[] = {{9, "a b c d e ", 7}, {5, "a b c d e ", 7}, {4, "b c d e ", 8},
                          {3, "b d e ", 9},     {2, "b d ", 10},      {1, "d ", 11}};
    for (const Case& c : cases) {
        CAPTURE(c.most);
        Timeline timeline;
        timeline.items = {item("a", 1, 0.2), item("b", 2, 0.3), item("c", 1, 0.5),
                          item("d", 3, 0.1), item("e", 1, 0.5)};
        timeline.left_out = 7;
        keep_best_reported(timeline, c.most);
        CHECK(ids(timeline) == c.kept);
        CHECK(timeline.left_out == c.left_out);
    }
}

}  // namespace demarche::query
