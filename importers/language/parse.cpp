#include "importers/language/parse.hpp"

#include <algorithm>

#include "importers/language/head_tree.hpp"
#include "importers/language/scores.hpp"

namespace demarche::language {

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

std::vector<Arcs> parse_words(const Model& model, std::span<const Tagged> sentences) {
    const auto root =
        static_cast<int>(std::ranges::find(model.relations, "root") - model.relations.begin());
    std::vector<bool> is_once;
    for (const std::string& relation : model.relations)
        is_once.push_back(relation == "obj" || relation == "nsubj" || relation == "nsubj:pass" ||
                          relation == "iobj" || relation == "cop");
    std::vector<Arcs> all;
    for (const Read& one : read(model.network, model.vocabulary, sentences)) {
        const int n = one.scores.positions - 1;
        const std::vector<int> heads = best_heads(one.scores);
        const std::vector<int> relations = best_labels(model.network, one, heads, root, is_once);
        Arcs& arcs = all.emplace_back();
        arcs.tags = one.tags;
        for (std::size_t d = 1; d < heads.size(); ++d) {
            arcs.heads.push_back(heads[d] == 0 ? n : heads[d] - 1);
            arcs.relations.push_back(relations[d]);
        }
    }
    return all;
}

}  // namespace demarche::language
