#include "importers/extract/boosted_model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "core/catalog/table.hpp"
#include "core/error.hpp"

extern "C" {
extern const char demarche_embedded_target_trees[];
extern const char demarche_embedded_target_trees_end[];
}

namespace demarche::extract {
namespace {

constexpr int kDeepest = 64;  // questions in a row; more is a broken table

int whole_number(const std::string& text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size())
        throw InputError{fmt::format("trees: '{}' is no whole number", text)};
    return number;
}

}  // namespace

std::string_view embedded_target_trees() {
    return {demarche_embedded_target_trees,
            static_cast<std::size_t>(demarche_embedded_target_trees_end -
                                     demarche_embedded_target_trees)};
}

BoostedModel::BoostedModel(std::string_view table) {
    std::vector<std::pair<std::string, std::string>> rows;
    for (const catalog::Row& row : catalog::read_table(table).rows)
        rows.emplace_back(row[0], row[1]);
    for (std::size_t at = 0; at < rows.size();) {
        roots_.push_back(nodes_.size());
        at = read_tree(rows, at, 0);
    }
}

std::size_t BoostedModel::read_tree(const std::vector<std::pair<std::string, std::string>>& rows,
                                    std::size_t at, int depth) {
    if (at == rows.size()) throw InputError{"trees: the last tree is cut off"};
    if (depth > kDeepest) throw InputError{"trees: a tree is too deep"};
    const auto& [kind, text] = rows[at++];
    const std::size_t here = nodes_.size();
    nodes_.push_back({});
    if (kind == "end") {
        nodes_[here].figure = whole_number(text);
        return at;
    }
    if (kind != "ask") throw InputError{fmt::format("trees: '{}' is neither ask nor end", kind)};
    nodes_[here].feature =
        numbers_.try_emplace(text, static_cast<int>(numbers_.size())).first->second;
    at = read_tree(rows, at, depth + 1);
    nodes_[here].no = nodes_.size();
    return read_tree(rows, at, depth + 1);
}

std::vector<char> BoostedModel::shown(const std::vector<std::string>& features) const {
    std::vector<char> shown(numbers_.size());
    for (const std::string& feature : features)
        if (const auto at = numbers_.find(feature); at != numbers_.end())
            shown[static_cast<std::size_t>(at->second)] = 1;
    return shown;
}

int BoostedModel::sum_of(const std::vector<char>& shown) const {
    int sum = 0;
    for (const std::size_t root : roots_) {
        const Node* node = &nodes_[root];
        while (node->feature >= 0)
            node =
                shown[static_cast<std::size_t>(node->feature)] != 0 ? node + 1 : &nodes_[node->no];
        sum += node->figure;
    }
    return sum;
}

double BoostedModel::sum(const std::vector<std::string>& features) const {
    return sum_of(shown(features)) / 1000.0;
}

std::string BoostedModel::reason(const std::vector<std::string>& features) const {
    std::vector<char> all = shown(features);
    int least = sum_of(all);
    std::string best;
    for (const std::string& feature : features) {
        const auto at = numbers_.find(feature);
        if (at == numbers_.end()) continue;
        char& is_shown = all[static_cast<std::size_t>(at->second)];
        is_shown = 0;
        if (const int without = sum_of(all); without < least) {
            least = without;
            best = feature;
        }
        is_shown = 1;
    }
    return best;
}

std::vector<double> shares(std::vector<double> sums) {
    if (sums.empty()) return sums;
    const double most = std::ranges::max(sums);
    double whole = 0;
    for (double& sum : sums) whole += sum = std::exp(sum - most);
    for (double& sum : sums) sum /= whole;
    return sums;
}

}  // namespace demarche::extract
