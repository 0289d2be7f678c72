#include "core/render/crossings.hpp"

namespace {

/// Square points: a corner that lies so near a line lies on it, as libpathplan has it.
constexpr double on_the_line = 0.0001;

/// 1 where c is on one side of the line through a and b, -1 on the other, 0 on it.
int side_of(const Ppoint_t& a, const Ppoint_t& b, const Ppoint_t& c) {
    const double area = (a.y - b.y) * (c.x - b.x) - (c.y - b.y) * (a.x - b.x);
    return area > on_the_line ? 1 : area < -on_the_line ? -1 : 0;
}

bool lies_between(double a, double b, double c) { return (a < c && c < b) || (b < c && c < a); }

/// Whether c, which is on the line, is inside the segment; its ends are not.
bool is_within(const Ppoint_t& a, const Ppoint_t& b, const Ppoint_t& c) {
    return a.x != b.x ? lies_between(a.x, b.x, c.x) : lies_between(a.y, b.y, c.y);
}

}  // namespace

int intersect(Ppoint_t a, Ppoint_t b, Ppoint_t c, Ppoint_t d) {
    const int of_c = side_of(a, b, c);
    if (of_c == 0 && is_within(a, b, c)) return 1;
    const int of_d = side_of(a, b, d);
    if (of_d == 0 && is_within(a, b, d)) return 1;
    // Most pairs are through here: both ends on one side.
    if (of_c * of_d >= 0) return 0;
    return side_of(c, d, a) * side_of(c, d, b) < 0 ? 1 : 0;
}
