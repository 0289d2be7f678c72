#include "importers/extract/wording_model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/catalog/table.hpp"
#include "core/error.hpp"

extern "C" {
extern const char demarche_embedded_wording_weights[];
extern const char demarche_embedded_wording_weights_end[];
}

namespace demarche::extract {
namespace {

constexpr double kUnit = 100;  // of a logit
constexpr std::string_view kNone = "none";

bool is_content(const Token& token) {
    return token.upos == Upos::noun || token.upos == Upos::verb || token.upos == Upos::adj ||
           token.upos == Upos::adv || token.upos == Upos::adp || token.upos == Upos::part;
}

}  // namespace

std::string_view embedded_wording_weights() {
    return {demarche_embedded_wording_weights,
            static_cast<std::size_t>(demarche_embedded_wording_weights_end -
                                     demarche_embedded_wording_weights)};
}

WordingModel::WordingModel(std::string_view table) {
    for (const catalog::Row& row : catalog::read_table(table).rows) {
        auto& weights = weights_[std::string{row[0]}];
        std::string_view rest = row[1];
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find("; "), rest.size());
            const std::string_view one = rest.substr(0, end);
            rest.remove_prefix(std::min(end + 2, rest.size()));
            const std::size_t gap = one.find(' ');
            int weight = 0;
            const char* last = one.data() + one.size();
            if (gap == std::string_view::npos ||
                std::from_chars(one.data() + gap + 1, last, weight).ptr != last)
                throw InputError{fmt::format("wording: '{}' is no root and weight", one)};
            const std::string root{one.substr(0, gap)};
            const auto at = std::ranges::find(roots_, root);
            weights.emplace_back(static_cast<std::size_t>(at - roots_.begin()), weight);
            if (at == roots_.end()) roots_.push_back(root);
        }
    }
}

WordingModel::Reading WordingModel::read(const std::vector<std::string>& words) const {
    if (roots_.empty()) return {};
    std::vector<double> sums(roots_.size());
    std::vector<std::pair<int, std::string>> best(roots_.size());
    for (const std::string& word : words) {
        const auto at = weights_.find(word);
        if (at == weights_.end()) continue;
        for (const auto& [root, weight] : at->second) {
            sums[root] += weight / kUnit;
            best[root] = std::max(best[root], {weight, word});
        }
    }
    const double most = *std::ranges::max_element(sums);
    double all = 0;
    for (double& sum : sums) all += sum = std::exp(sum - most);
    Reading reading;
    for (std::size_t i = 0; i < roots_.size(); ++i) {
        const double chance = sums[i] / all;
        if (roots_[i] == kNone) {
            reading.none = chance;
        } else if (chance > reading.chance) {
            reading.root = roots_[i];
            reading.chance = chance;
            reading.words = best[i].second;
        }
    }
    return reading;
}

std::vector<std::string> wording_of(const Tree& tree, const std::vector<int>& nodes) {
    std::vector<std::string> found{"any"};
    std::string before;
    for (const int node : nodes) {
        const Token& token = tree.token(node);
        if (token.upos == Upos::propn) {
            before = "name";
            continue;
        }
        if (!is_content(token)) continue;
        const std::string word = lemma_of(token);
        found.push_back(word);
        if (!before.empty()) found.push_back(fmt::format("{} {}", before, word));
        before = word;
    }
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

}  // namespace demarche::extract
