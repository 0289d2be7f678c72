#include "importers/language/head_tree.hpp"

#include <algorithm>
#include <cstddef>

namespace demarche::language {
namespace {

std::vector<int> best_each(const Scores& s) {
    std::vector<int> heads(static_cast<std::size_t>(s.positions), -1);
    for (int d = 1; d < s.positions; ++d) {
        const float* of = s.heads.data() + static_cast<std::ptrdiff_t>(d) * s.positions;
        int best = 0;
        for (int h = 0; h < s.positions; ++h)
            if (h != d && of[h] > of[best]) best = h;
        heads[static_cast<std::size_t>(d)] = best;
    }
    return heads;
}

bool is_tree(const std::vector<int>& heads) {
    if (std::ranges::count(heads, 0) != 1) return false;
    const auto n = heads.size();
    for (std::size_t d = 1; d < n; ++d) {
        std::size_t steps = 0;
        for (int at = static_cast<int>(d); at != 0; at = heads[static_cast<std::size_t>(at)])
            if (++steps > n) return false;
    }
    return true;
}

/// Spans of Eisner's algorithm over positions 1 … n-1.
class Projective {
public:
    explicit Projective(const Scores& s)
        : s_{s},
          n_{s.positions},
          spans_(static_cast<std::size_t>(n_) * static_cast<std::size_t>(n_)) {}

    std::vector<int> heads() {
        for (int width = 1; width < n_ - 1; ++width)
            for (int i = 1; i + width < n_; ++i) fill(i, i + width);
        int root = 1;
        for (int r = 2; r < n_; ++r)
            if (whole(r) > whole(root)) root = r;
        heads_.assign(static_cast<std::size_t>(n_), -1);
        heads_[static_cast<std::size_t>(root)] = 0;
        trace(1, root, complete_left);
        trace(root, n_ - 1, complete_right);
        return heads_;
    }

private:
    enum Kind { arc_left, arc_right, complete_left, complete_right };
    struct Span {
        float score[4]{};
        int split[4]{};
    };

    std::size_t place(int row, int column) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(n_) +
               static_cast<std::size_t>(column);
    }
    float arc(int head, int dependent) const { return s_.heads[place(dependent, head)]; }
    Span& span(int i, int j) { return spans_[place(i, j)]; }
    float whole(int r) {
        return arc(0, r) + span(1, r).score[complete_left] + span(r, n_ - 1).score[complete_right];
    }

    void fill(int i, int j) {
        Span& out = span(i, j);
        int best = i;
        float most = 0;
        for (int k = i; k < j; ++k) {
            const float sum =
                span(i, k).score[complete_right] + span(k + 1, j).score[complete_left];
            if (k == i || sum > most) most = sum, best = k;
        }
        out.split[arc_left] = out.split[arc_right] = best;
        out.score[arc_left] = most + arc(j, i);
        out.score[arc_right] = most + arc(i, j);
        for (int k = i; k < j; ++k) {
            const float sum = span(i, k).score[complete_left] + span(k, j).score[arc_left];
            if (k == i || sum > out.score[complete_left])
                out.score[complete_left] = sum, out.split[complete_left] = k;
        }
        for (int k = i + 1; k <= j; ++k) {
            const float sum = span(i, k).score[arc_right] + span(k, j).score[complete_right];
            if (k == i + 1 || sum > out.score[complete_right])
                out.score[complete_right] = sum, out.split[complete_right] = k;
        }
    }

    void trace(int i, int j, Kind kind) {
        if (i == j) return;
        const int k = span(i, j).split[kind];
        switch (kind) {
            case arc_left:
            case arc_right:
                heads_[static_cast<std::size_t>(kind == arc_left ? i : j)] =
                    kind == arc_left ? j : i;
                trace(i, k, complete_right);
                trace(k + 1, j, complete_left);
                break;
            case complete_left:
                trace(i, k, complete_left);
                trace(k, j, arc_left);
                break;
            case complete_right:
                trace(i, k, arc_right);
                trace(k, j, complete_right);
                break;
        }
    }

    const Scores& s_;
    int n_;
    std::vector<Span> spans_;
    std::vector<int> heads_;
};

}  // namespace

std::vector<int> best_heads(const Scores& scores) {
    if (scores.positions < 2) return {-1};
    std::vector<int> heads = best_each(scores);
    return is_tree(heads) ? heads : Projective{scores}.heads();
}

}  // namespace demarche::language
