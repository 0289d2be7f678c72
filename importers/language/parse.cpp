#include "importers/language/parse.hpp"

#include <algorithm>
#include <limits>

#include "importers/language/scores.hpp"
#include "importers/language/transitions.hpp"

namespace demarche::language {
namespace {

constexpr std::int32_t kNever = std::numeric_limits<std::int32_t>::min();

/// The best class of `first`, `first` + 2, … : left ones stand at odd places, right ones at even
/// ones.
std::size_t best_of(const std::vector<std::int32_t>& scores, std::size_t first) {
    std::size_t best = first;
    for (std::size_t k = first; k < scores.size(); k += 2)
        if (scores[k] > scores[best]) best = k;
    return best;
}

/// The first word on the root keeps it; the others on the root hang on that.
void keep_one_root(Arcs& arcs, int parataxis, int root_relation) {
    const int n = static_cast<int>(arcs.heads.size());
    int root = -1;
    for (int i = 0; i < n; ++i) {
        int& head = arcs.heads[static_cast<std::size_t>(i)];
        if (head >= 0 && head < n) continue;
        if (root < 0) {
            root = i;
            head = n;
            arcs.relations[static_cast<std::size_t>(i)] = root_relation;
        } else {
            head = root;
            if (arcs.relations[static_cast<std::size_t>(i)] == root_relation)
                arcs.relations[static_cast<std::size_t>(i)] = parataxis;
        }
    }
}

int index_of(const std::vector<std::string>& names, std::string_view name) {
    const auto found = std::ranges::find(names, name);
    return found == names.end() ? 0 : static_cast<int>(found - names.begin());
}

}  // namespace

std::vector<int> tag_words(const Model& model, const std::vector<Word>& words) {
    std::vector<int> tags(words.size(), -1);
    std::vector<std::int32_t> scores(model.tags.size());
    std::vector<std::uint64_t> features;
    int previous = -1;
    int before = -1;
    for (std::size_t i = 0; i < words.size(); ++i) {
        tag_features(words, i, previous, before, features);
        std::ranges::fill(scores, 0);
        add_scores(model.tagger, features, scores);
        tags[i] = static_cast<int>(std::ranges::max_element(scores) - scores.begin());
        before = previous;
        previous = tags[i];
    }
    return tags;
}

Arcs parse_words(const Model& model, const std::vector<Word>& words, const std::vector<int>& tags) {
    const Input input{words, tags};
    Configuration c{static_cast<int>(words.size())};
    std::vector<std::int32_t> scores(1 + 2 * model.relations.size());
    std::vector<std::uint64_t> features;
    while (!c.is_done()) {
        parse_features(c, input, features);
        std::ranges::fill(scores, 0);
        add_scores(model.parser, features, scores);
        const std::size_t left = best_of(scores, 1);
        const std::size_t right = best_of(scores, 2);
        const std::int32_t by_shift = c.can_shift() ? scores[0] : kNever;
        const std::int32_t by_left = c.can_left() ? scores[left] : kNever;
        const std::int32_t by_right = c.can_right() ? scores[right] : kNever;
        if (by_shift >= by_left && by_shift >= by_right)
            c.shift();
        else if (by_left >= by_right)
            c.left(static_cast<int>((left - 1) / 2));
        else
            c.right(static_cast<int>((right - 2) / 2));
    }
    Arcs arcs{c.heads(), c.relations()};
    keep_one_root(arcs, index_of(model.relations, "parataxis"), index_of(model.relations, "root"));
    return arcs;
}

}  // namespace demarche::language
