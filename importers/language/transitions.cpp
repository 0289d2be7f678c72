#include "importers/language/transitions.hpp"

#include <algorithm>

#include "importers/language/model.hpp"

namespace demarche::language {

Configuration::Configuration(int words) : size_{words}, stack_{words} {
    const auto n = static_cast<std::size_t>(words);
    heads_.assign(n, -1);
    relations_.assign(n, -1);
    sides_.resize(n + 1);
    stack_.reserve(n + 1);
}

void Configuration::shift() { stack_.push_back(front_++); }

void Configuration::left(int relation) {
    const int node = stack_.back();
    stack_.pop_back();
    attach(node, front_, relation);
}

void Configuration::right(int relation) {
    const int node = stack_.back();
    stack_.pop_back();
    attach(node, stack_.back(), relation);
}

void Configuration::attach(int node, int head, int relation) {
    heads_[static_cast<std::size_t>(node)] = head;
    relations_[static_cast<std::size_t>(node)] = relation;
    Sides& sides = sides_[static_cast<std::size_t>(head)];
    if (node < head) {
        sides.left2 = sides.left;
        sides.left = node;
        ++sides.left_count;
    } else {
        sides.right2 = sides.right;
        sides.right = node;
        ++sides.right_count;
    }
}

namespace {

/// One node as the features see it; all zero where there is none.
struct Seen {
    std::uint64_t word{};
    std::uint64_t tag{};
    std::uint64_t relation{};
};

constexpr std::uint64_t kRoot = 7;  // any number that no hash is likely to be

Seen seen(const Configuration& c, const Input& input, int node) {
    if (node < 0) return {};
    if (node == c.size()) return {kRoot, kRoot, kRoot};
    const auto i = static_cast<std::size_t>(node);
    return {input.words[i].norm, static_cast<std::uint64_t>(input.tags[i] + 1),
            static_cast<std::uint64_t>(c.relations()[i] + 1)};
}

}  // namespace

void parse_features(const Configuration& c, const Input& input, std::vector<std::uint64_t>& out) {
    const auto on_stack = [&](std::size_t depth) {
        return c.stack().size() > depth ? c.stack()[c.stack().size() - 1 - depth] : -1;
    };
    const auto in_buffer = [&](int ahead) {
        return c.front() + ahead < c.size() ? c.front() + ahead : -1;
    };
    const int n0 = on_stack(0);
    const int n1 = on_stack(1);
    const int m0 = in_buffer(0);
    static const Configuration::Sides kNone{};
    const Configuration::Sides& d0 = n0 >= 0 ? c.sides(n0) : kNone;
    const Configuration::Sides& d1 = n1 >= 0 ? c.sides(n1) : kNone;
    const Configuration::Sides& e0 = m0 >= 0 ? c.sides(m0) : kNone;
    const Seen s0 = seen(c, input, n0), s1 = seen(c, input, n1), s2 = seen(c, input, on_stack(2));
    const Seen b0 = seen(c, input, m0), b1 = seen(c, input, in_buffer(1)),
               b2 = seen(c, input, in_buffer(2));
    const Seen s0l = seen(c, input, d0.left), s0r = seen(c, input, d0.right);
    const Seen s0l2 = seen(c, input, d0.left2), s0r2 = seen(c, input, d0.right2);
    const Seen s1l = seen(c, input, d1.left), s1r = seen(c, input, d1.right);
    const Seen s1r2 = seen(c, input, d1.right2);
    const Seen b0l = seen(c, input, e0.left), b0l2 = seen(c, input, e0.left2);
    const auto near = static_cast<std::uint64_t>(n0 >= 0 && m0 >= 0 ? std::min(m0 - n0, 6) : 0);
    const auto gap =
        static_cast<std::uint64_t>(n1 >= 0 && n1 < c.size() ? std::min(n0 - n1, 6) : 0);
    const auto counts = [](const Configuration::Sides& s) {
        return static_cast<std::uint64_t>(std::min(s.left_count, 4) * 8 +
                                          std::min(s.right_count, 4));
    };
    std::uint64_t kind = 1000;
    out.clear();
    const auto add = [&](std::uint64_t a) { out.push_back(mixed(a, kind++)); };
    const auto add2 = [&](std::uint64_t a, std::uint64_t b) {
        out.push_back(mixed(mixed(a, b), kind++));
    };
    const auto add3 = [&](std::uint64_t a, std::uint64_t b, std::uint64_t d) {
        out.push_back(mixed(mixed(mixed(a, b), d), kind++));
    };
    for (const Seen& x : {s0, s1, b0, b1}) {
        add(x.word);
        add(x.tag);
        add2(x.word, x.tag);
    }
    for (const Seen& x : {s2, b2}) {
        add(x.word);
        add(x.tag);
    }
    add2(s0.word, b0.word);
    add2(s0.word, b0.tag);
    add2(s0.tag, b0.word);
    add2(s0.tag, b0.tag);
    add2(s1.word, s0.word);
    add2(s1.word, s0.tag);
    add2(s1.tag, s0.word);
    add2(s1.tag, s0.tag);
    add2(b0.tag, b1.tag);
    add2(b0.word, b1.tag);
    add2(s1.tag, b0.tag);
    add2(s1.word, b0.word);
    add3(s0.tag, b0.tag, b1.tag);
    add3(b0.tag, b1.tag, b2.tag);
    add3(s1.tag, s0.tag, b0.tag);
    add3(s2.tag, s1.tag, s0.tag);
    add3(s1.word, s0.tag, b0.tag);
    add3(s1.tag, s0.word, b0.tag);
    add3(s1.tag, s0.tag, b0.word);
    add3(s0.tag, s0l.tag, b0.tag);
    add3(s0.tag, s0r.tag, b0.tag);
    add3(s0.tag, b0.tag, b0l.tag);
    add3(s1.tag, s1r.tag, s0.tag);
    add3(s1.tag, s1l.tag, s0.tag);
    add3(s1.tag, s0.tag, s0l.tag);
    add3(s1.tag, s0.tag, s0r.tag);
    add3(s0.tag, s0l.relation, s0r.relation);
    add3(s1.tag, s1l.relation, s1r.relation);
    add3(s1.tag, s1r.relation, s1r2.relation);
    add3(b0.tag, b0l.relation, b0l2.relation);
    add3(s0.tag, s0l.relation, s0l2.relation);
    add3(s0.tag, s0r.relation, s0r2.relation);
    add2(s0.word, s0l.relation);
    add2(s0.word, s0r.relation);
    add2(s1.word, s1r.relation);
    add2(b0.word, b0l.relation);
    add2(s0l.word, s0.tag);
    add2(s0r.word, s0.tag);
    add2(s1r.word, s1.tag);
    add3(s0.tag, b0.tag, near);
    add3(s0.word, b0.tag, near);
    add3(s1.tag, s0.tag, gap);
    add3(s1.word, s0.tag, gap);
    add3(s0.tag, s1.tag, counts(d0));
    add3(s1.tag, s0.tag, counts(d1));
    add3(s0.tag, b0.tag, counts(e0));
    add2(s1.word, counts(d1));
    add2(s0.word, counts(d0));
}

}  // namespace demarche::language
