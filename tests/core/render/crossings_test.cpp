#include <dlfcn.h>
#include <doctest/doctest.h>
#include <graphviz/pathplan.h>

#include <random>

extern "C" int intersect(Ppoint_t a, Ppoint_t b, Ppoint_t c, Ppoint_t d);

namespace {

using Intersect = int (*)(Ppoint_t, Ppoint_t, Ppoint_t, Ppoint_t);

/// Graphviz's own: the next after ours.
Intersect graphviz_own() { return reinterpret_cast<Intersect>(dlsym(RTLD_NEXT, "intersect")); }

}  // namespace

TEST_CASE("intersect: two segments cross as they do for Graphviz") {
    struct Case {
        Ppoint_t a, b, c, d;
        int crosses;
    };
    const Case cases[] = {
        {{0, 0}, {4, 4}, {0, 4}, {4, 0}, 1},
        {{0, 0}, {1, 1}, {0, 4}, {4, 0}, 0},
        {{0, 0}, {4, 0}, {2, 0}, {2, 3}, 1},  // an end of the second within the first
        {{0, 0}, {4, 0}, {4, 0}, {6, 3}, 0},  // an end in common
        {{0, 0}, {0, 4}, {0, 2}, {0, 6}, 1},  // on one line
        {{0, 0}, {4, 0}, {6, 0}, {9, 0}, 0},
        {{2, 0}, {2, 3}, {0, 0}, {4, 0}, 0},  // an end of the first within the second
    };
    for (const Case& c : cases) {
        CAPTURE(c.c.x);
        CAPTURE(c.d.x);
        CHECK(intersect(c.a, c.b, c.c, c.d) == c.crosses);
    }
    const Intersect own = graphviz_own();
    if (own == nullptr) {
        MESSAGE("this Graphviz shows no function of its own to compare with");
        return;
    }
    std::mt19937 engine{7};
    const auto point = [&] {
        // On a coarse grid many lie on one line or share an end.
        return Ppoint_t{static_cast<double>(engine() % 7), static_cast<double>(engine() % 7) / 2};
    };
    for (int i = 0; i < 20'000; ++i) {
        const Ppoint_t a = point(), b = point(), c = point(), d = point();
        CAPTURE(i);
        REQUIRE(intersect(a, b, c, d) == own(a, b, c, d));
    }
}

TEST_CASE("intersect: Graphviz asks ours") {
    // What libpathplan finds by the name is what the whole program finds first.
    CHECK(dlsym(RTLD_DEFAULT, "intersect") == reinterpret_cast<void*>(&intersect));
}
