#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "importers/extract/tree.hpp"

namespace demarche::extract {

/// Which deed a clause tells, by the words that it is made of: multinomial logistic regression over
/// them.
class WordingModel {
public:
    /// `table`: a head line, then lines of a word or two, a tab, and what they speak for, a CAMEO
    /// root or "none", and by how much, in hundredths of a logit: "curfew", "17 213; none -80".
    /// Throws InputError where one is broken.
    explicit WordingModel(std::string_view table);

    struct Reading {
        std::string root;   // the likeliest, "01" to "20"; empty where the table has none
        double chance{};    // that it is this one, from 0 to 1
        double none{};      // that the clause tells no deed
        std::string words;  // what speaks most for it
    };
    [[nodiscard]] Reading read(const std::vector<std::string>& words) const;

private:
    std::vector<std::string> roots_;
    std::unordered_map<std::string, std::vector<std::pair<std::size_t, int>>> weights_;
};

/// What the model asks of a clause: its words but names, and each with the one before it.
[[nodiscard]] std::vector<std::string> wording_of(const Tree& tree, const std::vector<int>& nodes);

/// data/wording_weights.tsv
[[nodiscard]] std::string_view embedded_wording_weights();

}  // namespace demarche::extract
