#include "core/render/bends.hpp"

#include <graphviz/gvc.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace demarche::render {
namespace {

constexpr double margin = 3;  // points that a line keeps from a node
constexpr int pieces = 20;    // straight ones that stand for a curve

pointf operator+(const pointf& a, const pointf& b) { return {a.x + b.x, a.y + b.y}; }
pointf operator-(const pointf& a, const pointf& b) { return {a.x - b.x, a.y - b.y}; }
pointf operator*(const pointf& a, double by) { return {a.x * by, a.y * by}; }
double length(const pointf& a) { return std::hypot(a.x, a.y); }

struct Box {
    double left{}, bottom{}, right{}, top{};

    void widen(const pointf& to) {
        left = std::min(left, to.x);
        right = std::max(right, to.x);
        bottom = std::min(bottom, to.y);
        top = std::max(top, to.y);
    }
    [[nodiscard]] bool touches(const Box& other) const {
        return left < other.right && other.left < right && bottom < other.top && other.bottom < top;
    }
    [[nodiscard]] bool holds(const Box& other) const {
        return left <= other.left && other.right <= right && bottom <= other.bottom &&
               other.top <= top;
    }
    [[nodiscard]] bool is_crossed(const pointf& from, const pointf& to) const {
        double begin = 0, end = 1;  // the part of the way that is inside
        const auto cut = [&](double at, double step, double low, double high) {
            if (step == 0) return low < at && at < high;
            const auto [in, out] = std::minmax({(low - at) / step, (high - at) / step});
            begin = std::max(begin, in);
            end = std::min(end, out);
            return begin < end;
        };
        return cut(from.x, to.x - from.x, left, right) && cut(from.y, to.y - from.y, bottom, top);
    }
};

Box box_of(Agnode_t* node) {
    constexpr double points = 72;  // an inch
    const pointf at = ND_coord(node);
    const double width = ND_width(node) * points / 2, height = ND_height(node) * points / 2;
    return {at.x - width, at.y - height, at.x + width, at.y + height};
}

/// A cubic of Bézier.
struct Curve {
    std::array<pointf, 4> at;

    [[nodiscard]] pointf point(double t) const {
        const double s = 1 - t;
        return at[0] * (s * s * s) + at[1] * (3 * s * s * t) + at[2] * (3 * s * t * t) +
               at[3] * (t * t * t);
    }
    [[nodiscard]] std::array<pointf, pieces + 1> points() const {
        std::array<pointf, pieces + 1> all;
        for (int i = 0; i <= pieces; ++i)
            all[static_cast<std::size_t>(i)] = point(static_cast<double>(i) / pieces);
        return all;
    }
    /// What lies between two of its places, by blossoming.
    [[nodiscard]] Curve part(double from, double to) const {
        const auto blossom = [&](double a, double b, double c) {
            const auto mix = [](const pointf& p, const pointf& q, double t) {
                return p * (1 - t) + q * t;
            };
            const pointf one = mix(at[0], at[1], a), two = mix(at[1], at[2], a),
                         three = mix(at[2], at[3], a);
            return mix(mix(one, two, b), mix(two, three, b), c);
        };
        return {{blossom(from, from, from), blossom(from, from, to), blossom(from, to, to),
                 blossom(to, to, to)}};
    }
};

/// How far the inner points of a cubic are off the straight line, as parts of its length.
struct Bend {
    double begin{}, end{};

    /// The lesser, the more like a straight line; one to both sides looks worse than one to one.
    [[nodiscard]] double size() const {
        return (std::abs(begin) + std::abs(end)) * (begin * end < 0 ? 1.5 : 1);
    }
};

/// All that are tried, the least first.
std::vector<Bend> bends() {
    constexpr int steps = 5;
    constexpr double step = 0.08;
    std::vector<Bend> all;
    for (int begin = -steps; begin <= steps; ++begin)
        for (int end = -steps; end <= steps; ++end) all.push_back({begin * step, end * step});
    std::ranges::stable_sort(all, {}, &Bend::size);
    return all;
}

Curve bent(const pointf& from, const pointf& to, const Bend& bend) {
    const pointf way = to - from, aside{-way.y, way.x};
    return {{from, from + way * 0.3 + aside * bend.begin, from + way * 0.7 + aside * bend.end, to}};
}

bool is_inside(Agnode_t* node, const pointf& point) {
    inside_t context{};
    context.s.n = node;
    return ND_shape(node)->fns->insidefn(&context, point - ND_coord(node));
}

/// Where a curve leaves the shape of a node that it begins in.
double way_out(const Curve& curve, Agnode_t* node, bool is_from_end) {
    double in = 0, out = 0.5;
    for (int i = 0; i < 30; ++i) {
        const double middle = (in + out) / 2;
        (is_inside(node, curve.point(is_from_end ? 1 - middle : middle)) ? in : out) = middle;
    }
    return is_from_end ? 1 - out : out;
}

/// The place short of `tip` by so many points, towards the middle: an arrowhead's foot.
double foot(const Curve& curve, double tip, double size) {
    double near = tip, far = 0.5;
    for (int i = 0; i < 30; ++i) {
        const double middle = (near + far) / 2;
        (length(curve.point(middle) - curve.point(tip)) < size ? near : far) = middle;
    }
    return far;
}

class Bending {
public:
    explicit Bending(Agraph_t* graph) : graph_{graph} {
        for (Agnode_t* node = agfstnode(graph); node != nullptr; node = agnxtnode(graph, node)) {
            nodes_.push_back({node, box_of(node)});
            Box& box = nodes_.back().box;
            if (nodes_.size() == 1) all_ = box;
            all_.widen({box.left, box.bottom});
            all_.widen({box.right, box.top});
            box = {box.left - margin, box.bottom - margin, box.right + margin, box.top + margin};
        }
    }

    void bend_all() const {
        for (const Node& node : nodes_)
            for (Agedge_t* edge = agfstout(graph_, node.node); edge != nullptr;
                 edge = agnxtout(graph_, edge))
                if (is_plain(edge)) bend(edge);
    }

private:
    struct Node {
        Agnode_t* node;
        Box box;  // with the margin
    };

    static bool is_plain(Agedge_t* edge) {
        return aghead(edge) != agtail(edge) && ED_spl(edge) != nullptr && ED_spl(edge)->size == 1 &&
               ED_spl(edge)->list[0].size == 4;
    }

    /// How many nodes that it does not join a curve runs behind.
    [[nodiscard]] int behind(const Curve& curve, Agedge_t* edge) const {
        const auto points = curve.points();
        Box around{points[0].x, points[0].y, points[0].x, points[0].y};
        for (const pointf& point : points) around.widen(point);
        if (!all_.holds(around)) return static_cast<int>(nodes_.size());
        return static_cast<int>(std::ranges::count_if(nodes_, [&](const Node& one) {
            if (one.node == aghead(edge) || one.node == agtail(edge)) return false;
            if (!one.box.touches(around)) return false;
            for (std::size_t i = 1; i < points.size(); ++i)
                if (one.box.is_crossed(points[i - 1], points[i])) return true;
            return false;
        }));
    }

    void bend(Agedge_t* edge) const {
        constexpr double furthest = 200;  // points; a line that strays more is hard to follow
        const pointf from = ND_coord(agtail(edge)), to = ND_coord(aghead(edge));
        const double most = furthest / std::max(length(to - from), 1.0);
        int least = behind(bent(from, to, {}), edge);
        Bend best;
        for (const Bend& bend : bends_) {
            if (least == 0) break;
            if (std::max(std::abs(bend.begin), std::abs(bend.end)) > most) continue;
            if (const int count = behind(bent(from, to, bend), edge); count < least) {
                least = count;
                best = bend;
            }
        }
        if (best.size() > 0) lead(edge, bent(from, to, best));
    }

    /// Between the borders of its nodes, with arrowheads as long as they were.
    static void lead(Agedge_t* edge, const Curve& curve) {
        bezier& line = ED_spl(edge)->list[0];
        const double begin = way_out(curve, agtail(edge), false);
        const double end = way_out(curve, aghead(edge), true);
        const double tail = length(line.sp - line.list[0]), head = length(line.ep - line.list[3]);
        const double first = line.sflag != 0 ? foot(curve, begin, tail) : begin;
        const double last = line.eflag != 0 ? foot(curve, end, head) : end;
        if (line.sflag != 0) line.sp = curve.point(begin);
        if (line.eflag != 0) line.ep = curve.point(end);
        const Curve seen = curve.part(first, last);
        std::ranges::copy(seen.at, line.list);
        if (ED_label(edge) != nullptr) ED_label(edge)->pos = curve.point(0.5);
    }

    Agraph_t* graph_;
    std::vector<Node> nodes_;
    Box all_;
    std::vector<Bend> bends_{bends()};
};

}  // namespace

void bend_around_nodes(Agraph_s* graph) { Bending{graph}.bend_all(); }

}  // namespace demarche::render
